/*
 * How bad a post may be for the brand: five factors of 1 to 4, their sum, the floors.
 *
 * Sum 5-8 low, 9-12 medium, 13-16 high, 17-20 critical. The factors of a topic are the least
 * that a post on it gets, its floor the least severity. Praise is not severe: the topics of a
 * post with a positive label count nothing. Where one of them has a floor of high or above,
 * praise must be clear - strong, and without a single bad word - or the topic counts all the
 * same: praise of that kind is often irony, and doubt takes the higher.
 *
 * Lists of words miss most of what people write of harm; what the model reads is counted as well.
 */
#ifndef SCORE_SEVERITY_H
#define SCORE_SEVERITY_H

#include <stdbool.h>

#include "plan/plan.h"
#include "score/context.h"
#include "score/cues.h"
#include "model/evidence.h"
#include "score/harm.h"
#include "model/valence.h"

struct severity_case {
	const struct plan *plan;
	const bool *topics; /* one a topic of the plan */
	const struct context *context;
	const struct cues *cues;
	const struct valence *valence;
	size_t bangs; /* exclamation marks */
	struct harm harm;
};

struct severity_result {
	int factors[FACTORS];
	enum severity severity;
	bool counts; /* a topic was found that counts */
	bool grave;  /* one whose floor is high or above, or a life or a child in danger */
	unsigned grave_topics;
};

/* Adds a row for each point above 1 of a factor, for a floor that held, and for a topic that
 * was passed over. */
struct severity_result severity_judge(
    const struct severity_case *judged, struct evidence_list *why);

/*
 * 0 to 100, to order a queue. Severity decides, then reach, then the label: 0, 25, 50, 80 for
 * low to critical; 15 times reach, rounded down; 5 for negative, 2 for neutral. The brand's own
 * posts are 0.
 */
int severity_urgency(enum severity severity, const struct context *context, enum label label);

#endif
