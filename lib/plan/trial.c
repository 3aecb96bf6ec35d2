#include "plan/trial.h"

#include "base/utf8.h"
#include "plan/condition.h"
#include "plan/facts.h"
#include "post/post.h"

enum { WIDEST_LINE = 140 };

static void put_line(struct trial *trial, const char *before, const struct buf *words)
{
	buf_text(trial->out, before);
	utf8_mask(trial->out, words->at, words->len, WIDEST_LINE);
	buf_char(trial->out, '\n');
}

static void put_result(struct trial *trial, bool passed, struct span name, struct span text)
{
	struct buf line = {0};

	trial->tried++;
	trial->failed += !passed;
	buf_format(&line, "%s %zu - %.*s: ", passed ? "ok" : "not ok", trial->tried, (int)name.len,
	    name.at);
	for (size_t i = 0; i < text.len; i++)
		buf_char(&line, text.at[i] == '#' ? ' ' : text.at[i]); /* TAP's directives */
	put_line(trial, "", &line);
	buf_free(&line);
}

static void put_note(struct trial *trial, const char *before, struct span a, const char *between,
    struct span b)
{
	struct buf line = {0};

	buf_format(&line, "%s%.*s%s%.*s", before, (int)a.len, a.at, between, (int)b.len, b.at);
	put_line(trial, "# ", &line);
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
		put_line(trial, "# ", &line);
	}
	buf_free(&line);
}

/* Routes a post; false, with a failed test, when it cannot be. */
static bool judge(struct trial *trial, struct span post, struct span name, struct span text)
{
	struct fault fault = {0};

	if (trial->judge(trial->state, post, &trial->routed, &fault) == STATUS_OK &&
	    record_inside(&trial->routed, "route", &trial->route) &&
	    record_inside(&trial->routed, "score", &trial->score))
		return true;
	put_result(trial, false, name, text);
	put_note(trial, "", span_of(fault.what), "", (struct span){"", 0});
	return false;
}

static void try_example(
    struct trial *trial, const struct plan_route *route, const struct plan_example *example)
{
	struct span rule, severity, stance;
	bool severe, stands;

	if (!judge(trial, example->post, route->name, example->text))
		return;
	rule = post_member(&trial->route, "rule");
	severity = post_member(&trial->route, "severity");
	stance = post_member(&trial->route, "stance");
	severe = example->severity < 0 || span_is(severity, severity_names[example->severity]);
	stands = example->stance < 0 || span_is(stance, stance_names[example->stance]);
	put_result(trial, span_same(rule, route->name) && severe && stands, route->name,
	    example->text);
	if (!span_same(rule, route->name)) {
		put_note(trial, "took ", rule, ", wanted ", route->name);
		explain_miss(trial, route->name);
	}
	if (!severe)
		put_note(trial, "severity ", severity, ", wanted ",
		    span_of(severity_names[example->severity]));
	if (!stands)
		put_note(trial, "stance ", stance, ", wanted ", span_of(stance_names[example->stance]));
}

void trial_examples(struct trial *trial)
{
	const struct plan *plan = trial->plan;

	for (size_t i = 0; i < plan->route_count; i++)
		for (size_t j = 0; j < plan->routes[i].example_count; j++)
			try_example(trial, &plan->routes[i], &plan->routes[i].examples[j]);
}

/* Each member of expect must stand in the route with the same bytes. */
static bool meets(struct trial *trial, const struct record *expect, bool say)
{
	bool all = true;

	for (size_t i = 0; i < expect->count; i++) {
		const struct record_member *wanted = &expect->members[i];
		char key[64] = "";
		struct span found;

		if (wanted->key.len < sizeof key)
			memcpy(key, wanted->key.at, wanted->key.len);
		found = record_raw(&trial->route, key);
		if (span_same(found, wanted->value))
			continue;
		all = false;
		if (!say)
			continue;
		put_note(trial, "", wanted->key, " is ", found.at != NULL ? found : span_of("absent"));
		put_note(trial, "wanted ", wanted->value, "", (struct span){"", 0});
		if (span_is(wanted->key, "rule") && wanted->value.len > 2)
			explain_miss(trial, (struct span){wanted->value.at + 1, wanted->value.len - 2});
	}
	return all;
}

enum status trial_case(void *state, struct record *one, struct buf *out, struct fault *fault)
{
	struct trial *trial = state;
	struct record post = {0}, expect = {0};
	struct span line = record_raw(one, "post"), name, text;
	enum status status = STATUS_OK;

	trial->out = out;
	if (!record_inside(one, "post", &post) || !record_inside(one, "expect", &expect)) {
		status = fault_set(fault, STATUS_REJECTED, "a case has \"post\" and \"expect\"");
	} else {
		text = post_text(&post);
		name = record_has(one, "name") ? post_member(one, "name") : span_of("case");
		if (judge(trial, line, name, text)) {
			bool passed = meets(trial, &expect, false);

			put_result(trial, passed, name, text);
			if (!passed)
				meets(trial, &expect, true);
		}
	}
	record_free(&post);
	record_free(&expect);
	return status;
}

void trial_end(struct trial *trial)
{
	buf_format(trial->out, "1..%zu\n", trial->tried);
}

void trial_free(struct trial *trial)
{
	record_free(&trial->routed);
	record_free(&trial->route);
	record_free(&trial->score);
}
