/* Two periods, or two files, beside each other. */
#include "report/kind/kind.h"

#include "report/kind/case_part.h"
#include "report/kind/course.h"
#include "report/kind/part.h"
#include "report/say.h"

enum { SHOWN = 12 };

static const struct column columns[] = {{"measure", "measure", false, false},
    {"now", "this", false, false}, {"against", "against", false, false},
    {"change", "change", false, false}};

/* Counts by their difference; shares and net sentiment by theirs, in points of a hundred. */
static struct value change(const struct value *now, const struct value *then)
{
	if (now->kind != then->kind || now->kind == VALUE_NONE)
		return (struct value){0};
	if (now->kind == VALUE_COUNT)
		return value_count(now->number - then->number);
	if (now->kind == VALUE_SPAN)
		return value_real((double)(now->number - then->number) / 60);
	if (now->of == 0 || then->of == 0)
		return (struct value){0};
	return value_real(100 * ((double)now->number / (double)now->of -
	                            (double)then->number / (double)then->of));
}

static struct row *compare(struct section *section, struct table *table, struct span name,
    struct value now, struct value then)
{
	struct row *row = section_row(section, table);

	row->cells[0] = value_text(document_copy(section->document, name));
	row->cells[1] = now;
	row->cells[2] = then;
	row->cells[3] = change(&now, &then);
	return row;
}

/* One side's figures, by the same rows. */
enum { POST_ROWS = 9 };

static const char *const post_rows[POST_ROWS] = {"posts", "authors", "negative", "positive",
    "net all", "high or critical", "to answer", "late", "without topic"};

static void post_values(const struct figures *figures, struct value values[POST_ROWS])
{
	int64_t labeled = figures_labeled(figures), rated = figures_rated(figures);

	values[0] = value_count(figures->kinds[ENTRY_POST]);
	values[1] = value_count((int64_t)(sketch_count(&figures->authors) + 0.5));
	values[2] = value_share(figures->labels[LABEL_NEGATIVE], labeled);
	values[3] = value_share(figures->labels[LABEL_POSITIVE], labeled);
	values[4] = value_net(figures_net(figures), labeled);
	values[5] = value_share(figures->severities[SEVERITY_CRITICAL] +
	        figures->severities[SEVERITY_HIGH], rated);
	values[6] = value_share(figures->answer, figures->routed);
	values[7] = value_share(figures->late_posts, figures->due_posts);
	values[8] = value_share(figures->without_topic, figures->scored);
}

static void compare_posts(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "posts", "Posts");
	struct value now[POST_ROWS], then[POST_ROWS];
	struct table *table = section_table(section, NULL, columns, 4);

	section->note = span_of("shares change by points of a hundred; authors are an estimate");
	table->keyed = true;
	post_values(figures, now);
	post_values(figures->against, then);
	for (size_t i = 0; i < POST_ROWS; i++)
		compare(section, table, span_of(post_rows[i]), now[i], then[i]);
}

static struct value median(const struct quantiles *quantiles)
{
	return quantiles->count == 0 ? (struct value){0}
	                             : value_span(quantiles_at(quantiles, 0.5));
}

static void compare_cases(struct document *document, const struct figures *figures)
{
	static const char *const in_time[CASE_TARGETS] = {
	    "acknowledged in time", "answered in time", "resolved in time"};
	static const char *const medians[CASE_TARGETS] = {
	    "median to acknowledge", "median to answer", "median to resolve"};
	struct casework *work[2] = {casework_new(figures), casework_new(figures->against)};
	struct clock_count counts[2][CASE_TARGETS] = {{{{0}, {0}}}};
	struct section *section = document_section(document, "cases", "Cases");
	struct table *table;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < work[side]->count; i++)
			if (!work[side]->views[i].watched)
				clock_counts_add(counts[side], &work[side]->views[i], work[side]->now);
	if (work[0]->count + work[1]->count > 0) {
		section->note = span_of("of the time in which they were opened; times change by minutes");
		table = section_table(section, NULL, columns, 4);
		table->keyed = true;
		compare(section, table, span_of("cases"), value_count((int64_t)work[0]->count),
		    value_count((int64_t)work[1]->count));
		for (size_t i = 0; i < CASE_TARGETS; i++)
			compare(section, table, span_of(in_time[i]),
			    value_share(counts[0][i].ends[CLOCK_MET], clock_count_due(&counts[0][i])),
			    value_share(counts[1][i].ends[CLOCK_MET], clock_count_due(&counts[1][i])));
		for (size_t i = 0; i < CASE_TARGETS; i++)
			compare(section, table, span_of(medians[i]), median(&counts[0][i].took),
			    median(&counts[1][i].took));
	}
	for (int side = 0; side < 2; side++) {
		clock_counts_free(counts[side]);
		casework_free(work[side]);
	}
}

/* Names of both sides, those of this first. */
static void compare_group(struct section *section, const struct group *now,
    const struct group *then, int64_t whole_now, int64_t whole_then)
{
	const struct group_row *rows[2][GROUP_MOST];
	size_t count[2] = {group_sorted(now, rows[0]), group_sorted(then, rows[1])}, shown = 0;
	struct table *table = section_table(section, NULL, columns, 4);

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < count[side]; i++) {
			struct span name = {rows[side][i]->name, rows[side][i]->len};
			const struct group_row *a = group_find(now, name), *b = group_find(then, name);
			int64_t m = a != NULL ? a->counts.posts : 0;
			int64_t n = b != NULL ? b->counts.posts : 0;

			if (side == 1 && a != NULL)
				continue;
			compare(section, table, name.len > 0 ? name : span_of("(none)"),
			    value_share(m, whole_now), value_share(n, whole_then))
			    ->beyond = shown++ >= SHOWN;
		}
}

struct document *kind_compare(const struct figures *figures)
{
	struct document *document = document_new("compare", "Two times compared", figures->now);
	const struct figures *against = figures->against;

	document->drill = figures->drilled > 0;
	part_counted(document, figures);
	if (against == NULL) {
		document_lead(document, TONE_BAD,
		    span_of("Nothing to compare with: --against SINCE..UNTIL, or a file."));
		return document;
	}
	compare_posts(document, figures);
	compare_cases(document, figures);
	compare_group(document_section(document, "topics", "Topics"), &figures->topics,
	    &against->topics, figures->scored, against->scored);
	compare_group(document_section(document, "platforms", "Platforms"), &figures->platforms,
	    &against->platforms, figures->kinds[ENTRY_POST], against->kinds[ENTRY_POST]);
	return document;
}
