/*
 * What an event changes: the members of its body, as man/crisis-ledger.5 documents them. Nothing
 * of it is personal, but for names of the staff. What is not said is 0, false or empty.
 */
#ifndef CASE_CHANGE_H
#define CASE_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "ledger/case_row.h"
#include "post/record.h"

enum case_verb {
	VERB_OPEN, /* a post opens the case */
	VERB_POST, /* another post joins it */
	VERB_OWN,  /* one by the brand does */
	VERB_EDIT,
	VERB_REROUTE, /* the same words, judged anew */
	VERB_DELETE,
	VERB_ACKNOWLEDGE,
	VERB_ASSIGN,
	VERB_OFFLINE,
	VERB_FACT,
	VERB_DRAFT,
	VERB_APPROVE,
	VERB_ANSWER,
	VERB_SOLVE,
	VERB_RESOLVE,
	VERB_FOLLOW_UP,
	VERB_RATE,
	VERB_CLOSE,
	VERB_REOPEN,
	VERB_NOTE,
	VERB_MERGE,
	VERB_ABSORB, /* another case was merged into this one */
	VERB_WATCH,
	VERB_WAIT,
	VERB_RESUME,
	VERB_HOLD, /* of the gate */
	VERB_GO,
	VERB_PURGE,
	VERBS
};

extern const char *const verb_names[VERBS];
extern const char *const state_names[];
extern const char *const milestone_names[CASE_MILESTONES]; /* as members: opened_at */
extern const char *const clock_names[CASE_CLOCKS];

enum case_state {
	STATE_NEW,
	STATE_ACKNOWLEDGED,
	STATE_OFFLINE,
	STATE_INVESTIGATING,
	STATE_ANSWERED,
	STATE_RESOLVED,
	STATE_FOLLOWED_UP,
	STATE_CLOSED,
	STATE_REOPENED,
	STATE_WATCHED,
	STATE_MERGED,
	STATES
};

struct change {
	enum case_verb verb; /* of the event, not in its body */
	int64_t at;          /* likewise */
	int64_t due[CASE_CLOCKS];
	int64_t severity; /* 1 is low */
	int64_t priority, expires, rating, amount, posts, cases, until, posted;
	bool answer, done, forced;
	struct span platform, team, topic, stance, reason, owner, channel, fact, remedy, sha256,
	    role, other, stage, variant;
	struct span escalate, checklist, allow; /* JSON arrays */
};

/* Appends the body. */
void change_write(const struct change *change, struct buf *out);

/* Reads a body; text is the record's. STATUS_REJECTED when it is none. */
enum status change_read(
    struct change *change, struct record *record, struct span body, struct fault *fault);

#endif
