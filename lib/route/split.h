/*
 * A file per team: TEAM.jsonl in a folder, to which the team's posts are appended. What is no
 * routed post goes on as ever.
 */
#ifndef ROUTE_SPLIT_H
#define ROUTE_SPLIT_H

#include "io/output.h"
#include "plan/plan.h"

struct split;

/* Makes the folder where it is missing, and opens a file for each team of the plan, which is
 * borrowed. *split is new, also after a failure, and goes to split_close. */
enum status split_open(
    struct split **split, const struct plan *plan, const char *folder, struct fault *fault);

/* For the output whose lines are to be split; borrowed. */
const struct output_watch *split_watch(const struct split *split);

enum status split_close(struct split *split, struct fault *fault);

/* Appends a team's name as a file's: what is not a letter, a digit, '-', '_' or '.', and a dot
 * in front, as %XX, so that no two are the same and none leads elsewhere. */
void split_name(struct span team, struct buf *out);

#endif
