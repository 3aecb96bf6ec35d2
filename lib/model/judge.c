#include "model/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FLUSH = 128,     /* rows that can be added up in 16 bits */
	WORDS_KEPT = 8192,
	WORD_KEPT = 24,  /* bytes of a word that is kept */
};

/* What a word adds wherever it stands: one line of a cache each. */
struct judged_word {
	uint32_t hash;
	uint8_t size, grams; /* size 0: no word is kept here */
	char key[WORD_KEPT + 2];
	int16_t lanes[MODEL_LANES];
};

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

/* A word's sum has room for a few more. */
static void add_row(const struct model *model, uint32_t hash, int16_t lanes[MODEL_LANES])
{
	const int8_t *row = model->rows + (size_t)model_word_row(model, hash) * MODEL_LANES;

	for (int lane = 0; lane < MODEL_LANES; lane++)
		lanes[lane] = (int16_t)(lanes[lane] + row[lane]);
}

static void spell(const struct model *model, const struct tokens *tokens,
    const struct token *token, uint32_t alone, struct judged_word *word)
{
	const int8_t *half = model->rows + ((size_t)MODEL_LANES << (model->bits - 1));
	const unsigned shift = 33 - model->bits;
	uint32_t hashes[GRAM_ROOM];
	int32_t sum[MODEL_LANES] = {0};

	word->grams = (uint8_t)features_grams(tokens, token, hashes);
	add_rows(half, hashes, word->grams, shift, sum);
	if (alone != 0)
		add_rows(model->rows, &alone, 1, shift, sum);
	for (int lane = 0; lane < MODEL_LANES; lane++)
		word->lanes[lane] = (int16_t)sum[lane];
}

/* The word's sum over its own number and its runs of characters, kept for the next time. */
static const struct judged_word *look_up(const struct model *model, const struct tokens *tokens,
    const struct token *token, uint32_t alone, struct verdict *verdict)
{
	struct span key = token_key(tokens, token);
	struct judged_word *word =
	    &verdict->words[key.len <= WORD_KEPT ? 1 + (token->hash & (WORDS_KEPT - 1)) : 0];

	if (key.len <= WORD_KEPT && word->size == key.len && word->hash == token->hash &&
	    memcmp(word->key, key.at, key.len) == 0)
		return word;
	spell(model, tokens, token, alone, word);
	word->size = (uint8_t)(key.len <= WORD_KEPT ? key.len : 0);
	word->hash = token->hash;
	memcpy(word->key, key.at, word->size);
	return word;
}

/* Returns how many runs of characters there are. */
static size_t sum_tokens(const struct model *model, const struct features *features,
    const struct tokens *tokens, struct verdict *verdict, int32_t sum[MODEL_LANES])
{
	const unsigned shift = 33 - model->bits;
	size_t grams = 0;

	/* pairs of words lie all over the table, and none waits for another */
	for (size_t i = 0; i < features->count; i++)
		__builtin_prefetch(model->rows + (size_t)(features->at[i] >> shift) * MODEL_LANES);
	for (size_t i = 0; i < tokens->count; i++) {
		const struct features_token *token = &features->tokens[i];
		int16_t lanes[MODEL_LANES] = {0}; /* which no row can be a part of */

		if (token->spelled) {
			const struct judged_word *word =
			    look_up(model, tokens, &tokens->at[i], token->alone, verdict);

			memcpy(lanes, word->lanes, sizeof word->lanes);
			grams += word->grams;
		} else if (token->alone != 0) {
			add_row(model, token->alone, lanes);
		}
		for (size_t k = 0; k < token->pairs; k++)
			add_row(model, features->at[token->from + k], lanes);
		memcpy(verdict->tokens[i].lanes, lanes, sizeof lanes);
		for (int lane = 0; lane < MODEL_LANES; lane++)
			sum[lane] += lanes[lane];
	}
	return grams;
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

void model_judge(const struct model *model, const struct features *features,
    const struct tokens *tokens, struct verdict *verdict)
{
	int32_t sum[MODEL_LANES] = {0};
	size_t grams;
	float figures[MODEL_LANES];

	if (verdict->room < tokens->count) {
		verdict->room = tokens->count;
		verdict->tokens =
		    mem_resize(verdict->tokens, tokens->count, sizeof *verdict->tokens);
	}
	if (verdict->words == NULL)
		verdict->words = mem_new(WORDS_KEPT + 1, sizeof *verdict->words);
	grams = sum_tokens(model, features, tokens, verdict, sum);
	verdict->norm = model_norm(model, features->words, grams);
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
		p[0] = 1 / (1 + (double)expf((float)-(scores[0] * head->sharpness + head->shift)));
		return;
	}
	for (unsigned i = 0; i < head->count; i++)
		most = scores[i] > most ? scores[i] : most;
	for (unsigned i = 0; i < head->count; i++)
		sum += p[i] = (double)expf((float)((scores[i] - most) * head->sharpness));
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
	free(verdict->words);
	*verdict = (struct verdict){0};
}
