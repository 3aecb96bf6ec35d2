/* The table that --by asks for: posts by several of their properties at once. */
#include "report/kind/part.h"

#include <stdlib.h>

#include "report/say.h"

enum { SHOWN = 40, FIGURES = 5 };

static const struct column figure_columns[FIGURES] = {{"posts", "posts", true, false},
    {"negative", "negative", false, false}, {"net", "net", false, true},
    {"answer", "to answer", false, true}, {"late", "late", false, true}};

static const struct column *columns_of(
    struct document *document, const struct crosstab *crosstab)
{
	size_t count = crosstab->way_count + FIGURES;
	struct column *columns = arena_take(&document->arena, count * sizeof *columns);

	for (size_t i = 0; i < count; i++)
		columns[i] = i < crosstab->way_count
		    ? (struct column){crosstab_way(crosstab, i), crosstab_way(crosstab, i), false, false}
		    : figure_columns[i - crosstab->way_count];
	return columns;
}

static void fill(struct row *row, const struct counts *counts, size_t ways, int64_t posts)
{
	struct value *cells = row->cells + ways;

	cells[0] = value_share(counts->posts, posts);
	cells[1] = value_share(counts->negative, counts->labeled);
	cells[2] = value_net(counts->positive - counts->negative, counts->labeled);
	cells[3] = value_count(counts->answer);
	cells[4] = value_toned(
	    value_count(counts->late), counts->late > 0 ? TONE_BAD : TONE_PLAIN);
}

static void add_rows(
    struct section *section, struct table *table, const struct figures *figures)
{
	const struct crosstab *by = &figures->by;
	const struct crosstab_row **rows = crosstab_sorted(by);
	int64_t posts = figures->kinds[ENTRY_POST];
	struct counts rest = by->other.counts;
	size_t ways = by->way_count;
	struct row *row;

	for (size_t i = 0; i < by->count; i++) {
		row = section_row(section, table);
		row->beyond = i >= SHOWN;
		if (row->beyond)
			counts_add(&rest, &rows[i]->counts);
		for (size_t k = 0; k < ways; k++)
			row->cells[k] = value_text(rows[i]->names[k].len == 0
			        ? span_of("(none)")
			        : document_copy(section->document, rows[i]->names[k]));
		fill(row, &rows[i]->counts, ways, posts);
	}
	free(rows);
	for (int shown = 0; shown < 2; shown++) {
		const struct counts *counts = shown ? &rest : &by->other.counts;

		if (counts->posts == 0)
			continue;
		row = section_row(section, table);
		row->rest = true;
		row->beyond = !shown;
		if (shown)
			row->cells[0] = value_text(span_of("all others"));
		fill(row, counts, ways, posts);
	}
}

void part_by(struct document *document, const struct figures *figures)
{
	const struct crosstab *by = &figures->by;
	struct section *section = document_section(document, "by", "Posts by");
	struct buf title = {0};
	bool topics = false;

	if (by->count == 0)
		return;
	buf_text(&title, "Posts by");
	for (size_t i = 0; i < by->way_count; i++) {
		buf_format(&title, "%s %s", i > 0 ? "," : "", crosstab_way(by, i));
		topics = topics || strcmp(crosstab_way(by, i), "topic") == 0;
	}
	section->title = document_copy(document, (struct span){title.at, title.len}).at;
	buf_free(&title);
	section->note = topics ? span_of("a post counts for each of its topics")
	                       : span_of("rows add up to all posts; times are in UTC");
	add_rows(section,
	    section_table(section, NULL, columns_of(document, by), by->way_count + FIGURES),
	    figures);
}
