#include "case/paragraph.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST = 2000, NARROWEST = 20 };

void paragraph(struct buf *out, size_t indent, size_t width, struct span text)
{
	size_t room = width > indent + NARROWEST ? width - indent : NARROWEST, used = 0, len;
	struct buf masked = {0};

	utf8_mask(&masked, text.at, text.len, MOST);
	for (size_t from = 0; from < masked.len; from += len + 1) {
		const char *word = masked.at + from;
		const char *space = memchr(word, ' ', masked.len - from);
		size_t columns;

		len = space != NULL ? (size_t)(space - word) : masked.len - from;
		columns = utf8_columns(word, len);
		if (used > 0 && used + 1 + columns > room) {
			buf_format(out, "\n%*s", (int)indent, "");
			used = 0;
		}
		if (used > 0)
			buf_char(out, ' ');
		buf_add(out, word, len);
		used += columns + (used > 0);
	}
	buf_char(out, '\n');
	buf_free(&masked);
}
