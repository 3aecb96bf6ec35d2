#include "drill/run.h"

#include "base/num.h"
#include "drill/backtest/compare.h"
#include "drill/grade/grade.h"
#include "plan/jq.h"

static void list(const struct scenario *scenario, struct output *out)
{
	struct buf line = {0};
	int64_t seconds = 0;

	for (size_t i = 0; i < scenario->phase_count; i++)
		seconds += scenario->phases[i].seconds;
	buf_format(&line, "%-15.*s%4lld days  %.*s\n", (int)scenario->name.len, scenario->name.at,
	    (long long)((seconds + 86399) / 86400), (int)scenario->about.len, scenario->about.at);
	output_add(out, line.at, line.len);
	buf_free(&line);
}

/* One scenario a line: its name, how long it takes, what it is about. */
static enum status run_scenarios(struct drill *drill, struct fault *fault)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && scenario_names[i] != NULL; i++) {
		struct scenario scenario;

		status = scenario_open(scenario_names[i], &scenario, fault);
		if (status == STATUS_OK)
			list(&scenario, drill->out);
		scenario_free(&scenario);
	}
	return status;
}

/* The feed of the scenario named. */
static enum status run_make(struct drill *drill, struct fault *fault)
{
	struct output *out = drill->out;
	struct scenario scenario;
	struct storm *storm = NULL;
	struct buf post = {0};
	enum status status = scenario_open(drill->operands[0], &scenario, fault);

	if (status == STATUS_OK)
		status = storm_open(&scenario, &drill->wishes->storm, &storm, fault);
	while (status == STATUS_OK && !output_failed(out) && storm_next(storm, &post)) {
		output_add(out, post.at, post.len);
		output_settle(out);
		buf_reset(&post);
	}
	buf_free(&post);
	storm_free(storm);
	scenario_free(&scenario);
	return status;
}

/* The loop over the files, whose lines the callback takes. operand may be NULL. */
static enum status read_lines(
    struct drill *drill, filter_judge *judge, void *state, size_t *operand)
{
	const struct filter filter = {.tool = drill->tool, .options = &drill->wishes->options,
	    .operands = drill->operands, .judge = judge, .state = state, .everything = true,
	    .operand = operand};

	return filter_run(&filter, drill->out);
}

static enum status run_play(struct drill *drill, struct fault *fault)
{
	struct play play = {.speed = drill->speed, .from = drill->wishes->from,
	    .shift = drill->wishes->shift, .now = filter_now(&drill->wishes->options),
	    .out = drill->out};
	enum status status = read_lines(drill, play_line, &play, NULL);

	(void)fault;
	buf_free(&play.line);
	return status;
}

static enum status run_grade(struct drill *drill, struct fault *fault)
{
	struct witness witness = {0};
	struct plan *plan;
	struct grade grade;
	enum status graded = STATUS_OK;
	enum status status = plan_open_jq(drill->tool, drill->wishes->plan, &plan);

	if (status != STATUS_OK)
		return status;
	witness.plan = plan;
	status = read_lines(drill, witness_read, &witness, NULL);
	if (status == STATUS_OK || status == STATUS_REJECTED) {
		witness_settle(&witness);
		graded = grade_make(&witness, drill->speed, &grade, fault);
		if (graded == STATUS_OK) {
			(drill->wishes->json ? grade_json : grade_text)(
			    &grade, &drill->out->waiting);
			drill->no = !grade.passed;
		}
	}
	witness_free(&witness);
	plan_free(plan);
	return graded != STATUS_OK ? graded : status;
}

static enum status run_backtest(struct drill *drill, struct fault *fault)
{
	struct past past;
	struct comparison made;
	struct buf *out = &drill->out->waiting;
	enum status status;

	if (drill->operands[0] == NULL || drill->operands[1] == NULL)
		return fault_set(fault, STATUS_USAGE,
		    "backtest wants two feeds, each routed by a plan: A.jsonl B.jsonl");
	past_open(&past);
	status = read_lines(drill, past_read, &past, &past.operand);
	if (status == STATUS_OK || status == STATUS_REJECTED) {
		made = compare_plans(&past);
		if (drill->wishes->json)
			comparison_json(&made, &past, out);
		else
			comparison_text(&made, &past, drill->operands, out);
		comparison_free(&made);
	}
	past_free(&past);
	return status;
}

/* How many operands stand behind the verb; -1: any number of files. */
static const struct verb {
	const char *name;
	int operands;
	enum status (*run)(struct drill *, struct fault *);
} verbs[] = {
    {"scenarios", 0, run_scenarios},
    {"make", 1, run_make},
    {"play", -1, run_play},
    {"grade", -1, run_grade},
    {"backtest", -1, run_backtest},
};

static bool fits(const struct verb *verb, char *const *operands)
{
	int count = 0;

	while (operands[count] != NULL)
		count++;
	return count > 0 && span_is(span_of(operands[0]), verb->name) &&
	    (verb->operands < 0 || verb->operands == count - 1);
}

static enum status read_speed(const char *text, double *speed, struct fault *fault)
{
	struct fault inner = {0};

	if (num_real(text, strlen(text), 0.001, 1e9, speed, &inner) == STATUS_OK)
		return STATUS_OK;
	return fault_set(fault, STATUS_USAGE, "--speed: %s", inner.what);
}

enum status drill_run(struct drill *drill, char **operands, struct fault *fault)
{
	enum status status = read_speed(drill->wishes->speed, &drill->speed, fault);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (fits(&verbs[i], operands)) {
			drill->operands = operands + 1;
			return verbs[i].run(drill, fault);
		}
	return fault_set(fault, STATUS_USAGE, "which of %s?", drill->tool->operands);
}
