/*
 * The blocks of a document as HTML that is well-formed XML as well. No attribute style is
 * written: the page's policy allows its one style sheet alone.
 */
#ifndef REPORT_FORMAT_HTML_H
#define REPORT_FORMAT_HTML_H

#include "base/buf.h"
#include "report/document.h"

/* The name of a tone's class. */
const char *html_tone(enum tone tone);

/* title names the table where its block does not. */
void html_table(struct buf *out, const struct block *block, const char *title);

/* number is the chart's own in the page, for the ids in it. */
void html_chart(struct buf *out, const struct block *block, const char *title, size_t number);

/* A command that lists the lines behind something, folded. */
void html_command(struct buf *out, const char *command);

#endif
