#include "report/report.h"

#include <string.h>

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
