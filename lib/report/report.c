#include "report/report.h"

#include <string.h>

enum status report_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct reporting *reporting = state;
	struct entry entry;
	enum status status =
	    entry_read(record, reporting->drills, &reporting->scratch, &entry, fault);

	(void)member;
	if (status == STATUS_OK && figures_wants_words(reporting->figures, &entry))
		status = entry_read_words(record, &entry, fault);
	if (status == STATUS_OK)
		figures_add(reporting->figures, &entry);
	return status;
}

void reporting_free(struct reporting *reporting)
{
	if (reporting->figures != NULL)
		figures_free(reporting->figures);
	entry_scratch_free(&reporting->scratch);
	reporting->figures = NULL;
}

static const struct report_kind kinds[] = {
    {"summary", "what is going on now", {summary_text, summary_json}},
};

static const char *const format_names[REPORT_FORMATS] = {"text", "json"};

const struct report_kind *report_kind_operand(char ***operands)
{
	for (size_t i = 0; **operands != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, **operands) == 0) {
			(*operands)++;
			return &kinds[i];
		}
	return &kinds[0];
}

enum status report_format(const char *name, enum report_format *format, struct fault *fault)
{
	for (int i = 0; i < REPORT_FORMATS; i++)
		if (strcmp(format_names[i], name) == 0) {
			*format = (enum report_format)i;
			return STATUS_OK;
		}
	return fault_set(fault, STATUS_USAGE, "--format: '%s' is neither text nor json", name);
}
