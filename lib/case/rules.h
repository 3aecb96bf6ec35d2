/*
 * Who may do what: answers that others must approve, and remedies above what a role may promise.
 * An approval is bound to the SHA-256 of exactly the text, or of the remedy and its amount.
 */
#ifndef CASE_RULES_H
#define CASE_RULES_H

#include "case/desk.h"

/* The role that the plan gives a person, else the one that was said. STATUS_REJECTED where they
 * differ: nobody gives themselves another. */
enum status rule_role(const struct plan *plan, struct span person, const char *said,
    struct span *role, struct fault *fault);

/* What an approval of a remedy is bound to, in hexadecimal digits. */
void rule_remedy_hash(struct span remedy, int64_t amount, char sha256[DIGEST_HEX]);

/* What a remedy costs: as said, else as the plan has it. STATUS_REJECTED for one that the plan
 * does not have. */
enum status rule_cost(
    const struct plan *plan, struct span remedy, int64_t said, int64_t *cost, struct fault *fault);

/* STATUS_REJECTED unless as many persons as the plan asks for have approved the text for this
 * case. Whoever drafted it does not count, nor, where no draft is known, whoever publishes it. */
enum status rule_answer(struct desk *desk, const struct case_row *row, struct span actor,
    struct span sha256, struct fault *fault);

/* What is offered, by whom, and to a customer worth how much. */
struct offer {
	struct span actor;
	int64_t customer_value; /* 0: unknown */
	const struct change *change;
};

/* STATUS_REJECTED where the plan does not offer the remedy to such a case, unless it is forced, or
 * the role may not promise so much; and nobody else who may has approved. */
enum status rule_solve(struct desk *desk, const struct case_row *row, const struct offer *offer,
    struct fault *fault);

/* STATUS_REJECTED where the actor drafted the text. */
enum status rule_approve(struct desk *desk, const struct case_row *row, struct span actor,
    struct span sha256, struct fault *fault);

/* Whether the role may promise so much. */
bool rule_may_promise(const struct plan *plan, struct span role, int64_t amount);

#endif
