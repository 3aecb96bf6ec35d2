/*
 * What crisis-drill does for each of its verbs.
 */
#ifndef DRILL_RUN_H
#define DRILL_RUN_H

#include "base/status.h"
#include "drill/storm.h"
#include "io/output.h"

/* One scenario a line: its name, how long it takes, what it is about. */
enum status run_scenarios(struct output *out, struct fault *fault);

/* The feed of the scenario named. */
enum status run_make(const char *scenario, const struct storm_wishes *wishes,
    struct output *out, struct fault *fault);

#endif
