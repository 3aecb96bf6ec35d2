#include "reply/variant.h"

#include <ctype.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "post/post.h"
#include "reply/length.h"
#include "reply/stage.h"

/* FNV-1a, 64 bits: which variant a post gets must be the same everywhere and for ever. */
static uint64_t hash(uint64_t h, struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001b3);
	return h;
}

uint64_t variant_post(const struct draft_order *order)
{
	uint64_t h = hash(UINT64_C(0xcbf29ce484222325), order->facts->platform);

	return hash(h, post_member(order->post, "id"));
}

struct guard_text variant_told(const struct draft_order *order, const struct draft *draft)
{
	const struct plan_topic *topic = stage_topic(order);

	return (struct guard_text){.stage = (int)draft->stage,
	    .publicly = !draft->in_private,
	    .grave = stage_is_grave(topic, (int)order->facts->severity),
	    .crisis = order->facts->severity == SEVERITY_CRITICAL,
	    .facts = stage_rests_on_facts(draft->stage) || draft->stage > STAGE_UPDATE,
	    .topic = topic};
}

/* The guard looks at what stands behind the name, which slots.c has looked at: so its answer
 * holds for everybody who is told the same. */
static bool refused(
    const struct draft_order *order, const struct slots *slots, struct draft *draft, struct span text)
{
	struct span name = slots->values[SLOT_NAME];
	size_t skip = order->facts->drill ? sizeof VARIANT_DRILL - 1 : 0;
	struct guard_text known = variant_told(order, draft);
	const struct plan_topic *topic = known.topic;
	uint64_t circumstances = (uint64_t)known.stage << 4 | (uint64_t)known.publicly << 3 |
	    (uint64_t)known.grave << 2 | (uint64_t)known.crisis << 1 |
	    (topic != NULL ? (uint64_t)(topic - order->plan->topics + 1) << 16 : 0);

	known.draft = true;
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
	if (code < 0x80)
		text->at[at] = (char)(called ? tolower((int)code) : toupper((int)code));
	if (code < 0x80 || code == UTF8_WRONG)
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
		buf_text(text, VARIANT_DRILL);
	if (!template_fill(variant, slots->values, text, &draft->missing)) {
		draft->trouble = DRAFT_OPEN_SLOT;
		return false;
	}
	while (text->len > 0 && text->at[text->len - 1] == ' ')
		text->len--;
	settle_case(text, order->facts->drill ? sizeof VARIANT_DRILL - 1 : 0, slots->values[SLOT_NAME]);
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

/* Which variants may be tried: those that the person had not, or only those that they had. */
static bool may_try(const struct draft *draft, size_t i, bool again)
{
	return (i < HEARD_VARIANTS && (draft->heard >> i & 1)) == again;
}

static bool choose(const struct draft_order *order, const struct slots *slots, bool again,
    struct draft *draft, struct buf *text)
{
	size_t count = draft->template->count, others = count > 1 ? count - 1 : 1;
	size_t turn = draft->number % others;

	for (size_t n = 0; n < others; n++)
		if (may_try(draft, (turn + n) % others, again) &&
		    try_variant(order, slots, (turn + n) % others, draft, text))
			return true;
	return others < count && may_try(draft, others, again) &&
	       try_variant(order, slots, others, draft, text);
}

static bool choose_first(const struct draft_order *order, const struct slots *slots, bool again,
    struct draft *draft, struct buf *text)
{
	const struct template *variants = draft->template->variants;

	for (size_t i = 0; i < draft->template->count; i++)
		if (is_first(&variants[i], slots) && may_try(draft, i, again) &&
		    try_variant(order, slots, i, draft, text))
			return true;
	return false;
}

/* What is known goes before how it is said, and both before words that are not worn. */
void variant_choose(const struct draft_order *order, const struct slots *slots,
    struct draft *draft, struct buf *text)
{
	bool done = choose_first(order, slots, false, draft, text) ||
	    (draft->heard != 0 && choose_first(order, slots, true, draft, text)) ||
	    choose(order, slots, false, draft, text) ||
	    (draft->heard != 0 && choose(order, slots, true, draft, text));

	draft->repeats = done && draft->variant < HEARD_VARIANTS &&
	    (draft->heard >> draft->variant & 1);
}

/* Looking for words costs more than all else. */
bool variant_wants_words(const struct draft *draft)
{
	size_t count = draft->template->count, others = count > 1 ? count - 1 : 1;
	size_t turn = draft->number % others, n = 0;

	while (n < others && !may_try(draft, (turn + n) % others, false))
		n++;
	return template_has(&draft->template->variants[(turn + n) % others], SLOT_WORDS);
}
