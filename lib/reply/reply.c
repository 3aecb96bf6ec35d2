#include "reply/reply.h"

#include "base/utf8.h"
#include "post/post.h"
#include "reply/write.h"

enum { WIDEST_LINE = 400 };

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

enum status drafting_read(struct drafting *drafting, struct record *post,
    struct draft_order *order, struct facts *facts, bool *answer, struct fault *fault)
{
	enum status status;

	record_expect(post, "score", &drafting->score);
	record_expect(post, "route", &drafting->route);
	status = facts_read(facts, drafting->plan, post, &drafting->score, fault);
	if (status == STATUS_OK && drafting->approved)
		status = approval_no_drill(post, fault);
	if (status == STATUS_OK && post->status == STATUS_OK)
		status = read_route(drafting, post, answer, fault);
	*order = (struct draft_order){.plan = drafting->plan,
	    .speeches = &drafting->speeches,
	    .guard = &drafting->guard,
	    .cleared = &drafting->cleared,
	    .heard = &drafting->heard,
	    .stated = &drafting->stated,
	    .now = drafting->now,
	    .stage = drafting->stage,
	    .post = post,
	    .score = &drafting->score,
	    .route = &drafting->route,
	    .facts = facts};
	return status;
}

enum status reply_judge(void *state, struct record *post, struct buf *member, struct fault *fault)
{
	struct drafting *drafting = state;
	struct draft draft = {0};
	struct draft_order order;
	struct facts facts;
	struct span text;
	bool answer = false;
	enum status status = drafting_read(drafting, post, &order, &facts, &answer, fault);

	if (status != STATUS_OK || post->status != STATUS_OK)
		return status;
	if (answer)
		draft_make(&order, &draft, &drafting->text);
	text = (struct span){drafting->text.at, drafting->text.len};
	if (answer && drafting->approved && draft.trouble == DRAFT_DONE) {
		draft_approve(&order, &draft, text);
		drafting->refused += draft.trouble != DRAFT_DONE;
	}
	if (drafting->explain)
		explain(drafting, answer ? &draft : NULL, post, &facts, member);
	else if (answer && drafting->prompt && draft.trouble != DRAFT_STATED)
		write_prompt(&order, &draft, text, member);
	else if (answer)
		write_draft(&order, &draft, text, member);
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
	heard_free(&drafting->heard);
	stated_free(&drafting->stated);
	speeches_free(&drafting->speeches);
	record_free(&drafting->score);
	record_free(&drafting->route);
	buf_free(&drafting->text);
}
