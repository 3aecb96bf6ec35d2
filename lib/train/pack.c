#include "train/pack.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "model/names.h"

enum { ALIGNED = 64, LANE_TOP = 127, STEPS = 10 };

struct model_file {
	const struct packing *packing;
	struct buf *lines;
	int8_t *rows;
	size_t row_count;
	unsigned lane;
};

static void add_real(struct buf *lines, double value)
{
	char number[NUM_SIZE];

	num_write_real(number, value, 6);
	buf_format(lines, " %s", number);
}

/* The step of a lane's bytes: that which loses least, between one that holds the greatest
 * weight and ones that cut a few off. */
static double step_of(const float *weights, size_t count)
{
	double top = 0, best = 0, least = HUGE_VAL, part = 1;

	for (size_t i = 0; i < count; i++)
		top = fmax(top, fabs((double)weights[i]));
	for (int i = 0; i < STEPS; i++) {
		double step = top * part / LANE_TOP, loss = 0;

		for (size_t j = 0; j < count; j++) {
			double rounded = fmin(fmax(round((double)weights[j] / step), -LANE_TOP),
			    LANE_TOP);

			loss += (rounded * step - (double)weights[j]) *
			    (rounded * step - (double)weights[j]);
		}
		if (loss < least) {
			least = loss;
			best = step;
		}
		part *= 0.85;
	}
	return best > 0 ? best : 1;
}

/* grams: what half of the rows are multiplied by, so that a sum needs no two kinds. */
static double put_rows(struct model_file *pack, const float *weights)
{
	double grams = pack->packing->recipe->grams, step;
	float *scaled = mem_new(pack->row_count, sizeof *scaled);

	for (size_t i = 0; i < pack->row_count; i++)
		scaled[i] = weights[i] * (float)(i < pack->row_count / 2 ? 1 : grams);
	step = step_of(scaled, pack->row_count);
	for (size_t i = 0; i < pack->row_count; i++) {
		double rounded = round((double)scaled[i] / step);

		pack->rows[i * MODEL_LANES + pack->lane] =
		    (int8_t)fmin(fmax(rounded, -LANE_TOP), LANE_TOP);
	}
	free(scaled);
	return step;
}

static void put_fitted(struct model_file *pack, const struct packed_head *head)
{
	const struct recipe_task *task = head->task;
	const struct fitted *fitted = head->fitted;

	buf_format(pack->lines, "head %s", head_names[task->head]);
	add_real(pack->lines, fitted->sharpness);
	add_real(pack->lines, fitted->shift);
	add_real(pack->lines, fitted->sure);
	buf_char(pack->lines, '\n');
	for (size_t i = 0; i < fitted->lane_count; i++) {
		const float *figures = fitted->lanes[i] + pack->row_count;
		struct span label = task->labels[fitted->lane_count == 1 ? 1 : i];

		buf_format(pack->lines, "lane %.*s", (int)label.len, label.at);
		add_real(pack->lines, (double)figures[FIGURES]);
		add_real(pack->lines, put_rows(pack, fitted->lanes[i]));
		for (int k = 0; k < FIGURES; k++)
			add_real(pack->lines, (double)figures[k]);
		buf_char(pack->lines, '\n');
		pack->lane++;
	}
}

static void copy_head(struct model_file *pack, enum head_name name)
{
	const struct model *base = pack->packing->base;
	const struct head *head = &base->heads[name];

	buf_format(pack->lines, "head %s", head_names[name]);
	add_real(pack->lines, head->sharpness);
	add_real(pack->lines, head->shift);
	add_real(pack->lines, head->sure);
	buf_char(pack->lines, '\n');
	for (unsigned lane = head->first; lane < head->first + head->count; lane++) {
		buf_format(pack->lines, "lane %s", base->labels[lane]);
		add_real(pack->lines, (double)base->bias[lane]);
		add_real(pack->lines, (double)base->scale[lane]);
		for (int k = 0; k < FIGURES; k++)
			add_real(pack->lines, (double)base->figures[k][lane]);
		buf_char(pack->lines, '\n');
		for (size_t i = 0; i < pack->row_count; i++)
			pack->rows[i * MODEL_LANES + pack->lane] = base->rows[i * MODEL_LANES + lane];
		pack->lane++;
	}
}

static enum status put_heads(struct model_file *pack, struct fault *fault)
{
	const struct packing *packing = pack->packing;
	size_t lanes = 0;

	for (int i = 0; i < HEADS; i++)
		lanes += packing->heads[i].task != NULL ? packing->heads[i].fitted->lane_count
		    : packing->base != NULL             ? packing->base->heads[i].count
		                                        : 0;
	if (lanes > MODEL_LANES)
		return fault_set(fault, STATUS_USAGE, "%zu answers in all, but a model has room for %d",
		    lanes, MODEL_LANES);
	for (int i = 0; i < HEADS; i++) {
		if (packing->heads[i].task != NULL)
			put_fitted(pack, &packing->heads[i]);
		else if (packing->base != NULL && packing->base->heads[i].count > 0)
			copy_head(pack, (enum head_name)i);
	}
	return STATUS_OK;
}

static void pad(struct buf *out)
{
	while (out->len % ALIGNED != 0)
		buf_char(out, '\0');
}

/* The first line tells the size and the sum of what follows it, and the lines where the tables
 * are: all numbers in them have a fixed width, so that nothing moves. */
static void put_file(const struct model_file *pack, struct buf *out)
{
	const struct packing *packing = pack->packing;
	const size_t first = sizeof "crisis-model 2 0123456789 0123456789abcdef\n" - 1;
	const size_t tables = sizeof "tables 0123456789 0123456789 0123456789 0123456789\n\n" - 1;
	size_t names = (first + tables + pack->lines->len + ALIGNED - 1) / ALIGNED * ALIGNED;
	size_t rows = names + NAMES_SIZE, languages = rows + pack->row_count * MODEL_LANES;
	size_t start = out->len, body;
	char line[64];

	buf_format(out, "crisis-model %d %010zu %016x\n", MODEL_VERSION,
	    languages + packing->languages.len, 0U);
	body = out->len;
	buf_add(out, pack->lines->at, pack->lines->len);
	buf_format(out, "tables %010zu %010zu %010zu %010zu\n\n", names, rows, languages,
	    packing->languages.len);
	pad(out);
	buf_add(out, (const char *)packing->names, NAMES_SIZE);
	buf_add(out, (const char *)pack->rows, pack->row_count * MODEL_LANES);
	buf_add(out, packing->languages.at, packing->languages.len);
	snprintf(line, sizeof line, "%016" PRIx64,
	    hash_bulk(HASH_START, (struct span){out->at + body, out->len - body}));
	memcpy(out->at + start + first - 17, line, 16);
}

enum status pack_model(const struct packing *packing, struct buf *out, struct fault *fault)
{
	struct buf lines = {0};
	struct model_file pack = {.packing = packing, .lines = &lines,
	    .row_count = (size_t)1 << packing->recipe->bits};
	enum status status;

	buf_format(&lines, "features %u", packing->recipe->bits);
	add_real(&lines, packing->recipe->grams);
	buf_format(&lines, " %d\n", FIGURES);
	buf_text(&lines, "languages");
	add_real(&lines, packing->language_scale);
	buf_char(&lines, '\n');
	pack.rows = mem_new(pack.row_count, MODEL_LANES);
	status = put_heads(&pack, fault);
	if (status == STATUS_OK)
		put_file(&pack, out);
	free(pack.rows);
	buf_free(&lines);
	return status;
}
