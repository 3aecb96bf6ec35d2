/* The clocks: what was to be done by when, and whether it was. */
#include "report/kind/kind.h"

#include "report/kind/case_part.h"

struct document *kind_sla(const struct figures *figures)
{
	struct document *document = document_new("sla", "Targets met", figures->now);
	struct casework *work = casework_new(figures);

	part_cases(document, figures, work);
	if (work->count > 0) {
		part_clocks(document, work);
		part_clocks_by_team(document, work);
		part_clocks_by_severity(document, work);
		part_overdue(document, work);
	}
	casework_free(work);
	return document;
}
