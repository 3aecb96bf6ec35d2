/*
 * The formats: each turns a document into bytes. A format is a row in the table of
 * report_format_find and a writer here.
 */
#ifndef REPORT_FORMAT_FORMAT_H
#define REPORT_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "report/document.h"

/* Where the report goes. */
struct report_view {
	size_t width; /* columns of text */
	bool color;
	bool commands; /* for people: which lines are behind each figure */
	const char *to, *from, *subject; /* of a mail; NULL where it was not said */
};

typedef void format_write(
    const struct document *document, const struct report_view *view, struct buf *out);

format_write format_as_text, format_as_json, format_as_html, format_as_markdown, format_as_csv;
format_write format_as_prometheus, format_as_slack, format_as_teams, format_as_mail;

#endif
