/*
 * What a model makes of a post's features.
 */
#ifndef MODEL_JUDGE_H
#define MODEL_JUDGE_H

#include "model/model.h"

/* What the tokens add to each lane, before scale and norm; kept from post to post. */
struct judged_token {
	int16_t lanes[MODEL_LANES];
};

struct verdict {
	double scores[MODEL_LANES];
	double p[MODEL_LANES];       /* of a head's labels, summing to 1; of yes */
	double norm;
	struct judged_token *tokens; /* one a token */
	size_t room;
	struct judged_word *words; /* those met before, so that they need not be spelled again */
};

/* Fills verdict, which starts zeroed and goes to verdict_free, and is used with one model
 * only. */
void model_judge(const struct model *model, const struct features *features,
    const struct tokens *tokens, struct verdict *verdict);

/* Makes probabilities of a head's scores. */
void model_weigh(const struct model *model, enum head_name head, struct verdict *verdict);

void verdict_free(struct verdict *verdict);

/* The lane with the highest probability. */
unsigned model_answer(const struct model *model, enum head_name head, const struct verdict *verdict);

/* True where answers as probable as the head's were right nine times in ten on the dev set. */
bool model_sure(const struct model *model, enum head_name head, const struct verdict *verdict);

#endif
