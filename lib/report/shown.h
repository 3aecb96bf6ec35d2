/*
 * How a report is to be shown: the options for that, and what they come to.
 */
#ifndef REPORT_SHOWN_H
#define REPORT_SHOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "io/tool.h"
#include "report/format/page.h"
#include "report/report.h"

/* As given. */
struct shown {
	const char *format;
	int64_t width;
	bool commands;
	const char *to, *from, *subject;
};

#define SHOWN_DEFAULTS {.format = "text"}

#define SHOWN_ROWS(s)                                                                              \
	{'f', "format", "FORMAT",                                                                   \
	    "text, json, html, markdown, csv, slack, teams, prometheus, mail", OPTION_TEXT,     \
	    &(s).format, 0, 0, NULL},                                                              \
	    {'w', "width", "COLUMNS", "columns of text (default: the terminal's, or 80)",          \
	        OPTION_INTEGER, &(s).width, PAGE_NARROWEST, PAGE_WIDEST, NULL},                    \
	    {0, "commands", NULL, "print what lists the lines behind the figures, in text, too",   \
	        OPTION_FLAG, &(s).commands, 0, 0, NULL},                                           \
	    {0, "to", "ADDRESS", "to whom a mail goes, which needs it", OPTION_TEXT,            \
	        &(s).to, 0, 0, NULL},                                                              \
	    {0, "from", "ADDRESS", "from whom a mail comes", OPTION_TEXT, &(s).from, 0, 0, NULL},  \
	{                                                                                          \
		0, "subject", "TEXT", "what a mail is about (default: the report's title)",        \
		    OPTION_TEXT, &(s).subject, 0, 0, NULL                                          \
	}

/* Finds the format and fills the view, for what is written to fd. The fault says what is wrong
 * with the words; on success the view borrows those of shown. */
enum status shown_open(const struct shown *shown, int fd, const struct report_format **format,
    struct report_view *view, struct fault *fault);

#endif
