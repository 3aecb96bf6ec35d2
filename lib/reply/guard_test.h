/*
 * The guard's tests that patterns cannot make.
 */
#ifndef REPLY_GUARD_TEST_H
#define REPLY_GUARD_TEST_H

#include "reply/guard.h"

/* True where the run of the plain text is a finding by the rule's test. */
bool guard_test(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run);

/* Finds what the person is called, beyond the handle, and the numbers that they wrote. */
void guard_echo(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct findings *findings);

/* Where words stand in a text, whatever the case of ASCII letters; NULL where they do not. */
const char *guard_seek(struct span text, struct span words);

/* One of the brand's names, or part of a long one. */
bool guard_is_brand(const struct plan_brand *brand, struct span words);

/* For the tests: where the first of a group stands, at NULL where nowhere; one more finding. */
struct span guard_first(struct guard *guard, struct pattern_group group);
void guard_found(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run, struct findings *findings);

#endif
