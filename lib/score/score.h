/*
 * Judging a post: text, tokens, evidence of valence, label; topics; severity; stance; the
 * member that crisis-score adds. Each stage is a file of its own and sees what those before it
 * found, nothing else.
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "plan/plan.h"
#include "post/record.h"
#include "score/context.h"
#include "score/severity.h"
#include "model/judge.h"
#include "model/valence.h"

/* What was found of one post; borrowed from the scorer until its next post. */
struct judgement {
	struct context context;
	struct valence valence;
	struct severity_result severity;
	enum stance stance;
	int urgency;
	const struct plan *plan;
	bool *topics; /* one a topic of the plan */
	const struct model *model;      /* NULL: none was asked for */
	const struct verdict *verdict;  /* of the model */
	enum head_name sentiment_head;  /* the one that gave the label; HEADS: none did */
	bool asked;                     /* the model was: there is something to judge */
	bool english;                   /* the heads for English were */
	struct span lang;               /* as stated, or as the model has it; may be empty */
	char words[17];                 /* the hash of all words that are weighed */
	struct evidence_list why;
};

struct scorer;

/* What it judges by, as paths: a word list (lexicon.h), signs (signs.h), a model, of which "none"
 * is none, for judging by words alone. NULL stands for what is built in. */
struct scorer_files {
	const char *words, *signs, *model;
};

/* New; goes to scorer_free. plan is borrowed. STATUS_PLAN where a file or a topic's word cannot be
 * used. */
enum status scorer_open(struct scorer **scorer, const struct plan *plan,
    const struct scorer_files *files, struct fault *fault);
void scorer_free(struct scorer *scorer);

const struct judgement *score_post(struct scorer *scorer, struct record *record);

/* Appends the judgement as the member's value, a JSON object (crisis-post(5)). record is the
 * one that was judged; its arena is used. */
void score_write(const struct judgement *judgement, struct record *record, struct buf *out);

/* Appends it as lines for people, with all that is the post's masked for a terminal. */
void score_explain(const struct judgement *judgement, struct record *record, struct buf *out);

#endif
