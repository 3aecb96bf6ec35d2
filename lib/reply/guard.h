/*
 * The guard: what is wrong with the text of an answer, whoever wrote it.
 */
#ifndef REPLY_GUARD_H
#define REPLY_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "plan/plan.h"
#include "post/record.h"
#include "reply/rules.h"

enum { FINDINGS_MOST = 32, SENTENCES_MOST = 256, STAGE_UNKNOWN = -1, POSTURE_UNKNOWN = -1 };

/* A text to check and what is known about it. All borrowed. */
struct guard_text {
	struct span text;
	const struct plan_limit *limit; /* NULL: the platform is unknown */
	int stage;                      /* of enum stage, or STAGE_UNKNOWN */
	bool publicly;
	bool grave;  /* severity or topic says so; the text's own words may say it as well */
	bool crisis; /* critical, or a holding text or an update */
	bool facts;  /* the topic's facts are established */
	bool draft;  /* of our own: slots are filled, a name is as the platform shows it */
	const struct plan_topic *topic; /* NULL: unknown */
	struct record *post;            /* what it answers; NULL: unknown */
};

struct finding {
	const struct rule *rule;
	size_t start, end; /* in code points, from 0 */
	struct span words; /* borrowed from the text */
};

struct findings {
	struct finding at[FINDINGS_MOST];
	size_t count, errors;
};

struct guard {
	const struct plan *plan; /* borrowed */
	struct rules rules;
	struct buf plain;           /* the text as the patterns see it */
	uint64_t *words;            /* which patterns may match */
	size_t ends[SENTENCES_MOST]; /* of the sentences of plain, in bytes */
	size_t end_count;
};

/* guard is to be zeroed, and goes to guard_free whatever this returns. */
enum status guard_open(struct guard *guard, const struct plan *plan, struct fault *fault);
void guard_free(struct guard *guard);

/* Fills findings, in the order of the rules. What is beyond FINDINGS_MOST is left out. */
void guard_check(
    struct guard *guard, const struct guard_text *text, struct findings *findings);

/* Appends an array of the findings: name, level, span, words, suggestion. */
void findings_write(const struct findings *findings, const char *key, struct buf *out);

#endif
