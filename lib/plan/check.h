/*
 * Whether a plan is ready for a crisis: what would go wrong, what is missing, what is stale.
 */
#ifndef PLAN_CHECK_H
#define PLAN_CHECK_H

#include "base/buf.h"
#include "plan/plan.h"

/* The parts of a plan that are ready or not, each for itself. */
enum check_part {
	CHECK_FILE, /* what cannot be read at all */
	CHECK_BRAND,
	CHECK_TEAMS,
	CHECK_CONTACTS,
	CHECK_TOPICS,
	CHECK_REMEDIES,
	CHECK_TARGETS,
	CHECK_ROUTES,
	CHECK_TEMPLATES,
	CHECK_DRILLS,
	CHECK_PARTS
};

enum check_state { CHECK_DOUBT, CHECK_STALE, CHECK_MISSING, CHECK_WRONG };

struct check_finding {
	struct fault fault;
	enum check_part part;
	enum check_state state;
};

/* Findings by file, line and column; the files' names are borrowed from the plan or faults. */
struct check {
	const struct plan *plan;
	int64_t now, today; /* a day, in the plan's zone */
	struct check_finding *at;
	size_t count;
};

/* Takes the faults of reading the plan, which may be NULL where no file could be read, and
 * looks for more. now is the present. check is new; check_free ends it. */
void check_plan(struct check *check, const struct plan *plan, const struct plan_faults *faults,
    int64_t now);

/* How many findings are more than doubts. */
size_t check_faults(const struct check *check);

/* Appends a line for each finding: FILE:LINE:COLUMN: what, masked for a terminal. */
void check_tell(const struct check *check, struct buf *out);

/* The same as JSON lines: file, line, column, part, state and what. */
void check_json(const struct check *check, struct buf *out);

/* Appends for each part whether it is ready, stale, missing or wrong, and why. */
void check_ready(const struct check *check, struct buf *out);

void check_free(struct check *check);

/* For the parts of this: adds a finding, at a node or, where that is NULL, at the start of the
 * plan's own file. */
void check_add(struct check *check, enum check_part part, enum check_state state,
    const struct yaml_node *place, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* True where a contact has that name or role, or a team that name. */
bool check_is_somebody(const struct plan *plan, struct span who);

void check_routes(struct check *check);
void check_people(struct check *check);
void check_texts(struct check *check);
void check_duty(struct check *check);

#endif
