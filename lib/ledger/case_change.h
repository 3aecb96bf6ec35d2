/*
 * What an event changes: the members of its body, as man/crisis-ledger.5 documents them. Nothing
 * of it is personal, but for names of the staff. What is not said is 0, false or empty.
 */
#ifndef LEDGER_CASE_CHANGE_H
#define LEDGER_CASE_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "ledger/case_terms.h"
#include "post/record.h"

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
