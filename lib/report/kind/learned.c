/* What recurs, and which routes people had to put right. */
#include "report/kind/review_part.h"

#include <stdlib.h>

enum { SHOWN = 10 };

static struct value name_of(struct section *section, struct span name, const char *unnamed)
{
	return value_text(
	    name.len > 0 ? document_copy(section->document, name) : span_of(unnamed));
}

static struct value bad(int64_t count, enum tone tone)
{
	return value_toned(value_count(count), count > 0 ? tone : TONE_PLAIN);
}

void part_causes(
    struct document *document, const struct figures *figures, const struct casework *work)
{
	static const struct column columns[] = {{"name", "topic", false, false},
	    {"cases", "cases", true, false}, {"late", "late", false, false},
	    {"reopened", "opened again", false, true}, {"low", "rated 1 or 2", false, true},
	    {"posts", "posts", false, true}, {"negative", "negative", false, false}};
	struct section *section = document_section(document, "causes", "Recurring causes");
	int64_t cases = 0;
	size_t count;
	struct cause *causes = causes_of(work, &count);
	struct table *table;

	for (size_t i = 0; i < count; i++)
		cases += causes[i].cases;
	if (count > 0) {
		section->note = document_text(document,
		    "topics of %lld cases to be answered, each by its first; late: a clock of it was",
		    (long long)cases);
		table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
	}
	for (size_t i = 0; i < count; i++) {
		const struct group_row *posts = group_find(&figures->topics, causes[i].name);
		struct row *row = section_row(section, table);

		row->cells[0] = name_of(section, causes[i].name, "(no topic)");
		row->cells[1] = value_share(causes[i].cases, cases);
		row->cells[2] = bad(causes[i].late, TONE_BAD);
		row->cells[3] = value_count(causes[i].reopened);
		row->cells[4] = bad(causes[i].low, TONE_WARN);
		if (posts != NULL) {
			row->cells[5] = value_count(posts->counts.posts);
			row->cells[6] = value_share(posts->counts.negative, posts->counts.labeled);
		}
		row->beyond = i >= SHOWN;
	}
	free(causes);
}

void part_rules(
    struct document *document, const struct figures *figures, const struct casework *work)
{
	static const struct column columns[] = {{"name", "route", false, false},
	    {"posts", "posts", false, true}, {"cases", "cases", false, false},
	    {"missed", "missed", false, false}, {"cried_wolf", "cried wolf", false, false}};
	struct section *section =
	    document_section(document, "rules", "Routes that missed, or cried wolf");
	size_t count;
	struct rule_record *records = rule_records(work, &count);
	struct table *table;

	if (count > 0 && (count > 1 || records[0].name.len > 0)) {
		section->note = span_of("missed: people took up what the route let pass; cried wolf: "
		                        "people decided not to answer what it called for");
		table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
		for (size_t i = 0; i < count; i++) {
			const struct group_row *posts = group_find(&figures->rules, records[i].name);
			struct row *row = section_row(section, table);

			row->cells[0] = name_of(section, records[i].name, "(no post of it was read)");
			if (posts != NULL)
				row->cells[1] = value_count(posts->counts.posts);
			row->cells[2] = value_count(records[i].cases);
			row->cells[3] = bad(records[i].raised, TONE_BAD);
			row->cells[4] = bad(records[i].declined, TONE_WARN);
			row->beyond = i >= SHOWN;
		}
	}
	free(records);
}
