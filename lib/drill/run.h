/*
 * What crisis-drill does for each of its verbs.
 */
#ifndef DRILL_RUN_H
#define DRILL_RUN_H

#include "base/status.h"
#include "drill/play.h"
#include "drill/storm.h"
#include "filter.h"
#include "io/output.h"

#define DRILL_VERBS "scenarios | make SCENARIO | play | grade | backtest A B [FILE ...]"

/* What the options set; start from DRILL_DEFAULTS. */
struct drill_wishes {
	struct filter_options options;
	struct storm_wishes storm;
	const char *speed, *plan;
	int64_t from;
	bool shift, json;
};

#define DRILL_DEFAULTS                                                                             \
	{.options = FILTER_DEFAULTS, .storm = STORM_DEFAULTS, .speed = "1", .from = INT64_MIN}

/* A run of the tool: what it was told, and where it writes. */
struct drill {
	const struct tool *tool;
	const struct drill_wishes *wishes;
	char **operands; /* behind the verb */
	double speed;
	struct output *out;
	bool no; /* what was graded did not pass */
};

/* Does what the first operand says. STATUS_USAGE where it is no verb. */
enum status drill_run(struct drill *drill, char **operands, struct fault *fault);

#endif
