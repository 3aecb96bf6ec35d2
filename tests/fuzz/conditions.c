/*
 * A condition in YAML, and behind a line of "..." a post: read, told, and followed by a route.
 * The answer is the same each time, `not` turns it round, what is called impossible never
 * holds, an alternative holds where one within it does, the member is JSON, and what is told for
 * people keeps the terminal whole.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "plan/condition.h"
#include "plan/shadow.h"
#include "post/json.h"
#include "post/member.h"
#include "route/route.h"

static const char BEHIND[] = "\n...\n";

static const struct plan *built_in(void)
{
	static struct plan *plan;
	struct plan_faults faults = {0};

	if (plan == NULL && plan_load(NULL, &plan, &faults) != STATUS_OK)
		abort();
	return plan;
}

/* A post of any text, whose score the first bytes choose. */
static void make_post(const struct plan *plan, struct span bytes, struct buf *line)
{
	struct buf text = {0};
	unsigned dice = 0;

	for (size_t i = 0; i < bytes.len && i < 4; i++)
		dice = dice * 251 + (unsigned char)bytes.at[i];
	buf_text(&text, "");
	utf8_repair(&text, bytes.at, bytes.len);
	member_open(line, NULL, '{');
	member_text(line, "text", (struct span){text.at, text.len});
	member_word(line, "platform", dice % 3 ? "x" : "mastodon");
	member_text(line, "author_handle", (struct span){text.at, text.len < 9 ? 0 : text.len / 9});
	member_integer(line, "author_followers", dice % 100000);
	member_open(line, "score", '{');
	member_word(line, "label", label_names[dice % LABELS]);
	member_word(line, "severity", severity_names[dice % SEVERITIES]);
	member_word(line, "stance", stance_names[dice % STANCES]);
	member_open(line, "topics", '[');
	for (size_t i = 0; i < plan->topic_count; i++)
		if (dice >> i % 32 & 1)
			member_text(line, NULL, plan->topics[i].name);
	member_close(line, ']');
	member_close(line, '}');
	member_close(line, '}');
	buf_free(&text);
}

static void check_answers(const struct condition *condition, const struct facts *facts)
{
	struct condition inner[1] = {*condition}, *list[1] = {inner};
	struct condition not = {.subject = CONDITION_NOT, .inner = list, .inner_count = 1};
	enum condition_answer answer, turned;

	inner->next = NULL;
	pattern_effort_reset(facts->plan->effort);
	answer = condition_one_holds(condition, facts);
	pattern_effort_reset(facts->plan->effort);
	if (condition_one_holds(condition, facts) != answer)
		abort();
	pattern_effort_reset(facts->plan->effort);
	turned = condition_one_holds(&not, facts);
	if ((answer == CONDITION_GIVES_UP) != (turned == CONDITION_GIVES_UP) ||
	    (answer != CONDITION_GIVES_UP && answer == turned))
		abort();
}

static enum condition_answer answer_alone(
    const struct condition *condition, const struct facts *facts)
{
	pattern_effort_reset(facts->plan->effort);
	return condition_holds(condition, facts, NULL);
}

static void check_alternatives(const struct condition *any, const struct facts *facts)
{
	for (size_t i = 0; i < any->inner_count; i++)
		for (size_t j = 0; j < any->inner_count; j++)
			if (shadow_within(any->inner[i], any->inner[j]) &&
			    answer_alone(any->inner[i], facts) == CONDITION_HOLDS &&
			    answer_alone(any->inner[j], facts) == CONDITION_FAILS)
				abort();
}

static void check_told(struct routing *routing, struct record *post)
{
	struct buf out = {0};
	struct fault fault = {0};

	routing->explain = true;
	route_judge(routing, post, &out, &fault);
	if (out.len > 0 && !utf8_valid(out.at, out.len))
		abort();
	for (size_t i = 0; i < out.len; i++)
		if (((unsigned char)out.at[i] < ' ' && out.at[i] != '\n') || out.at[i] == 0x7F)
			abort();
	buf_free(&out);
}

static void route_post(const struct plan *plan, const struct condition *when, struct span line)
{
	struct record post = {0};
	struct routing routing = {.plan = plan};
	struct facts facts;
	struct buf member = {0};
	struct fault fault = {0};
	json_t *value;

	if (record_index(&post, line, &fault) == STATUS_OK &&
	    facts_read(&facts, plan, &post, &routing.score, &fault) == STATUS_OK &&
	    post.status == STATUS_OK) {
		if (when != NULL && shadow_impossible(when) &&
		    condition_holds(when, &facts, NULL) == CONDITION_HOLDS)
			abort();
		for (; when != NULL; when = when->next) {
			check_answers(when, &facts);
			check_alternatives(when, &facts);
		}
		if (route_judge(&routing, &post, &member, &fault) == STATUS_OK &&
		    post.status == STATUS_OK && member.len > 0) {
			if (json_read((struct span){member.at, member.len}, &value, &fault) !=
			    STATUS_OK)
				abort();
			json_decref(value);
		}
		check_told(&routing, &post);
	}
	routing_free(&routing);
	record_free(&post);
	buf_free(&member);
}

static void try_condition(struct yaml *yaml, struct span post)
{
	struct plan plan = *built_in();
	struct arena arena = {0};
	struct plan_faults faults = {0};
	struct reading reading = {.plan = &plan, .faults = &faults, .arena = &arena};
	struct plan_route routes[2] = {{.name = span_of("hit"), .priority = 1, .answer = true},
	    {.name = span_of("rest"), .priority = 4, .answer = true}};
	struct buf made = {0};

	plan.doubts = (struct plan_faults){0};
	plan.routes = routes;
	plan.route_count = 2;
	routes[0].when = condition_read(&reading, yaml_root(yaml));
	if (faults.count == 0) {
		if (!shadow_within(routes[0].when, routes[0].when))
			abort();
		route_post(&plan, routes[0].when, post);
		make_post(&plan, post, &made);
		route_post(&plan, routes[0].when, (struct span){made.at, made.len});
	}
	condition_free(routes[0].when);
	plan_faults_free(&faults);
	plan_faults_free(&plan.doubts);
	arena_free(&arena);
	buf_free(&made);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span all = fuzz_span(data, size), post = {"", 0};
	const char *behind = span_find(all, BEHIND);
	struct buf text = {0};
	struct yaml *yaml;
	struct fault fault = {0};

	if (behind != NULL) {
		post.at = behind + strlen(BEHIND);
		post.len = (size_t)(all.at + all.len - post.at);
		all.len = (size_t)(behind - all.at);
	}
	buf_add(&text, all.at, all.len);
	if (yaml_load((struct span){text.at, text.len}, "fuzz", &yaml, &fault) == STATUS_OK) {
		try_condition(yaml, post);
		yaml_free(yaml);
	}
	buf_free(&text);
	return 0;
}
