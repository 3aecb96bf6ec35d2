/*
 * HTML as posts hold it, to plain text: line breaks and the ends of blocks become line ends,
 * inline tags vanish without a space, script and style go with all they hold, entities are
 * decoded once, and the paragraph that repeats a quoted post's address (Mastodon 4.4,
 * class quote-inline) is dropped. libxml2 parses, as browsers do: there is no wrong HTML.
 * html_new's parser is new; free it with html_free.
 */
#ifndef INGEST_HTML_H
#define INGEST_HTML_H

#include "base/buf.h"
#include "base/span.h"

struct html;

struct html *html_new(void);
void html_free(struct html *html);

/* Called for each address that the text links to, but for those of mentions and hashtags. */
typedef void html_link(void *state, struct span address);

/* Appends the text; link may be NULL. The markup must be UTF-8. */
void html_text(
    struct html *html, struct span markup, struct buf *out, html_link *link, void *state);

#endif
