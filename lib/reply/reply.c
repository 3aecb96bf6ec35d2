#include "reply/reply.h"

#include "base/utf8.h"
#include "post/member.h"
#include "post/post.h"
#include "reply/prompt.h"

enum { WIDEST_LINE = 400 };

static void write_one_text(struct buf *member, const char *key, struct buf *text)
{
	member_texts(member, key, &(struct span){text->at, text->len}, 1);
	buf_free(text);
}

static void write_slots(const struct draft *draft, struct buf *member)
{
	struct span names[SLOTS];
	size_t count = 0;

	for (int slot = 0; slot < SLOTS; slot++)
		if (draft->slots >> slot & 1)
			names[count++] = span_of(slot_names[slot]);
	member_texts(member, "slots", names, count);
}

static void write_text(
    const struct drafting *drafting, const struct draft *draft, struct buf *member)
{
	struct span lang = draft->template->lang;
	struct buf name = {0};

	buf_format(&name, "%s/%.*s", stage_names[draft->stage], (int)lang.len, lang.at);
	member_text(member, "lang", lang);
	member_word(member, "channel", draft->in_private ? "private" : "public");
	member_text(member, "text", (struct span){drafting->text.at, drafting->text.len});
	member_integer(member, "length", (int64_t)draft->length);
	member_integer(member, "limit", draft->limit->most);
	member_text(member, "template", (struct span){name.at, name.len});
	member_integer(member, "variant", (int64_t)draft->variant + 1);
	write_slots(draft, member);
	buf_free(&name);
}

static void write_warnings(const struct draft *draft, const struct facts *facts, struct buf *member)
{
	struct span all[FINDINGS_MOST + 1];
	struct buf words = {0};
	size_t count = 0;

	if (draft->other_language) {
		buf_format(&words, "no template in the person's language, %.*s",
		    (int)facts->lang.len, facts->lang.at);
		all[count++] = (struct span){words.at, words.len};
	}
	for (size_t i = 0; draft->trouble == DRAFT_DONE && i < draft->findings.count; i++)
		all[count++] = draft->findings.at[i].rule->name;
	member_texts(member, "warnings", all, count);
	buf_free(&words);
}

/* What is missing for what is due, or why there is no text at all. */
static void write_blocked(const struct draft *draft, struct buf *member)
{
	struct buf words[MISSING_MOST + 1] = {{0}};
	struct span all[MISSING_MOST + 1];
	size_t count = 0;

	for (size_t i = 0; i < draft->fact_count; i++)
		buf_format(&words[count++], "%s needs a fact: %.*s", stage_names[draft->wanted],
		    (int)draft->facts[i].len, draft->facts[i].at);
	if (draft->trouble != DRAFT_DONE)
		draft_tell_trouble(draft, &words[count++]);
	for (size_t i = 0; i < count; i++)
		all[i] = (struct span){words[i].at, words[i].len};
	member_texts(member, "blocked", all, count);
	for (size_t i = 0; i < count; i++)
		buf_free(&words[i]);
}

static void write_draft(struct drafting *drafting, const struct draft *draft,
    const struct facts *facts, struct buf *member)
{
	struct span posture = post_member(&drafting->route, "posture");

	member_open(member, NULL, '{');
	member_word(member, "stage", stage_names[draft->stage]);
	if (draft->trouble == DRAFT_DONE)
		write_text(drafting, draft, member);
	if (posture.len > 0)
		member_text(member, "posture", posture);
	if (draft->remedy != NULL) {
		member_text(member, "remedy", draft->remedy->name);
		member_text(member, "approval",
		    plan_approver(drafting->plan, draft->remedy->cost)->role);
	}
	write_warnings(draft, facts, member);
	write_blocked(draft, member);
	if (facts->drill)
		member_flag(member, "drill", true);
	member_close(member, '}');
}

static void write_prompt(const struct drafting *drafting, const struct draft *draft,
    const struct draft_order *order, struct buf *member)
{
	struct span text = {drafting->text.at, draft->trouble == DRAFT_DONE ? drafting->text.len : 0};

	member_open(member, NULL, '{');
	member_word(member, "stage", stage_names[draft->wanted]);
	prompt_write(order, draft, text, member);
	if (order->facts->drill)
		member_flag(member, "drill", true);
	member_close(member, '}');
}

/* Not answering is a decision of its own, and its reason goes with the post. */
static void tell_silence(struct record *route, struct buf *out)
{
	struct span rule = post_member(route, "rule"), reason = post_member(route, "reason");

	buf_format(out, "not answered (%.*s): %.*s", (int)rule.len, rule.at, (int)reason.len,
	    reason.at);
}

static void write_silence(struct record *route, struct buf *member)
{
	struct buf why = {0};

	tell_silence(route, &why);
	member_open(member, NULL, '{');
	write_one_text(member, "blocked", &why);
	member_close(member, '}');
}

static void explain_draft(
    const struct drafting *drafting, const struct draft *draft, struct buf *out)
{
	if (draft->trouble != DRAFT_DONE) {
		buf_format(out, "%s, blocked: ", stage_names[draft->stage]);
		draft_tell_trouble(draft, out);
		return;
	}
	buf_format(out, "%s/%.*s, variant %zu of %zu, %zu of %lld characters: ",
	    stage_names[draft->stage], (int)draft->template->lang.len, draft->template->lang.at,
	    draft->variant + 1, draft->template->count, draft->length,
	    (long long)draft->limit->most);
	buf_add(out, drafting->text.at, drafting->text.len);
}

/* One line a post; draft is NULL where it is not to be answered. */
static void explain(struct drafting *drafting, const struct draft *draft, struct record *post,
    const struct facts *facts, struct buf *out)
{
	struct span id = post_member(post, "id");
	struct buf line = {0};

	buf_format(&line, "%.*s %.*s: ", (int)facts->platform.len, facts->platform.at, (int)id.len,
	    id.at);
	if (draft != NULL)
		explain_draft(drafting, draft, &line);
	else
		tell_silence(&drafting->route, &line);
	utf8_mask(out, line.at, line.len, WIDEST_LINE);
	buf_char(out, '\n');
	buf_free(&line);
}

static enum status read_route(
    struct drafting *drafting, struct record *post, bool *answer, struct fault *fault)
{
	struct record *route = &drafting->route;

	if (!record_has(post, "route"))
		return fault_set(
		    fault, STATUS_REJECTED, "no \"route\" yet: pipe through crisis-route first");
	if (!record_inside(post, "route", route) || record_flag(route, "answer", answer))
		return STATUS_OK; /* what is wrong with the post itself the loop says */
	return fault_set(fault, STATUS_REJECTED, "\"route\": %s",
	    route->status != STATUS_OK ? route->fault.what : "\"answer\" is missing");
}

enum status reply_judge(void *state, struct record *post, struct buf *member, struct fault *fault)
{
	struct drafting *drafting = state;
	struct draft draft = {0};
	struct draft_order order;
	struct facts facts;
	bool answer = false;
	enum status status = facts_read(&facts, drafting->plan, post, &drafting->score, fault);

	if (status != STATUS_OK || post->status != STATUS_OK)
		return status;
	status = read_route(drafting, post, &answer, fault);
	if (status != STATUS_OK || post->status != STATUS_OK)
		return status;
	order = (struct draft_order){.plan = drafting->plan,
	    .speeches = &drafting->speeches,
	    .guard = &drafting->guard,
	    .cleared = &drafting->cleared,
	    .now = drafting->now,
	    .stage = drafting->stage,
	    .post = post,
	    .score = &drafting->score,
	    .route = &drafting->route,
	    .facts = &facts};
	if (answer)
		draft_make(&order, &draft, &drafting->text);
	if (drafting->explain)
		explain(drafting, answer ? &draft : NULL, post, &facts, member);
	else if (answer && drafting->prompt)
		write_prompt(drafting, &draft, &order, member);
	else if (answer)
		write_draft(drafting, &draft, &facts, member);
	else
		write_silence(&drafting->route, member);
	return STATUS_OK;
}

enum status reply_word(const char *option, const char *text, const char *const *names,
    int count, int *found, struct fault *fault)
{
	if (text == NULL)
		return STATUS_OK;
	*found = term_find(names, count, span_of(text));
	if (*found >= 0)
		return STATUS_OK;
	return fault_set(fault, STATUS_USAGE, "--%s: '%s' is none of %s, %s ... %s", option, text,
	    names[0], names[1], names[count - 1]);
}

enum status drafting_open(struct drafting *drafting, struct fault *fault)
{
	speeches_open(&drafting->speeches);
	return guard_open(&drafting->guard, drafting->plan, fault);
}

void drafting_free(struct drafting *drafting)
{
	guard_free(&drafting->guard);
	cleared_free(&drafting->cleared);
	speeches_free(&drafting->speeches);
	record_free(&drafting->score);
	record_free(&drafting->route);
	buf_free(&drafting->text);
}
