/*
 * A verb that adds an event to cases, at work: what is the same for all its cases, and the table
 * of what each verb needs and what may stand against it.
 */
#ifndef CASE_WORK_H
#define CASE_WORK_H

#include "case/desk.h"

enum needs {
	NEEDS_TEXT = 1,
	NEEDS_REASON = 2, /* in --note */
	NEEDS_ROLE = 4,
	NEEDS_REMEDY = 8,
	TAKES_FACT = 16,
	TAKES_RATING = 32,
	NEEDS_INTO = 64,
	NEEDS_TO = 128
};

struct work;

/* Whether the verb can be, for this case: STATUS_REJECTED says why not. May set times in the
 * change. */
typedef enum status prepare(
    struct work *work, struct case_row *row, struct change *change, struct fault *fault);

struct rule {
	enum case_verb verb;
	unsigned needs;
	prepare *prepare; /* NULL: nothing stands against it */
};

struct work {
	struct desk *desk;
	const struct rule *rule;
	struct span actor;
	struct change said;     /* by options and operands */
	struct span key, value; /* of a fact */
	char sha256[DIGEST_HEX];
	int64_t into; /* of merge */
};

/* NULL where there is none of that name. */
const struct rule *rule_of(const char *verb);

/* Fills what options and operands say, and takes the operands that are no cases. */
enum status work_read(struct work *work, struct fault *fault);

/* Appends what people wrote, as a JSON object. */
void work_write_private(const struct work *work, struct buf *out);

#endif
