#include "report/format/safe.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

void safe_text(struct buf *out, struct span text)
{
	buf_text(out, "");
	utf8_mask(out, text.at, text.len, SIZE_MAX / 2);
}

/* Appends the text masked, with each character of marks replaced by what write adds. */
static void escape(struct buf *out, struct span text, const char *marks,
    void (*write)(struct buf *out, char mark))
{
	struct buf safe = {0};
	const char *at;

	safe_text(&safe, text);
	at = safe.at;
	for (size_t n; *at != '\0'; at += n) {
		n = strcspn(at, marks);
		buf_add(out, at, n);
		if (at[n] != '\0')
			write(out, at[n++]);
	}
	buf_free(&safe);
}

static void html_mark(struct buf *out, char mark)
{
	switch (mark) {
	case '&': buf_text(out, "&amp;"); return;
	case '<': buf_text(out, "&lt;"); return;
	case '>': buf_text(out, "&gt;"); return;
	case '"': buf_text(out, "&quot;"); return;
	default: buf_text(out, "&#39;");
	}
}

void safe_html(struct buf *out, struct span text)
{
	escape(out, text, "&<>\"'", html_mark);
}

/* The digits from the start of a text: a number that a list may start with. */
static size_t leading_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* A character that starts, ends or links something, where it stands. */
static bool means_something(const char *text, const char *at)
{
	size_t place = (size_t)(at - text);

	if (strchr("\\`*_{}[]<>#|~&!$@^", *at) != NULL)
		return true;
	if (*at == '.' && place > 0 && (at[-1] == 'w' || at[-1] == 'W'))
		return true; /* www. is linked */
	if (*at == '.' || *at == ')')
		return place > 0 && leading_digits(text) == place;
	if (*at == ':')
		return at[1] != ' ' && (at[1] < '0' || at[1] > '9');
	return place == 0 && strchr("+-=", *at) != NULL;
}

void safe_markdown(struct buf *out, struct span text)
{
	struct buf safe = {0};

	safe_text(&safe, text);
	for (const char *at = safe.at; *at != '\0'; at++) {
		if (means_something(safe.at, at))
			buf_char(out, '\\');
		buf_char(out, *at);
	}
	buf_free(&safe);
}

void safe_mrkdwn(struct buf *out, struct span text)
{
	escape(out, text, "&<>", html_mark);
}

static void csv_mark(struct buf *out, char mark)
{
	buf_char(out, mark);
	buf_char(out, mark);
}

/* The ASCII signs, and their wide forms, which some spreadsheets take for the same. */
static bool formula(struct span text)
{
	static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (text.len >= strlen(signs[i]) && memcmp(text.at, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

void safe_csv(struct buf *out, struct span text)
{
	struct buf safe = {0};

	safe_text(&safe, text);
	buf_text(out, formula((struct span){safe.at, safe.len}) ? "\"'" : "\"");
	escape(out, text, "\"", csv_mark);
	buf_char(out, '"');
	buf_free(&safe);
}

bool safe_link(struct span link)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				      "-._~:/?#[]@!$&'()*+,;=%";
	size_t scheme = link.len > 7 && memcmp(link.at, "http://", 7) == 0    ? 7
	    : link.len > 8 && memcmp(link.at, "https://", 8) == 0 ? 8
	                                                          : 0;

	for (size_t i = 0; i < link.len; i++)
		if (link.at[i] == '\0' || strchr(allowed, link.at[i]) == NULL)
			return false;
	return scheme > 0;
}
