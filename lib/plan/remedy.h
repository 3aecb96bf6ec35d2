/*
 * What may be offered to put things right, to whom, and who may promise it. Costs and what a
 * customer is worth are in the plan's currency.
 */
#ifndef PLAN_REMEDY_H
#define PLAN_REMEDY_H

#include <stdbool.h>
#include <stdint.h>

#include "plan/phrase.h"
#include "post/term.h"

struct plan;
struct plan_topic;
struct yaml_node;

struct plan_remedy {
	struct span name;
	struct plan_phrases says; /* what a reply calls it */
	int64_t cost;
	int severity;  /* offered from that enum severity on, -1: not said */
	int64_t value; /* or to customers worth so much; -1: not said. Neither: to all */
	struct yaml_node *place;
};

/* What a role may promise by itself. */
struct plan_authority {
	struct span role;
	int64_t most;
};

/* NULL where there is none of that name. */
const struct plan_remedy *plan_remedy(const struct plan *plan, struct span name);

/* Whether it may be offered at that severity to a customer worth so much, 0 where that is
 * unknown. */
bool plan_offers(const struct plan_remedy *remedy, enum severity severity, int64_t value);

/* The first of the topic's remedies that may be offered at that severity to a customer worth so
 * much, 0 where that is unknown, and that somebody has the authority for; or NULL. */
const struct plan_remedy *plan_offer(const struct plan *plan, const struct plan_topic *topic,
    enum severity severity, int64_t value);

/* Whose authority just covers a cost; NULL where nobody's does. */
const struct plan_authority *plan_approver(const struct plan *plan, int64_t cost);

#endif
