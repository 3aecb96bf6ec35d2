#include "reply/draft.h"

#include "post/post.h"
#include "reply/length.h"
#include "reply/slots.h"
#include "reply/stage.h"
#include "reply/variant.h"

static struct span primary_subtag(struct span lang)
{
	size_t len = 0;

	while (len < lang.len && lang.at[len] != '-' && lang.at[len] != '_')
		len++;
	return (struct span){lang.at, len};
}

/* The plan's own, else the built-in one. */
static const struct plan_template *find_template(
    const struct draft_order *order, enum stage stage, struct span lang)
{
	const struct plan *plan = order->plan;
	const struct speech *speech;

	for (size_t i = 0; i < plan->template_count; i++)
		if (plan->templates[i].stage == stage &&
		    span_same(plan->templates[i].lang, lang) && plan->templates[i].count > 0)
			return &plan->templates[i];
	speech = speech_in(order->speeches, lang);
	return speech != NULL && speech->stages[stage].count > 0 ? &speech->stages[stage] : NULL;
}

/* The template in the person's language, else in the plan's. */
static void choose_template(const struct draft_order *order, struct draft *draft)
{
	struct span lang = order->facts->lang;

	draft->template = find_template(order, draft->stage, primary_subtag(lang));
	draft->other_language = draft->template == NULL && lang.len > 0;
	if (draft->template == NULL)
		draft->template = find_template(order, draft->stage, order->plan->language);
}

/* posture.h says when one is owed. */
static const struct plan_remedy *remedy_for(const struct draft_order *order)
{
	int64_t value = 0;

	record_integer(order->post, "customer_value", &value);
	return plan_offer(order->plan, stage_topic(order), order->facts->severity, value);
}

/* Members of the line that hold what is known, kept open while a draft is made. */
struct known {
	struct record kase, said;
};

static void known_free(struct known *known)
{
	record_free(&known->kase);
	record_free(&known->said);
}

static void choose_stage(const struct draft_order *order, struct known *known, struct draft *draft)
{
	struct record *kase = &known->kase, *said = &known->said;

	draft->stage = draft->wanted = stage_due(order, kase, said);
	draft->in_private = record_has(kase, "offline_at") &&
	    (stage_rests_on_facts(draft->stage) || draft->stage == STAGE_FOLLOW_UP);
	if (stage_rests_on_facts(draft->stage))
		stage_facts(order, kase, said, draft);
	if (draft->fact_count > 0)
		draft->stage = STAGE_HOLDING;
	if (draft->stage == STAGE_SOLUTION)
		draft->remedy = remedy_for(order);
}

/* What is due, and within which limit. */
static void settle(const struct draft_order *order, struct known *known, struct draft *draft)
{
	*draft = (struct draft){.trouble = DRAFT_NO_TEMPLATE};
	if (record_has(order->post, "facts"))
		record_inside(order->post, "facts", &known->said);
	if (record_has(order->post, "case"))
		record_inside(order->post, "case", &known->kase);
	choose_stage(order, known, draft);
	draft->limit = reply_limit(order->plan, order->facts->platform);
}

void draft_settle(const struct draft_order *order, struct draft *draft)
{
	struct known known = {0};

	settle(order, &known, draft);
	known_free(&known);
}

/* Where one statement answers many, this post's is to all of them, or it has none: false. */
static bool state(const struct draft_order *order, struct known *known, struct draft *draft)
{
	enum stated_as as = stated_for(order->stated, order->plan->cases.statement_from,
	    order->post, &known->kase, &draft->cluster, &draft->cluster_size);

	if (as == STATED_ALREADY)
		draft->trouble = DRAFT_STATED;
	if (as != STATED_NOW) {
		if (as == STATED_ALONE)
			draft->cluster.len = 0;
		return as == STATED_ALONE;
	}
	if (order->stage == DRAFT_STAGE_OF_TOPIC || stage_rests_on_facts(draft->wanted))
		draft->stage = record_has(&known->said, "what") ? STAGE_UPDATE : STAGE_HOLDING;
	draft->wanted = draft->stage;
	draft->fact_count = 0;
	draft->remedy = NULL;
	return true;
}

void draft_make(const struct draft_order *order, struct draft *draft, struct buf *text)
{
	struct known known = {0};
	struct slots slots;

	settle(order, &known, draft);
	if (!state(order, &known, draft)) {
		known_free(&known);
		return;
	}
	choose_template(order, draft);
	if (draft->template != NULL) {
		const char *stage = stage_names[draft->stage];
		uint64_t key = heard_key(order->post, stage, draft->template->lang);

		draft->number = variant_post(order);
		draft->heard = heard_before(order->heard, key, draft->number) |
		    heard_in_case(&known.kase, stage, draft->template->lang);
		slots_fill(&slots, &(struct slot_order){.plan = order->plan,
		    .topic = stage_topic(order),
		    .team = plan_team(order->plan, post_member(order->route, "team")),
		    .remedy = draft->remedy,
		    .speech = speech_in(order->speeches, draft->template->lang),
		    .post = order->post,
		    .score = order->score,
		    .route = order->route,
		    .said = &known.said,
		    .facts = order->facts,
		    .lang = draft->template->lang,
		    .now = order->now,
		    .to_nobody = draft->cluster.len > 0,
		    .wants_words = variant_wants_words(draft)});
		variant_choose(order, &slots, draft, text);
		if (draft->trouble == DRAFT_DONE)
			heard_note(order->heard, key, draft->number, (unsigned)draft->variant);
	}
	known_free(&known);
}

void draft_approve(const struct draft_order *order, struct draft *draft, struct span text)
{
	struct span role = {"", 0};

	if (draft->remedy != NULL)
		role = plan_approver(order->plan, draft->remedy->cost)->role;
	approval_read(&draft->approval, order->plan, order->post, text, role);
	if (!approval_holds(&draft->approval))
		draft->trouble = DRAFT_UNAPPROVED;
}

void draft_tell_trouble(const struct draft *draft, struct buf *out)
{
	const struct finding *finding = &draft->findings.at[0];

	switch (draft->trouble) {
	case DRAFT_DONE:
		break;
	case DRAFT_NO_TEMPLATE:
		buf_format(out, "the plan has no template for %s", stage_names[draft->stage]);
		break;
	case DRAFT_OPEN_SLOT:
		buf_format(out, "the slot '%s' has nothing to fill it", slot_names[draft->missing]);
		break;
	case DRAFT_TOO_LONG:
		buf_format(out, "no variant fits in %lld characters", (long long)draft->limit->most);
		break;
	case DRAFT_REFUSED:
		buf_format(out, "the guard refuses every variant, the last for %.*s: \"%.*s\"",
		    (int)finding->rule->name.len, finding->rule->name.at, (int)finding->words.len,
		    finding->words.at);
		break;
	case DRAFT_STATED:
		buf_format(out, "one statement answers cluster %.*s, %lld posts so far",
		    (int)draft->cluster.len, draft->cluster.at, (long long)draft->cluster_size);
		break;
	case DRAFT_UNAPPROVED:
		approval_tell(&draft->approval, out);
		break;
	}
}
