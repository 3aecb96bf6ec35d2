#include "reply/check.h"

#include "base/utf8.h"
#include "io/reader.h"
#include "post/member.h"
#include "post/post.h"
#include "post/term.h"
#include "reply/approved.h"
#include "reply/length.h"
#include "reply/plain.h"
#include "reply/stage.h"

enum { TEXT_LONGEST = 1 << 16, WIDEST_WORDS = 60 };

/* One stage's answer rests on facts: it is not drafted before they are there. */
static bool after_facts(int stage)
{
	return stage == STAGE_RESPOND || stage == STAGE_SOLUTION || stage == STAGE_FOLLOW_UP ||
	       stage == STAGE_CORRECTION || stage == STAGE_CLOSING;
}

static void read_score(struct checking *checking, struct record *post, struct guard_text *text)
{
	struct record *score = &checking->score;
	const struct span *topics;
	int severity = -1;

	if (record_has(post, "score") && record_inside(post, "score", score)) {
		severity = term_find(severity_names, SEVERITIES, post_member(score, "severity"));
		if (record_texts(score, "topics", &topics) > 0)
			text->topic = plan_topic(checking->plan, topics[0]);
	}
	text->grave = stage_is_grave(text->topic, severity);
	text->crisis = severity == SEVERITY_CRITICAL;
}

static void read_draft(struct checking *checking, struct record *post, struct guard_text *text)
{
	struct record *reply = &checking->reply;
	int stage = term_find(stage_names, STAGES, post_member(reply, "stage"));

	*text = (struct guard_text){.text = post_member(reply, "text"),
	    .limit = reply_limit(checking->plan, post_member(post, "platform")),
	    .stage = stage >= 0 ? stage : checking->stage,
	    .publicly = !span_is(post_member(reply, "channel"), "private"),
	    .post = post};
	text->facts = after_facts(text->stage);
	read_score(checking, post, text);
}

static void explain(const struct findings *findings, struct span id, struct buf *out)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];
		struct span name = finding->rule->name, suggest = finding->rule->suggest;

		utf8_mask(out, id.at, id.len, WIDEST_WORDS);
		buf_format(out, "%s%zu-%zu: %s: %.*s: \"", id.len > 0 ? ": " : "", finding->start,
		    finding->end, level_names[finding->rule->level], (int)name.len, name.at);
		utf8_mask(out, finding->words.at, finding->words.len, WIDEST_WORDS);
		buf_format(out, "\"; %.*s\n", (int)suggest.len, suggest.at);
	}
}

/* A finding of its own, for no pattern can tell it. */
static void check_approval(struct checking *checking, struct record *post,
    const struct guard_text *text, struct findings *findings)
{
	static const struct rule rule = {.name = {"not-approved", 12},
	    .suggest = {"have those whom the plan names approve exactly this text", 56},
	    .level = LEVEL_ERROR};
	struct approval approval;

	approval_read(&approval, checking->plan, post, text->text,
	    post_member(&checking->reply, "approval"));
	if (approval_holds(&approval))
		return;
	findings->count -= findings->count == FINDINGS_MOST;
	findings->at[findings->count++] = (struct finding){.rule = &rule,
	    .end = plain_place(text->text, text->text.len), .words = text->text};
	findings->errors++;
}

static enum status check_judge(void *state, struct record *post, struct buf *member, struct fault *fault)
{
	struct checking *checking = state;
	struct findings findings;
	struct guard_text text;
	struct buf list = {0};

	if (!record_has(post, "reply") || !record_inside(post, "reply", &checking->reply) ||
	    !record_has(&checking->reply, "text"))
		return STATUS_OK;
	read_draft(checking, post, &text);
	if (checking->reply.status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "\"reply\": %s", checking->reply.fault.what);
	guard_check(&checking->guard, &text, &findings);
	if (checking->approved) {
		if (approval_no_drill(post, fault) != STATUS_OK)
			return STATUS_REJECTED;
		check_approval(checking, post, &text, &findings);
	}
	checking->errors += findings.errors;
	if (checking->explain) {
		explain(&findings, post_member(post, "id"), member);
		return STATUS_OK;
	}
	findings_write(&findings, NULL, &list);
	record_write(&checking->reply, "findings", (struct span){list.at, list.len}, member);
	while (member->len > 0 && member->at[member->len - 1] == '\n')
		member->len--;
	buf_free(&list);
	return STATUS_OK;
}

static void write_text(struct checking *checking, const struct guard_text *text,
    const struct findings *findings, struct buf *out)
{
	size_t length = 0;

	reply_fits(text->text, text->limit, &length);
	member_open(out, NULL, '{');
	member_word(out, "platform", checking->platform);
	member_open(out, "reply", '{');
	if (text->stage >= 0)
		member_word(out, "stage", stage_names[text->stage]);
	member_word(out, "channel", "public");
	member_text(out, "text", text->text);
	member_integer(out, "length", (int64_t)length);
	member_integer(out, "limit", text->limit->most);
	findings_write(findings, "findings", out);
	member_close(out, '}');
	member_close(out, '}');
	buf_char(out, '\n');
}

static void check_text(struct checking *checking, struct span bytes, struct output *output)
{
	struct findings findings;
	struct guard_text text = {.stage = checking->stage, .publicly = true};
	struct buf whole = {0}, out = {0};
	int severity = -1;

	utf8_repair(&whole, bytes.at, bytes.len);
	while (whole.len > 0 && strchr("\r\n\t ", whole.at[whole.len - 1]) != NULL)
		whole.len--;
	text.text = (struct span){whole.at, whole.len};
	text.limit = reply_limit(checking->plan, span_of(checking->platform));
	if (checking->severity != NULL)
		severity = term_find(severity_names, SEVERITIES, span_of(checking->severity));
	if (checking->topic != NULL)
		text.topic = plan_topic(checking->plan, span_of(checking->topic));
	text.grave = stage_is_grave(text.topic, severity);
	text.crisis = severity == SEVERITY_CRITICAL;
	text.facts = after_facts(text.stage);
	if (whole.len > 0) {
		guard_check(&checking->guard, &text, &findings);
		checking->errors += findings.errors;
		if (checking->explain)
			explain(&findings, (struct span){"", 0}, &out);
		else
			write_text(checking, &text, &findings, &out);
		output_add(output, out.at, out.len);
	}
	buf_free(&whole);
	buf_free(&out);
}

static enum status read_whole(
    struct checking *checking, const char *path, struct output *output, struct fault *fault)
{
	struct reader reader;
	enum status status = reader_open(&reader, path, output, fault);

	if (status != STATUS_OK)
		return status;
	while (status == STATUS_OK && !reader.ended && reader_window(&reader).len <= TEXT_LONGEST)
		status = reader_more(&reader, fault);
	if (status == STATUS_OK && reader_window(&reader).len > TEXT_LONGEST) {
		fault->file = reader.name;
		status = fault_set(fault, STATUS_REJECTED, "longer than %d bytes", TEXT_LONGEST);
	}
	if (status == STATUS_OK)
		check_text(checking, reader_window(&reader), output);
	reader_close(&reader);
	return status;
}

static int check_texts(struct checking *checking, const struct filter *filter)
{
	char dash[] = "-", *standard[] = {dash, NULL};
	enum status worst = STATUS_OK;
	struct output output;
	struct fault fault = {0};

	output_standard(&output);
	for (char **path = *filter->operands != NULL ? filter->operands : standard; *path != NULL;
	     path++) {
		enum status status;

		fault = (struct fault){0};
		status = read_whole(checking, *path, &output, &fault);
		if (status != STATUS_OK)
			worst = tool_fail(filter->tool, status, &fault);
	}
	fault = (struct fault){0};
	if (output_close(&output, &fault) != STATUS_OK)
		worst = tool_fail(filter->tool, STATUS_IO, &fault);
	return status_exit(worst);
}

int check_main(struct checking *checking, struct filter *filter)
{
	struct fault fault = {0};
	enum status status = guard_open(&checking->guard, checking->plan, &fault);
	int exit_status;

	filter->judge = check_judge;
	filter->state = checking;
	if (status != STATUS_OK)
		exit_status = status_exit(tool_fail(filter->tool, status, &fault));
	else if (checking->platform != NULL)
		exit_status = check_texts(checking, filter);
	else
		exit_status = filter_main(filter);
	if (exit_status == 0 && checking->errors > 0)
		exit_status = status_exit(STATUS_REJECTED);
	guard_free(&checking->guard);
	record_free(&checking->score);
	record_free(&checking->reply);
	return exit_status;
}
