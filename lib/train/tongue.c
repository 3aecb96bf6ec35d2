#include "train/tongue.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "model/language.h"
#include "train/eye.h"
#include "train/solve.h"

/* By trial, on rows held back. */
enum { FOLDS = 5, FROM_SENTENCE = 24, LANGUAGE_ROWS = 27000 };

static const double COST = 1;

struct tongue {
	const struct corpus *corpus;
	const struct recipe *recipe;
	struct eye eye;
	struct solve_row *rows;
	unsigned *answers;
	size_t count, room;
	bool held;
};

static int number_of(struct span label)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (span_is(label, language_names[i]))
			return i;
	return -1;
}

static bool is_held(const struct sample *sample)
{
	return hash_text(HASH_START, sample->text) % FOLDS == 0;
}

/* One row of the tokens first .. behind - 1. */
static void add_row(struct tongue *tongue, size_t first, size_t behind, unsigned answer)
{
	const struct tokens *tokens = &tongue->eye.tokens;
	struct solve_row *row;
	uint32_t numbers[LANGUAGE_ROOM];
	size_t n = 0;

	if (tongue->count == tongue->room) {
		tongue->room = tongue->room > 0 ? tongue->room * 2 : 4096;
		tongue->rows = mem_resize(tongue->rows, tongue->room, sizeof *tongue->rows);
		tongue->answers =
		    mem_resize(tongue->answers, tongue->room, sizeof *tongue->answers);
	}
	row = &tongue->rows[tongue->count];
	row->cells = mem_new((behind - first) * LANGUAGE_ROOM + 1, sizeof *row->cells);
	for (size_t i = first; i < behind; i++) {
		size_t count = language_numbers(tokens, &tokens->at[i], numbers);

		for (size_t k = 0; k < count; k++)
			row->cells[n++] = (struct cell){
			    (uint32_t)language_row(numbers[k], LANGUAGE_ROWS), 1};
	}
	if (n == 0) {
		free(row->cells);
		return;
	}
	for (size_t i = 0; i < n; i++)
		row->cells[i].value = (float)(1 / sqrt((double)n));
	row->count = cells_merge(row->cells, n);
	row->cells = mem_resize(row->cells, row->count, sizeof *row->cells);
	tongue->answers[tongue->count++] = answer;
}

/* A sentence gives some of its words and pairs too, spread over it. */
static void add_sample(struct tongue *tongue, const struct sample *sample, bool whole)
{
	int answer = number_of(sample->label);
	size_t count, step;

	if (answer < 0)
		return;
	eye_read(&tongue->eye, sample->text);
	count = tongue->eye.tokens.count;
	add_row(tongue, 0, count, (unsigned)answer);
	step = count / FROM_SENTENCE + 1;
	for (size_t i = 0; whole && count > 2 && i < count; i += step) {
		add_row(tongue, i, i + 1, (unsigned)answer);
		if (i % 2 == 0 && i + 2 <= count)
			add_row(tongue, i, i + 2, (unsigned)answer);
	}
}

static void quantise(float *const *lanes, struct buf *table, double *scale)
{
	float top = 0;

	for (size_t k = 0; k < LANGUAGES; k++)
		for (size_t i = 0; i <= LANGUAGE_ROWS; i++)
			top = fmaxf(top, fabsf(lanes[k][i]));
	top *= 0.6F; /* the few that are greater are cut */
	*scale = (double)top / 127;
	for (size_t i = 0; i < LANGUAGE_ROWS; i++)
		for (size_t k = 0; k < LANGUAGES; k++) {
			/* the first row is the bias, which liblinear gives last */
			float weight = lanes[k][i == 0 ? LANGUAGE_ROWS : i];

			buf_char(table, (char)(int8_t)fmaxf(
			    fminf(roundf(weight / top * 127), 127), -127));
		}
}

enum status tongue_fit(const struct corpus *corpus, const struct recipe *recipe, bool held,
    struct buf *table, double *scale, struct fault *fault)
{
	struct tongue tongue = {.corpus = corpus, .recipe = recipe, .held = held};
	float *lanes[LANGUAGES];
	enum status status = eye_open(&tongue.eye, lexicon_builtin(), fault);

	for (size_t i = 0; status == STATUS_OK && i < recipe->language_count; i++) {
		const struct source *source = &corpus->sources[recipe->languages[i]];

		for (size_t k = 0; k < source->count; k++)
			if (!held || !is_held(&source->samples[k]))
				add_sample(&tongue, &source->samples[k], true);
	}
	for (unsigned k = 0; k < LANGUAGES; k++) {
		lanes[k] = mem_new(LANGUAGE_ROWS + 1, sizeof(float));
		if (status == STATUS_OK)
			status = solve_one(&(struct solve){.rows = tongue.rows,
			        .answers = tongue.answers,
			        .count = tongue.count,
			        .columns = LANGUAGE_ROWS,
			        .cost = COST},
			    k, lanes[k], fault);
	}
	if (status == STATUS_OK)
		quantise(lanes, table, scale);
	for (size_t k = 0; k < LANGUAGES; k++)
		free(lanes[k]);
	for (size_t i = 0; i < tongue.count; i++)
		free(tongue.rows[i].cells);
	free(tongue.rows);
	free(tongue.answers);
	eye_close(&tongue.eye);
	return status;
}

void tongue_report(const struct corpus *corpus, const struct recipe *recipe, struct span table,
    double scale, struct buf *lines)
{
	struct eye eye = {0};
	struct spoken_words words = {0};
	struct fault fault;

	if (eye_open(&eye, lexicon_builtin(), &fault) != STATUS_OK)
		return;
	for (size_t i = 0; i < recipe->language_count; i++) {
		const struct source *source = &corpus->sources[recipe->languages[i]];
		size_t all[LANGUAGES] = {0}, right[LANGUAGES] = {0}, present = 0;
		double mean = 0;

		for (size_t k = 0; k < source->count; k++) {
			int answer = number_of(source->samples[k].label);

			if (answer < 0 || !is_held(&source->samples[k]))
				continue;
			eye_read(&eye, source->samples[k].text);
			all[answer]++;
			right[answer] += language_find(table, scale, &eye.tokens, &words).found == answer;
		}
		for (int k = 0; k < LANGUAGES; k++) {
			present += all[k] > 0;
			mean += all[k] > 0 ? (double)right[k] / (double)all[k] : 0;
		}
		buf_format(lines, "languages on %.*s: %.1f right of a fifth held back\n",
		    (int)recipe->sources[recipe->languages[i]].name.len,
		    recipe->sources[recipe->languages[i]].name.at,
		    present > 0 ? 100 * mean / (double)present : 0);
	}
	language_free(&words);
	eye_close(&eye);
}
