#include "ingest/html.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/mem.h"
#include "base/utf8.h"

struct html {
	htmlParserCtxtPtr parser;
	struct buf wrapped;
	struct buf *out;
	size_t start;   /* where this text begins in out */
	size_t skipped; /* depth inside an element that is dropped; 0: in none */
	size_t kept;    /* depth inside pre */
	bool space;     /* white space is due before the next word */
	html_link *link;
	void *state;
};

static bool is_one_of(const char *name, const char *const *names)
{
	while (*names != NULL && (**names != *name || strcmp(name, *names) != 0))
		names++;
	return *names != NULL;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static bool is_block(const char *name)
{
	static const char *const names[] = {"p", "div", "li", "ul", "ol", "tr", "table",
	    "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "header",
	    "footer", "aside", "figure", "figcaption", "dl", "dt", "dd", "hr", "form", NULL};

	return is_one_of(name, names);
}

static bool is_dropped(const char *name)
{
	static const char *const names[] = {
	    "script", "style", "head", "title", "template", "noscript", "iframe", "object", NULL};

	return is_one_of(name, names);
}

static const char *attribute(const xmlChar **pairs, const char *name)
{
	for (; pairs != NULL && pairs[0] != NULL; pairs += 2)
		if (strcmp((const char *)pairs[0], name) == 0)
			return (const char *)pairs[1];
	return NULL;
}

/* True when the list of classes holds the word. */
static bool has_class(const xmlChar **pairs, const char *word)
{
	const char *classes = attribute(pairs, "class");
	size_t len = strlen(word);

	while (classes != NULL && *classes != '\0') {
		size_t n = strcspn(classes, " \t\n");

		if (n == len && memcmp(classes, word, len) == 0)
			return true;
		classes += n;
		classes += strspn(classes, " \t\n");
	}
	return false;
}

static bool at_line_start(const struct html *html)
{
	return html->out->len == html->start || html->out->at[html->out->len - 1] == '\n';
}

static void end_line(struct html *html)
{
	html->space = false;
	if (!at_line_start(html))
		buf_char(html->out, '\n');
}

/* White space runs together outside pre and vanishes at the ends of lines. */
static void on_text(void *context, const xmlChar *text, int len)
{
	struct html *html = context;
	const char *at = (const char *)text, *end = at + len;

	if (html->skipped > 0)
		return;
	if (html->kept > 0) {
		buf_add(html->out, at, (size_t)len);
		return;
	}
	while (at < end) {
		const char *word = at;

		while (at < end && !is_space(*at))
			at++;
		if (at > word) {
			if (html->space && !at_line_start(html))
				buf_char(html->out, ' ');
			html->space = false;
			buf_add(html->out, word, (size_t)(at - word));
		}
		for (; at < end && is_space(*at); at++)
			html->space = true;
	}
}

static void on_link(struct html *html, const xmlChar **pairs)
{
	const char *address = attribute(pairs, "href");

	if (html->link == NULL || address == NULL || strncmp(address, "http", 4) != 0)
		return;
	if (!has_class(pairs, "mention") && !has_class(pairs, "hashtag"))
		html->link(html->state, span_of(address));
}

static void on_start(void *context, const xmlChar *element, const xmlChar **pairs)
{
	struct html *html = context;
	const char *name = (const char *)element;

	if (html->skipped > 0 || is_dropped(name) || has_class(pairs, "quote-inline")) {
		html->skipped++;
	} else if (strcmp(name, "br") == 0) {
		buf_char(html->out, '\n');
		html->space = false;
	} else if (is_block(name)) {
		end_line(html);
		html->kept += strcmp(name, "pre") == 0;
	} else if (strcmp(name, "a") == 0) {
		on_link(html, pairs);
	} else if (strcmp(name, "img") == 0 && has_class(pairs, "emoji")) {
		const char *words = attribute(pairs, "alt");
		if (words != NULL)
			on_text(html, (const xmlChar *)words, (int)strlen(words));
	}
}

static void on_end(void *context, const xmlChar *element)
{
	struct html *html = context;
	const char *name = (const char *)element;

	if (html->skipped > 0) {
		html->skipped--;
	} else if (is_block(name)) {
		end_line(html);
		if (strcmp(name, "pre") == 0 && html->kept > 0)
			html->kept--;
	}
}

struct html *html_new(void)
{
	struct html *html = mem_new(1, sizeof *html);
	htmlSAXHandler handlers = {
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	};

	html->parser = mem_granted(htmlNewParserCtxt());
	*html->parser->sax = handlers;
	html->parser->userData = html;
	return html;
}

void html_free(struct html *html)
{
	if (html == NULL)
		return;
	htmlFreeParserCtxt(html->parser);
	buf_free(&html->wrapped);
	free(html);
}

/* The parser promises UTF-8; what a wrong one would let through must still not reach a post. */
static void check(struct html *html)
{
	struct buf repaired = {0};

	if (utf8_valid(html->out->at + html->start, html->out->len - html->start))
		return;
	utf8_repair(&repaired, html->out->at + html->start, html->out->len - html->start);
	html->out->len = html->start;
	buf_add(html->out, repaired.at, repaired.len);
	buf_free(&repaired);
}

static void trim_end(struct html *html)
{
	struct buf *out = html->out;

	while (out->len > html->start && strchr(" \n", out->at[out->len - 1]) != NULL)
		out->len--;
}

/* Outside of all elements the parser would begin a paragraph behind each inline one. */
static struct span wrapped(struct html *html, struct span markup)
{
	if (markup.len >= 3 && memcmp(markup.at, "<p", 2) == 0 && strchr(" >", markup.at[2]) != NULL)
		return markup;
	buf_reset(&html->wrapped);
	buf_text(&html->wrapped, "<div>");
	buf_add(&html->wrapped, markup.at, markup.len);
	return (struct span){html->wrapped.at, html->wrapped.len};
}

void html_text(
    struct html *html, struct span markup, struct buf *out, html_link *link, void *state)
{
	buf_reserve(out, markup.len);
	html->out = out;
	html->start = out->len;
	html->skipped = html->kept = 0;
	html->space = false;
	html->link = link;
	html->state = state;
	if (markup.len == 0 || (memchr(markup.at, '<', markup.len) == NULL &&
	                           memchr(markup.at, '&', markup.len) == NULL)) {
		buf_add(out, markup.at, markup.len);
		return;
	}
	if (markup.len > INT_MAX - 5)
		return;
	markup = wrapped(html, markup);
	/* ASCII is the same in any encoding; to name one makes the parser copy. */
	htmlCtxtReadMemory(html->parser, markup.at, (int)markup.len, NULL,
	    utf8_ascii(markup.at, markup.len) ? NULL : "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
	        HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
	trim_end(html);
	check(html);
}
