/*
 * A verb that adds an event to cases, at work: what is the same for all its cases, and the table
 * of what each verb needs and what may stand against it.
 */
#ifndef CASE_WORK_H
#define CASE_WORK_H

#include "case/cited.h"
#include "case/desk.h"

enum needs {
	NEEDS_TEXT = 1,
	NEEDS_REASON = 2, /* in --note */
	NEEDS_ROLE = 4,
	NEEDS_REMEDY = 8,
	TAKES_FACT = 16,
	TAKES_RATING = 32,
	NEEDS_INTO = 64,
	NEEDS_TO = 128,
	TAKES_REPLY = 256 /* what was written, of the case's line, where options do not say it */
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
	int64_t customer_value; /* by the line of the case at hand; 0: unknown */
};

/* NULL where there is none of that name. */
const struct rule *rule_of(const char *verb);

/* Fills what options and operands say, and takes the operands that are no cases. */
enum status work_read(struct work *work, struct fault *fault);

/* What the reply on a case's line says, where options do not; sha256 is where its text's digest
 * is put. STATUS_REJECTED where a text is needed and there is none. */
enum status work_take_reply(const struct work *work, const struct cited_case *cited,
    struct change *change, char sha256[DIGEST_HEX], struct fault *fault);

/* Appends what people wrote, as a JSON object; text is the case's line's, where options have none. */
void work_write_private(const struct work *work, struct span text, struct buf *out);

#endif
