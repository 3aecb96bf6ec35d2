/* Sentiment before, while and after. */
#include "report/kind/course.h"

#include <stdlib.h>

#include "report/say.h"

enum phase { BEFORE, DURING, AFTER, PHASES };

static void add_up(struct counts phases[PHASES], const struct figures *figures,
    const struct course_times *course)
{
	struct series_bucket *buckets = mem_new(SERIES_MOST, sizeof *buckets);
	int64_t width = series_width(&figures->volume);
	size_t count = series_sorted(&figures->volume, buckets);
	int64_t from = series_floor(course->onset, width);
	int64_t to = course->over == 0 ? INT64_MAX : series_floor(course->over, width);

	for (size_t i = 0; i < count; i++)
		counts_add(
		    &phases[buckets[i].at < from ? BEFORE : buckets[i].at < to ? DURING : AFTER],
		    &buckets[i].counts);
	free(buckets);
}

void part_phases(struct document *document, const struct figures *figures,
    const struct course_times *course)
{
	static const struct column columns[] = {{"phase", "phase", false, false},
	    {"posts", "posts", true, false}, {"negative", "negative", false, false},
	    {"positive", "positive", false, true}, {"net_all", "net (all)", false, false},
	    {"net_polar", "net (polar)", false, true}};
	static const char *const names[PHASES] = {"before", "during", "after"};
	struct section *section =
	    document_section(document, "phases", "Sentiment before, during and after");
	struct counts phases[PHASES] = {{0}};
	int64_t dated = figures->kinds[ENTRY_POST] - figures->undated;
	char width[SAY_SIZE];
	struct table *table;

	if (course->onset == 0 || figures_labeled(figures) == 0)
		return;
	add_up(phases, figures, course);
	section->note = document_text(document,
	    "of the posts with a time; to the %s%s", say_width(width, series_width(&figures->volume)),
	    course->over == 0 ? "; it is not over" : "");
	table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
	table->keyed = true;
	for (int i = 0; i < PHASES; i++) {
		const struct counts *p = &phases[i];
		struct row *row = section_row(section, table);

		row->cells[0] = value_text(span_of(names[i]));
		row->cells[1] = value_share(p->posts, dated);
		row->cells[2] = value_share(p->negative, p->labeled);
		row->cells[3] = value_share(p->positive, p->labeled);
		row->cells[4] = value_net(p->positive - p->negative, p->labeled);
		row->cells[5] = value_net(p->positive - p->negative, p->positive + p->negative);
	}
}
