#include "plan/ask.h"

#include "io/output.h"
#include "plan/check.h"
#include "plan/jq.h"

static const struct {
	const char *name;
	plan_ask *ask;
	bool operand; /* takes one */
} verbs[] = {{"check", ask_check, true}, {"init", ask_init, true}, {"show", ask_show, true},
    {"checklist", ask_checklist, true}, {"contacts", ask_contacts, false}};
enum { VERBS = sizeof verbs / sizeof *verbs };

enum status ask_check(const struct plan_question *question, const char *operand, struct buf *out,
    bool *no, struct fault *fault)
{
	struct plan_faults faults;
	struct check check;
	struct plan *plan;
	enum status status = plan_load_anyway(operand != NULL ? operand : question->path,
	    &jq_language, &plan, &faults);

	if (plan == NULL && status != STATUS_PLAN) {
		*fault = faults.at[0];
		fault->file = NULL;
		plan_faults_free(&faults);
		return status;
	}
	check_plan(&check, plan, &faults, question->now);
	if (question->json)
		check_json(&check, out);
	else if (question->ready)
		check_ready(&check, out);
	else
		check_tell(&check, out);
	*no = check_faults(&check) > 0;
	check_free(&check);
	plan_faults_free(&faults);
	plan_free(plan);
	return STATUS_OK;
}

/* Of a plan that cannot be used the first fault, and where the rest is told. */
static void tell_first(const struct plan_faults *faults, struct fault *fault)
{
	const struct fault *first = &faults->at[0];

	if (first->file == NULL)
		memcpy(fault->what, first->what, sizeof fault->what);
	else
		fault_set(fault, STATUS_PLAN, "%s:%zu:%zu: %s", first->file, first->line,
		    first->column, first->what);
}

enum status ask_plan(
    const struct plan_question *question, struct plan **plan, struct fault *fault)
{
	struct plan_faults faults;
	enum status status = plan_load_with(question->path, &jq_language, plan, &faults);

	if (status != STATUS_OK)
		tell_first(&faults, fault);
	plan_faults_free(&faults);
	return status;
}

static enum status ask(const struct plan_question *question, char **operands, struct buf *out,
    bool *no, struct fault *fault)
{
	struct span verb = span_of(*operands);
	size_t i = 0;

	while (i < VERBS && !span_is(verb, verbs[i].name))
		i++;
	if (i == VERBS)
		return fault_set(fault, STATUS_USAGE, "the first operand is one of " PLAN_VERBS);
	if (operands[1] != NULL && (!verbs[i].operand || operands[2] != NULL))
		return fault_set(fault, STATUS_USAGE, "%s takes %s", verbs[i].name,
		    verbs[i].operand ? "one operand" : "no operand");
	return verbs[i].ask(question, operands[1], out, no, fault);
}

int plan_answer(const struct tool *tool, const struct plan_question *question, char **operands)
{
	struct fault fault = {0};
	struct output out;
	bool no = false;
	enum status status;

	output_standard(&out);
	status = ask(question, operands, &out.waiting, &no, &fault);
	if (status != STATUS_OK)
		tool_fail(tool, status, &fault);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	return status == STATUS_OK ? no : 2;
}
