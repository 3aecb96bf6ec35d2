#include "report/format/transfer.h"

#include <nettle/base64.h>

#include "base/utf8.h"
#include "report/format/safe.h"

enum { LINE_MOST = 76, WORD_MOST = 39 }; /* of bytes in an encoded word, behind a name */

void transfer_base64(struct buf *out, struct span bytes)
{
	size_t len = BASE64_ENCODE_RAW_LENGTH(bytes.len);

	base64_encode_raw(buf_reserve(out, len), bytes.len, (const uint8_t *)bytes.at);
	out->len += len;
	out->at[out->len] = '\0';
}

/* What stands for a byte; white space before the end of a line does not stand for itself. */
static size_t quoted_byte(char quoted[4], unsigned char byte, bool last)
{
	static const char digits[] = "0123456789ABCDEF";
	bool plain = (byte > ' ' && byte < 0x7F && byte != '=') || (byte == ' ' && !last);

	if (plain) {
		quoted[0] = (char)byte;
		return 1;
	}
	quoted[0] = '=';
	quoted[1] = digits[byte >> 4];
	quoted[2] = digits[byte & 15];
	return 3;
}

void transfer_quoted(struct buf *out, struct span text)
{
	size_t used = 0;

	for (size_t i = 0; i < text.len; i++) {
		bool last = i + 1 == text.len || text.at[i + 1] == '\n';
		char quoted[4];
		size_t len;

		if (text.at[i] == '\n') {
			buf_char(out, '\n');
			used = 0;
			continue;
		}
		len = quoted_byte(quoted, (unsigned char)text.at[i], last);
		/* A dot alone ends a mail, and "From " starts another, for some programs. */
		if (used == 0 && (text.at[i] == '.' || text.at[i] == 'F')) {
			len = quoted_byte(quoted, '=', false);
			quoted[1] = text.at[i] == '.' ? '2' : '4';
			quoted[2] = text.at[i] == '.' ? 'E' : '6';
		}
		if (used + len > LINE_MOST - 1) {
			buf_text(out, "=\n");
			used = 0;
		}
		buf_add(out, quoted, len);
		used += len;
	}
}

/* Encoded words of whole characters, each on a line of its own. */
static void encode(struct buf *out, struct span text)
{
	while (text.len > 0) {
		size_t len = 0;
		uint32_t code;

		while (len < text.len) {
			size_t n = utf8_next(text.at + len, text.len - len, &code);
			if (len + n > WORD_MOST)
				break;
			len += n;
		}
		buf_text(out, "=?UTF-8?B?");
		transfer_base64(out, (struct span){text.at, len});
		buf_text(out, "?=");
		text.at += len;
		text.len -= len;
		buf_text(out, text.len > 0 ? "\n " : "");
	}
}

/* Plain words, folded at a blank where the line would be too long. */
static void fold(struct buf *out, struct span text)
{
	size_t line = out->len;

	while (line > 0 && out->at[line - 1] != '\n')
		line--;
	while (text.len > 0) {
		const char *blank = memchr(text.at + 1, ' ', text.len - 1);
		size_t len = blank != NULL ? (size_t)(blank - text.at) : text.len;

		if (out->len - line + len > LINE_MOST && *text.at == ' ') {
			buf_char(out, '\n');
			line = out->len;
		}
		buf_add(out, text.at, len);
		text.at += len;
		text.len -= len;
	}
}

void transfer_header(struct buf *out, const char *name, struct span text)
{
	struct buf safe = {0};
	const char *address;
	size_t words;

	safe_text(&safe, text);
	address = memchr(safe.at, '<', safe.len);
	words = address != NULL ? (size_t)(address - safe.at) : safe.len;
	while (words > 0 && safe.at[words - 1] == ' ')
		words--;
	buf_format(out, "%s: ", name);
	if (utf8_ascii(safe.at, words)) {
		fold(out, (struct span){safe.at, safe.len});
	} else {
		encode(out, (struct span){safe.at, words});
		fold(out, (struct span){safe.at + words, safe.len - words});
	}
	buf_char(out, '\n');
	buf_free(&safe);
}
