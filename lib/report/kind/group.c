/* Sections of names that strangers choose: topics, teams, stances, platforms, reasons. People
 * are shown the largest rows, and one for the rest; programs all of them. */
#include "report/kind/part.h"

#include "report/say.h"

enum { SHOWN = 8 };

/* Fills a row's columns behind its share of the whole. */
typedef void fill_row(struct row *row, const struct group_row *group);

static void fill_none(struct row *row, const struct group_row *group)
{
	(void)row;
	(void)group;
}

static void fill_negative(struct row *row, const struct group_row *group)
{
	row->cells[2] = value_share(group->counts.negative, group->counts.labeled);
}

static void fill_work(struct row *row, const struct group_row *group)
{
	fill_negative(row, group);
	row->cells[3] = value_count(group->counts.answer);
	row->cells[4] = value_toned(
	    value_count(group->counts.late), group->counts.late > 0 ? TONE_BAD : TONE_PLAIN);
}

/* How a group is shown. */
struct names {
	const char *id;
	const struct column *columns;
	size_t column_count;
	fill_row *fill;
	const char *unnamed;
	enum tone tone;
};

static struct row *add_row(struct section *section, struct table *table,
    const struct names *names, const struct group_row *group, int64_t whole)
{
	struct row *row = section_row(section, table);
	struct span name = {group->name, group->len};

	row->cells[0] = value_text(
	    group->len == 0 ? span_of(names->unnamed) : document_copy(section->document, name));
	row->cells[1] = value_toned(value_share(group->counts.posts, whole), names->tone);
	names->fill(row, group);
	return row;
}

static void group_table(struct section *section, const struct group *group, int64_t whole,
    const struct names *names)
{
	const struct group_row *sorted[GROUP_MOST];
	size_t count = group_sorted(group, sorted), n = count;
	struct table *table =
	    section_table(section, names->id, names->columns, names->column_count);
	struct group_row rest = group->other;
	struct row *row;

	if (count > SHOWN || rest.counts.posts > 0)
		n = count < SHOWN ? count : SHOWN - 1;
	for (size_t i = 0; i < count; i++) {
		row = add_row(section, table, names, sorted[i], whole);
		row->beyond = i >= n;
		if (row->beyond)
			counts_add(&rest.counts, &sorted[i]->counts);
	}
	if (group->other.counts.posts > 0) {
		row = add_row(section, table, names, &group->other, whole);
		row->cells[0] = (struct value){0};
		row->rest = row->beyond = true;
	}
	if (rest.counts.posts > 0) {
		row = add_row(section, table, names, &rest, whole);
		row->cells[0] = value_text(document_text(section->document, "%s%zu more",
		    group->other.counts.posts > 0 ? "over " : "", count - n));
		row->cells[1].tone = TONE_FAINT;
		row->rest = true;
	}
}

static const struct column plain_columns[] = {
    {"name", "name", false, false}, {"posts", "posts", true, false}};

/* A table of names and shares alone. */
static void plain_table(struct section *section, const char *id, const struct group *group,
    int64_t whole, const char *unnamed, enum tone tone)
{
	const struct names names = {id, plain_columns, 2, fill_none, unnamed, tone};

	group_table(section, group, whole, &names);
}

static void say_counted(
    struct section *section, const char *id, const char *label, int64_t count, int64_t of)
{
	section_figure(section, id, label, value_share(count, of))->quiet = true;
}

void part_topics(struct document *document, const struct figures *figures)
{
	static const struct column columns[] = {{"name", "topic", false, false},
	    {"posts", "posts", true, false}, {"negative", "negative", false, true}};
	const struct names names = {NULL, columns, 3, fill_negative, "(empty)", TONE_PLAIN};
	struct section *section = document_section(document, "topics", "Topics");
	char a[SAY_SIZE], b[SAY_SIZE];

	if (figures->topics.count == 0)
		return;
	section->note = document_text(document,
	    "of %s scored posts; a post may have several, %s have none",
	    say_count(a, figures->scored), say_count(b, figures->without_topic));
	say_counted(section, "scored", "scored", figures->scored, figures->kinds[ENTRY_POST]);
	say_counted(section, "none", "without a topic", figures->without_topic, figures->scored);
	group_table(section, &figures->topics, figures->scored, &names);
}

void part_teams(struct document *document, const struct figures *figures)
{
	static const struct column columns[] = {{"name", "team", false, false},
	    {"posts", "posts", true, false}, {"negative", "negative", false, true},
	    {"answer", "to answer", false, true}, {"late", "late", false, false}};
	const struct names names = {NULL, columns, 5, fill_work, "(no team)", TONE_PLAIN};
	struct section *section = document_section(document, "teams", "Teams");
	int64_t posts = figures->kinds[ENTRY_POST];

	if (figures->routed == 0)
		return;
	section->note = part_whole(document, figures->routed, posts, "not routed");
	say_counted(section, "routed", "routed", figures->routed, posts);
	group_table(section, &figures->teams, figures->routed, &names);
}

void part_stances(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "stances", "Stances");
	int64_t known = figures->stances.other.counts.posts;

	section->half = true;
	for (size_t i = 0; i < figures->stances.count; i++)
		known += figures->stances.rows[i].counts.posts;
	if (known == 0)
		return;
	section->note = part_whole(document, known, figures->kinds[ENTRY_POST], "unknown");
	plain_table(section, NULL, &figures->stances, known, "", TONE_PLAIN);
}

void part_platforms(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "platforms", "Platforms");

	section->half = true;
	if (figures->platforms.count > 0)
		plain_table(section, NULL, &figures->platforms, figures->kinds[ENTRY_POST],
		    "(unknown)", TONE_PLAIN);
}

void part_watched(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "watched", "Watch only");
	char figure[SAY_SIZE];

	if (figures->watch == 0)
		return;
	section->note =
	    document_text(document, "the reasons, of %s", say_count(figure, figures->watch));
	plain_table(
	    section, NULL, &figures->reasons, figures->watch, "(no reason)", TONE_FAINT);
}

void part_blocked(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "blocked", "Blocked");
	char figure[SAY_SIZE];

	if (figures->held == 0)
		return;
	section->note =
	    document_text(document, "what keeps drafts back, of %s; one may have several",
	        say_count(figure, figures->held));
	plain_table(section, NULL, &figures->blocked, figures->held, "(no reason)", TONE_WARN);
}

void part_stages(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "stages", "Stages of the drafts");

	section->quiet = true;
	if (figures->drafted > 0)
		plain_table(
		    section, NULL, &figures->stages, figures->drafted, "(no stage)", TONE_PLAIN);
}
