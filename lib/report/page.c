#include "report/page.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { WIDE_ENOUGH = 76, GUTTER = 4, COUNT_LEAST = 7, SHARE_COLUMNS = 7, BAR_LEAST = 6 };

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

void page_right(const struct page *page, const char *text, size_t columns)
{
	size_t used = utf8_columns(text, strlen(text));

	page_spaces(page, columns > used ? columns - used : 0);
	buf_text(page->out, text);
}

void page_words(const struct page *page, size_t start, size_t indent, struct span text)
{
	struct buf safe = {0};
	size_t at = start;
	const char *word;

	buf_text(&safe, "");
	utf8_mask(&safe, text.at, text.len, SIZE_MAX / 2);
	for (word = safe.at; *word != '\0';) {
		size_t len = strcspn(word, " ");
		size_t wide = utf8_columns(word, len);
		bool first = at == start || at == indent;

		if (!first && at + 1 + wide > page->width) {
			page_line(page);
			page_spaces(page, indent);
			at = indent;
		} else if (!first) {
			buf_char(page->out, ' ');
			at++;
		}
		at += utf8_mask(page->out, word, len, page->width > at ? page->width - at : 1);
		word += len;
		word += *word == ' ';
	}
	page_line(page);
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

void page_title(const struct page *page, const char *title, const char *note)
{
	size_t start = strlen(title) + 2;

	page_say(page, INK_STRONG, title);
	if (*note != '\0' && start + utf8_columns(note, strlen(note)) <= page->width) {
		page_spaces(page, 2);
		page_say(page, INK_FAINT, note);
		page_line(page);
	} else {
		page_line(page);
		page_ink(page, INK_FAINT);
		page_spaces(page, *note != '\0' ? 2 : 0);
		if (*note != '\0')
			page_words(page, 2, 2, span_of(note));
		page_ink(page, INK_PLAIN);
	}
}

/* The columns of the rows' parts, 0 where there is no room, and the count of the longest bar. */
struct grid {
	size_t name, bar, count, extra;
	int64_t most;
};

static void take_larger(size_t *to, size_t value)
{
	if (value > *to)
		*to = value;
}

static struct grid fit(const struct page *page, const struct page_row *rows, size_t count)
{
	struct grid grid = {.name = 8, .count = COUNT_LEAST, .most = 1};
	char figure[PAGE_FIGURE];
	size_t rest;

	for (size_t i = 0; i < count; i++) {
		size_t extra = utf8_columns(rows[i].extra, strlen(rows[i].extra));

		take_larger(&grid.name, utf8_columns(rows[i].name.at, rows[i].name.len));
		take_larger(&grid.count, strlen(page_count(figure, rows[i].count)) + 1);
		take_larger(&grid.extra, extra > 0 ? extra + 2 : 0);
		if (rows[i].count > grid.most)
			grid.most = rows[i].count;
	}
	rest = page->width - 3 - grid.count - SHARE_COLUMNS;
	if (grid.extra + grid.name + BAR_LEAST > rest && grid.extra > rest / 2)
		grid.extra = 0;
	rest -= grid.extra;
	if (grid.name + BAR_LEAST > rest)
		grid.name = rest > BAR_LEAST + BAR_LEAST ? rest - BAR_LEAST : rest;
	grid.bar = rest - grid.name;
	return grid;
}

void page_rows(const struct page *page, const struct page_row *rows, size_t count, int64_t whole)
{
	struct grid grid = fit(page, rows, count);
	char figure[PAGE_FIGURE];

	for (size_t i = 0; i < count; i++) {
		page_spaces(page, 2);
		page_cell(page, rows[i].name, grid.name);
		page_spaces(page, 1);
		page_bar(page, rows[i].ink, rows[i].count, grid.most, grid.bar);
		page_right(page, page_count(figure, rows[i].count), grid.count);
		page_right(page, page_share(figure, rows[i].count, whole), SHARE_COLUMNS);
		if (grid.extra > 0)
			page_right(page, rows[i].extra, grid.extra);
		page_line(page);
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

void page_beside(
    const struct page *page, page_block *left, page_block *right, const void *state)
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
	left(&halves[0], state);
	right(&halves[1], state);
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

const char *page_count(char out[PAGE_FIGURE], int64_t count)
{
	char digits[PAGE_FIGURE];
	int len = snprintf(digits, sizeof digits, "%lld", (long long)(count < 0 ? -count : count));
	char *to = out;

	if (count < 0)
		*to++ = '-';
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			*to++ = ',';
		*to++ = digits[i];
	}
	*to = '\0';
	return out;
}

const char *page_share(char out[PAGE_FIGURE], int64_t part, int64_t whole)
{
	double share = whole > 0 ? 100 * (double)part / (double)whole : 0;

	if (whole == 0)
		snprintf(out, PAGE_FIGURE, "-");
	else if (part > 0 && share < 0.05)
		snprintf(out, PAGE_FIGURE, "<0.1%%");
	else if (part < whole && share > 99.9)
		snprintf(out, PAGE_FIGURE, ">99.9%%");
	else if (part == whole)
		snprintf(out, PAGE_FIGURE, "100%%");
	else
		snprintf(out, PAGE_FIGURE, "%.1f%%", share);
	return out;
}

const char *page_duration(char out[PAGE_FIGURE], int64_t seconds)
{
	const long long day = 86400, year = 365 * day;
	long long s = (long long)(seconds < 0 ? -seconds : seconds);

	if (s < 60)
		snprintf(out, PAGE_FIGURE, "%llds", s);
	else if (s < 3600)
		snprintf(out, PAGE_FIGURE, "%lldm", s / 60);
	else if (s < day && s / 60 % 60 == 0)
		snprintf(out, PAGE_FIGURE, "%lldh", s / 3600);
	else if (s < day)
		snprintf(out, PAGE_FIGURE, "%lldh %lldm", s / 3600, s / 60 % 60);
	else if (s >= 2 * year)
		snprintf(out, PAGE_FIGURE, "%lld years", s / year);
	else if (s / 3600 % 24 == 0 || s >= 100 * day)
		snprintf(out, PAGE_FIGURE, "%lldd", s / day);
	else
		snprintf(out, PAGE_FIGURE, "%lldd %lldh", s / day, s / 3600 % 24);
	return out;
}
