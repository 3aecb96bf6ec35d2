#include "case/rules.h"

#include <inttypes.h>

#include "ledger/case_number.h"

/* What the events of a case say of one text. */
enum { APPROVERS = 8 };

struct approvals {
	struct span by[APPROVERS], roles[APPROVERS]; /* each person once, but for whoever drafted it */
	size_t count;
	struct span drafter; /* the last who did */
};

static bool is_among(const struct approvals *approvals, struct span person)
{
	for (size_t i = 0; i < approvals->count; i++)
		if (span_same(approvals->by[i], person))
			return true;
	return false;
}

static struct span keep(struct desk *desk, struct span text)
{
	return (struct span){arena_copy(&desk->book.arena, text.at != NULL ? text.at : "", text.len),
	    text.len};
}

static void note_event(struct approvals *approvals, struct desk *desk,
    const struct case_event *event, const struct change *change)
{
	if (span_is(event->verb, case_verb_names[VERB_DRAFT])) {
		approvals->drafter = keep(desk, event->actor);
	} else if (span_is(event->verb, case_verb_names[VERB_APPROVE]) &&
	    approvals->count < APPROVERS && !is_among(approvals, event->actor)) {
		approvals->by[approvals->count] = keep(desk, event->actor);
		approvals->roles[approvals->count++] = keep(desk, change->role);
	}
}

static void drop(struct approvals *approvals, struct span person)
{
	size_t kept = 0;

	for (size_t i = 0; i < approvals->count; i++)
		if (!span_same(approvals->by[i], person)) {
			approvals->by[kept] = approvals->by[i];
			approvals->roles[kept++] = approvals->roles[i];
		}
	approvals->count = kept;
}

/* All that the case's events say of the text with that hash. */
static enum status find(struct desk *desk, const struct case_row *row, struct span sha256,
    struct approvals *approvals, struct fault *fault)
{
	struct case_events *events = desk->book.events;
	struct record record = {0};
	struct case_event event;
	struct change change;
	bool got = true;
	enum status status = STATUS_OK;

	*approvals = (struct approvals){0};
	case_events_walk(events, WALK_TOLD, row->id);
	while (status == STATUS_OK && got) {
		status = case_events_next(events, WALK_TOLD, &event, &got, fault);
		if (status != STATUS_OK || !got ||
		    change_read(&change, &record, event.body, fault) != STATUS_OK)
			continue;
		if (span_same(change.sha256, sha256))
			note_event(approvals, desk, &event, &change);
	}
	record_free(&record);
	return status;
}

enum status rule_role(const struct plan *plan, struct span person, const char *said,
    struct span *role, struct fault *fault)
{
	*role = span_of(said);
	for (size_t i = 0; i < plan->contact_count; i++) {
		const struct plan_contact *contact = &plan->contacts[i];

		if (!span_same(contact->name, person))
			continue;
		if (said != NULL && !span_same(*role, contact->role))
			return fault_set(fault, STATUS_REJECTED, "the plan has %.*s as %.*s, not as %s",
			    (int)person.len, person.at, (int)contact->role.len, contact->role.at, said);
		*role = contact->role;
	}
	return STATUS_OK;
}

void rule_remedy_hash(struct span remedy, int64_t amount, char sha256[DIGEST_HEX])
{
	struct buf words = {0};
	struct digest digest;

	buf_format(&words, "%.*s %" PRId64, (int)remedy.len, remedy.at, amount);
	digest = digest_text((struct span){words.at, words.len});
	digest_write(&digest, sha256);
	buf_free(&words);
}

enum status rule_cost(
    const struct plan *plan, struct span remedy, int64_t said, int64_t *cost, struct fault *fault)
{
	const struct plan_remedy *known = plan_remedy(plan, remedy);

	if (known == NULL && plan->remedy_count > 0)
		return fault_set(fault, STATUS_REJECTED, "the plan has no remedy '%.*s'",
		    (int)remedy.len, remedy.at);
	*cost = said >= 0 ? said : known != NULL ? known->cost : 0;
	return STATUS_OK;
}

bool rule_may_promise(const struct plan *plan, struct span role, int64_t amount)
{
	for (size_t i = 0; i < plan->authority_count; i++)
		if (span_same(plan->authority[i].role, role))
			return amount <= plan->authority[i].most;
	return amount == 0 || plan->authority_count == 0;
}

enum status rule_approve(struct desk *desk, const struct case_row *row, struct span actor,
    struct span sha256, struct fault *fault)
{
	struct approvals approvals;
	enum status status = find(desk, row, sha256, &approvals, fault);

	if (status == STATUS_OK && span_same(approvals.drafter, actor))
		return fault_set(fault, STATUS_REJECTED,
		    "%.*s drafted this: nobody approves their own draft", (int)actor.len, actor.at);
	return status;
}

enum status rule_answer(struct desk *desk, const struct case_row *row, struct span actor,
    struct span sha256, struct fault *fault)
{
	int64_t severity = row->numbers[CASE_SEVERITY] > 0 ? row->numbers[CASE_SEVERITY] : 1;
	int64_t wanted = desk->plan->cases.approvals[severity - 1];
	struct approvals approvals;
	enum status status;

	if (wanted == 0)
		return STATUS_OK;
	status = find(desk, row, sha256, &approvals, fault);
	if (status != STATUS_OK)
		return status;
	drop(&approvals, approvals.drafter.len > 0 ? approvals.drafter : actor);
	if ((int64_t)approvals.count < wanted)
		return fault_set(fault, STATUS_REJECTED,
		    "an answer to a case this grave (%s) needs %" PRId64
		    " approval%s of exactly this text by others than its author, and has %zu",
		    severity_names[severity - 1], wanted, wanted == 1 ? "" : "s", approvals.count);
	return STATUS_OK;
}

/* Somebody else who may promise so much has approved just this. */
static enum status find_approver(struct desk *desk, const struct case_row *row,
    const struct offer *offer, bool *approved, struct fault *fault)
{
	const struct change *change = offer->change;
	struct approvals approvals;
	char sha256[DIGEST_HEX];
	enum status status;

	rule_remedy_hash(change->remedy, change->amount, sha256);
	status = find(desk, row, span_of(sha256), &approvals, fault);
	drop(&approvals, offer->actor);
	*approved = false;
	for (size_t i = 0; status == STATUS_OK && i < approvals.count; i++)
		*approved = *approved ||
		    rule_may_promise(desk->plan, approvals.roles[i], change->amount);
	return status;
}

/* A case without a severity is of the least. */
static bool is_offered(
    const struct plan *plan, const struct case_row *row, const struct offer *offer)
{
	const struct plan_remedy *remedy = plan_remedy(plan, offer->change->remedy);
	int64_t severity = row->numbers[CASE_SEVERITY] > 0 ? row->numbers[CASE_SEVERITY] - 1 : 0;

	return remedy == NULL || offer->change->forced ||
	    plan_offers(remedy, (enum severity)severity, offer->customer_value);
}

static enum status refuse_offer(const struct plan *plan, const struct offer *offer, bool may,
    struct fault *fault)
{
	const struct change *change = offer->change;
	const struct plan_authority *approver = plan_approver(plan, change->amount);
	struct span role = change->role.len > 0 ? change->role : span_of("someone without a role");
	struct span who = approver != NULL ? approver->role : span_of("nobody");

	if (may)
		return fault_set(fault, STATUS_REJECTED,
		    "the plan offers %.*s to graver cases or worthier customers: somebody else, "
		    "%.*s or above, may approve it (or --force with --note)",
		    (int)change->remedy.len, change->remedy.at, (int)who.len, who.at);
	return fault_set(fault, STATUS_REJECTED,
	    "%.*s at %" PRId64 " is above what %.*s may promise: %.*s may approve it",
	    (int)change->remedy.len, change->remedy.at, change->amount, (int)role.len, role.at,
	    (int)who.len, who.at);
}

enum status rule_solve(struct desk *desk, const struct case_row *row, const struct offer *offer,
    struct fault *fault)
{
	bool may = rule_may_promise(desk->plan, offer->change->role, offer->change->amount);
	bool approved = false;
	enum status status = STATUS_OK;

	if (may && is_offered(desk->plan, row, offer))
		return STATUS_OK;
	status = find_approver(desk, row, offer, &approved, fault);
	return status != STATUS_OK || approved ? status
	                                       : refuse_offer(desk->plan, offer, may, fault);
}
