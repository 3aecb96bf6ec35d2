#include "report/shown.h"

#include <string.h>

#include "io/terminal.h"

/* An option's words stand in one line of a mail's head. */
static enum status check_line(const char *name, const char *words, struct fault *fault)
{
	if (words != NULL && (*words == '\0' || strpbrk(words, "\r\n") != NULL))
		return fault_set(fault, STATUS_USAGE, "--%s: not one line of text", name);
	return STATUS_OK;
}

enum status shown_open(const struct shown *shown, int fd, const struct report_format **format,
    struct report_view *view, struct fault *fault)
{
	const struct {
		const char *name, *words;
	} lines[] = {{"to", shown->to}, {"from", shown->from}, {"subject", shown->subject}};

	*format = report_format_find(shown->format, fault);
	if (*format == NULL)
		return STATUS_USAGE;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (check_line(lines[i].name, lines[i].words, fault) != STATUS_OK)
			return STATUS_USAGE;
	if (strcmp(shown->format, "mail") == 0 && shown->to == NULL)
		return fault_set(fault, STATUS_USAGE, "--format mail needs --to");
	*view = (struct report_view){
	    .width = page_fitting(
	        shown->width > 0 ? (size_t)shown->width : terminal_columns(fd)),
	    .color = terminal_color(fd),
	    .commands = shown->commands,
	    .to = shown->to,
	    .from = shown->from,
	    .subject = shown->subject,
	};
	return STATUS_OK;
}
