/* The course: what happened when. */
#include "report/kind/kind.h"

#include "report/kind/course.h"
#include "report/kind/part.h"

struct document *kind_timeline(const struct figures *figures)
{
	struct document *document = document_new("timeline", "Timeline", figures->now);
	struct casework *work = casework_new(figures);
	struct course_times course = course_of(figures, work);

	document->drill = figures->drilled > 0;
	part_counted(document, figures);
	part_course(document, figures, work, &course);
	part_phases(document, figures, &course);
	course_free(&course);
	casework_free(work);
	return document;
}
