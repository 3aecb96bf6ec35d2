#include "model/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FLUSH = 128 }; /* rows that can be added up in 16 bits */

/* Adds rows of the table, lane by lane; the loops over lanes are made for vectors. */
static void add_rows(const int8_t *table, const uint32_t *hashes, size_t count, unsigned shift,
    int32_t sum[MODEL_LANES])
{
	while (count > 0) {
		size_t some = count < FLUSH ? count : FLUSH;
		int16_t part[MODEL_LANES] = {0};

		for (size_t i = 0; i < some; i++) {
			const int8_t *row = table + (size_t)(hashes[i] >> shift) * MODEL_LANES;

			for (int lane = 0; lane < MODEL_LANES; lane++)
				part[lane] = (int16_t)(part[lane] + row[lane]);
		}
		for (int lane = 0; lane < MODEL_LANES; lane++)
			sum[lane] += part[lane];
		hashes += some;
		count -= some;
	}
}

static void sum_tokens(const struct model *model, const struct features *features, size_t tokens,
    struct verdict *verdict, int32_t sum[MODEL_LANES])
{
	const int8_t *words = model->rows;
	const int8_t *grams = words + ((size_t)MODEL_LANES << (model->bits - 1));
	const unsigned shift = 33 - model->bits;

	for (size_t i = 0; i < tokens; i++) {
		const struct features_token *token = &features->tokens[i];
		const uint32_t *at = features->at + token->from;
		int32_t *lanes = verdict->tokens[i].lanes;

		memset(lanes, 0, sizeof verdict->tokens[i].lanes);
		add_rows(words, at, token->words, shift, lanes);
		add_rows(grams, at + token->words, token->grams, shift, lanes);
		for (int lane = 0; lane < MODEL_LANES; lane++)
			sum[lane] += lanes[lane];
	}
}

/* What the figures of the whole add, and the bias. */
static void sum_figures(const struct model *model, const double *figures, float *sum)
{
	memcpy(sum, model->bias, sizeof model->bias);
	for (int i = 0; i < FIGURES; i++) {
		float value = (float)figures[i];

		for (int lane = 0; value != 0 && lane < MODEL_LANES; lane++)
			sum[lane] += model->figures[i][lane] * value;
	}
}

void model_judge(const struct model *model, const struct features *features, size_t tokens,
    struct verdict *verdict)
{
	int32_t sum[MODEL_LANES] = {0};
	float figures[MODEL_LANES];

	if (verdict->room < tokens) {
		verdict->room = tokens;
		verdict->tokens = mem_resize(verdict->tokens, tokens, sizeof *verdict->tokens);
	}
	verdict->norm = model_norm(model, features);
	sum_tokens(model, features, tokens, verdict, sum);
	sum_figures(model, features->figures, figures);
	for (int i = 0; i < MODEL_LANES; i++)
		verdict->scores[i] =
		    (double)figures[i] + (double)model->scale[i] * verdict->norm * sum[i];
	for (int head = 0; head < HEADS; head++)
		model_weigh(model, (enum head_name)head, verdict);
}

void model_weigh(const struct model *model, enum head_name name, struct verdict *verdict)
{
	const struct head *head = &model->heads[name];
	const double *scores = verdict->scores + head->first;
	double *p = verdict->p + head->first, sum = 0, most = -HUGE_VAL;

	if (head->count == 1) {
		p[0] = 1 / (1 + exp(-(scores[0] * head->sharpness + head->shift)));
		return;
	}
	for (unsigned i = 0; i < head->count; i++)
		most = scores[i] > most ? scores[i] : most;
	for (unsigned i = 0; i < head->count; i++)
		sum += p[i] = exp((scores[i] - most) * head->sharpness);
	for (unsigned i = 0; i < head->count; i++)
		p[i] /= sum;
}

unsigned model_answer(const struct model *model, enum head_name name, const struct verdict *verdict)
{
	const struct head *head = &model->heads[name];
	unsigned best = head->first;

	for (unsigned i = head->first; i < head->first + head->count; i++)
		if (verdict->p[i] > verdict->p[best])
			best = i;
	return best;
}

bool model_sure(const struct model *model, enum head_name name, const struct verdict *verdict)
{
	const struct head *head = &model->heads[name];
	double p;

	if (head->count == 0)
		return false;
	p = verdict->p[model_answer(model, name, verdict)];
	if (head->count == 1 && p < 0.5)
		p = 1 - p;
	return p >= head->sure && head->sure < 1;
}

void verdict_free(struct verdict *verdict)
{
	free(verdict->tokens);
	*verdict = (struct verdict){0};
}
