#include "plan/trial.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "plan/condition.h"
#include "plan/expect.h"
#include "plan/facts.h"
#include "post/member.h"
#include "post/post.h"

enum { WIDEST_LINE = 140 };

static void put_masked(struct buf *out, const struct buf *words)
{
	utf8_mask(out, words->at, words->len, WIDEST_LINE);
	buf_char(out, '\n');
}

/* A line of JSON: what was tried, whether it holds, and what differs. */
static void put_json(struct trial *trial, bool passed, struct span name, struct span text)
{
	struct span notes = {trial->notes.at, trial->notes.len};

	member_open(trial->out, NULL, '{');
	member_integer(trial->out, "number", (int64_t)trial->tried);
	member_text(trial->out, "name", name);
	member_text(trial->out, "text", text);
	member_flag(trial->out, "ok", passed);
	if (notes.len > 0) {
		member_open(trial->out, "why", '[');
		for (const char *end; notes.len > 0; notes = (struct span){end + 1,
		     notes.len - (size_t)(end + 1 - notes.at)}) {
			end = memchr(notes.at, '\n', notes.len);
			member_text(trial->out, NULL,
			    (struct span){notes.at, (size_t)(end - notes.at)});
		}
		member_close(trial->out, ']');
	}
	member_close(trial->out, '}');
	buf_char(trial->out, '\n');
}

/* Says how a test went, and why, as its notes have it. */
static void put_result(struct trial *trial, bool passed, struct span name, struct span text)
{
	struct buf line = {0};
	const char *note = trial->notes.at;

	trial->tried++;
	trial->failed += !passed;
	if (trial->json) {
		put_json(trial, passed, name, text);
		return;
	}
	buf_format(&line, "%s %zu - %.*s: ", passed ? "ok" : "not ok", trial->tried, (int)name.len,
	    name.at);
	for (size_t i = 0; i < text.len; i++)
		buf_char(&line, text.at[i] == '#' ? ' ' : text.at[i]); /* TAP's directives */
	put_masked(trial->out, &line);
	buf_free(&line);
	while (trial->notes.len > 0 && *note != '\0') {
		size_t len = strcspn(note, "\n");

		buf_text(trial->out, "# ");
		buf_add(trial->out, note, len + 1);
		note += len + 1;
	}
}

static void note(struct trial *trial, const char *before, struct span a, const char *between,
    struct span b)
{
	struct buf line = {0};

	buf_format(&line, "%s%.*s%s%.*s", before, (int)a.len, a.at, between, (int)b.len, b.at);
	put_masked(&trial->notes, &line);
	buf_free(&line);
}

/* Says which condition of the wanted route did not hold. */
static void explain_miss(struct trial *trial, struct span wanted)
{
	const struct plan *plan = trial->plan;
	const struct condition *decided = NULL;
	struct fault fault;
	struct facts facts;
	struct buf line = {0};

	if (facts_read(&facts, plan, &trial->routed, &trial->score, &fault) != STATUS_OK)
		return;
	for (size_t i = 0; i < plan->route_count; i++) {
		const struct plan_route *route = &plan->routes[i];

		if (!span_same(route->name, wanted))
			continue;
		if (condition_holds(route->when, &facts, &decided) == CONDITION_HOLDS) {
			buf_format(&line, "%.*s would take it, but an earlier route does",
			    (int)wanted.len, wanted.at);
		} else {
			buf_format(&line, "%.*s wants ", (int)wanted.len, wanted.at);
			condition_tell(decided, &facts, 0, &line);
		}
		put_masked(&trial->notes, &line);
		buf_free(&line);
		return;
	}
	note(trial, "no route is named ", wanted, "", (struct span){"", 0});
}

/* Routes a post; false, with a failed test, when it cannot be. */
static bool judge(
    struct trial *trial, struct span post, int64_t now, struct span name, struct span text)
{
	struct fault fault = {0};

	buf_reset(&trial->notes);
	if (trial->judge(trial->state, post, now, &trial->routed, &fault) == STATUS_OK &&
	    record_inside(&trial->routed, "route", &trial->route) &&
	    record_inside(&trial->routed, "score", &trial->score))
		return true;
	note(trial, "", span_of(fault.what), "", (struct span){"", 0});
	put_result(trial, false, name, text);
	return false;
}

static void try_example(
    struct trial *trial, const struct plan_route *route, const struct plan_example *example)
{
	struct span rule, severity, stance;

	if (!judge(trial, example->post, trial->now, route->name, example->text))
		return;
	rule = post_member(&trial->route, "rule");
	severity = post_member(&trial->route, "severity");
	stance = post_member(&trial->route, "stance");
	if (!span_same(rule, route->name)) {
		note(trial, "took ", rule, ", wanted ", route->name);
		explain_miss(trial, route->name);
	}
	if (example->severity >= 0 && !span_is(severity, severity_names[example->severity]))
		note(trial, "severity ", severity, ", wanted ",
		    span_of(severity_names[example->severity]));
	if (example->stance >= 0 && !span_is(stance, stance_names[example->stance]))
		note(trial, "stance ", stance, ", wanted ", span_of(stance_names[example->stance]));
	put_result(trial, trial->notes.len == 0, route->name, example->text);
}

static void try_examples(struct trial *trial)
{
	const struct plan *plan = trial->plan;

	for (size_t i = 0; i < plan->route_count; i++)
		for (size_t j = 0; j < plan->routes[i].example_count; j++)
			try_example(trial, &plan->routes[i], &plan->routes[i].examples[j]);
}

static void note_difference(void *state, const struct expectation *expectation)
{
	struct trial *trial = state;
	struct span none = {"", 0}, wanted = expectation->wanted;

	note(trial, expectation->key, none, " is ", expectation->is);
	note(trial, "wanted ", wanted, "", none);
	if (strcmp(expectation->key, "rule") == 0 && wanted.len > 2)
		explain_miss(trial, (struct span){wanted.at + 1, wanted.len - 2});
}

static enum status try_case(struct trial *trial, struct record *one, struct fault *fault)
{
	struct record post = {0};
	struct span line = record_raw(one, "post"), expect = record_raw(one, "expect"), name, text;
	enum status status = STATUS_OK;
	int64_t now = trial->now;

	record_time(one, "time", &now);
	if (!record_inside(one, "post", &post) || expect.at == NULL || *expect.at != '{') {
		status = fault_set(fault, STATUS_REJECTED, "a case has \"post\" and \"expect\"");
	} else if (one->status == STATUS_OK) {
		text = post_text(&post);
		name = record_has(one, "name") ? post_member(one, "name") : span_of("case");
		if (judge(trial, line, now, name, text)) {
			status = expect_each(expect, trial->route.line, trial->score.line, trial,
			    note_difference, fault);
			if (status == STATUS_OK)
				put_result(trial, trial->notes.len == 0, name, text);
		}
	}
	record_free(&post);
	return status;
}

bool trial_named(struct trial *trial, const char *verb)
{
	trial->verb = span_is(span_of(verb), "coverage") ? TRIAL_COVERAGE : TRIAL_TEST;
	return trial->verb == TRIAL_COVERAGE || span_is(span_of(verb), "test");
}

bool trial_begin(struct trial *trial)
{
	if (trial->verb == TRIAL_TEST)
		try_examples(trial);
	else
		trial->taken = mem_new(trial->plan->route_count, sizeof *trial->taken);
	return trial->verb == TRIAL_COVERAGE;
}

enum status trial_post(void *state, struct record *one, struct buf *out, struct fault *fault)
{
	struct trial *trial = state;

	trial->out = out;
	return trial->verb == TRIAL_TEST ? try_case(trial, one, fault)
	                                 : coverage_post(trial, one, fault);
}

void trial_end(struct trial *trial, size_t lines, size_t rejected, struct buf *out)
{
	trial->out = out;
	if (trial->verb == TRIAL_COVERAGE) {
		coverage_end(trial, lines, rejected);
		return;
	}
	if (!trial->json) {
		buf_format(out, "1..%zu\n", trial->tried);
		return;
	}
	member_open(out, NULL, '{');
	member_integer(out, "tried", (int64_t)trial->tried);
	member_integer(out, "failed", (int64_t)trial->failed);
	member_close(out, '}');
	buf_char(out, '\n');
}

void trial_free(struct trial *trial)
{
	record_free(&trial->routed);
	record_free(&trial->route);
	record_free(&trial->score);
	buf_free(&trial->notes);
	free(trial->taken);
}
