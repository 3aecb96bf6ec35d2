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

/* For the tests: where the first of a group stands, at NULL where nowhere; one more finding. */
struct span guard_first(struct guard *guard, struct pattern_group group);
void guard_found(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run, struct findings *findings);

#endif
