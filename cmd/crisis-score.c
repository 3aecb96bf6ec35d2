/*
 * crisis-score: judge each post - good or bad, on which topics, how severe, from whom - and
 * say why.
 */
#include "filter.h"
#include "model/lexicon.h"
#include "plan/plan.h"
#include "score/score.h"
#include "score/signs.h"

struct scoring {
	struct scorer *scorer;
	bool explain;
};

static enum status judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	const struct scoring *scoring = state;
	const struct judgement *judgement = score_post(scoring->scorer, record);

	(void)fault;
	if (scoring->explain)
		score_explain(judgement, record, member);
	else
		score_write(judgement, record, member);
	return STATUS_OK;
}

static int print_list(const struct tool *tool, struct span list)
{
	struct output out;
	struct fault fault = {0};
	enum status status;

	output_standard(&out);
	output_add(&out, list.at, list.len);
	status = output_close(&out, &fault);
	return status_exit(status == STATUS_OK ? status : tool_fail(tool, status, &fault));
}

int main(int argc, char **argv)
{
	struct filter_options options = FILTER_DEFAULTS;
	const char *plan_path = NULL;
	struct scorer_files files = {0};
	bool print_words = false, print_signs = false;
	const struct option_row rows[] = {
	    PLAN_ROW(plan_path),
	    {'w', "words", "FILE", "weigh words by FILE instead of the built-in list", OPTION_TEXT,
	        &files.words, 0, 0, NULL},
	    {0, "signs", "FILE", "take signs of stance and severity from FILE instead", OPTION_TEXT,
	        &files.signs, 0, 0, NULL},
	    {'m', "model", "FILE", "judge by FILE; none: by words alone", OPTION_TEXT,
	        &files.model, 0, 0, NULL},
	    {0, "print-words", NULL, "print the built-in word list and stop", OPTION_FLAG,
	        &print_words, 0, 0, NULL},
	    {0, "print-signs", NULL, "print the built-in list of signs and stop", OPTION_FLAG,
	        &print_signs, 0, 0, NULL},
	    FILTER_ROWS(options),
	    {0},
	};
	const struct tool tool = {"crisis-score", "[FILE ...]",
	    "Add to each post how good or bad it is, on what, how severe, from whom, and why.", rows};
	struct scoring scoring = {0};
	struct plan *plan;
	struct fault fault = {0};
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	if (print_words || print_signs)
		return print_list(&tool, print_words ? lexicon_builtin() : signs_builtin());
	status = plan_open(&tool, plan_path, &plan);
	if (status != STATUS_OK)
		return status_exit(status);
	scoring.explain = options.explain;
	status = scorer_open(&scoring.scorer, plan, &files, &fault);
	if (status == STATUS_OK)
		exit_status = filter_main(&(struct filter){.tool = &tool,
		    .options = &options,
		    .operands = operands,
		    .name = "score",
		    .judge = judge,
		    .state = &scoring});
	else
		exit_status = status_exit(tool_fail(&tool, status, &fault));
	scorer_free(scoring.scorer);
	plan_free(plan);
	return exit_status;
}
