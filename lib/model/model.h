/*
 * A model: heads, each a question with two answers or more, that all read the same features.
 * One table holds their weights: a row for each bucket of features, a lane of one byte for each
 * answer, so that one access to memory serves every head. crisis-model(5) tells the file's form.
 *
 * model_open borrows the file's bytes, which must stay; nothing of the table is copied, so all
 * programs that use a model share its pages.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "model/features.h"

enum { MODEL_VERSION = 2, MODEL_LANES = 24, MODEL_HEADS = 16, MODEL_NAME = 32 };

/* The heads that crisis-score asks for, in this order in every array of them. The last three say how
 * bad it is for people, and are told only by what they do to the severity. */
enum head_name {
	HEAD_SENTIMENT, /* negative, neutral, positive */
	HEAD_FOREIGN,   /* the same, of posts that are not in English */
	HEAD_EMOTION,
	HEAD_COMPLAINT,
	HEAD_OFFENSIVE,
	HEAD_IRONY,
	HEAD_REQUEST,
	HEAD_GRAVE, /* a life is lost or at stake, many are harmed */
	HEAD_HARM,  /* so, or somebody is hurt, exposed, in danger */
	HEAD_LOSS,  /* so, or money, time and patience are lost */
	HEADS,
	HEADS_TOLD = HEAD_GRAVE
};

extern const char *const head_names[HEADS];

/* A head of one lane answers yes or no. */
struct head {
	unsigned first, count; /* lanes; 0: the model has no such head */
	double sharpness;      /* what a score is multiplied by, */
	double shift;          /* and what is added, to give a logit */
	double sure;           /* the probability from which 90 % were right on the dev set */
};

struct model {
	struct head heads[HEADS];
	unsigned lane_count;
	/* By lane. An answer's score is bias + scale * norm * the sum of its rows + figures. */
	char labels[MODEL_LANES][MODEL_NAME];
	float bias[MODEL_LANES], scale[MODEL_LANES];
	float figures[FIGURES][MODEL_LANES];
	unsigned bits;      /* half of the 2^bits rows are for words, half for characters */
	double grams;       /* what a run of characters counts beside a word */
	const int8_t *rows; /* MODEL_LANES bytes each */
	const unsigned char *names;
	struct span languages; /* the table for language.h; empty: none */
	double language_scale;
};

/* Reads a model. STATUS_PLAN when it is none, is cut short, or is of another version; name is
 * what faults call it. whole: the sum over all bytes is checked too, which touches them all. */
enum status model_open(
    struct model *model, struct span bytes, bool whole, const char *name, struct fault *fault);

/* The model that comes with the program. */
struct span model_builtin(void);

/* The row of a feature. */
static inline size_t model_word_row(const struct model *model, uint32_t hash)
{
	return hash >> (33 - model->bits);
}

static inline size_t model_gram_row(const struct model *model, uint32_t hash)
{
	return (hash >> (33 - model->bits)) + ((size_t)1 << (model->bits - 1));
}

/* What all sums are multiplied by, so that long posts weigh no more than short ones: words and
 * grams are how many numbers of each a post has. */
double model_norm(const struct model *model, size_t words, size_t grams);

#endif
