/*
 * What crisis-case is asked to do, and what it does it with: the options of all verbs, and the
 * desk at which a verb works.
 */
#ifndef CASE_DESK_H
#define CASE_DESK_H

#include "case/book.h"
#include "filter.h"
#include "io/output.h"
#include "io/tool.h"
#include "plan/plan.h"

struct case_wishes {
	struct filter_options filter;
	const char *plan, *ledger;
	int64_t wait;
	const char *by, *note, *role, *to, *team, *topic, *state, *severity, *channel, *reference,
	    *text, *link, *stage, *remedy, *into, *next_update, *due, *since, *until;
	int64_t at, amount, within, older_than, most;
	struct option_list allow;
	bool done, quiet, digest, all, drill, json, force;
};

#define CASE_DEFAULTS                                                                              \
	{                                                                                          \
		.filter = FILTER_DEFAULTS, .wait = 60, .at = INT64_MIN, .amount = -1,              \
		.within = 3600, .older_than = -1                                                   \
	}

/* Closed by the one who opened it. */
struct desk {
	const struct tool *tool;
	const struct case_wishes *wishes;
	char **operands;   /* behind the verb */
	struct plan *plan; /* NULL: the verb asks for none */
	struct book book;
	struct output *out;
	int64_t at; /* when what is entered happened */
	const char *verb;
	struct buf private;
	size_t refused;
};

/* A verb: takes the desk, complains by itself of single cases (desk_refuse), and returns what
 * went wrong as a whole with the fault filled. *answer is 1 for a documented "no". */
typedef enum status case_run(struct desk *desk, int *answer, struct fault *fault);

case_run run_sync, run_events, run_gate, run_due, run_list, run_show, run_export, run_import,
    run_verify, run_purge;

/* Names one case, or line, that is refused; the rest goes on. */
void desk_refuse(struct desk *desk, const struct fault *fault);

/* Writes what waits now, and waits for the disk where it goes to one. */
enum status desk_flush(struct desk *desk, struct fault *fault);

/* A time as RFC 3339 has it, or a span from a moment on: 20m. */
enum status desk_moment(
    const char *option, const char *text, int64_t since, int64_t *when, struct fault *fault);

/* Who acts must be told. */
enum status desk_actor(const struct desk *desk, struct span *actor, struct fault *fault);

/* Opens, runs the verb that the first operand names, closes; returns the exit status. */
int case_main(const struct tool *tool, const struct case_wishes *wishes, char **operands);

#endif
