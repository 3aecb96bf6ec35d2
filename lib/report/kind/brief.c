/*
 * The brief for colleagues, on a cadence: what is known, what is not, what is done, who owns it,
 * what may be said, and when the next one comes.
 */
#include "report/kind/kind.h"

#include "report/kind/case_part.h"
#include "report/kind/course.h"
#include "report/kind/open_part.h"
#include "report/kind/part.h"
#include "report/say.h"

/* Practice: every 20 minutes for two hours, then less often; the next time is always said. */
static int64_t next_brief(const struct course_times *course, int64_t now)
{
	int64_t lasted = now - course->onset;

	if (course->onset == 0 || course->over != 0)
		return now + 24 * 3600;
	return now + (lasted < 2 * 3600 ? 20 * 60 : lasted < 12 * 3600 ? 3600 : 4 * 3600);
}

static void say_where(struct document *document, const struct figures *figures,
    const struct casework *work, const struct course_times *course)
{
	int64_t open = 0, late = 0, labeled = figures_labeled(figures);
	char a[SAY_SIZE], b[SAY_SIZE], c[SAY_SIZE], d[SAY_SIZE];

	for (size_t i = 0; i < work->count; i++) {
		open += case_is_open(&work->views[i].row);
		late += case_is_late(&work->views[i], work->now);
	}
	if (course->onset == 0)
		document_lead(document, TONE_PLAIN, span_of("No alert says that a crisis runs."));
	else if (course->over != 0)
		document_lead(document, TONE_GOOD,
		    document_text(document, "It began %s UTC and was over after %s.",
		        say_time(a, course->onset), say_span(b, course->over - course->onset)));
	else
		document_lead(document, TONE_BAD,
		    document_text(document, "It began %s UTC and has been running for %s.",
		        say_time(a, course->onset), say_span(b, figures->now - course->onset)));
	document_lead(document, TONE_STRONG,
	    document_text(document, "%s posts, %s negative; %s cases open, %s past a deadline.",
	        say_count(a, figures->kinds[ENTRY_POST]),
	        say_share(b, figures->labels[LABEL_NEGATIVE], labeled), say_count(c, open),
	        say_count(d, late)));
}

/* The earliest statement that was promised and not made. */
static const struct case_view *next_statement(const struct casework *work)
{
	const struct case_view *next = NULL;

	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];

		if (view->row.due[CASE_BY_UPDATE] != 0 &&
		    (next == NULL || view->row.due[CASE_BY_UPDATE] < next->row.due[CASE_BY_UPDATE]))
			next = view;
	}
	return next;
}

static void say_next(
    struct document *document, const struct casework *work, const struct course_times *course)
{
	struct section *section = document_section(document, "next", "Next");
	const struct case_view *view = next_statement(work);
	struct figure *figure;

	section->note = span_of("every 20 minutes for two hours, then hourly, then every four hours");
	section_figure(section, "brief", "next brief", value_time(next_brief(course, work->now)));
	if (view == NULL) {
		section_words(section, TONE_WARN, span_of("No next statement is promised."));
		return;
	}
	figure = section_figure(section, "statement", "next statement, as promised",
	    value_toned(value_time(view->row.due[CASE_BY_UPDATE]),
	        view->row.due[CASE_BY_UPDATE] < work->now ? TONE_BAD : TONE_STRONG));
	figure->command = "crisis-case due | jq -c 'select(.clock == \"update\")'";
}

struct document *kind_brief(const struct figures *figures)
{
	struct document *document = document_new("brief", "Brief for colleagues", figures->now);
	struct casework *work = casework_new(figures);
	struct course_times course = course_of(figures, work);

	document->drill = figures->drilled > 0;
	document_lead(document, TONE_WARN, span_of("Internal: not to be passed on."));
	say_where(document, figures, work, &course);
	part_counted(document, figures);
	part_known(document, figures, work);
	part_unknown(document, work);
	part_done(document, work);
	part_owners(document, work);
	part_sayable(document, work);
	say_next(document, work, &course);
	part_overdue(document, work);
	course_free(&course);
	casework_free(work);
	return document;
}
