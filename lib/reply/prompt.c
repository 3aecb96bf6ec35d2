#include "reply/prompt.h"

#include "post/member.h"
#include "post/post.h"
#include "reply/stage.h"

enum { RULES_MOST = 64 };

static void write_some(struct buf *member, const char *key, struct span text)
{
	if (text.len > 0)
		member_text(member, key, text);
}

/* What the stages are for, in the words of the practice. */
static const char *purpose(enum stage stage)
{
	static const char *const purposes[STAGES] = {
	    [STAGE_ACKNOWLEDGE] = "say that we have seen it and by when we answer",
	    [STAGE_OFFLINE] = "invite the person to a private channel and name it",
	    [STAGE_RESPOND] = "an apology where we erred, why it happened, what is done about it",
	    [STAGE_SOLUTION] = "offer the remedy and say how to take it up",
	    [STAGE_FOLLOW_UP] = "ask whether all is well now",
	    [STAGE_HOLDING] = "what to do to be safe, what is known, when the next statement comes",
	    [STAGE_UPDATE] = "what is new, what is not known, when the next statement comes",
	    [STAGE_CORRECTION] = "the facts, with a source, without reproach",
	    [STAGE_THANKS] = "thank the person",
	    [STAGE_CLOSING] = "say that it is over, what remains, and where help is",
	};

	return purposes[stage];
}

/* What the rules suggest, each once, and their names as what not to do. */
static void write_rules(const struct rules *rules, struct buf *member)
{
	struct span does[RULES_MOST], names[RULES_MOST];
	size_t count = 0;

	for (size_t i = 0; i < rules->count && count < RULES_MOST; i++) {
		bool met = false;

		for (size_t k = 0; k < count; k++)
			met = met || span_same(names[k], rules->at[i].name);
		if (met)
			continue;
		does[count] = rules->at[i].suggest;
		names[count++] = rules->at[i].name;
	}
	member_texts(member, "do", does, count);
	member_texts(member, "do_not", names, count);
}

static void write_topic(const struct draft_order *order, struct span lang, struct buf *member)
{
	const struct plan_topic *topic = stage_topic(order);
	const struct plan_team *team = plan_team(order->plan, post_member(order->route, "team"));

	if (topic != NULL) {
		member_text(member, "topic", topic->name);
		write_some(member, "trouble", plan_phrase(&topic->calls_it, lang));
		write_some(member, "instruction", plan_phrase(&topic->instruct, lang));
	}
	if (team != NULL)
		write_some(member, "contact", plan_phrase(&team->contact, lang));
}

void prompt_write(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member)
{
	const struct facts *facts = order->facts;
	struct span lang = draft->template != NULL ? draft->template->lang : order->plan->language;
	struct span said = record_raw(order->post, "facts");

	member_open(member, "prompt", '{');
	member_word(member, "stage", stage_names[draft->wanted]);
	member_word(member, "purpose", purpose(draft->wanted));
	member_text(member, "brand", order->plan->brand.name);
	write_some(member, "platform", facts->platform);
	write_some(member, "id", post_member(order->post, "id"));
	member_text(member, "lang", lang);
	member_integer(member, "limit", draft->limit->most);
	member_word(member, "count", limit_counts[draft->limit->count]);
	member_word(member, "severity", severity_names[facts->severity]);
	write_some(member, "posture", post_member(order->route, "posture"));
	write_topic(order, lang, member);
	member_integer(member, "next_update", order->plan->next_update);
	if (said.len > 0 && said.at[0] == '{')
		member_raw(member, "facts", said);
	member_texts(member, "missing", draft->facts, draft->fact_count);
	if (draft->remedy != NULL) {
		member_text(member, "remedy", draft->remedy->name);
		member_text(member, "approval",
		    plan_approver(order->plan, draft->remedy->cost)->role);
	}
	write_some(member, "example", text);
	write_rules(&order->guard->rules, member);
	member_close(member, '}');
}
