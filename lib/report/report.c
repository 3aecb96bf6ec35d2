#include "report/report.h"

#include <string.h>

#include "report/commands.h"

static const struct report_kind kinds[] = {
    {"summary", "what is going on now", kind_summary, false, false},
    {"sla", "which deadlines were met", kind_sla, true, false},
    {"brief", "what colleagues need to know, on a cadence", kind_brief, true, false},
    {"handover", "open cases for the next shift", kind_handover, true, false},
    {"digest", "many alerts in one message", kind_digest, true, false},
    {"timeline", "what happened when", kind_timeline, true, false},
    {"review", "what to learn when it is over", kind_review, true, false},
    {"compare", "two times or files beside each other", kind_compare, true, true},
};

static const struct report_format formats[] = {
    {"text", "for a terminal", format_as_text},
    {"json", "one object on one line", format_as_json},
    {"html", "a page for a browser, without anything from elsewhere", format_as_html},
    {"markdown", "with GitHub's tables", format_as_markdown},
    {"csv", "one value a row", format_as_csv},
    {"prometheus", "for the node exporter's textfile collector", format_as_prometheus},
    {"slack", "a message of Block Kit", format_as_slack},
    {"teams", "a message with an Adaptive Card", format_as_teams},
    {"mail", "text and HTML, for sendmail -t", format_as_mail},
};
enum { FORMATS = sizeof formats / sizeof *formats };

const struct report_kind *report_kind_operand(char ***operands)
{
	for (size_t i = 0; **operands != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, **operands) == 0) {
			(*operands)++;
			return &kinds[i];
		}
	return &kinds[0];
}

const struct report_format *report_format_find(const char *name, struct fault *fault)
{
	struct buf names = {0};

	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0) {
			buf_free(&names);
			return &formats[i];
		}
		buf_format(&names, "%s%s", i == 0 ? "" : i + 1 < FORMATS ? ", " : " or ",
		    formats[i].name);
	}
	fault_set(fault, STATUS_USAGE, "--format: '%s' is none of %s", name, names.at);
	buf_free(&names);
	return NULL;
}

void report_write(const struct report_kind *kind, const struct report_format *format,
    const struct figures *figures, const struct report_view *view, struct buf *out)
{
	struct document *document = kind->write(figures);

	commands_narrow(document, figures);
	format->write(document, view, out);
	document_free(document);
}
