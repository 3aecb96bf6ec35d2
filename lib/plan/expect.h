/*
 * What a case of a test expects of a routed post, and what it is instead.
 */
#ifndef PLAN_EXPECT_H
#define PLAN_EXPECT_H

#include <jansson.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"

struct expectation {
	const char *key;          /* as it is in the post */
	struct span is, wanted;   /* JSON; is "absent" where there is none */
};

/*
 * Compares each member of expect, a JSON object, with that of route, or of score where route
 * has none of that name: times by the moment, objects by what is expected of them, lists
 * member by member; null is absence. "route" is the same as "rule", "deadline" as "answer_by",
 * and "silence" is whether a silence mutes the post.
 * differs is called for each that differs. STATUS_REJECTED where expect is no JSON.
 */
enum status expect_each(struct span expect, struct span route, struct span score, void *state,
    void (*differs)(void *state, const struct expectation *expectation), struct fault *fault);

#endif
