#include "ingest/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { LONGEST_NAME = 40 };

enum way { BY_ICONV, AS_UTF8, AS_GUESSED };

struct charset {
	enum way way;
	iconv_t conversion;
	struct buf waiting; /* not yet converted */
};

/* By what a name starts with, in lower case; the first row that fits. NULL: the name itself.
 * What is not here is not handed to iconv: its conversions for odd sets are little tried. */
static const struct {
	const char *start, *name;
} sets[] = {
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"utf-16", NULL},
    {"utf16", "UTF-16"},
    {"utf-32", NULL},
    {"utf-7", NULL},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"iso-8859-15", NULL},
    {"iso8859-15", NULL},
    {"iso-8859-9", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"iso-8859-10", NULL},
    {"iso-8859-13", NULL},
    {"iso-8859-14", NULL},
    {"iso-8859-16", NULL},
    {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},
    {"iso_8859-1", "CP1252"},
    {"iso-8859-", NULL},
    {"iso8859-", NULL},
    {"latin1", "CP1252"},
    {"latin-1", "CP1252"},
    {"l1", "CP1252"},
    {"windows-31j", "CP932"},
    {"windows-949", "CP949"},
    {"windows-936", "GB18030"},
    {"windows-874", "CP874"},
    {"windows-12", NULL},
    {"cp125", NULL},
    {"cp437", NULL},
    {"cp8", NULL},
    {"ibm8", NULL},
    {"ibm437", NULL},
    {"cp932", NULL},
    {"cp936", "GB18030"},
    {"cp949", NULL},
    {"cp950", NULL},
    {"koi8-", NULL},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"ms_kanji", "CP932"},
    {"euc-jp", "EUC-JP-MS"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"eucjp", "EUC-JP-MS"},
    {"iso-2022-jp", "ISO-2022-JP-2"},
    {"iso-2022-kr", "ISO-2022-KR"},
    {"euc-kr", "CP949"},
    {"ks_c_5601", "CP949"},
    {"ksc5601", "CP949"},
    {"ksc_5601", "CP949"},
    {"euckr", "CP949"},
    {"gb2312", "GB18030"},
    {"gb_2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"euc-cn", "GB18030"},
    {"gb18030", NULL},
    {"hz-gb-2312", NULL},
    {"big5-hkscs", NULL},
    {"big5", NULL},
    {"cn-big5", "BIG5"},
    {"euc-tw", NULL},
    {"tis-620", "CP874"},
    {"macintosh", NULL},
    {"x-mac-roman", "MACINTOSH"},
    {"viscii", NULL},
};

/* The name in lower case, without quotes; "" where it is too long or holds what none has. */
static void read_name(struct span name, char out[LONGEST_NAME])
{
	size_t n = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = (char)tolower((unsigned char)name.at[i]);

		if (strchr(" \t'\"", c) != NULL)
			continue;
		if (n == LONGEST_NAME - 1 ||
		    (!isalnum((unsigned char)c) && strchr("-_", c) == NULL)) {
			n = 0;
			break;
		}
		out[n++] = c;
	}
	out[n] = '\0';
}

/* What iconv calls it; NULL where it is not known. */
static const char *iconv_name(const char *name)
{
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (strncmp(name, sets[i].start, strlen(sets[i].start)) == 0)
			return sets[i].name != NULL ? sets[i].name : name;
	return NULL;
}

struct charset *charset_new(struct span name)
{
	struct charset *charset = mem_new(1, sizeof *charset);
	char room[LONGEST_NAME];
	const char *known;

	read_name(name, room);
	known = iconv_name(room);
	charset->way = AS_GUESSED;
	if (known != NULL && strcmp(known, "UTF-8") == 0) {
		charset->way = AS_UTF8;
	} else if (known != NULL) {
		charset->conversion = iconv_open("UTF-8", known);
		if (charset->conversion != (iconv_t)-1)
			charset->way = BY_ICONV;
	}
	return charset;
}

void charset_free(struct charset *charset)
{
	if (charset == NULL)
		return;
	if (charset->way == BY_ICONV)
		iconv_close(charset->conversion);
	buf_free(&charset->waiting);
	free(charset);
}

/* Windows-1252 between 0x80 and 0x9F; 0 where there is nothing. */
static uint32_t windows(unsigned char byte)
{
	static const uint16_t codes[] = {0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	    0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
	    0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178};

	return byte >= 0x80 && byte < 0xA0 ? codes[byte - 0x80] : byte;
}

/* How many bytes at the end begin a character that they do not finish. */
static size_t cut(const char *at, size_t len)
{
	for (size_t n = 1; n <= 3 && n <= len; n++) {
		unsigned char c = (unsigned char)at[len - n];
		size_t whole = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;

		if (c < 0x80)
			return 0;
		if (c >= 0xC0)
			return whole > n ? n : 0;
	}
	return 0;
}

static size_t put_wrong(struct charset *charset, const char *at, size_t len, struct buf *out)
{
	size_t wrong = 0;

	for (size_t i = 0; i < len && charset->way == AS_GUESSED; i++) {
		uint32_t code = windows((unsigned char)at[i]);

		utf8_put(out, code != 0 ? code : 0xFFFD);
		wrong += code == 0;
	}
	if (charset->way == AS_GUESSED)
		return wrong;
	utf8_put(out, 0xFFFD);
	return 1;
}

/* Returns the bytes that were taken. */
static size_t by_utf8(struct charset *charset, bool last, struct buf *out, size_t *wrong)
{
	const char *at = charset->waiting.at;
	size_t len = charset->waiting.len - (last ? 0 : cut(at, charset->waiting.len));

	if (utf8_valid(at, len)) {
		buf_add(out, at, len);
		return len;
	}
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;

		n = utf8_next(at + i, len - i, &code);
		if (code == UTF8_WRONG)
			*wrong += put_wrong(charset, at + i, n, out);
		else
			buf_add(out, at + i, n);
	}
	return len;
}

static size_t by_iconv(struct charset *charset, bool last, struct buf *out, size_t *wrong)
{
	char *from = charset->waiting.at;
	size_t left = charset->waiting.len;

	while (left > 0) {
		size_t room = left * 3 + 16;
		char *to = buf_reserve(out, room);
		size_t done = iconv(charset->conversion, &from, &left, &to, &room);

		out->len = (size_t)(to - out->at);
		if (done != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !last)
			break;
		utf8_put(out, 0xFFFD);
		++*wrong;
		from++;
		left--;
	}
	if (last) { /* some sets hold a character back, to compose it with the next */
		size_t room = 16;
		char *to = buf_reserve(out, room);

		iconv(charset->conversion, NULL, NULL, &to, &room);
		out->len = (size_t)(to - out->at);
	}
	return charset->waiting.len - left;
}

size_t charset_put(struct charset *charset, struct span bytes, bool last, struct buf *out)
{
	struct buf *waiting = &charset->waiting;
	size_t wrong = 0, taken;

	buf_add(waiting, bytes.at, bytes.len);
	if (waiting->len == 0)
		return 0;
	taken = charset->way == BY_ICONV ? by_iconv(charset, last, out, &wrong)
	                                 : by_utf8(charset, last, out, &wrong);
	memmove(waiting->at, waiting->at + taken, waiting->len - taken);
	waiting->len -= taken;
	return wrong;
}
