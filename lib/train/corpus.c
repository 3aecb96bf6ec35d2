#include "train/corpus.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "io/reader.h"
#include "post/record.h"
#include "train/eye.h"
#include "train/naming.h"

enum { LONGEST_LINE = 1 << 20 };

/* Where in a line of TSV the label and the text stand; of JSON lines, names say it. */
struct columns {
	size_t label, text;
	size_t but; /* SIZE_MAX: no rows are passed over for what they have in a column */
	bool json;
};

static struct span column(struct span line, size_t wanted)
{
	for (;; wanted--) {
		const char *tab = line.len > 0 ? memchr(line.at, '\t', line.len) : NULL;
		size_t len = tab != NULL ? (size_t)(tab - line.at) : line.len;

		if (wanted == 0)
			return (struct span){line.at, len};
		if (tab == NULL)
			return (struct span){NULL, 0};
		line = (struct span){tab + 1, line.len - len - 1};
	}
}

static bool read_header(
    struct span line, const struct recipe_source *about, struct columns *columns)
{
	bool label = false, text = false;

	columns->but = SIZE_MAX;

	for (size_t i = 0; column(line, i).at != NULL; i++) {
		struct span name = column(line, i);

		if (about->column.len > 0 && span_same(name, about->column))
			columns->but = i;
		if (!label && (span_is(name, "label") || span_is(name, "labels") ||
		    span_is(name, "lang"))) {
			columns->label = i;
			label = true;
		} else if (span_is(name, "text")) {
			columns->text = i;
			text = true;
		}
	}
	return label && text;
}

static void add_sample(struct corpus *corpus, struct source *source, struct span label,
    struct span text)
{
	struct buf sound = {0};

	if (source->count == source->room) {
		source->room = source->room > 0 ? source->room * 2 : 1024;
		source->samples =
		    mem_resize(source->samples, source->room, sizeof *source->samples);
	}
	utf8_repair(&sound, text.at, text.len);
	source->samples[source->count++] = (struct sample){
	    .label = {arena_copy(&corpus->text, label.at, label.len), label.len},
	    .text = {arena_copy(&corpus->text, sound.at != NULL ? sound.at : "", sound.len),
	        sound.len},
	};
	buf_free(&sound);
}

static enum status read_json(struct corpus *corpus, struct source *source, struct record *record,
    struct span line, struct fault *fault)
{
	struct span label, text;
	enum status status = record_index(record, line, fault);

	if (status != STATUS_OK)
		return status;
	if (!record_text(record, "label", &label) || !record_text(record, "text", &text))
		return fault_set(fault, STATUS_REJECTED, "no label and text here");
	add_sample(corpus, source, label, text);
	return STATUS_OK;
}

static enum status read_row(struct corpus *corpus, struct source *source,
    const struct recipe_source *about, const struct columns *columns, struct span line,
    struct fault *fault)
{
	struct span label = column(line, columns->label), text = column(line, columns->text);

	if (label.at == NULL || text.at == NULL)
		return fault_set(fault, STATUS_PLAN, "a row needs a label and a text");
	if (columns->but != SIZE_MAX && span_same(column(line, columns->but), about->but))
		return STATUS_OK;
	add_sample(corpus, source, label, text);
	return STATUS_OK;
}

static enum status read_lines(struct corpus *corpus, struct source *source,
    const struct recipe_source *about, struct reader *reader, struct fault *fault)
{
	struct columns columns = {0};
	struct record record = {0};
	struct line line;
	bool got = true;
	enum status status = STATUS_OK;

	while (status == STATUS_OK) {
		status = line_next(reader, LONGEST_LINE, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		fault->line = line.number;
		if (line.number == 1)
			columns.json = line.bytes.len > 0 && line.bytes.at[0] == '{';
		if (columns.json)
			status = read_json(corpus, source, &record, line.bytes, fault);
		else if (line.number > 1)
			status = read_row(corpus, source, about, &columns, line.bytes, fault);
		else if (!read_header(line.bytes, about, &columns))
			status = fault_set(fault, STATUS_PLAN, "no columns label and text");
	}
	record_free(&record);
	return status == STATUS_OK ? status : STATUS_PLAN;
}

static enum status read_source(struct corpus *corpus, size_t i,
    const struct recipe_source *about, const char *folder, struct fault *fault)
{
	struct buf whole = {0};
	struct reader reader;
	enum status status;

	if (about->path.at[0] != '/')
		buf_format(&whole, "%s/", folder);
	buf_add(&whole, about->path.at, about->path.len);
	*fault = (struct fault){.file = arena_copy(corpus->paths, whole.at, whole.len)};
	buf_free(&whole);
	status = reader_open(&reader, fault->file, NULL, fault);
	if (status != STATUS_OK)
		return status;
	status = read_lines(corpus, &corpus->sources[i], about, &reader, fault);
	reader_close(&reader);
	return status;
}

static int by_row(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	return (x->row > y->row) - (x->row < y->row);
}

size_t cells_merge(struct cell *cells, size_t count)
{
	size_t n = 0;

	qsort(cells, count, sizeof *cells, by_row);
	for (size_t i = 0; i < count; i++) {
		if (n > 0 && cells[n - 1].row == cells[i].row)
			cells[n - 1].value += cells[i].value;
		else
			cells[n++] = cells[i];
	}
	return n;
}

/* Where a sample's cells are gathered before they are weighed. */
struct gathering {
	struct cell *cells; /* value 1 of words, 0 of runs of characters */
	size_t count, grams;
};

static void gather_token(struct gathering *gathering, const struct eye *eye, size_t i,
    const struct model *form)
{
	const struct features_token *token = &eye->features.tokens[i];
	uint32_t hashes[GRAM_ROOM];
	size_t grams = 0;

	if (token->alone != 0)
		gathering->cells[gathering->count++] =
		    (struct cell){(uint32_t)model_word_row(form, token->alone), 1};
	for (size_t k = 0; k < token->pairs; k++)
		gathering->cells[gathering->count++] = (struct cell){
		    (uint32_t)model_word_row(form, eye->features.at[token->from + k]), 1};
	if (token->spelled)
		grams = features_grams(&eye->tokens, &eye->tokens.at[i], hashes);
	for (size_t k = 0; k < grams; k++)
		gathering->cells[gathering->count++] =
		    (struct cell){(uint32_t)model_gram_row(form, hashes[k]), 0};
	gathering->grams += grams;
}

static void make_cells(struct sample *sample, const struct eye *eye, const struct model *form)
{
	struct gathering gathering = {
	    .cells = mem_new(eye->tokens.count * (GRAM_ROOM + 3), sizeof *gathering.cells)};
	float word, gram;

	for (size_t i = 0; i < eye->tokens.count; i++)
		gather_token(&gathering, eye, i, form);
	word = (float)model_norm(form, eye->features.words, gathering.grams);
	gram = word * (float)form->grams;
	for (size_t i = 0; i < gathering.count; i++)
		gathering.cells[i].value = gathering.cells[i].value > 0 ? word : gram;
	sample->count = cells_merge(gathering.cells, gathering.count);
	sample->cells = mem_resize(gathering.cells, sample->count, sizeof *sample->cells);
	for (int i = 0; i < FIGURES; i++)
		sample->figures[i] = (float)eye->features.figures[i];
}

static void learn_names(struct corpus *corpus, struct eye *eye)
{
	struct naming *naming = naming_new();

	for (size_t i = 0; i < corpus->count; i++) {
		struct source *source = &corpus->sources[i];

		for (size_t k = 0; !source->foreign && k < source->count; k++) {
			eye_read(eye, source->samples[k].text);
			naming_count(naming, &eye->tokens, &eye->matches);
		}
	}
	naming_fill(naming, corpus->names);
	naming_free(naming);
}

static void make_samples(struct corpus *corpus, struct eye *eye, const struct recipe *recipe)
{
	const struct model form = {.bits = recipe->bits, .grams = recipe->grams};

	for (size_t i = 0; i < corpus->count; i++) {
		struct source *source = &corpus->sources[i];

		for (size_t k = 0; k < source->count; k++) {
			struct sample *sample = &source->samples[k];

			eye_read(eye, sample->text);
			eye_features(eye, corpus->names, source->foreign);
			make_cells(sample, eye, &form);
		}
	}
}

/* Words that the recipe says are no names go in as if they were seen small. */
static void spare_words(struct corpus *corpus, struct eye *eye, const struct recipe *recipe)
{
	for (size_t i = 0; i < recipe->word_count; i++) {
		size_t at;
		unsigned shift;

		eye_read(eye, recipe->words[i]);
		if (eye->tokens.count == 0)
			continue;
		shift = names_place(eye->tokens.at[0].hash, &at);
		corpus->names[at] = (unsigned char)((corpus->names[at] & ~(3U << shift)) |
		    (unsigned)NAMES_SMALL << shift);
	}
}

enum status corpus_load(struct corpus *corpus, const struct recipe *recipe, const char *folder,
    const unsigned char *names, struct fault *fault)
{
	struct eye eye = {0};
	enum status status = eye_open(&eye, lexicon_builtin(), fault);

	corpus->count = recipe->source_count;
	corpus->names = mem_new(NAMES_SIZE, 1);
	for (size_t i = 0; status == STATUS_OK && i < corpus->count; i++) {
		corpus->sources[i].foreign = recipe->sources[i].foreign;
		status = read_source(corpus, i, &recipe->sources[i], folder, fault);
	}
	if (status == STATUS_OK && names != NULL)
		memcpy(corpus->names, names, NAMES_SIZE);
	else if (status == STATUS_OK)
		learn_names(corpus, &eye);
	if (status == STATUS_OK) {
		spare_words(corpus, &eye, recipe);
		make_samples(corpus, &eye, recipe);
	}
	eye_close(&eye);
	return status;
}

void corpus_free(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->count; i++) {
		for (size_t k = 0; k < corpus->sources[i].count; k++)
			free(corpus->sources[i].samples[k].cells);
		free(corpus->sources[i].samples);
	}
	arena_free(&corpus->text);
	free(corpus->names);
	*corpus = (struct corpus){0};
}
