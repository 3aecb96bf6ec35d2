/* What happened, in order: as marks in a chart of posts, and as a table. */
#include "report/kind/course.h"

#include <stdlib.h>

#include "report/kind/part.h"
#include "report/say.h"

enum { BUCKETS = 120, SHOWN = 40, MOST = 400 };

struct moment {
	int64_t at;
	enum tone tone;
	struct span mark; /* in the chart; empty: it is in the table alone */
	struct span what;
};

struct moments {
	struct document *document;
	struct moment at[MOST];
	size_t count;
};

static void add(struct moments *moments, int64_t at, enum tone tone, const char *mark,
    struct span what)
{
	if (at != 0 && moments->count < MOST)
		moments->at[moments->count++] = (struct moment){at, tone, span_of(mark), what};
}

static void add_alarm(struct moments *moments, const struct alarm *alarm)
{
	static const enum tone tones[ALARM_LEVELS] = {
	    TONE_PLAIN, TONE_WARN, TONE_BAD, TONE_BAD, TONE_GOOD};
	struct document *document = moments->document;

	for (int i = ALARM_WATCH; i <= ALARM_CRISIS; i++)
		add(moments, alarm->at[i], tones[i], i == ALARM_WATCH ? "" : alarm_level_names[i],
		    document_text(document, "%s: %.*s%s%.*s", alarm_level_names[i],
		        (int)alarm->key.len, alarm->key.at, i == alarm->worst ? ", " : "",
		        i == alarm->worst ? (int)alarm->why.len : 0, alarm->why.at));
	if (!alarm_runs(alarm))
		add(moments, alarm->over, TONE_GOOD, alarm->worst > ALARM_WATCH ? "over" : "",
		    document_text(document, "over: %.*s", (int)alarm->key.len, alarm->key.at));
}

/* Public words of which the next were promised; others are answers to one person. */
static void add_statements(struct moments *moments, const struct case_view *view)
{
	char by[SAY_SIZE];

	for (size_t i = 0; i < view->step_count; i++) {
		const struct case_step *step = view->steps[i];

		if (step->verb != VERB_ANSWER || step->due[CASE_BY_UPDATE] == 0)
			continue;
		add(moments, step->at, TONE_PLAIN, "statement",
		    document_text(moments->document, "statement in %.*s, the next promised for %s%s%.*s",
		        (int)view->file->number.len, view->file->number.at,
		        say_time(by, step->due[CASE_BY_UPDATE]), step->text.len > 0 ? ": " : "",
		        (int)step->text.len, step->text.at));
	}
}

static void add_gate(struct moments *moments, const struct case_step *step)
{
	bool hold = step->verb == VERB_HOLD;
	char until[SAY_SIZE];

	add(moments, step->at, TONE_STRONG, hold ? "hold" : "go",
	    document_text(moments->document, "planned posts %s%s%s%s%.*s",
	        hold ? "held" : "let go again", hold && step->until != 0 ? " until " : "",
	        hold && step->until != 0 ? say_time(until, step->until) : "",
	        step->text.len > 0 ? ": " : "", (int)step->text.len, step->text.at));
}

static int in_order(const void *x, const void *y)
{
	const struct moment *a = x, *b = y;
	size_t least = a->what.len < b->what.len ? a->what.len : b->what.len;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return memcmp(a->what.at, b->what.at, least);
}

static void gather(struct moments *moments, const struct figures *figures,
    const struct casework *work, const struct course_times *course)
{
	const struct alarm **alarms = alarms_sorted(&figures->alarms);
	struct document *document = moments->document;
	char posts[SAY_SIZE], width[SAY_SIZE];

	add(moments, course->onset, TONE_WARN, "onset", span_of("it began, by the alerts"));
	add(moments, course->acknowledged, TONE_PLAIN, "acknowledged",
	    span_of("the first acknowledgement"));
	add(moments, course->answered, TONE_GOOD, "answered", span_of("the first answer"));
	if (course->peak_posts > 0)
		add(moments, course->peak, TONE_STRONG, "peak",
		    document_text(document, "the peak: %s post%s in the %s from then on",
		        say_count(posts, course->peak_posts), course->peak_posts == 1 ? "" : "s",
		        say_width(width, course->peak_seconds)));
	for (size_t i = 0; i < figures->alarms.count; i++)
		add_alarm(moments, alarms[i]);
	for (size_t i = 0; i < work->count; i++)
		add_statements(moments, &work->views[i]);
	for (size_t i = 0; i < work->gate_count; i++)
		add_gate(moments, work->gate[i]);
	free(alarms);
	qsort(moments->at, moments->count, sizeof *moments->at, in_order);
}

static void draw(
    struct section *section, const struct figures *figures, const struct moments *moments)
{
	struct chart *chart = part_chart(section, "volume", &figures->volume, BUCKETS);

	for (size_t i = 0; i < moments->count; i++)
		if (moments->at[i].mark.len > 0)
			section_mark(section, chart, moments->at[i].at, moments->at[i].tone,
			    moments->at[i].mark);
}

/* Before it began, times are counted backwards: -2h. */
static struct value since(int64_t at, int64_t onset)
{
	return onset == 0 || at < onset ? (struct value){0} : value_span(at - onset);
}

void part_course(struct document *document, const struct figures *figures,
    const struct casework *work, const struct course_times *course)
{
	static const struct column columns[] = {{"at", "when (UTC)", false, false},
	    {"after", "after onset", false, false}, {"what", "what", false, false}};
	struct section *section = document_section(document, "timeline", "Timeline");
	struct moments *moments = mem_new(1, sizeof *moments);
	struct table *table = NULL;

	moments->document = document;
	gather(moments, figures, work, course);
	if (figures->volume.count > 0)
		draw(section, figures, moments);
	if (moments->count > 0)
		table = section_table(section, "moments", columns, 3);
	for (size_t i = 0; i < moments->count; i++) {
		struct row *row = section_row(section, table);

		row->cells[0] = value_time(moments->at[i].at);
		row->cells[1] = since(moments->at[i].at, course->onset);
		row->cells[2] = value_toned(value_text(moments->at[i].what), moments->at[i].tone);
		row->beyond = i >= SHOWN;
	}
	if (moments->count > SHOWN)
		section_words(section, TONE_FAINT,
		    document_text(document, "%zu more are not shown here; crisis-case export has all.",
		        moments->count - SHOWN));
	free(moments);
}
