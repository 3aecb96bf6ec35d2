#include "train/corpus_read.h"

#include "base/utf8.h"
#include "io/reader.h"
#include "post/record.h"

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

static void add_path(
    struct buf *whole, struct span path, const struct recipe *recipe, const char *folder)
{
	const char *end = strrchr(recipe->file, '/');

	if (path.len > 2 && memcmp(path.at, "./", 2) == 0)
		buf_add(whole, recipe->file, end != NULL ? (size_t)(end + 1 - recipe->file) : 0);
	else if (path.at[0] != '/')
		buf_format(whole, "%s/", folder);
	buf_add(whole, path.at, path.len);
}

enum status corpus_read(struct corpus *corpus, size_t i, const struct recipe *recipe,
    const char *folder, struct fault *fault)
{
	const struct recipe_source *about = &recipe->sources[i];
	struct buf whole = {0};
	struct reader reader;
	enum status status;

	add_path(&whole, about->path, recipe, folder);
	*fault = (struct fault){.file = arena_copy(corpus->paths, whole.at, whole.len)};
	buf_free(&whole);
	status = reader_open(&reader, fault->file, NULL, fault);
	if (status != STATUS_OK)
		return status;
	status = read_lines(corpus, &corpus->sources[i], about, &reader, fault);
	reader_close(&reader);
	return status;
}
