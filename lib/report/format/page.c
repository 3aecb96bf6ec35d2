#include "report/format/page.h"

#include <string.h>

#include "base/utf8.h"

enum { WIDE_ENOUGH = 76, GUTTER = 4 };

size_t page_fitting(size_t width)
{
	return width < PAGE_NARROWEST ? PAGE_NARROWEST : width > PAGE_WIDEST ? PAGE_WIDEST : width;
}

void page_ink(const struct page *page, enum ink ink)
{
	static const char *const codes[INKS] = {"0", "1", "2", "1;31", "33", "32", "36"};

	if (page->color)
		buf_format(page->out, "\033[%sm", codes[ink]);
}

void page_line(const struct page *page)
{
	while (page->out->len > 0 && page->out->at[page->out->len - 1] == ' ')
		page->out->len--;
	buf_char(page->out, '\n');
}

void page_spaces(const struct page *page, size_t count)
{
	memset(buf_reserve(page->out, count), ' ', count);
	page->out->len += count;
	page->out->at[page->out->len] = '\0';
}

void page_say(const struct page *page, enum ink ink, const char *text)
{
	if (ink != INK_PLAIN)
		page_ink(page, ink);
	buf_text(page->out, text);
	if (ink != INK_PLAIN)
		page_ink(page, INK_PLAIN);
}

void page_cell(const struct page *page, struct span text, size_t columns)
{
	size_t used = utf8_mask(page->out, text.at, text.len, columns);

	page_spaces(page, columns - used);
}

void page_right(const struct page *page, struct span text, size_t columns)
{
	size_t used = utf8_columns(text.at, text.len);

	page_spaces(page, columns > used ? columns - used : 0);
	utf8_mask(page->out, text.at, text.len, columns);
}

static void begin_ink(const struct page *page, enum ink ink)
{
	if (ink != INK_PLAIN)
		page_ink(page, ink);
}

static void end_line(const struct page *page, enum ink ink)
{
	if (ink != INK_PLAIN)
		page_ink(page, INK_PLAIN);
	page_line(page);
}

void page_words(
    const struct page *page, enum ink ink, size_t start, size_t indent, struct span text)
{
	struct buf safe = {0};
	size_t at = start;
	const char *word;

	buf_text(&safe, "");
	utf8_mask(&safe, text.at, text.len, SIZE_MAX / 2);
	begin_ink(page, ink);
	for (word = safe.at; *word != '\0';) {
		size_t len = strcspn(word, " ");
		size_t wide = utf8_columns(word, len);
		bool first = at == start || at == indent;

		if (!first && at + 1 + wide > page->width) {
			end_line(page, ink);
			page_spaces(page, indent);
			begin_ink(page, ink);
			at = indent;
		} else if (!first) {
			buf_char(page->out, ' ');
			at++;
		}
		at += utf8_mask(page->out, word, len, page->width > at ? page->width - at : 1);
		word += len;
		word += *word == ' ';
	}
	end_line(page, ink);
	buf_free(&safe);
}

void page_bar(const struct page *page, enum ink ink, int64_t part, int64_t whole, size_t columns)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	size_t filled = 0;

	if (part > 0 && whole > 0)
		filled = (size_t)((double)part / (double)whole * (double)columns * 8 + 0.5);
	if (part > 0 && filled == 0)
		filled = 1;
	if (filled > columns * 8)
		filled = columns * 8;
	page_ink(page, ink);
	for (size_t i = 0; i < filled / 8; i++)
		buf_text(page->out, "█");
	buf_text(page->out, eighths[filled % 8]);
	page_ink(page, INK_PLAIN);
	page_spaces(page, columns - (filled + 7) / 8);
}

void page_capitals(const struct page *page, const char *words)
{
	page_ink(page, INK_STRONG);
	for (const char *at = words; *at != '\0'; at++)
		buf_char(page->out, *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at);
	page_ink(page, INK_PLAIN);
}

void page_title(const struct page *page, const char *title, struct span note)
{
	size_t start = strlen(title) + 2;

	page_capitals(page, title);
	if (note.len > 0 && start + utf8_columns(note.at, note.len) <= page->width) {
		page_spaces(page, 2);
		page_words(page, INK_FAINT, start, 2, note);
	} else {
		page_line(page);
		page_spaces(page, note.len > 0 ? 2 : 0);
		if (note.len > 0)
			page_words(page, INK_FAINT, 2, 2, note);
	}
}

/* Columns of a line of a page, in which color codes are the only escapes. */
static size_t shown(const char *at, size_t len)
{
	size_t columns = 0;

	while (len > 0) {
		const char *escape = memchr(at, '\033', len);
		size_t n = escape != NULL ? (size_t)(escape - at) : len;
		const char *end = escape != NULL ? memchr(escape, 'm', len - n) : NULL;

		columns += utf8_columns(at, n);
		if (end == NULL)
			break;
		len -= (size_t)(end + 1 - at);
		at = end + 1;
	}
	return columns;
}

static struct span next_line(const char **at)
{
	struct span line = {*at, strcspn(*at, "\n")};

	*at += line.len;
	*at += **at == '\n';
	return line;
}

void page_beside(const struct page *page, page_block *draw, const void *left, const void *right)
{
	struct buf texts[2] = {0};
	struct page halves[2] = {*page, *page};
	bool wide = page->width >= WIDE_ENOUGH;
	const char *l, *r;

	for (size_t i = 0; i < 2; i++) {
		halves[i].out = &texts[i];
		halves[i].width = wide ? (page->width - GUTTER) / 2 : page->width;
		buf_text(&texts[i], "");
	}
	draw(&halves[0], left);
	draw(&halves[1], right);
	l = texts[0].at;
	r = texts[1].at;
	if (!wide || *l == '\0' || *r == '\0') {
		buf_text(page->out, l);
		if (*l != '\0' && *r != '\0')
			page_line(page);
		buf_text(page->out, r);
	} else {
		while (*l != '\0' || *r != '\0') {
			struct span a = next_line(&l), b = next_line(&r);
			buf_add(page->out, a.at, a.len);
			page_spaces(page, halves[0].width + GUTTER - shown(a.at, a.len));
			buf_add(page->out, b.at, b.len);
			page_line(page);
		}
	}
	buf_free(&texts[0]);
	buf_free(&texts[1]);
}
