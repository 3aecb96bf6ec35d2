/*
 * What happened to cases: events that are only ever added, each chained to the one before it by
 * SHA-256. Their order is that of their numbers, whatever the clocks said.
 */
#ifndef LEDGER_CASE_EVENTS_H
#define LEDGER_CASE_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "ledger/digest.h"
#include "ledger/ledger.h"

struct case_events;

/* All text is borrowed. */
struct case_event {
	int64_t seq;     /* from 1 */
	int64_t case_id; /* 0: of the ledger as a whole */
	int64_t at;      /* when it happened, as whoever entered it says */
	int64_t entered; /* what the clock showed then */
	struct span actor, verb;
	struct span body;     /* a JSON object, from which the case's state follows */
	struct span private;  /* a JSON object of what people wrote, which can be purged */
	bool sealed;          /* it was: */
	struct digest seal;   /* of private, as it was */
	struct digest hash;
};

/* The ledger is borrowed and outlives what is new here; that goes to case_events_free. */
enum status case_events_open(
    struct case_events **events, struct ledger *ledger, struct fault *fault);
void case_events_free(struct case_events *events);

/* To be called when a transaction has begun: other processes may have added to the chain. */
enum status case_events_begin(struct case_events *events, struct fault *fault);

/* Adds one; fills seq and hash. */
enum status case_events_add(
    struct case_events *events, struct case_event *event, struct fault *fault);

/* Adds one as it was exported: seq, and hash, must be what they are to be here.
 * STATUS_REJECTED where they are not. */
enum status case_events_restore(
    struct case_events *events, const struct case_event *event, struct fault *fault);

/* The hash that an event has behind another's, NULL for the first. */
struct digest case_event_hash(const struct digest *before, const struct case_event *event);

/* Which events to walk, and in which order. */
enum case_walk {
	WALK_ALL,     /* by number */
	WALK_CASES,   /* case by case */
	WALK_ONE,     /* of one case; 0: of the ledger as a whole */
	WALK_ONE_BACK, /* the same, last first */
	WALK_TOLD      /* of one case what was drafted, approved or said */
};

/* Which those are: of an index, and so as it stands in files already. */
#define CASE_EVENTS_TOLD                                                                           \
	"verb IN ('acknowledge','offline','draft','approve','answer','follow-up')"

/* Only one walk of a kind at a time; case_id is of the last three. What case_events_next gives is
 * borrowed until its next call. */
void case_events_walk(struct case_events *events, enum case_walk walk, int64_t case_id);
enum status case_events_next(struct case_events *events, enum case_walk walk,
    struct case_event *event, bool *got, struct fault *fault);

/* Before a transaction: what is purged is not to be found in the file either. */
enum status case_events_shred(struct case_events *events, struct fault *fault);

/* Takes what is private from a case's events; its digest stays. *purged counts
 * the events. */
enum status case_events_purge(
    struct case_events *events, int64_t case_id, int64_t *purged, struct fault *fault);

#endif
