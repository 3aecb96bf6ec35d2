#include "reply/write.h"

#include "post/member.h"
#include "post/post.h"
#include "reply/prompt.h"

enum { WIDEST_LANG = 20 };

/* Lists of sentences: the member is opened by the first ---------------------------------------- */

struct list {
	struct buf *member;
	const char *key;
	bool open;
};

/* Adds a sentence and frees it. */
static void add(struct list *list, struct buf *words)
{
	if (!list->open)
		member_open(list->member, list->key, '[');
	list->open = true;
	member_text(list->member, NULL, (struct span){words->at, words->len});
	buf_free(words);
}

static void end(const struct list *list)
{
	if (list->open)
		member_close(list->member, ']');
}

/* Drafts ----------------------------------------------------------------------------------------- */

static void write_slots(const struct draft *draft, struct buf *member)
{
	struct span names[SLOTS];
	size_t count = 0;

	for (int slot = 0; slot < SLOTS; slot++)
		if (draft->slots >> slot & 1)
			names[count++] = span_of(slot_names[slot]);
	member_texts(member, "slots", names, count);
}

static void write_length(const struct draft *draft, struct buf *member)
{
	member_integer(member, "length", (int64_t)draft->length);
	member_integer(member, "limit", draft->limit->most);
}

static void write_text(const struct draft *draft, struct span text, struct buf *member)
{
	struct span lang = draft->template->lang;
	struct buf name = {0};

	buf_text(&name, stage_names[draft->stage]);
	buf_char(&name, '/');
	buf_add(&name, lang.at, lang.len);
	member_text(member, "lang", lang);
	member_word(member, "channel", draft->in_private ? "private" : "public");
	member_text(member, "text", text);
	write_length(draft, member);
	member_text(member, "template", (struct span){name.at, name.len});
	member_integer(member, "variant", (int64_t)draft->variant + 1);
	write_slots(draft, member);
	buf_free(&name);
}

/* What is offered, and what the route and the stage say besides. */
static void write_promises(
    const struct draft_order *order, const struct draft *draft, struct buf *member)
{
	struct span posture = post_member(order->route, "posture");

	if (posture.len > 0)
		member_text(member, "posture", posture);
	if (draft->remedy == NULL)
		return;
	member_text(member, "remedy", draft->remedy->name);
	member_text(member, "approval", plan_approver(order->plan, draft->remedy->cost)->role);
}

static void add_names(struct list *list, const struct findings *findings, enum level level)
{
	for (size_t i = 0; i < findings->count; i++) {
		struct span name = findings->at[i].rule->name;
		struct buf words = {0};

		if (findings->at[i].rule->level != level)
			continue;
		buf_add(&words, name.at, name.len);
		add(list, &words);
	}
}

static void write_warnings(
    const struct draft_order *order, const struct draft *draft, struct buf *member)
{
	struct list list = {.member = member, .key = "warnings"};
	struct span lang = order->facts->lang;
	struct buf words = {0};

	if (draft->other_language) {
		buf_format(&words, "no template in the person's language, %.*s", (int)lang.len,
		    lang.at);
		add(&list, &words);
	}
	if (draft->trouble == DRAFT_DONE && draft->repeats) {
		buf_text(&words, "the person was told this before, in the same words");
		add(&list, &words);
	}
	if (draft->trouble == DRAFT_DONE)
		add_names(&list, &draft->findings, LEVEL_WARNING);
	end(&list);
}

static void add_missing(struct list *list, const struct draft *draft)
{
	for (size_t i = 0; i < draft->fact_count; i++) {
		struct buf words = {0};

		buf_format(&words, "%s needs a fact: %.*s", stage_names[draft->wanted],
		    (int)draft->facts[i].len, draft->facts[i].at);
		add(list, &words);
	}
}

/* What is missing for what is due, or why there is no text at all. */
static void write_blocked(const struct draft *draft, struct buf *member)
{
	struct list list = {.member = member, .key = "blocked"};
	struct buf words = {0};

	add_missing(&list, draft);
	if (draft->trouble != DRAFT_DONE) {
		draft_tell_trouble(draft, &words);
		add(&list, &words);
	}
	end(&list);
}

void write_draft(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member)
{
	member_open(member, NULL, '{');
	member_word(member, "stage", stage_names[draft->stage]);
	if (draft->trouble == DRAFT_DONE)
		write_text(draft, text, member);
	if (draft->cluster.len > 0)
		member_text(member, "statement", draft->cluster);
	write_promises(order, draft, member);
	write_warnings(order, draft, member);
	write_blocked(draft, member);
	if (order->facts->drill)
		member_flag(member, "drill", true);
	member_close(member, '}');
}

void write_prompt(const struct draft_order *order, const struct draft *draft, struct span text,
    struct buf *member)
{
	if (draft->trouble != DRAFT_DONE)
		text.len = 0;
	member_open(member, NULL, '{');
	member_word(member, "stage", stage_names[draft->wanted]);
	prompt_write(order, draft, text, member);
	if (order->facts->drill)
		member_flag(member, "drill", true);
	member_close(member, '}');
}

/* Silence ---------------------------------------------------------------------------------------- */

void tell_silence(struct record *route, struct buf *out)
{
	struct span rule = post_member(route, "rule"), reason = post_member(route, "reason");

	buf_text(out, "not answered (");
	buf_add(out, rule.at, rule.len);
	buf_text(out, "): ");
	buf_add(out, reason.at, reason.len);
}

void write_silence(struct record *route, struct buf *member)
{
	struct list list = {.member = member, .key = "blocked"};
	struct buf why = {0};

	tell_silence(route, &why);
	member_open(member, NULL, '{');
	add(&list, &why);
	end(&list);
	member_close(member, '}');
}

/* Texts that others wrote ------------------------------------------------------------------------ */

static bool speaks(struct span lang, struct span other)
{
	return lang.len >= 2 && other.len >= 2 && memcmp(lang.at, other.at, 2) == 0;
}

static void write_doubts(
    const struct draft_order *order, const struct taken *taken, struct buf *member)
{
	struct list list = {.member = member, .key = "warnings"};
	struct span lang = taken->answer->lang, theirs = order->facts->lang;
	struct buf words = {0};

	if (lang.len > 0 && theirs.len > 0 && !speaks(lang, theirs)) {
		buf_format(&words, "in %.*s, and the person writes %.*s",
		    (int)(lang.len < WIDEST_LANG ? lang.len : WIDEST_LANG), lang.at,
		    (int)(theirs.len < WIDEST_LANG ? theirs.len : WIDEST_LANG), theirs.at);
		add(&list, &words);
	}
	add_names(&list, &taken->draft.findings, LEVEL_WARNING);
	end(&list);
}

/* Everything that stands against giving it; true where nothing does. */
static void write_refusals(
    const struct draft_order *order, const struct taken *taken, struct buf *member)
{
	struct list list = {.member = member, .key = "blocked"};
	const struct findings *findings = &taken->draft.findings;
	struct buf words = {0};

	if (!taken->answered) {
		tell_silence(order->route, &words);
		add(&list, &words);
	}
	add_missing(&list, &taken->draft);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];
		struct buf refusal = {0};

		if (finding->rule->level != LEVEL_ERROR)
			continue;
		buf_format(&refusal, "the guard refuses it for %.*s: \"%.*s\"",
		    (int)finding->rule->name.len, finding->rule->name.at, (int)finding->words.len,
		    finding->words.at);
		add(&list, &refusal);
	}
	if (taken->draft.trouble != DRAFT_DONE) {
		draft_tell_trouble(&taken->draft, &words);
		add(&list, &words);
	}
	end(&list);
}

bool taken_may_go(const struct taken *taken)
{
	const struct draft *draft = &taken->draft;

	return taken->answered && draft->trouble == DRAFT_DONE && draft->fact_count == 0 &&
	       draft->findings.errors == 0;
}

void write_taken(const struct draft_order *order, const struct taken *taken, struct buf *member)
{
	const struct draft *draft = &taken->draft;
	const struct answer *answer = taken->answer;

	member_open(member, NULL, '{');
	member_word(member, "stage", stage_names[draft->stage]);
	if (answer->lang.len > 0)
		member_text(member, "lang", answer->lang);
	member_word(member, "channel", draft->in_private ? "private" : "public");
	member_text(member, taken_may_go(taken) ? "text" : "refused", taken->text);
	write_length(draft, member);
	member_text(member, "source", answer->source.len > 0 ? answer->source : taken->file);
	write_promises(order, draft, member);
	write_doubts(order, taken, member);
	write_refusals(order, taken, member);
	findings_write(&draft->findings, "findings", member);
	if (order->facts->drill)
		member_flag(member, "drill", true);
	member_close(member, '}');
}
