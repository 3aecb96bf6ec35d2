/*
 * What options and operands say of the event that a verb adds.
 */
#include <string.h>

#include "base/num.h"
#include "ledger/case_number.h"
#include "case/rules.h"
#include "case/work.h"
#include "post/member.h"
#include "post/term.h"

/* The first operand of fact and rate is theirs. */
static enum status take_operand(struct work *work, const struct rule *rule, struct fault *fault)
{
	const char *operand = *work->desk->operands;
	const char *equals = operand != NULL ? strchr(operand, '=') : NULL;

	if ((rule->needs & (TAKES_FACT | TAKES_RATING)) == 0)
		return STATUS_OK;
	if (rule->needs & TAKES_FACT) {
		if (equals == NULL || equals == operand)
			return fault_set(fault, STATUS_USAGE, "which fact? KEY=VALUE");
		work->key = (struct span){operand, (size_t)(equals - operand)};
		work->value = span_of(equals + 1);
		work->said.fact = work->key;
	} else if (operand == NULL ||
	    num_integer(operand, strlen(operand), 1, 5, &work->said.rating, fault) != STATUS_OK) {
		return fault_set(fault, STATUS_USAGE, "which rating? 1 to 5");
	}
	work->desk->operands++;
	return STATUS_OK;
}

static enum status take_remedy(struct work *work, struct fault *fault)
{
	const struct case_wishes *wishes = work->desk->wishes;
	struct change *said = &work->said;
	enum status status;

	if (wishes->remedy == NULL)
		return STATUS_OK;
	said->remedy = span_of(wishes->remedy);
	status = rule_cost(
	    work->desk->plan, said->remedy, wishes->amount, &said->amount, fault);
	rule_remedy_hash(said->remedy, said->amount, work->sha256);
	return status;
}

static enum status take_times(struct work *work, enum case_verb verb, struct fault *fault)
{
	const struct case_wishes *wishes = work->desk->wishes;
	int64_t at = work->desk->at, *due = work->said.due;
	enum case_clock clock = verb == VERB_ASSIGN ? CASE_BY_RETURN : CASE_BY_FOLLOW_UP;
	enum status status = STATUS_OK;

	if (wishes->next_update != NULL)
		status = desk_moment(
		    "next-update", wishes->next_update, at, &due[CASE_BY_UPDATE], fault);
	if (status == STATUS_OK && wishes->due != NULL)
		status = desk_moment("due", wishes->due, at, &due[clock], fault);
	else if (verb == VERB_RESOLVE || (verb == VERB_FOLLOW_UP && !wishes->done))
		due[CASE_BY_FOLLOW_UP] = at + work->desk->plan->cases.follow_up;
	return status;
}

static enum status take_role(struct work *work, const struct rule *rule, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (rule->verb == VERB_APPROVE || rule->verb == VERB_SOLVE)
		status = rule_role(work->desk->plan, work->actor, work->desk->wishes->role,
		    &work->said.role, fault);
	if (status == STATUS_OK && (rule->needs & NEEDS_ROLE) && work->said.role.len == 0)
		status = fault_set(fault, STATUS_USAGE, "in which role? --role ROLE");
	return status;
}

static enum status check_needs(
    const struct desk *desk, const struct rule *rule, struct fault *fault)
{
	const struct case_wishes *wishes = desk->wishes;
	bool by_line = *desk->operands == NULL || strcmp(*desk->operands, "-") == 0;

	if ((rule->needs & NEEDS_TEXT) && wishes->text == NULL && !by_line)
		return fault_set(fault, STATUS_USAGE, "which text? --text TEXT");
	if (rule->verb == VERB_APPROVE && (wishes->text == NULL) == (wishes->remedy == NULL) &&
	    !(by_line && wishes->text == NULL))
		return fault_set(fault, STATUS_USAGE, "what is approved? --text TEXT or --remedy NAME");
	if (((rule->needs & NEEDS_REASON) || wishes->force) && wishes->note == NULL)
		return fault_set(fault, STATUS_USAGE, "for which reason? --note TEXT");
	if ((rule->needs & NEEDS_REMEDY) && wishes->remedy == NULL)
		return fault_set(fault, STATUS_USAGE, "which remedy? --remedy NAME");
	if ((rule->needs & NEEDS_TO) && wishes->to == NULL && wishes->team == NULL)
		return fault_set(fault, STATUS_USAGE, "to whom? --to NAME, --team TEAM");
	return STATUS_OK;
}

static enum status take_into(struct work *work, const struct rule *rule, struct fault *fault)
{
	const char *into = work->desk->wishes->into;

	if ((rule->needs & NEEDS_INTO) == 0)
		return STATUS_OK;
	if (into == NULL || !case_number_read(span_of(into), &work->into))
		return fault_set(fault, STATUS_USAGE, "into which case? --into NUMBER");
	work->said.other = span_of(into);
	return STATUS_OK;
}

enum status work_read(struct work *work, struct fault *fault)
{
	const struct case_wishes *wishes = work->desk->wishes;
	const struct rule *rule = work->rule;
	struct change *said = &work->said;
	enum status status = check_needs(work->desk, rule, fault);

	*said = (struct change){.verb = rule->verb, .at = work->desk->at, .done = wishes->done,
	    .owner = span_of(wishes->to), .team = span_of(wishes->team),
	    .channel = span_of(wishes->channel), .stage = span_of(wishes->stage),
	    .forced = wishes->force};
	if (status == STATUS_OK && wishes->stage != NULL &&
	    term_find(stage_names, STAGES, said->stage) < 0)
		status = fault_set(fault, STATUS_USAGE, "--stage: '%s' is none of %s ... %s",
		    wishes->stage, stage_names[0], stage_names[STAGES - 1]);
	if (rule->verb == VERB_WATCH)
		said->reason = span_of(wishes->note);
	if (status == STATUS_OK)
		status = take_operand(work, rule, fault);
	if (status == STATUS_OK)
		status = take_role(work, rule, fault);
	if (status == STATUS_OK)
		status = take_remedy(work, fault);
	if (status == STATUS_OK)
		status = take_times(work, rule->verb, fault);
	if (status == STATUS_OK)
		status = take_into(work, rule, fault);
	if (wishes->text != NULL) {
		struct digest digest = digest_text(span_of(wishes->text));

		digest_write(&digest, work->sha256);
	}
	said->sha256 = span_of(work->sha256);
	return status;
}

enum status work_take_reply(const struct work *work, const struct cited_case *cited,
    struct change *change, char sha256[DIGEST_HEX], struct fault *fault)
{
	const struct rule *rule = work->rule;
	bool of_text = (rule->needs & NEEDS_TEXT) ||
	    (rule->verb == VERB_APPROVE && work->desk->wishes->remedy == NULL);
	struct digest digest;

	if ((rule->needs & TAKES_REPLY) == 0)
		return STATUS_OK;
	if (change->stage.len == 0)
		change->stage = cited->stage;
	change->variant = cited->variant;
	if (!of_text || work->desk->wishes->text != NULL)
		return STATUS_OK;
	if (cited->text.len == 0)
		return fault_set(fault, STATUS_REJECTED, "its line has no text of a reply");
	digest = digest_text(cited->text);
	digest_write(&digest, sha256);
	change->sha256 = span_of(sha256);
	return STATUS_OK;
}

void work_write_private(const struct work *work, struct span text, struct buf *out)
{
	const struct case_wishes *wishes = work->desk->wishes;
	bool takes = (work->rule->needs & TAKES_REPLY) != 0;
	const struct {
		const char *name;
		struct span text;
	} rows[] = {{"note", span_of(wishes->note)},
	    {"text", wishes->text != NULL ? span_of(wishes->text)
	            : takes               ? text
	                                  : (struct span){NULL, 0}},
	    {"link", span_of(wishes->link)}, {"reference", span_of(wishes->reference)}};

	member_open(out, NULL, '{');
	if (work->key.len > 0)
		member_text(out, "value", work->value);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].text.at != NULL)
			member_text(out, rows[i].name, rows[i].text);
	member_close(out, '}');
}
