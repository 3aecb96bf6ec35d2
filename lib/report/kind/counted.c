/* What was counted: in words for people, in numbers for programs. */
#include "report/kind/part.h"

#include <string.h>

#include "report/say.h"

static struct span text_of(const struct buf *words)
{
	return (struct span){words->at, words->len};
}

/* ", 2026-11-22 06:12 to 11:58 UTC (5h 46m)" */
static void add_span(struct buf *words, const struct figures *figures)
{
	const size_t day = strlen("2026-11-22 ");
	char from[SAY_SIZE], to[SAY_SIZE], span[SAY_SIZE];

	if (figures->first == POST_UNKNOWN)
		return;
	say_time(from, figures->first);
	say_time(to, figures->last);
	buf_format(words, ", %s", from);
	if (strcmp(from, to) != 0)
		buf_format(words, " to %s UTC (%s)", strncmp(from, to, day) == 0 ? to + day : to,
		    say_span(span, figures->last - figures->first));
	else
		buf_text(words, " UTC");
}

/* "1,204 posts on 4 platforms, 2026-11-22 06:12 to 11:58 UTC (5h 46m)." */
static void say_posts(struct document *document, const struct figures *figures)
{
	int64_t posts = figures->kinds[ENTRY_POST];
	const struct group_row *unknown = group_find(&figures->platforms, span_of(""));
	size_t platforms = figures->platforms.count - (unknown != NULL);
	char count[SAY_SIZE];
	struct buf words = {0};

	buf_format(&words, "%s post%s", say_count(count, posts), posts == 1 ? "" : "s");
	if (platforms > 0)
		buf_format(&words, " on %zu%s platform%s", platforms,
		    figures->platforms.other.counts.posts > 0 ? " and more" : "",
		    platforms == 1 ? "" : "s");
	add_span(&words, figures);
	if (figures->undated > 0)
		buf_format(&words, ", %s without a time", say_count(count, figures->undated));
	if (figures->edits > 0)
		buf_format(&words, "; %s edit%s among them may repeat a post",
		    say_count(count, figures->edits), figures->edits == 1 ? "" : "s");
	document_lead(document, TONE_PLAIN, text_of(&words));
	buf_free(&words);
}

/* What is left out, and what each is called; the rejected lines are no kind of entry. */
static const struct {
	enum entry_kind kind;
	const char *id, *one, *many;
} left_out[] = {
    {ENTRY_REPOST, "reposts", "repost", "reposts"},
    {ENTRY_OWN, "own", "post of our own", "posts of our own"},
    {ENTRY_DRILL, "drills", "drill post", "drill posts"},
    {ENTRY_DELETION, "deletions", "deletion", "deletions"},
    {ENTRY_OUTSIDE, "outside", "line outside of the time", "lines outside of the time"},
    {ENTRY_UNASKED, "unasked", "post that is not asked for", "posts that are not asked for"},
    {ENTRY_ALERT, "alerts", "alert", "alerts"},
    {ENTRY_CASE, "cases", "case", "cases"},
    {ENTRY_DUE, "due", "due clock", "due clocks"},
    {ENTRY_EVENT, "events", "event of cases", "events of cases"},
    {ENTRY_GRADE, "grades", "grade", "grades"},
    {ENTRY_OTHER, "other", "line that is no post", "lines that are no posts"},
    {ENTRY_KINDS, "rejected", "rejected line", "rejected lines"},
};
enum { LEFT_OUT = sizeof left_out / sizeof *left_out };

static int64_t left_out_count(const struct figures *figures, size_t i)
{
	enum entry_kind kind = left_out[i].kind;

	return kind == ENTRY_KINDS ? figures->rejected : figures->kinds[kind];
}

/* Cases, where the report is about them. */
static bool is_counted(const struct figures *figures, enum entry_kind kind)
{
	return figures->cases &&
	    (kind == ENTRY_CASE || kind == ENTRY_DUE || kind == ENTRY_EVENT);
}

/* "Not counted, of 1,517 lines: 31 reposts, 4 posts of our own, ..." */
static void say_left_out(struct document *document, const struct figures *figures)
{
	struct buf words = {0};
	char figure[SAY_SIZE];
	size_t start;

	buf_format(&words, "Not counted, of %s lines:", say_count(figure, figures->lines));
	start = words.len;
	for (size_t i = 0; i < LEFT_OUT; i++) {
		int64_t count = left_out_count(figures, i);

		if (count > 0 && !is_counted(figures, left_out[i].kind))
			buf_format(&words, "%s%s %s", words.len > start ? ", " : " ",
			    say_count(figure, count), count == 1 ? left_out[i].one : left_out[i].many);
	}
	if (words.len > start)
		document_lead(document, TONE_FAINT, text_of(&words));
	buf_free(&words);
}

static void say_alerts(struct document *document, const struct figures *figures)
{
	static const struct column columns[] = {
	    {"level", "level", false, false}, {"count", "alerts", false, false}};
	const struct group_row *rows[GROUP_MOST];
	size_t count = group_sorted(&figures->alerts, rows), shown = count < 8 ? count : 8;
	struct section *section = document_section(document, "alerts", "Alerts");
	struct buf words = {0};
	char figure[SAY_SIZE];
	struct table *table;

	section->quiet = true;
	if (count == 0)
		return;
	for (size_t i = 0; i < shown; i++) {
		buf_format(&words, "%s%s ", i > 0 ? ", " : "Alerts by level: ",
		    say_count(figure, rows[i]->counts.posts));
		if (rows[i]->len > 0)
			buf_add(&words, rows[i]->name, rows[i]->len);
		else
			buf_text(&words, "without a level");
	}
	document_lead(document, TONE_WARN, text_of(&words));
	buf_free(&words);
	table = section_table(section, NULL, columns, 2);
	for (size_t i = 0; i <= count; i++) {
		const struct group_row *group = i < count ? rows[i] : &figures->alerts.other;
		struct row *row = group->counts.posts > 0 ? section_row(section, table) : NULL;

		if (row != NULL && i < count)
			row->cells[0] = value_text(document_copy(
			    document, (struct span){group->name, group->len}));
		if (row != NULL)
			row->cells[1] = value_count(group->counts.posts);
	}
}

static struct value time_or_none(int64_t when)
{
	return when == POST_UNKNOWN ? (struct value){0} : value_time(when);
}

static void count_lines(struct document *document, const struct figures *figures)
{
	static const struct column columns[] = {
	    {"name", "left out", false, false}, {"count", "lines", false, false}};
	struct section *section = document_section(document, "lines", "Lines");
	int64_t posts = figures->kinds[ENTRY_POST];
	struct table *table;

	section->quiet = true;
	section_figure(section, "read", "lines read", value_count(figures->lines));
	section_figure(section, "posts", "posts counted", value_share(posts, figures->lines));
	section_figure(section, "edits", "edits among these", value_count(figures->edits));
	section_figure(section, "undated", "posts without a time", value_count(figures->undated));
	section_figure(section, "authors", "distinct authors",
	    value_count((int64_t)(sketch_count(&figures->authors) + 0.5)))
	    ->variant = "estimate";
	section_figure(section, "authored", "posts that name their author",
	    value_share(figures->authored, posts));
	section_figure(section, "first", "first post", time_or_none(figures->first));
	section_figure(section, "last", "last post", time_or_none(figures->last));
	table = section_table(section, "left_out", columns, 2);
	table->keyed = true;
	for (size_t i = 0; i < LEFT_OUT; i++) {
		struct row *row = section_row(section, table);

		row->cells[0] = value_text(span_of(left_out[i].id));
		row->cells[1] = value_count(left_out_count(figures, i));
	}
}

void part_counted(struct document *document, const struct figures *figures)
{
	say_posts(document, figures);
	say_left_out(document, figures);
	count_lines(document, figures);
	say_alerts(document, figures);
}
