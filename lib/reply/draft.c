#include "reply/draft.h"

#include "post/post.h"
#include "reply/length.h"
#include "reply/slots.h"

static const char DRILL[] = "DRILL ";

/* FNV-1a, 64 bits: which variant a post gets must be the same everywhere and for ever. */
static uint64_t hash(uint64_t h, struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001b3);
	return h;
}

static uint64_t hash_of(const struct draft_order *order)
{
	uint64_t h = hash(UINT64_C(0xcbf29ce484222325), order->facts->platform);

	return hash(h, post_member(order->post, "id"));
}

static const struct plan_topic *main_topic(const struct draft_order *order)
{
	return order->facts->topic_count > 0 ? plan_topic(order->plan, order->facts->topics[0])
	                                     : NULL;
}

static const struct plan_team *team_of(const struct draft_order *order)
{
	const struct plan *plan = order->plan;
	struct span name = post_member(order->route, "team");

	for (size_t i = 0; i < plan->team_count; i++)
		if (span_same(plan->teams[i].name, name))
			return &plan->teams[i];
	return NULL;
}

/* A case that was acknowledged goes on in private; a critical post gets the holding text. */
static enum stage choose_stage(const struct draft_order *order)
{
	const struct plan_topic *topic = main_topic(order);
	struct record kase = {0};
	bool acknowledged = false;

	if (order->stage != DRAFT_STAGE_OF_TOPIC)
		return (enum stage)order->stage;
	if (record_has(order->post, "case") && record_inside(order->post, "case", &kase))
		acknowledged = span_is(post_member(&kase, "state"), "acknowledged");
	record_free(&kase);
	if (acknowledged)
		return STAGE_OFFLINE;
	if (order->facts->severity == SEVERITY_CRITICAL)
		return STAGE_HOLDING;
	return topic != NULL ? topic->first : STAGE_ACKNOWLEDGE;
}

static struct span primary_subtag(struct span lang)
{
	size_t len = 0;

	while (len < lang.len && lang.at[len] != '-' && lang.at[len] != '_')
		len++;
	return (struct span){lang.at, len};
}

static const struct plan_template *find_template(
    const struct plan *plan, enum stage stage, struct span lang)
{
	for (size_t i = 0; i < plan->template_count; i++)
		if (plan->templates[i].stage == stage &&
		    span_same(plan->templates[i].lang, lang) && plan->templates[i].count > 0)
			return &plan->templates[i];
	return NULL;
}

/* The template in the person's language, else in the plan's. */
static void choose_template(const struct draft_order *order, struct draft *draft)
{
	struct span lang = order->facts->lang;

	draft->template = find_template(order->plan, draft->stage, primary_subtag(lang));
	draft->other_language = draft->template == NULL && lang.len > 0;
	if (draft->template == NULL)
		draft->template = find_template(order->plan, draft->stage, order->plan->language);
}

/* What a variant says to this person in particular. */
static int warmth(const struct template *variant)
{
	int sum = 0;

	for (size_t i = 0; i < variant->count; i++) {
		if (variant->pieces[i].text.at != NULL)
			continue;
		sum += variant->pieces[i].slot == SLOT_NAME;
		sum += 2 * (variant->pieces[i].slot == SLOT_INSTRUCTION);
	}
	return sum;
}

/* Tries one variant; true when it fills and fits. */
static bool try_variant(const struct draft_order *order, const struct slots *slots, size_t i,
    struct draft *draft, struct buf *text)
{
	buf_reset(text);
	if (order->facts->drill)
		buf_text(text, DRILL);
	if (!template_fill(&draft->template->variants[i], slots->values, text, &draft->missing)) {
		draft->trouble = DRAFT_OPEN_SLOT;
		return false;
	}
	draft->trouble = DRAFT_TOO_LONG;
	if (!reply_fits((struct span){text->at, text->len}, draft->limit, &draft->length))
		return false;
	draft->trouble = DRAFT_DONE;
	draft->variant = i;
	return true;
}

static void choose_variant(const struct draft_order *order, const struct slots *slots,
    struct draft *draft, struct buf *text)
{
	const struct template *variants = draft->template->variants;
	size_t count = draft->template->count, turn = hash_of(order) % count, best = count;

	for (size_t n = 0; n < count; n++) {
		size_t i = (turn + n) % count;

		if (best < count && warmth(&variants[i]) <= warmth(&variants[best]))
			continue;
		if (try_variant(order, slots, i, draft, text))
			best = i;
	}
	if (best < count)
		try_variant(order, slots, best, draft, text);
}

void draft_make(const struct draft_order *order, struct draft *draft, struct buf *text)
{
	struct slots slots;

	*draft = (struct draft){.trouble = DRAFT_NO_TEMPLATE, .stage = choose_stage(order)};
	draft->limit = plan_limit(order->plan, order->facts->platform);
	if (draft->limit == NULL)
		draft->limit = plan_limit(order->plan, span_of("other"));
	choose_template(order, draft);
	if (draft->template == NULL)
		return;
	slots_fill(&slots, order->plan, main_topic(order), team_of(order), order->post,
	    order->facts, draft->template->lang, order->now);
	choose_variant(order, &slots, draft, text);
}

void draft_tell_trouble(const struct draft *draft, struct buf *out)
{
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
	}
}
