#include "ingest/feed/reference.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"

enum { LONGEST = 40 };

static bool is_xml(uint32_t code)
{
	return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
	       (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

/* &#146; and its like are Windows-1252 wherever people wrote them by hand. */
static uint32_t meant(uint32_t code)
{
	static const uint16_t windows[] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020,
	    0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019,
	    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
	    0x17E, 0x178};

	return code >= 0x80 && code < 0xA0 ? windows[code - 0x80] : code;
}

static void put_code(struct buf *out, uint32_t code, size_t *repairs)
{
	if (code == '&')
		buf_text(out, "&amp;");
	else if (code == '<')
		buf_text(out, "&lt;");
	else if (code == '"')
		buf_text(out, "&quot;");
	else if (is_xml(meant(code)))
		utf8_put(out, meant(code));
	else
		++*repairs;
}

/* What stands between &# and ; in digits or, behind an x, in hexadecimal ones. */
static bool number_of(const char *at, size_t len, uint32_t *code)
{
	unsigned base = len > 0 && (*at == 'x' || *at == 'X') ? 16 : 10;
	size_t i = base == 16;

	*code = 0;
	if (i == len)
		return false;
	for (; i < len; i++) {
		int c = tolower((unsigned char)at[i]);
		unsigned digit = isdigit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;

		if (!isxdigit(c) || digit >= base)
			return false;
		*code = *code < 0x110000 ? *code * base + digit : *code;
	}
	return true;
}

static bool put_name(struct buf *out, const char *name, size_t *repairs)
{
	static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
	const htmlEntityDesc *known;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strcmp(name, own[i]) == 0) {
			buf_format(out, "&%s;", name);
			return true;
		}
	known = htmlEntityLookup((const xmlChar *)name);
	if (known != NULL)
		put_code(out, known->value, repairs);
	return known != NULL;
}

size_t feed_reference(struct span bytes, bool last, struct buf *out, size_t *repairs)
{
	char name[LONGEST] = "";
	size_t n = 1;
	uint32_t code;

	while (n < bytes.len && n < sizeof name &&
	       (isalnum((unsigned char)bytes.at[n]) || (n == 1 && bytes.at[n] == '#')))
		n++;
	if (n == bytes.len && n < sizeof name && !last)
		return 0;
	if (n < bytes.len && n > 1 && bytes.at[n] == ';') {
		memcpy(name, bytes.at + 1, n - 1);
		if (*name != '#') {
			if (put_name(out, name, repairs))
				return n + 1;
		} else if (number_of(name + 1, n - 2, &code)) {
			put_code(out, code, repairs);
			return n + 1;
		}
	}
	buf_text(out, "&amp;");
	return 1;
}
