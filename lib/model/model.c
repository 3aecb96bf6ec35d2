#include "model/model.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "base/num.h"
#include "io/embed.h"
#include "model/language.h"
#include "model/names.h"
#include "post/term.h"

EMBEDDED_DECLARE(crisis_model);

const char *const head_names[HEADS] = {"sentiment", "sentiment-foreign", "emotion", "complaint",
    "offensive", "irony", "request", "grave", "harm", "loss"};

const char *const figure_names[FIGURES] = {"sum", "good", "bad", "good-count", "bad-count",
    "best", "worst", "last", "first", "pictures", "negators", "contrast", "bangs", "questions",
    "capitals", "drawn-out", "length", "tags", "names", "numbers", "profanity", "insult",
    "request", "question", "self", "own", "rumor", "news", "spam", "handles", "first-handle",
    "links"};

/* The lines before the tables, word by word. */
struct reading {
	struct model *model;
	struct span bytes, line;
	struct fault *fault;
	enum head_name head; /* that the lanes now read belong to */
	size_t rows_at, names_at, languages_at;
};

struct span model_builtin(void)
{
	return EMBEDDED(crisis_model);
}

double model_norm(const struct model *model, size_t words, size_t grams)
{
	double length = (double)words + model->grams * model->grams * (double)grams;

	return length > 0 ? 1 / sqrt(length) : 0;
}

static struct span next_word(struct reading *reading)
{
	return span_cut(&reading->line, ' ');
}

static bool next_line(struct reading *reading)
{
	const char *end = memchr(reading->bytes.at, '\n', reading->bytes.len);

	if (end == NULL)
		return false;
	reading->line = (struct span){reading->bytes.at, (size_t)(end - reading->bytes.at)};
	reading->bytes.len -= reading->line.len + 1;
	reading->bytes.at = end + 1;
	reading->fault->line++;
	return true;
}

static enum status next_real(struct reading *reading, double least, double most, double *value)
{
	struct span word = next_word(reading);
	enum status status = num_real(word.at, word.len, least, most, value, reading->fault);

	return status == STATUS_OK ? status : STATUS_PLAN;
}

static enum status next_size(struct reading *reading, int64_t most, size_t *value)
{
	struct span word = next_word(reading);
	int64_t number;
	enum status status = num_integer(word.at, word.len, 0, most, &number, reading->fault);

	if (status != STATUS_OK)
		return STATUS_PLAN;
	*value = (size_t)number;
	return STATUS_OK;
}

static enum status read_head(struct reading *reading)
{
	struct model *model = reading->model;
	struct span name = next_word(reading);
	int found = term_find(head_names, HEADS, name);
	struct head *head = &model->heads[found < 0 ? 0 : found];
	enum status status;

	if (found < 0 || head->count > 0)
		return fault_set(reading->fault, STATUS_PLAN, "a head '%.*s' is not expected",
		    (int)(name.len < MODEL_NAME ? name.len : MODEL_NAME), name.at);
	reading->head = (enum head_name)found;
	head->first = model->lane_count;
	status = next_real(reading, 0, 1e6, &head->sharpness);
	if (status == STATUS_OK)
		status = next_real(reading, -1e6, 1e6, &head->shift);
	return status == STATUS_OK ? next_real(reading, 0, 1, &head->sure) : status;
}

/* Labels go into JSON as they stand. */
static bool is_label(struct span label)
{
	for (size_t i = 0; i < label.len; i++) {
		char c = label.at[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
		    c != '-' && c != '_')
			return false;
	}
	return label.len > 0 && label.len < MODEL_NAME;
}

static enum status read_lane(struct reading *reading)
{
	struct model *model = reading->model;
	unsigned lane = model->lane_count;
	struct span label = next_word(reading);
	double value = 0;
	enum status status;

	if (lane == MODEL_LANES || !is_label(label) || reading->head == HEADS)
		return fault_set(reading->fault, STATUS_PLAN, "this lane is not expected");
	memcpy(model->labels[lane], label.at, label.len);
	status = next_real(reading, -1e6, 1e6, &value);
	model->bias[lane] = (float)value;
	if (status == STATUS_OK)
		status = next_real(reading, 0, 1e6, &value);
	model->scale[lane] = (float)value;
	for (int i = 0; status == STATUS_OK && i < FIGURES; i++) {
		status = next_real(reading, -1e6, 1e6, &value);
		model->figures[i][lane] = (float)value;
	}
	model->heads[reading->head].count++;
	model->lane_count++;
	return status;
}

static enum status read_settings(struct reading *reading)
{
	size_t bits = 0, figures = 0;
	enum status status = next_size(reading, 24, &bits);

	if (status == STATUS_OK)
		status = next_real(reading, 0, 16, &reading->model->grams);
	if (status == STATUS_OK)
		status = next_size(reading, 1 << 20, &figures);
	if (status == STATUS_OK && (bits < 8 || figures != FIGURES))
		return fault_set(reading->fault, STATUS_PLAN, "made for other features");
	reading->model->bits = (unsigned)bits;
	return status;
}

static enum status read_tables(struct reading *reading)
{
	size_t *const values[] = {&reading->names_at, &reading->rows_at, &reading->languages_at,
	    &reading->model->languages.len};
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < sizeof values / sizeof *values; i++)
		status = next_size(reading, INT64_C(1) << 32, values[i]);
	return status;
}

static enum status read_line(struct reading *reading)
{
	struct span word = next_word(reading);

	if (span_is(word, "features"))
		return read_settings(reading);
	if (span_is(word, "head"))
		return read_head(reading);
	if (span_is(word, "lane"))
		return read_lane(reading);
	if (span_is(word, "languages"))
		return next_real(reading, 0, 1e6, &reading->model->language_scale);
	if (span_is(word, "tables"))
		return read_tables(reading);
	return fault_set(reading->fault, STATUS_PLAN, "this line is not expected");
}

/* "crisis-model VERSION BYTES SUM": the sum is over all that follows the line. */
static enum status read_first(struct reading *reading, size_t size, bool whole)
{
	char sum[2 * sizeof(uint64_t) + 1];
	size_t version = 0, bytes = 0;

	if (!next_line(reading) || !span_is(next_word(reading), "crisis-model"))
		return fault_set(reading->fault, STATUS_PLAN, "this is no model");
	if (next_size(reading, 1 << 20, &version) != STATUS_OK || version != MODEL_VERSION)
		return fault_set(reading->fault, STATUS_PLAN, "a model of another version");
	if (next_size(reading, INT64_C(1) << 32, &bytes) != STATUS_OK || bytes != size)
		return fault_set(reading->fault, STATUS_PLAN, "the file is cut short, or too long");
	if (whole) {
		snprintf(sum, sizeof sum, "%016" PRIx64, hash_bulk(HASH_START, reading->bytes));
		if (!span_is(reading->line, sum))
			return fault_set(reading->fault, STATUS_PLAN, "the file is damaged");
	}
	return STATUS_OK;
}

/* An empty line ends the lines. */
static enum status read_lines(struct reading *reading)
{
	enum status status = STATUS_OK;

	while (status == STATUS_OK) {
		if (!next_line(reading))
			return fault_set(reading->fault, STATUS_PLAN, "the file is cut short");
		if (reading->line.len == 0)
			return STATUS_OK;
		status = read_line(reading);
	}
	return status;
}

static bool within(struct span bytes, size_t at, size_t size)
{
	return at > 0 && at <= bytes.len && bytes.len - at >= size;
}

static enum status place_tables(struct reading *reading, struct span bytes)
{
	struct model *model = reading->model;
	size_t size = (size_t)MODEL_LANES << model->bits;

	if (model->bits == 0 || !within(bytes, reading->rows_at, size) ||
	    !within(bytes, reading->names_at, NAMES_SIZE) ||
	    (model->languages.len > 0 &&
	        (model->languages.len < (size_t)2 * LANGUAGES ||
	            !within(bytes, reading->languages_at, model->languages.len))))
		return fault_set(reading->fault, STATUS_PLAN, "a table is not in the file");
	model->rows = (const int8_t *)(bytes.at + reading->rows_at);
	model->names = (const unsigned char *)bytes.at + reading->names_at;
	model->languages.at = bytes.at + reading->languages_at;
	return STATUS_OK;
}

enum status model_open(
    struct model *model, struct span bytes, bool whole, const char *name, struct fault *fault)
{
	struct reading reading = {
	    .model = model, .bytes = bytes, .fault = fault, .head = HEADS};
	enum status status;

	*model = (struct model){0};
	*fault = (struct fault){.file = name};
	status = read_first(&reading, bytes.len, whole);
	if (status == STATUS_OK)
		status = read_lines(&reading);
	return status == STATUS_OK ? place_tables(&reading, bytes) : status;
}
