/* Sections of fixed rows: deadlines, severity, sentiment, answers, drafts. */
#include "report/kind/part.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/say.h"

enum { BUCKETS = 240 }; /* what a chart is given at most */

static const struct column share_columns[] = {
    {"name", "name", false, false}, {"posts", "posts", true, false}};

struct span part_whole(
    struct document *document, int64_t whole, int64_t posts, const char *without)
{
	char a[SAY_SIZE], b[SAY_SIZE];

	say_count(a, whole);
	if (whole == posts)
		return document_text(document, "of %s", a);
	return document_text(document, "of %s; %s %s", a, say_count(b, posts - whole), without);
}

struct row *part_share(struct section *section, struct table *table, const char *name, int64_t count,
    int64_t of, enum tone tone, bool shown)
{
	struct row *row = section_row(section, table);

	row->cells[0] = value_text(span_of(name));
	row->cells[1] = value_toned(value_share(count, of), tone);
	row->beyond = !shown;
	return row;
}

/* A section of shares of whole, which are some of the posts: how many is for programs. */
static struct table *shares(struct section *section, const struct figures *figures,
    const char *id, int64_t whole, const char *without)
{
	int64_t posts = figures->kinds[ENTRY_POST];
	struct table *table;

	section->note = part_whole(section->document, whole, posts, without);
	section_figure(section, id, id, value_share(whole, posts))->quiet = true;
	table = section_table(section, NULL, share_columns, 2);
	table->keyed = true;
	return table;
}

struct chart *part_chart(
    struct section *section, const char *id, const struct series *volume, size_t most)
{
	struct series_bucket *buckets = mem_new(SERIES_MOST, sizeof *buckets);
	struct series *series = mem_new(1, sizeof *series);
	struct chart *chart;
	size_t count;

	*series = *volume;
	series_coarsen(series, most);
	count = series_sorted(series, buckets);
	chart = section_chart(section, id, series_width(series));
	chart->lines = 2;
	chart->names[0] = chart->ids[0] = "posts";
	chart->names[1] = chart->ids[1] = "negative";
	for (size_t i = 0; i < count; i++) {
		struct chart_bucket *bucket = section_bucket(section, chart, buckets[i].at);

		bucket->values[0] = (double)buckets[i].counts.posts;
		bucket->values[1] = (double)buckets[i].counts.negative;
	}
	free(series);
	free(buckets);
	return chart;
}

void part_volume(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "volume", "Volume");

	if (figures->volume.count > 0)
		part_chart(section, NULL, &figures->volume, BUCKETS);
}

static struct value toned_count(int64_t count, enum tone tone)
{
	return value_toned(value_count(count), count > 0 ? tone : TONE_PLAIN);
}

static struct row *due_row(struct section *section, struct table *table, const char *name,
    const int64_t counts[3])
{
	struct row *row = section_row(section, table);

	row->cells[0] = value_text(span_of(name));
	row->cells[1] = toned_count(counts[0], TONE_BAD);
	row->cells[2] = toned_count(counts[1], TONE_WARN);
	row->cells[3] = value_count(counts[2]);
	row->cells[4] = value_count(counts[0] + counts[1] + counts[2]);
	return row;
}

static const char *const clock_names[ENTRY_CLOCKS] = {"acknowledge", "answer"};

void part_due(struct document *document, const struct figures *figures)
{
	static const struct column columns[] = {{"clock", "clock", false, false},
	    {"late", "late", false, false}, {"within_hour", "within 1h", false, false},
	    {"later", "later", false, false}, {"of", "posts", false, true},
	    {"longest_late", "longest late", false, true}, {"next_in", "next in", false, true}};
	int64_t either[3] = {figures->late_posts, figures->soon_posts,
	    figures->due_posts - figures->late_posts - figures->soon_posts};
	struct section *section = document_section(document, "due", "Due");
	struct table *table;

	if (figures->due_posts == 0)
		return;
	section->note = span_of("as routed; what was done since is not seen here");
	table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
	table->keyed = true;
	for (size_t i = 0; i < ENTRY_CLOCKS; i++) {
		const struct figures_clock *clock = &figures->clocks[i];
		int64_t counts[3] = {clock->late, clock->soon, clock->later};
		struct row *row = due_row(section, table, clock_names[i], counts);

		if (clock->late > 0)
			row->cells[5] = value_span(figures->now - clock->oldest);
		if (clock->next != POST_UNKNOWN)
			row->cells[6] = value_span(clock->next - figures->now);
	}
	due_row(section, table, "either", either);
}

void part_severity(struct document *document, const struct figures *figures)
{
	static const enum tone tones[SEVERITIES] = {TONE_FAINT, TONE_PLAIN, TONE_WARN, TONE_BAD};
	static const char *const commands[SEVERITIES] = {
	    PART_POSTS("(.route.severity // .score.severity) == \"low\""),
	    PART_POSTS("(.route.severity // .score.severity) == \"medium\""),
	    PART_POSTS(PART_HIGH), PART_POSTS(PART_CRITICAL)};
	struct section *section = document_section(document, "severity", "Severity");
	int64_t rated = figures_rated(figures), other = figures->severities[SEVERITIES];
	struct table *table;

	section->half = true;
	if (rated == 0)
		return;
	table = shares(section, figures, "rated", rated, "not rated");
	for (int i = SEVERITIES - 1; i >= 0; i--)
		part_share(section, table, severity_names[i], figures->severities[i], rated, tones[i],
		    true)->command = commands[i];
	part_share(section, table, "(other)", other, rated, TONE_FAINT, other > 0);
}

void part_sentiment(struct document *document, const struct figures *figures)
{
	static const enum tone tones[LABELS] = {TONE_BAD, TONE_FAINT, TONE_GOOD};
	static const char *const commands[LABELS] = {PART_POSTS(PART_NEGATIVE),
	    PART_POSTS(".score.label == \"neutral\""), PART_POSTS(".score.label == \"positive\"")};
	struct section *section = document_section(document, "sentiment", "Sentiment");
	int64_t labeled = figures_labeled(figures), other = figures->labels[LABELS];
	struct table *table;

	section->half = true;
	if (labeled == 0)
		return;
	table = shares(section, figures, "labeled", labeled, "not scored");
	for (int i = 0; i < LABELS; i++)
		part_share(section, table, label_names[i], figures->labels[i], labeled, tones[i], true)
		    ->command = commands[i];
	part_share(section, table, "(other)", other, labeled, TONE_FAINT, other > 0);
	section_figure(section, "net", "net", value_net(figures_net(figures), labeled))->variant =
	    "all";
}

void part_answers(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "answer", "Answer");
	int64_t routed = figures->routed, unknown = routed - figures->answer - figures->watch;
	struct table *table;

	section->half = true;
	if (routed == 0)
		return;
	table = shares(section, figures, "routed", routed, "not routed");
	part_share(section, table, "answer", figures->answer, routed, TONE_GOOD, true)
	    ->command = PART_POSTS(".route.answer == true");
	part_share(section, table, "watch only", figures->watch, routed, TONE_FAINT, true)
	    ->command = PART_POSTS(".route.answer == false");
	part_share(section, table, "not said", unknown, routed, TONE_FAINT, unknown > 0);
}

void part_drafts(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "drafts", "Drafts");
	int64_t replied = figures->replied, none = figures_undrafted(figures);
	struct table *table;

	section->half = true;
	if (replied == 0)
		return;
	table = shares(section, figures, "replied", replied, "not tried");
	part_share(section, table, "made", figures->drafted, replied, TONE_GOOD, true)
	    ->command = PART_POSTS(PART_DRAFTED);
	part_share(section, table, "blocked", figures->held, replied, TONE_WARN, true)
	    ->command = PART_POSTS(
	    ".reply and .route.answer != false and ((.reply.blocked // []) != [])");
	part_share(section, table, "not wanted", figures->unwanted, replied, TONE_FAINT, true)
	    ->command = PART_POSTS(".reply and .route.answer == false and (" PART_DRAFTED " | not)");
	part_share(section, table, "no reason", none, replied, TONE_FAINT, none > 0);
}
