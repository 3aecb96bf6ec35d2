/*
 * Sections about what is open: what is known and not, done, owned, promised, and may be said.
 */
#ifndef REPORT_KIND_OPEN_PART_H
#define REPORT_KIND_OPEN_PART_H

#include "report/count/casework.h"
#include "report/document.h"

/* Alerts that run, and facts that were established in open cases. */
void part_known(struct document *document, const struct figures *figures,
    const struct casework *work);

/* Facts of the checklists of open cases that are not established. */
void part_unknown(struct document *document, const struct casework *work);

void part_done(struct document *document, const struct casework *work);
void part_owners(struct document *document, const struct casework *work);

/* The last words that were approved or published, and whether planned posts are held. */
void part_sayable(struct document *document, const struct casework *work);

/* A clock of it is past its deadline, and does not stand still. */
bool case_is_late(const struct case_view *view, int64_t now);

/* The first of its deadlines, CASE_CLOCKS where none runs. */
enum case_clock case_next_due(const struct case_view *view);

/* The last of what was said of the gate, where it holds now; NULL. */
const struct case_step *gate_hold(const struct casework *work);

#endif
