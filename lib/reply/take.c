#include "reply/take.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "post/post.h"
#include "reply/length.h"
#include "reply/variant.h"
#include "reply/write.h"

enum { WIDEST_LINE = 400 };

struct taking {
	struct drafting *drafting;
	struct answers answers;
	struct span file;
	size_t operand; /* which is read: the texts are the first */
	bool dropped;   /* what the loop is not to write: the texts */
};

/* The text as it would be given: one for a drill says so. */
static struct span text_for(
    const struct draft_order *order, const struct answer *answer, struct buf *text)
{
	struct span said = answer->text, mark = span_of(VARIANT_DRILL);

	buf_reset(text);
	if (order->facts->drill && (said.len < mark.len || memcmp(said.at, mark.at, mark.len) != 0))
		buf_add(text, mark.at, mark.len);
	buf_add(text, said.at, said.len);
	return (struct span){text->at, text->len};
}

static void judge_text(struct draft_order *order, struct taken *taken)
{
	struct draft *draft = &taken->draft;
	struct guard_text told;

	if (taken->answer->stage >= 0)
		order->stage = taken->answer->stage;
	draft_settle(order, draft);
	draft->stage = draft->wanted;
	draft->trouble = DRAFT_DONE;
	reply_fits(taken->text, draft->limit, &draft->length);
	told = variant_told(order, draft);
	told.text = taken->text;
	told.limit = draft->limit;
	told.facts = told.facts && draft->fact_count == 0;
	told.post = order->post;
	guard_check(order->guard, &told, &draft->findings);
}

static void explain(const struct draft_order *order, const struct taken *taken, struct buf *out)
{
	struct span platform = order->facts->platform, id = post_member(order->post, "id");
	const struct draft *draft = &taken->draft;
	struct buf line = {0};

	buf_format(&line, "%.*s %.*s: %s, %zu of %lld characters%s: ", (int)platform.len,
	    platform.at, (int)id.len, id.at, stage_names[draft->stage], draft->length,
	    (long long)draft->limit->most, taken_may_go(taken) ? "" : ", refused");
	buf_add(&line, taken->text.at, taken->text.len);
	utf8_mask(out, line.at, line.len, WIDEST_LINE);
	buf_char(out, '\n');
	buf_free(&line);
}

static enum status take_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct taking *taking = state;
	struct drafting *drafting = taking->drafting;
	struct taken taken = {.file = taking->file};
	struct draft_order order;
	struct facts facts;
	struct answer *answer;
	enum status status;

	taking->dropped = taking->operand == 0;
	if (taking->dropped)
		return answers_add(&taking->answers, record, fault);
	answer = post_is(record) ? answers_for(&taking->answers, record) : NULL;
	if (answer == NULL)
		return STATUS_OK;
	status = drafting_read(drafting, record, &order, &facts, &taken.answered, fault);
	if (status != STATUS_OK || record->status != STATUS_OK)
		return status;
	taken.answer = answer;
	taken.text = text_for(&order, answer, &drafting->text);
	judge_text(&order, &taken);
	if (drafting->approved)
		draft_approve(&order, &taken.draft, taken.text);
	answer->used = true;
	drafting->refused += !taken_may_go(&taken);
	if (drafting->explain)
		explain(&order, &taken, member);
	else
		write_taken(&order, &taken, member);
	return STATUS_OK;
}

/* A text for which no post came is not lost without a word. */
static size_t tell_unused(const struct taking *taking, const struct tool *tool)
{
	size_t count = 0;

	for (size_t i = 0; i < taking->answers.count; i++) {
		const struct answer *answer = &taking->answers.at[i];
		bool by_case = answer->number.len > 0;
		struct span id = by_case ? answer->number : answer->id;
		struct fault fault = {0};

		if (answer->used)
			continue;
		count++;
		fault_set(&fault, STATUS_REJECTED, "%.*s: a text for %.*s %.*s, and no such post",
		    (int)taking->file.len, taking->file.at,
		    by_case ? 4 : (int)answer->platform.len, by_case ? "case" : answer->platform.at,
		    (int)id.len, id.at);
		tool_complain(tool, &fault);
	}
	return count;
}

int take_main(struct drafting *drafting, struct filter *filter, const char *from)
{
	char dash[] = "-", **posts = filter->operands, **all;
	struct taking taking = {.drafting = drafting,
	    .file = span_of(strcmp(from, dash) == 0 ? "standard input" : from)};
	struct fault fault = {0};
	size_t count = 0;
	int exit_status;

	while (posts[count] != NULL)
		count++;
	if (count == 0 && strcmp(from, dash) == 0)
		return status_exit(tool_fail(filter->tool,
		    fault_set(&fault, STATUS_USAGE, "--from -: the posts must be a file then"), &fault));
	all = mem_new(count + 3, sizeof *all);
	all[0] = mem_copy(from, strlen(from));
	all[1] = dash;
	for (size_t i = 0; i < count; i++)
		all[i + 1] = posts[i];
	filter->operands = all;
	filter->judge = take_judge;
	filter->state = &taking;
	filter->everything = true;
	filter->dropped = &taking.dropped;
	filter->operand = &taking.operand;
	exit_status = filter_main(filter);
	if (tell_unused(&taking, filter->tool) > 0 && exit_status == 0)
		exit_status = status_exit(STATUS_REJECTED);
	answers_free(&taking.answers);
	free(all[0]);
	free(all);
	return exit_status;
}
