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
