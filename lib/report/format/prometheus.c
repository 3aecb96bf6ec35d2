/* The numbers of a report in Prometheus' text format, for the node exporter's textfile collector
 * (prometheus.io, exposition formats 0.0.4). A section's table is a metric for each column of
 * numbers; what names its rows are labels. The metrics of a name stand together.
 *
 * Charts are left out, for time series are what Prometheus keeps itself; and all of a drill, for
 * its alarms are no rehearsal. */
#include "report/format/format.h"

#include <string.h>

#include "base/num.h"
#include "base/when.h"
#include "report/say.h"

/* The value of a label: exact, for two names must not become one. */
static void write_quoted(struct buf *out, struct span text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.len; i++)
		switch (text.at[i]) {
		case '\\': buf_text(out, "\\\\"); break;
		case '"': buf_text(out, "\\\""); break;
		case '\n': buf_text(out, "\\n"); break;
		default: buf_char(out, text.at[i]);
		}
	buf_char(out, '"');
}

/* An id with the letters that names may have. */
static void write_id(struct buf *out, const char *id)
{
	for (const char *at = id; *at != '\0'; at++) {
		bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
		bool digit = *at >= '0' && *at <= '9';

		buf_char(out, letter || (digit && at > id) ? *at : '_');
	}
}

/* crisis_SECTION_BLOCK_COLUMN, without what is absent; _count is kept for histograms. */
static void write_name(struct buf *out, const char *section, const char *block, const char *id)
{
	const char *parts[] = {section, block, id != NULL && strcmp(id, "count") != 0 ? id : NULL};

	buf_text(out, "crisis");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] != NULL) {
			buf_char(out, '_');
			write_id(out, parts[i]);
		}
}

/* What a value adds to its metric's name, by Prometheus' habits. */
static const char *suffix_of(enum value_kind kind)
{
	switch (kind) {
	case VALUE_TIME: return "_timestamp_seconds";
	case VALUE_SPAN: return "_seconds";
	case VALUE_NET: return "_ratio";
	default: return "";
	}
}

static bool is_number(const struct value *value)
{
	return value->kind != VALUE_NONE && value->kind != VALUE_TEXT &&
	    (value->kind != VALUE_NET || value->of > 0);
}

static void write_number(struct buf *out, const struct value *value)
{
	char text[NUM_SIZE];

	if (value->kind == VALUE_NET)
		num_write_real(text, (double)value->number / (double)value->of, 4);
	else if (value->kind == VALUE_REAL)
		num_write_real(text, value->real, 4);
	else
		num_write_integer(text, value->number);
	buf_text(out, text);
}

static void write_head(struct buf *out, struct span name, const char *what, const char *where)
{
	buf_format(out, "# HELP %.*s %s: %s.\n# TYPE %.*s gauge\n", (int)name.len, name.at, where,
	    what, (int)name.len, name.at);
}

static const char *heading_of(const struct section *section)
{
	return section->title != NULL ? section->title : section->document->title;
}

static void write_figure(
    struct buf *out, const struct section *section, const struct figure *figure)
{
	const struct value *value = &figure->value;
	struct buf name = {0};

	if (!is_number(value))
		return;
	write_name(&name, section->id, NULL, figure->id);
	buf_text(&name, suffix_of(value->kind));
	write_head(out, (struct span){name.at, name.len}, figure->label, heading_of(section));
	buf_add(out, name.at, name.len);
	buf_char(out, ' ');
	write_number(out, value);
	buf_char(out, '\n');
	if (value->kind == VALUE_SHARE) {
		buf_text(&name, "_of");
		write_head(out, (struct span){name.at, name.len}, figure->label,
		    "The whole of which these are a part");
		buf_format(out, "%s %lld\n", name.at, (long long)value->of);
	}
	buf_free(&name);
}

static bool same_value(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && a->number == b->number &&
	    (a->kind != VALUE_TEXT || span_same(a->text, b->text));
}

/* How many rows above have the same labels: a stranger may name something as the report names
 * what has no name, and no series may be there twice. */
static size_t same_above(const struct table *table, const struct row *row)
{
	size_t count = 0;

	for (const struct row *above = table->rows; above != row; above = above->next) {
		bool same = !(above->rest && !above->beyond);
		for (size_t i = 0; same && i < table->column_count; i++)
			if (i == 0 || row->cells[i].kind == VALUE_TEXT)
				same = same_value(&row->cells[i], &above->cells[i]);
		count += same;
	}
	return count;
}

static void write_labels(struct buf *out, const struct table *table, const struct row *row)
{
	size_t above = same_above(table, row);
	char time[WHEN_SIZE];
	const char *before = "{";

	for (size_t i = 0; i < table->column_count; i++) {
		const struct value *value = &row->cells[i];

		if (i > 0 && value->kind != VALUE_TEXT)
			continue;
		buf_text(out, before);
		write_id(out, table->columns[i].id);
		buf_char(out, '=');
		if (value->kind == VALUE_TIME)
			when_write(time, value->number);
		write_quoted(out, value->kind == VALUE_TIME ? span_of(time)
		        : value->kind == VALUE_TEXT         ? value->text
		                                            : span_of(""));
		before = ",";
	}
	if (above > 0)
		buf_format(out, ",again=\"%zu\"", above + 1);
	buf_text(out, "} ");
}

static void write_column(struct buf *out, const struct section *section,
    const struct block *block, size_t column, bool whole)
{
	const struct table *table = block->table;
	struct buf name = {0};
	bool headed = false;

	for (const struct row *row = table->rows; row != NULL; row = row->next) {
		const struct value *value = &row->cells[column];

		if ((row->rest && !row->beyond) || !is_number(value) ||
		    (whole && value->kind != VALUE_SHARE))
			continue;
		if (!headed) {
			write_name(&name, section->id, block->id, table->columns[column].id);
			buf_text(&name, suffix_of(value->kind));
			buf_text(&name, whole ? "_of" : "");
			write_head(out, (struct span){name.at, name.len},
			    table->columns[column].heading,
			    whole ? "The whole of which these are a part" : heading_of(section));
			headed = true;
		}
		buf_add(out, name.at, name.len);
		write_labels(out, table, row);
		if (whole)
			buf_format(out, "%lld", (long long)value->of);
		else
			write_number(out, value);
		buf_char(out, '\n');
	}
	buf_free(&name);
}

static void write_block(
    struct buf *out, const struct section *section, const struct block *block)
{
	if (block->kind == BLOCK_FIGURES)
		for (const struct figure *f = block->figures; f != NULL; f = f->next)
			write_figure(out, section, f);
	if (block->kind == BLOCK_TABLE)
		for (size_t i = 1; i < block->table->column_count; i++) {
			write_column(out, section, block, i, false);
			write_column(out, section, block, i, true);
		}
}

void format_as_prometheus(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	(void)view;
	if (document->drill) {
		buf_text(out, "# DRILL: posts of a drill are counted, and are no metrics.\n");
		return;
	}
	buf_format(out,
	    "# HELP crisis_report_timestamp_seconds When the report was made.\n"
	    "# TYPE crisis_report_timestamp_seconds gauge\n"
	    "crisis_report_timestamp_seconds %lld\n",
	    (long long)document->at);
	for (const struct section *s = document->sections; s != NULL; s = s->next)
		for (const struct block *block = s->blocks; block != NULL; block = block->next)
			write_block(out, s, block);
}
