/*
 * Text of strangers made safe for where it is shown. Each masks first, as for a terminal:
 * control and direction characters are replaced, white space is one space, so that nothing
 * reaches beyond its line; then it escapes what has a meaning there.
 */
#ifndef REPORT_FORMAT_SAFE_H
#define REPORT_FORMAT_SAFE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

/* Masked alone. */
void safe_text(struct buf *out, struct span text);

/* For HTML and XML: between tags, and in an attribute between double quotes. */
void safe_html(struct buf *out, struct span text);

/* For a line of Markdown: nothing in it is more than text. */
void safe_markdown(struct buf *out, struct span text);

/* For Slack's mrkdwn, where three characters make links and mentions. */
void safe_mrkdwn(struct buf *out, struct span text);

/* For a cell of CSV, with its quotes (RFC 4180): what a spreadsheet would take for a formula
 * gets an apostrophe before it (OWASP, CSV injection). */
void safe_csv(struct buf *out, struct span text);

/* True for http and https without anything but what RFC 3986 allows in an address: what may be
 * linked to. */
bool safe_link(struct span link);

#endif
