/* A review's figures: the impact, what was answered, what was promised and kept. */
#include "report/kind/review_part.h"

#include "report/kind/part.h"
#include "report/say.h"

static int64_t graver(const struct casework *work, int64_t severity)
{
	int64_t count = 0;

	for (size_t i = 0; i < work->count; i++)
		count += work->views[i].row.numbers[CASE_SEVERITY] >= severity;
	return count;
}

static void command(struct figure *figure, const char *text)
{
	figure->command = text;
}

void part_impact(struct document *document, const struct figures *figures,
    const struct casework *work, const struct course_times *course)
{
	struct section *section = document_section(document, "impact", "Impact");
	int64_t posts = figures->kinds[ENTRY_POST], labeled = figures_labeled(figures);
	int64_t rated = figures_rated(figures);
	int64_t grave =
	    figures->severities[SEVERITY_CRITICAL] + figures->severities[SEVERITY_HIGH];
	struct figure *figure;

	command(section_figure(section, "posts", "posts", value_count(posts)),
	    PART_POSTS(".text"));
	figure = section_figure(section, "authors", "authors, about",
	    value_count((int64_t)(sketch_count(&figures->authors) + 0.5)));
	figure->variant = "estimate, 6.5 %";
	command(section_figure(section, "negative", "negative",
	            value_toned(value_share(figures->labels[LABEL_NEGATIVE], labeled), TONE_STRONG)),
	    PART_POSTS(PART_NEGATIVE));
	command(section_figure(section, "grave", "high or critical",
	            value_toned(value_share(grave, rated), grave > 0 ? TONE_BAD : TONE_PLAIN)),
	    PART_POSTS("(" PART_HIGH ") or (" PART_CRITICAL ")"));
	command(section_figure(section, "cases", "cases", value_count((int64_t)work->count)),
	    "crisis-case list");
	command(section_figure(section, "grave_cases", "cases high or critical",
	            value_share(graver(work, 3), (int64_t)work->count)),
	    "crisis-case list | jq -c 'select(.severity | IN(\"high\", \"critical\"))'");
	section_figure(section, "episodes",
	    course->grave ? "episodes of alert or crisis" : "episodes to watch",
	    value_count(course->episodes));
	if (course->onset != 0 && course->over > course->onset)
		section_figure(
		    section, "lasted", "from onset to over", value_span(course->over - course->onset));
}

void part_detected(struct document *document, const struct course_times *course)
{
	struct section *section = document_section(document, "detected", "Time to detect");
	const struct quantiles *detect = &course->detect;

	if (detect->count == 0)
		return;
	section->note = document_text(document,
	    "of %lld episode%s; from the begin that crisis-detect tells to its first word",
	    (long long)detect->count, detect->count == 1 ? "" : "s");
	if (detect->count == 1) {
		section_figure(section, "detect", "to detect", value_span(detect->most));
	} else {
		section_figure(section, "median", "median", value_span(quantiles_at(detect, 0.5)));
		section_figure(section, "p90", "p90", value_span(quantiles_at(detect, 0.9)));
		section_figure(section, "mean", "mean", value_span(quantiles_mean(detect)));
	}
	if (course->called != 0 && course->called > course->onset)
		section_figure(section, "called", "from onset to the first alert",
		    value_span(course->called - course->onset));
	if (course->acknowledged > course->onset && course->onset != 0)
		section_figure(section, "acknowledged", "to the first acknowledgement",
		    value_span(course->acknowledged - course->onset));
	if (course->answered > course->onset && course->onset != 0)
		section_figure(section, "answered", "to the first answer",
		    value_span(course->answered - course->onset));
}

static void share_row(struct section *section, struct table *table, const char *name,
    int64_t count, int64_t of, enum tone tone, const char *command_text)
{
	struct row *row = section_row(section, table);

	row->cells[0] = value_text(span_of(name));
	row->cells[1] = value_toned(value_share(count, of), count > 0 ? tone : TONE_PLAIN);
	row->command = command_text;
}

void part_answered(struct document *document, const struct lessons *lessons)
{
	static const struct column columns[] = {
	    {"name", "outcome", false, false}, {"cases", "cases", true, false}};
	struct section *section =
	    document_section(document, "answered", "What was answered and what not");
	int64_t needed = lessons->needed;
	struct table *table;

	if (needed == 0)
		return;
	section->note = document_text(document,
	    "of %lld cases that needed an answer; %lld more were watched", (long long)needed,
	    (long long)lessons->watched);
	table = section_table(section, "outcomes", columns, 2);
	table->keyed = true;
	share_row(section, table, "answered", lessons->answered, needed, TONE_GOOD,
	    "crisis-case list | jq -c 'select(.answered_at)'");
	share_row(section, table, "acknowledged only", lessons->acknowledged, needed, TONE_WARN,
	    "crisis-case list | jq -c 'select(.acknowledged_at and .answered_at == null)'");
	share_row(section, table, "nothing yet", lessons->untouched, needed, TONE_BAD,
	    "crisis-case list | jq -c 'select(.acknowledged_at == null and .state != \"watched\")'");
	share_row(section, table, "decided not to", lessons->declined, needed, TONE_FAINT,
	    "crisis-case export | jq -c 'select(.verb == \"watch\")'");
	section_figure(section, "response_rate", "response rate",
	    value_share(lessons->answered, needed))->variant = "answered / needing an answer";
	if (lessons->rated > 0)
		section_figure(section, "csat", "satisfied",
		    value_share(lessons->content, lessons->rated))->variant = "CSAT: 4 and 5 / all ratings";
	section_figure(
	    section, "reopened", "opened again", value_share(lessons->reopened, needed));
}

static void promise_row(struct section *section, struct table *table, const char *name,
    const struct case_promises *promises)
{
	struct row *row = section_row(section, table);
	int64_t open = promises->made - promises->kept - promises->broken;

	row->cells[0] = value_text(span_of(name));
	row->cells[1] = value_count(promises->made);
	row->cells[2] = value_share(promises->kept, promises->kept + promises->broken);
	row->cells[3] = value_toned(
	    value_count(promises->broken), promises->broken > 0 ? TONE_BAD : TONE_PLAIN);
	row->cells[4] = value_count(open);
}

void part_promises(struct document *document, const struct lessons *lessons)
{
	static const struct column columns[] = {{"promise", "promised", false, false},
	    {"made", "made", false, false}, {"kept", "kept", false, false},
	    {"broken", "late", false, false}, {"open", "not due yet", false, false}};
	static const char *const ids[PROMISES] = {"next statement", "follow-up", "assigned"};
	struct section *section = document_section(document, "promises", "Promises and drafts");
	struct table *table;
	int64_t made = 0;

	for (size_t i = 0; i < PROMISES; i++)
		made += lessons->promises[i].made;
	if (made > 0) {
		section->note = span_of("kept: of those that were due; open past its time is late");
		table = section_table(section, NULL, columns, 5);
		table->keyed = true;
		for (size_t i = 0; i < PROMISES; i++)
			promise_row(section, table, ids[i], &lessons->promises[i]);
		section->last->command = "crisis-case export | jq -c 'select(.body.update_by)'";
	}
	if (lessons->drafted > 0)
		section_figure(section, "drafts_changed", "answers that differ from their draft",
		    value_share(lessons->changed, lessons->drafted))->command =
		    "crisis-case export | jq -c 'select(.verb | IN(\"draft\", \"answer\"))'";
}
