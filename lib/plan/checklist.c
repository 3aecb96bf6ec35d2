/*
 * What to do about a topic: facts first, then what to say and what to offer.
 */
#include "base/utf8.h"
#include "plan/ask.h"
#include "post/member.h"

enum { WIDEST = 200 };

static void put(struct buf *out, const char *before, struct span text, const char *after)
{
	buf_text(out, before);
	utf8_mask(out, text.at, text.len, WIDEST);
	buf_text(out, after);
}

static struct span said(const struct plan *plan, const struct plan_phrases *phrases)
{
	return plan_phrase(phrases, plan->language);
}

static void put_remedy(const struct plan *plan, struct span name, struct buf *out)
{
	const struct plan_remedy *remedy = plan_remedy(plan, name);
	const struct plan_authority *approver =
	    remedy != NULL ? plan_approver(plan, remedy->cost) : NULL;

	if (remedy == NULL)
		return;
	put(out, "- [ ] ", said(plan, &remedy->says).len > 0 ? said(plan, &remedy->says) : name, "");
	if (remedy->cost > 0) {
		buf_format(out, ", up to %lld ", (long long)remedy->cost);
		put(out, "", plan->currency, approver != NULL ? ": " : "");
		if (approver != NULL)
			put(out, "", approver->role, " may promise it");
	}
	buf_char(out, '\n');
}

static void put_list(const struct plan *plan, const struct plan_topic *topic, struct buf *out)
{
	const struct plan_target *target = &plan->targets[topic->floor];

	put(out, "# ", topic->name, "\n\n");
	buf_format(out, "At least %s: acknowledged in %lld min, answered in %lld min%s. %s first.\n",
	    severity_names[topic->floor], (long long)target->acknowledge / 60,
	    (long long)target->answer / 60,
	    target->clock == CLOCK_HOURS ? " of the team's hours" : "",
	    topic->first == STAGE_ACKNOWLEDGE    ? "Acknowledge"
	        : topic->first == STAGE_OFFLINE ? "Ask them to write in private"
	                                         : "A holding text");
	if (said(plan, &topic->instruct).len > 0)
		put(out, "Say first: ", said(plan, &topic->instruct), "\n");
	buf_text(out, "\n## Facts to establish\n\n");
	for (size_t i = 0; i < topic->facts.count; i++)
		put(out, "- [ ] ", topic->facts.at[i], "\n");
	if (topic->remedies.count > 0)
		buf_text(out, "\n## What may be offered\n\n");
	for (size_t i = 0; i < topic->remedies.count; i++)
		put_remedy(plan, topic->remedies.at[i], out);
}

static void put_json(const struct plan *plan, const struct plan_topic *topic, struct buf *out)
{
	member_open(out, NULL, '{');
	member_text(out, "topic", topic->name);
	member_word(out, "severity", severity_names[topic->floor]);
	member_word(out, "blame", blame_names[topic->blame]);
	member_word(out, "first", stage_names[topic->first]);
	if (said(plan, &topic->instruct).len > 0)
		member_text(out, "instruct", said(plan, &topic->instruct));
	member_texts(out, "facts", topic->facts.at, topic->facts.count);
	member_open(out, "remedies", '[');
	for (size_t i = 0; i < topic->remedies.count; i++) {
		const struct plan_remedy *remedy = plan_remedy(plan, topic->remedies.at[i]);
		const struct plan_authority *approver =
		    remedy != NULL ? plan_approver(plan, remedy->cost) : NULL;

		if (remedy == NULL)
			continue;
		member_open(out, NULL, '{');
		member_text(out, "name", remedy->name);
		member_integer(out, "cost", remedy->cost);
		if (approver != NULL)
			member_text(out, "approver", approver->role);
		member_close(out, '}');
	}
	member_close(out, ']');
	member_close(out, '}');
	buf_char(out, '\n');
}

static enum status no_topic(const struct plan *plan, const char *name, struct fault *fault)
{
	struct buf names = {0};

	for (size_t i = 0; i < plan->topic_count; i++)
		buf_format(&names, "%s%.*s", i > 0 ? ", " : "", (int)plan->topics[i].name.len,
		    plan->topics[i].name.at);
	fault_set(fault, STATUS_USAGE, "%s%s; the topics are %s",
	    name != NULL ? "no topic is named " : "checklist wants a topic", name != NULL ? name : "",
	    names.at != NULL ? names.at : "none");
	buf_free(&names);
	return STATUS_USAGE;
}

enum status ask_checklist(const struct plan_question *question, const char *operand,
    struct buf *out, bool *no, struct fault *fault)
{
	const struct plan_topic *topic = NULL;
	struct plan *plan;
	enum status status = ask_plan(question, &plan, fault);

	(void)no;
	if (status != STATUS_OK)
		return status;
	if (operand != NULL)
		topic = plan_topic(plan, span_of(operand));
	if (topic == NULL)
		status = no_topic(plan, operand, fault);
	else if (question->json)
		put_json(plan, topic, out);
	else
		put_list(plan, topic, out);
	plan_free(plan);
	return status;
}
