/*
 * Conditions on a scored post: a mapping all of whose members must hold. `any` holds a list of
 * mappings of which one must, `not` a mapping that must not.
 */
#ifndef PLAN_CONDITION_H
#define PLAN_CONDITION_H

#include "base/buf.h"
#include "plan/facts.h"
#include "plan/reading.h"

enum condition_subject {
	CONDITION_TOPIC,
	CONDITION_SEVERITY,
	CONDITION_STANCE,
	CONDITION_LABEL,
	CONDITION_PLATFORM,
	CONDITION_LANG,
	CONDITION_KIND,
	CONDITION_AUTHOR,
	CONDITION_FOLLOWERS,
	CONDITION_TEXT,
	CONDITION_STAFF,
	CONDITION_DRILL,
	CONDITION_ANY,
	CONDITION_NOT,
	CONDITION_JQ,
	CONDITIONS
};

enum compare { COMPARE_SAME, COMPARE_LESS, COMPARE_AT_MOST, COMPARE_MORE, COMPARE_AT_LEAST };

extern const char *const condition_names[CONDITIONS]; /* as a plan writes them */

struct condition {
	enum condition_subject subject;
	struct plan_texts among; /* what it was compared with, as written */
	enum compare compare;    /* of severity and followers */
	int64_t number;
	bool flag;
	struct pattern *pattern;
	size_t expression; /* of jq: its number in the plan's */
	struct yaml_node *node; /* of jq: for faults, while the plan is read */
	struct condition **inner; /* of any and not */
	size_t inner_count;
	int cost; /* those that cost less are tried first */
	struct condition *next; /* which must hold as well */
};

enum condition_answer { CONDITION_FAILS, CONDITION_HOLDS, CONDITION_GIVES_UP };

/* Reads a mapping; NULL, which always holds, for an empty one or after a fault. Topics must be
 * in the plan already. */
struct condition *condition_read(struct reading *reading, struct yaml_node *node);

/* Compiles what stands in another language, once all sections have been read; faults are at the
 * conditions. */
void conditions_compile(struct reading *reading);

/* The cheap are tried before the dear, else in the plan's order. *decided, when not NULL, is the
 * condition that failed or, as far inside as can be, the one that gave up. */
enum condition_answer condition_holds(const struct condition *condition, const struct facts *facts,
    const struct condition **decided);

/* Why a condition gave up on the last post: words that may quote the post, unmasked. */
const char *condition_trouble(const struct condition *condition, const struct facts *facts);

/* The answer of one condition by itself, without those that must hold as well. */
enum condition_answer condition_one_holds(
    const struct condition *condition, const struct facts *facts);

/* Whether the value is less than, at least ... the condition's number. */
bool condition_compares(const struct condition *condition, int64_t value);

/* Appends the condition as a person reads it, and what the post has there, unmasked. What any
 * holds begins lines of its own, indented by depth steps of two. */
void condition_tell(const struct condition *condition, const struct facts *facts, size_t depth,
    struct buf *out);

/* Appends what in the post made the conditions hold, in a line, unmasked. */
void condition_evidence(
    const struct condition *condition, const struct facts *facts, struct buf *out);

/* Frees the patterns; the rest is the plan's arena's. */
void condition_free(struct condition *condition);

#endif
