/* A report as one HTML page: no script, nothing fetched from elsewhere, and a policy that says
 * so to the browser (Content Security Policy Level 3; the style sheet is known by its hash). */
#include "report/format/format.h"
#include "report/format/html.h"

#include <string.h>

#include "base/when.h"
#include "io/embed.h"
#include "ledger/digest.h"
#include "report/format/safe.h"
#include "report/format/transfer.h"
#include "report/say.h"

EMBEDDED_DECLARE(report_css);

enum { NAV_LEAST = 6 }; /* sections that need a table of contents */

const char *html_tone(enum tone tone)
{
	static const char *const names[TONES] = {[TONE_PLAIN] = "plain", [TONE_STRONG] = "strong",
	    [TONE_FAINT] = "faint", [TONE_GOOD] = "good", [TONE_WARN] = "warn", [TONE_BAD] = "bad"};

	return names[tone];
}

static void drill(struct buf *out, const struct document *document)
{
	if (document->drill)
		buf_text(out, "<p class=\"drill\">DRILL: posts of a drill are counted. "
			      "None of this happened.</p>\n");
}

static void write_head(struct buf *out, const struct document *document)
{
	struct span style = EMBEDDED(report_css);
	struct digest digest = digest_text(style);
	char at[SAY_SIZE];

	buf_text(out, "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
		      "<head>\n<meta charset=\"utf-8\"/>\n"
		      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		      "img-src data:; base-uri 'none'; form-action 'none'; style-src 'sha256-");
	transfer_base64(out, digest_span(&digest));
	buf_text(out, "'\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
		      "initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		      "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
	buf_text(out, document->drill ? "DRILL: " : "");
	safe_html(out, span_of(document->title));
	buf_format(out, ", %s UTC</title>\n<style>", say_time(at, document->at));
	buf_add(out, style.at, style.len);
	buf_text(out, "</style>\n</head>\n<body>\n");
}

static void write_header(struct buf *out, const struct document *document)
{
	char at[SAY_SIZE], exact[WHEN_SIZE];

	when_write(exact, document->at);
	buf_text(out, "<header>\n");
	drill(out, document);
	buf_text(out, "<h1>");
	safe_html(out, span_of(document->title));
	buf_format(out, "</h1>\n<p class=\"asof\">as of <time datetime=\"%s\">%s UTC</time></p>\n",
	    exact, say_time(at, document->at));
	for (const struct words *lead = document->lead; lead != NULL; lead = lead->next) {
		buf_format(out, "<p class=\"lead %s\"><bdi>", html_tone(lead->tone));
		safe_html(out, lead->text);
		buf_text(out, "</bdi></p>\n");
	}
	buf_text(out, "</header>\n");
}

static const struct section *next_shown(const struct section *section)
{
	while (section != NULL && (section->blocks == NULL || section->quiet))
		section = section->next;
	return section;
}

static void write_contents(struct buf *out, const struct document *document)
{
	const struct section *first = next_shown(document->sections);
	size_t count = 0;

	for (const struct section *s = first; s != NULL; s = next_shown(s->next))
		count += s->title != NULL;
	if (count < NAV_LEAST)
		return;
	buf_text(out, "<nav aria-label=\"Sections\"><ul>");
	for (const struct section *s = first; s != NULL; s = next_shown(s->next))
		if (s->title != NULL) {
			buf_format(out, "<li><a href=\"#%s\">", s->id);
			safe_html(out, span_of(s->title));
			buf_text(out, "</a></li>");
		}
	buf_text(out, "</ul></nav>\n");
}

static void write_words(struct buf *out, const struct block *block)
{
	bool list = block->kind == BLOCK_LIST;

	buf_text(out, list ? "<ul>\n" : "");
	for (const struct words *words = block->words; words != NULL; words = words->next) {
		buf_format(
		    out, "<%s class=\"%s\"><bdi>", list ? "li" : "p", html_tone(words->tone));
		safe_html(out, words->text);
		buf_text(out, list ? "</bdi></li>\n" : "</bdi></p>\n");
	}
	buf_text(out, list ? "</ul>\n" : "");
}

void html_command(struct buf *out, const char *command)
{
	if (command == NULL)
		return;
	buf_text(out, "<details><summary>The lines</summary><pre><code>");
	safe_html(out, span_of(command));
	buf_text(out, "</code></pre></details>");
}

static void write_figures(struct buf *out, const struct block *block, bool tiles)
{
	struct buf text = {0};

	buf_format(out, "<dl class=\"%s\">\n", tiles ? "tiles" : "figures");
	for (const struct figure *figure = block->figures; figure; figure = figure->next) {
		const struct value *value = &figure->value;

		if (figure->quiet)
			continue;
		buf_reset(&text);
		buf_text(&text, "");
		say_value(&text, value);
		buf_text(out, tiles ? "<div><dt>" : "<dt>");
		safe_html(out, span_of(figure->label));
		if (figure->variant != NULL) {
			buf_text(out, " (");
			safe_html(out, span_of(figure->variant));
			buf_char(out, ')');
		}
		buf_format(out, tiles ? "</dt>\n<dd class=\"%s\">" : "</dt>\n<dd><b class=\"%s\">",
		    html_tone(value->tone));
		safe_html(out, (struct span){text.at, text.len});
		buf_text(out, tiles ? "" : "</b>");
		buf_reset(&text);
		say_fraction(&text, value);
		if (text.len > 0)
			buf_format(out, tiles ? "</dd>\n<dd class=\"of\">%s" : " <span>= %s</span>",
			    text.at);
		html_command(out, figure->command);
		buf_text(out, tiles ? "</dd></div>\n" : "</dd>\n");
	}
	buf_text(out, "</dl>\n");
	buf_free(&text);
}

static void write_link(struct buf *out, struct span link)
{
	if (link.len == 0)
		return;
	buf_text(out, "<p>");
	if (safe_link(link)) {
		buf_text(out, "<a rel=\"noopener noreferrer nofollow\" href=\"");
		safe_html(out, link);
		buf_text(out, "\">");
		safe_html(out, link);
		buf_text(out, "</a>");
	} else {
		buf_text(out, "<bdi>");
		safe_html(out, link);
		buf_text(out, "</bdi>");
	}
	buf_text(out, "</p>\n");
}

static void write_quotes(struct buf *out, const struct block *block)
{
	buf_text(out, "<ol class=\"posts\">\n");
	for (const struct quote *quote = block->quotes; quote != NULL; quote = quote->next) {
		buf_format(out, "<li class=\"edge-%s\"><p>", html_tone(quote->tone));
		if (quote->label.len > 0) {
			buf_format(out, "<span class=\"label %s\">", html_tone(quote->tone));
			safe_html(out, quote->label);
			buf_text(out, "</span>");
		}
		buf_text(out, " <span class=\"about\"><bdi>");
		safe_html(out, quote->about);
		buf_text(out, "</bdi></span></p>\n<blockquote><p dir=\"auto\"><bdi>");
		safe_html(out, quote->text);
		buf_format(out, "</bdi>%s</p></blockquote>\n", quote->cut ? "…" : "");
		write_link(out, quote->link);
		buf_text(out, "</li>\n");
	}
	buf_text(out, "</ol>\n");
}

static void write_block(
    struct buf *out, const struct section *section, const struct block *block, size_t *charts)
{
	const char *title = section->title != NULL ? section->title : section->document->title;

	if (block->title != NULL && block->kind != BLOCK_TABLE) {
		buf_text(out, section->title != NULL ? "<h3>" : "<h2>");
		safe_html(out, span_of(block->title));
		buf_text(out, section->title != NULL ? "</h3>\n" : "</h2>\n");
	}
	switch (block->kind) {
	case BLOCK_WORDS:
	case BLOCK_LIST: write_words(out, block); break;
	case BLOCK_FIGURES: write_figures(out, block, section->title == NULL); break;
	case BLOCK_TABLE: html_table(out, block, title); return;
	case BLOCK_QUOTES: write_quotes(out, block); break;
	case BLOCK_CHART:
		html_chart(out, block, block->title != NULL ? block->title : title, ++*charts);
	}
	if (block->note.len > 0) {
		buf_text(out, "<p class=\"note\"><bdi>");
		safe_html(out, block->note);
		buf_text(out, "</bdi></p>\n");
	}
	html_command(out, block->command);
}

static void write_section(
    struct buf *out, const struct section *section, bool half, size_t *charts)
{
	const char *wide = half ? "half" : "full";

	if (section->title != NULL) {
		buf_format(out, "<section class=\"%s\" aria-labelledby=\"%s\">\n<h2 id=\"%s\">",
		    wide, section->id, section->id);
		safe_html(out, span_of(section->title));
		buf_text(out, "</h2>\n");
	} else {
		buf_format(
		    out, "<section class=\"%s bare\" aria-label=\"%s\">\n", wide, section->id);
	}
	if (section->note.len > 0) {
		buf_text(out, "<p class=\"note\"><bdi>");
		safe_html(out, section->note);
		buf_text(out, "</bdi></p>\n");
	}
	for (const struct block *block = section->blocks; block != NULL; block = block->next)
		if (!block_quiet(block))
			write_block(out, section, block, charts);
	buf_text(out, "</section>\n");
}

void format_as_html(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	size_t charts = 0;
	bool left = true; /* of two halves, the next is the left one */

	(void)view;
	write_head(out, document);
	write_header(out, document);
	write_contents(out, document);
	buf_text(out, "<main>\n");
	for (const struct section *s = next_shown(document->sections); s; s = next_shown(s->next)) {
		const struct section *next = next_shown(s->next);
		bool half = s->half && (!left || (next != NULL && next->half));

		write_section(out, s, half, &charts);
		left = half ? !left : true;
	}
	buf_text(out, "</main>\n<footer>\n<p>Times are in UTC. A share is of the posts that bear "
		      "what it is about.</p>\n");
	drill(out, document);
	buf_text(out, "</footer>\n</body>\n</html>\n");
}
