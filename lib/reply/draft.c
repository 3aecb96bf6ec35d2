#include "reply/draft.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "post/post.h"
#include "reply/length.h"
#include "reply/slots.h"
#include "reply/stage.h"

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

/* The guard looks at what stands behind the name, which slots.c has looked at: so its answer
 * holds for everybody who is told the same. */
static bool refused(
    const struct draft_order *order, const struct slots *slots, struct draft *draft, struct span text)
{
	const struct plan_topic *topic = stage_topic(order);
	struct span name = slots->values[SLOT_NAME];
	size_t skip = order->facts->drill ? sizeof DRILL - 1 : 0;
	struct guard_text known = {.stage = (int)draft->stage,
	    .publicly = !draft->in_private,
	    .grave = order->facts->severity >= SEVERITY_HIGH ||
	        (topic != NULL &&
	            (topic->floor >= SEVERITY_HIGH || topic->factors[FACTOR_SAFETY] >= 3)),
	    .crisis = order->facts->severity == SEVERITY_CRITICAL,
	    .facts = stage_rests_on_facts(draft->stage) || draft->stage > STAGE_UPDATE,
	    .draft = true,
	    .topic = topic};
	uint64_t circumstances = (uint64_t)known.stage << 4 | (uint64_t)known.publicly << 3 |
	    (uint64_t)known.grave << 2 | (uint64_t)known.crisis << 1 |
	    (topic != NULL ? (uint64_t)(topic - order->plan->topics + 1) << 16 : 0);

	if (name.len > 0 && text.len > skip + name.len &&
	    memcmp(text.at + skip, name.at, name.len) == 0)
		skip += name.len;
	known.text = (struct span){text.at + skip, text.len - skip};
	draft->findings.count = draft->findings.errors = 0;
	if (cleared_knows(order->cleared, circumstances, known.text))
		return false;
	guard_check(order->guard, &known, &draft->findings);
	if (draft->findings.count == 0)
		cleared_add(order->cleared, circumstances, known.text);
	return draft->findings.errors > 0;
}

/* A sentence that begins the text begins with a capital, one behind "Ana," does not; behind a
 * handle, which stands by itself, it may. */
static void settle_case(struct buf *text, size_t start, struct span name)
{
	bool called = name.len > 0 && text->len > start + name.len &&
	    memcmp(text->at + start, name.at, name.len) == 0;
	size_t at = start + (called ? name.len + 1 : 0);
	struct buf rest = {0};
	uint32_t code;
	size_t n;

	if (at >= text->len || (called && name.at[name.len - 1] != ','))
		return;
	n = utf8_next(text->at + at, text->len - at, &code);
	if (code == UTF8_WRONG)
		return;
	utf8_put(&rest, (uint32_t)(called ? utf8proc_tolower((utf8proc_int32_t)code)
	                                  : utf8proc_toupper((utf8proc_int32_t)code)));
	buf_add(&rest, text->at + at + n, text->len - at - n);
	text->len = at;
	buf_add(text, rest.at, rest.len);
	buf_free(&rest);
}

/* Tries one variant; true when it fills, fits and passes. */
static bool try_variant(const struct draft_order *order, const struct slots *slots, size_t i,
    struct draft *draft, struct buf *text)
{
	const struct template *variant = &draft->template->variants[i];

	buf_reset(text);
	if (order->facts->drill)
		buf_text(text, DRILL);
	if (!template_fill(variant, slots->values, text, &draft->missing)) {
		draft->trouble = DRAFT_OPEN_SLOT;
		return false;
	}
	while (text->len > 0 && text->at[text->len - 1] == ' ')
		text->len--;
	settle_case(text, order->facts->drill ? sizeof DRILL - 1 : 0, slots->values[SLOT_NAME]);
	draft->trouble = DRAFT_TOO_LONG;
	if (!reply_fits((struct span){text->at, text->len}, draft->limit, &draft->length))
		return false;
	draft->trouble = DRAFT_REFUSED;
	if (refused(order, slots, draft, (struct span){text->at, text->len}))
		return false;
	draft->trouble = DRAFT_DONE;
	draft->variant = i;
	for (int slot = 0; slot < SLOTS; slot++)
		if (slots->values[slot].at != NULL && template_has(variant, (enum slot)slot))
			draft->slots |= 1U << slot;
	return true;
}

/* A variant that says what is known of the facts goes before those that do not. */
static bool is_first(const struct template *variant, const struct slots *slots)
{
	return (slots->values[SLOT_WHAT].at != NULL && template_has(variant, SLOT_WHAT)) ||
	       (slots->values[SLOT_REMEDY].at != NULL && template_has(variant, SLOT_REMEDY));
}

static void choose_variant(const struct draft_order *order, const struct slots *slots,
    struct draft *draft, struct buf *text)
{
	const struct template *variants = draft->template->variants;
	size_t count = draft->template->count, others = count > 1 ? count - 1 : 1;
	size_t turn = hash_of(order) % others;

	for (size_t i = 0; i < count; i++)
		if (is_first(&variants[i], slots) && try_variant(order, slots, i, draft, text))
			return;
	for (size_t n = 0; n < others; n++)
		if (try_variant(order, slots, (turn + n) % others, draft, text))
			return;
	if (others < count)
		try_variant(order, slots, others, draft, text);
}

/* The first remedy of the topic that the plan knows; posture.h says when one is owed. */
static const struct plan_remedy *remedy_for(
    const struct draft_order *order, const struct plan_topic *topic)
{
	for (size_t i = 0; topic != NULL && i < topic->remedies.count; i++) {
		const struct plan_remedy *remedy =
		    plan_remedy(order->plan, topic->remedies.at[i]);

		if (remedy != NULL && plan_approver(order->plan, remedy->cost) != NULL)
			return remedy;
	}
	return NULL;
}

/* Looking for words costs more than all else: only where the post's variant quotes them. */
static bool wants_words(const struct draft_order *order, const struct draft *draft)
{
	size_t count = draft->template->count, others = count > 1 ? count - 1 : 1;

	return template_has(&draft->template->variants[hash_of(order) % others], SLOT_WORDS);
}

static void choose_stage(const struct draft_order *order, struct record *said, struct draft *draft)
{
	struct record kase = {0};

	if (record_has(order->post, "case"))
		record_inside(order->post, "case", &kase);
	draft->stage = draft->wanted = stage_due(order, &kase, said);
	draft->in_private = record_has(&kase, "offline_at") &&
	    (stage_rests_on_facts(draft->stage) || draft->stage == STAGE_FOLLOW_UP);
	if (stage_rests_on_facts(draft->stage))
		stage_facts(order, &kase, said, draft);
	if (draft->fact_count > 0)
		draft->stage = STAGE_HOLDING;
	if (draft->stage == STAGE_SOLUTION)
		draft->remedy = remedy_for(order, stage_topic(order));
	record_free(&kase);
}

void draft_make(const struct draft_order *order, struct draft *draft, struct buf *text)
{
	struct record said = {0};
	struct slots slots;

	*draft = (struct draft){.trouble = DRAFT_NO_TEMPLATE};
	if (record_has(order->post, "facts"))
		record_inside(order->post, "facts", &said);
	choose_stage(order, &said, draft);
	draft->limit = plan_limit(order->plan, order->facts->platform);
	if (draft->limit == NULL)
		draft->limit = plan_limit(order->plan, span_of("other"));
	choose_template(order, draft);
	if (draft->template != NULL) {
		slots_fill(&slots, &(struct slot_order){.plan = order->plan,
		    .topic = stage_topic(order),
		    .team = plan_team(order->plan, post_member(order->route, "team")),
		    .remedy = draft->remedy,
		    .speech = speech_in(order->speeches, draft->template->lang),
		    .post = order->post,
		    .score = order->score,
		    .route = order->route,
		    .said = &said,
		    .facts = order->facts,
		    .lang = draft->template->lang,
		    .now = order->now,
		    .wants_words = wants_words(order, draft)});
		choose_variant(order, &slots, draft, text);
	}
	record_free(&said);
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
	}
}
