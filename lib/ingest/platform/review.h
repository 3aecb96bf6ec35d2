/* What the sources of reviews have in common. */
#ifndef INGEST_PLATFORM_REVIEW_H
#define INGEST_PLATFORM_REVIEW_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "ingest/sink.h"

/* Whether a value is a review of the source; puts one. page is the value it was found in. */
typedef bool review_test(const json_t *value);
typedef void review_put(struct sink *sink, const json_t *review, const json_t *page);

/* True when the value is a review, or a page of them: a list, or an object of reviews by id,
 * under a key that pages use. */
bool review_holds(const json_t *value, review_test *is);

/* Puts all of them; what the page holds besides is left out. */
void review_each(struct sink *sink, const json_t *value, review_test *is, review_put *put);

/* An edited review says so, where it was not written when it was last changed. */
void review_edited(struct post *post, int64_t changed);

struct review_answer {
	struct span id; /* at NULL: the source has none, and it is made from the review's */
	struct span text, name;
	struct span date;   /* in any form, or */
	const json_t *time; /* this; NULL: unknown */
};

/*
 * The brand's answer to the review that was ended last, where there is one: a comment of its
 * own. Its texts may not be of the sink's arena.
 */
void review_answered(struct sink *sink, const struct review_answer *answer);

#endif
