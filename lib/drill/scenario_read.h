/*
 * A scenario's file, key by key (man/crisis-drill.5); what is wrong is named by its place.
 */
#ifndef DRILL_SCENARIO_READ_H
#define DRILL_SCENARIO_READ_H

#include "drill/scenario.h"

/* Adds what a file says to the scenario, its sayings to those given, which are empty before; text
 * is borrowed from the file. STATUS_PLAN where a key or a value is none that is wanted. */
enum status scenario_read(struct scenario *scenario, const struct yaml *yaml,
    struct sayings *sayings, struct fault *fault);

#endif
