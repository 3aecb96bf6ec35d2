/* A report as a message of Slack's Block Kit, for chat.postMessage or an incoming webhook
 * (Slack, "Reference: blocks"). What strangers wrote stands in plain_text and rich_text alone,
 * which know no markup; what has to be mrkdwn is escaped. */
#include "report/format/format.h"

#include <string.h>

#include "base/utf8.h"
#include "post/member.h"
#include "report/format/plot.h"
#include "report/format/safe.h"
#include "report/format/text.h"
#include "report/say.h"

/* Slack's limits, the text's in characters with room for what is added; and ours. */
enum { BLOCKS_MOST = 50, HEADER_MOST = 150, TEXT_MOST = 2900, FIELDS_MOST = 10, COLUMNS = 62 };
enum { BYTES_MOST = 30000 }; /* of all blocks: a chat is no archive */

struct message {
	struct buf *out;
	const struct document *document;
	size_t blocks;
	bool full;
};

/* At most so many characters of a text, masked. */
static struct span cut(struct buf *safe, struct span text, size_t most)
{
	size_t len = 0, characters = 0;

	buf_reset(safe);
	safe_text(safe, text);
	while (len < safe->len) {
		bool starts = ((unsigned char)safe->at[len] & 0xC0) != 0x80;
		if (starts && characters++ == most)
			break;
		len++;
	}
	return (struct span){safe->at, len};
}

static void open_block(struct message *message, const char *type)
{
	member_open(message->out, NULL, '{');
	member_word(message->out, "type", type);
	message->blocks++;
}

static void write_plain(struct buf *out, const char *key, struct span text, size_t most)
{
	struct buf safe = {0};

	member_open(out, key, '{');
	member_word(out, "type", "plain_text");
	member_text(out, "text", cut(&safe, text, most));
	member_flag(out, "emoji", false);
	member_close(out, '}');
	buf_free(&safe);
}

static void write_header(struct message *message, struct span text)
{
	open_block(message, "header");
	write_plain(message->out, "text", text, HEADER_MOST);
	member_close(message->out, '}');
}

static void write_paragraph(struct message *message, struct span text)
{
	open_block(message, "section");
	write_plain(message->out, "text", text, TEXT_MOST);
	member_close(message->out, '}');
}

/* An element of rich text: literal, whatever is in it. */
static void write_element(struct buf *out, struct span text, bool bold)
{
	if (text.len == 0)
		return;
	member_open(out, NULL, '{');
	member_word(out, "type", "text");
	member_text(out, "text", text);
	if (bold) {
		member_open(out, "style", '{');
		member_flag(out, "bold", true);
		member_close(out, '}');
	}
	member_close(out, '}');
}

static void open_rich(struct buf *out, const char *type)
{
	member_open(out, NULL, '{');
	member_word(out, "type", type);
	member_open(out, "elements", '[');
}

static void close_rich(struct buf *out)
{
	member_close(out, ']');
	member_close(out, '}');
}

/* "*75.0%*, negative, 9 of 12": beside each other. */
static void write_fields(struct message *message, const struct block *block)
{
	struct buf text = {0};
	size_t fields = 0;

	for (const struct figure *figure = block->figures; figure; figure = figure->next) {
		if (figure->quiet || fields == FIELDS_MOST)
			continue;
		if (fields++ == 0) {
			open_block(message, "section");
			member_open(message->out, "fields", '[');
		}
		buf_reset(&text);
		buf_char(&text, '*');
		say_value(&text, &figure->value);
		buf_text(&text, "*\n");
		safe_mrkdwn(&text, span_of(figure->label));
		buf_text(&text, "  ");
		say_fraction(&text, &figure->value);
		member_open(message->out, NULL, '{');
		member_word(message->out, "type", "mrkdwn");
		member_text(message->out, "text", (struct span){text.at, text.len});
		member_close(message->out, '}');
	}
	if (fields > 0) {
		member_close(message->out, ']');
		member_close(message->out, '}');
	}
	buf_free(&text);
}

/* The lines that fit, and a word for the rest. */
static void write_lines(struct buf *out, struct span text)
{
	size_t len = text.len;

	if (len > TEXT_MOST) {
		len = TEXT_MOST;
		while (len > 0 && text.at[len - 1] != '\n')
			len--;
	}
	while (len > 0 && text.at[len - 1] == '\n')
		len--;
	open_rich(out, "rich_text_preformatted");
	write_element(out, (struct span){text.at, len}, false);
	if (len + 1 < text.len && text.len > TEXT_MOST)
		write_element(out, span_of("\n…"), false);
	close_rich(out);
}

static void write_quote(struct buf *out, const struct quote *quote)
{
	struct buf safe = {0};

	open_rich(out, "rich_text_section");
	write_element(out, cut(&safe, quote->label, HEADER_MOST), true);
	write_element(out, span_of(" "), false);
	write_element(out, cut(&safe, quote->about, HEADER_MOST * 2), false);
	close_rich(out);
	open_rich(out, "rich_text_quote");
	cut(&safe, quote->text, TEXT_MOST);
	buf_text(&safe, quote->cut ? "…" : safe.len == 0 ? " " : "");
	write_element(out, (struct span){safe.at, safe.len}, false);
	if (safe_link(quote->link) && quote->link.len < TEXT_MOST) {
		write_element(out, span_of("\n"), false);
		member_open(out, NULL, '{');
		member_word(out, "type", "link");
		member_text(out, "url", quote->link);
		member_close(out, '}');
	}
	close_rich(out);
	buf_free(&safe);
}

static void write_block(struct buf *out, const struct section *section, const struct block *block)
{
	struct buf text = {0};
	struct page page = {.out = &text, .width = COLUMNS};

	buf_text(&text, "");
	if (block->kind == BLOCK_CHART && block->chart->bucket_count > 0) {
		plot_sparks(&text, block->chart, COLUMNS);
		buf_char(&text, '\n');
		plot_describe(&text, block->chart, COLUMNS);
		write_lines(out, (struct span){text.at, text.len});
	} else if (block->kind == BLOCK_QUOTES) {
		for (const struct quote *quote = block->quotes; quote; quote = quote->next)
			write_quote(out, quote);
	} else if (!block_quiet(block)) {
		text_block(&page, section, block);
		if (text.len > 0)
			write_lines(out, (struct span){text.at, text.len});
	}
	buf_free(&text);
}

/* A section as one block of rich text. Room is kept for the words that end the message. */
static void write_section(struct message *message, const struct section *section)
{
	struct buf *out = message->out, safe = {0};
	size_t start = out->len;

	open_block(message, "rich_text");
	member_open(out, "elements", '[');
	if (section->title != NULL) {
		open_rich(out, "rich_text_section");
		write_element(out, cut(&safe, span_of(section->title), HEADER_MOST), true);
		if (section->note.len > 0) {
			write_element(out, span_of("  "), false);
			write_element(out, cut(&safe, section->note, TEXT_MOST), false);
		}
		close_rich(out);
	}
	for (const struct block *block = section->blocks; block != NULL; block = block->next)
		write_block(out, section, block);
	member_close(out, ']');
	member_close(out, '}');
	if (message->blocks + 2 > BLOCKS_MOST || out->len > BYTES_MOST) {
		out->len = start;
		out->at[start] = '\0';
		message->blocks--;
		message->full = true;
	}
	buf_free(&safe);
}

static void drill(struct message *message)
{
	if (message->document->drill)
		write_header(message, span_of("DRILL: posts of a drill are counted. None of this "
					      "happened."));
}

void format_as_slack(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	struct message message = {.out = out, .document = document};
	struct span title = span_of(document->title);
	struct buf text = {0};
	char at[SAY_SIZE];

	(void)view;
	buf_text(&text, document->drill ? "DRILL: " : "");
	safe_mrkdwn(&text, title);
	buf_format(&text, ", %s UTC", say_time(at, document->at));
	member_open(out, NULL, '{');
	member_text(out, "text", (struct span){text.at, text.len});
	member_open(out, "blocks", '[');
	drill(&message);
	write_header(&message, (struct span){text.at, text.len});
	for (const struct words *lead = document->lead; lead != NULL; lead = lead->next)
		write_paragraph(&message, lead->text);
	for (const struct section *s = document->sections; s && !message.full; s = s->next) {
		if (s->blocks == NULL || s->quiet)
			continue;
		if (s->title == NULL && s->blocks->kind == BLOCK_FIGURES)
			write_fields(&message, s->blocks);
		else
			write_section(&message, s);
	}
	if (message.full)
		write_paragraph(&message, span_of("Cut to fit a message; other formats have all."));
	drill(&message);
	member_close(out, ']');
	member_close(out, '}');
	buf_char(out, '\n');
	buf_free(&text);
}
