#include "ingest/whatsapp/stamp.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LONGEST_WORD = 24, LONGEST_STAMP = 100 };

/* The code point at the text's start; 0 at its end. */
static uint32_t peek(struct span text, size_t *n)
{
	uint32_t code = 0;

	*n = text.len > 0 ? utf8_next(text.at, text.len, &code) : 0;
	return code;
}

static void pass(struct span *text, size_t n)
{
	*text = (struct span){text->at + n, text->len - n};
}

static bool is_mark(uint32_t code)
{
	return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

size_t stamp_marks(struct span text)
{
	struct span at = text;
	size_t n;

	while (is_mark(peek(at, &n)))
		pass(&at, n);
	return text.len - at.len;
}

/* Over spaces of any width, and marks. */
static void spaces(struct span *text)
{
	for (;;) {
		size_t n;
		uint32_t code = peek(*text, &n);

		if (code != ' ' && code != 0xA0 && code != 0x202F && code != 0x2009 &&
		    code != 0x3000 && !is_mark(code))
			return;
		pass(text, n);
	}
}

/* The value of a digit of the scripts that phones write dates in, or -1. */
static int digit(uint32_t code)
{
	static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0x9E6};

	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (code >= zeros[i] && code < zeros[i] + 10)
			return (int)(code - zeros[i]);
	return -1;
}

/* How many digits, up to four, and their value. */
static int number(struct span *text, int *value)
{
	int count = 0;
	size_t n;

	*value = 0;
	for (int d; count < 5 && (d = digit(peek(*text, &n))) >= 0; count++) {
		*value = *value * 10 + d;
		pass(text, n);
	}
	return count;
}

/* Over one of the characters; which, or 0. */
static uint32_t one_of(struct span *text, const char *characters)
{
	struct span set = span_of(characters);
	size_t n, m;
	uint32_t code = peek(*text, &n);

	for (uint32_t c; (c = peek(set, &m)) != 0; pass(&set, m))
		if (c == code) {
			pass(text, n);
			return code;
		}
	return 0;
}

/* Three numbers, and what is between them. */
static bool read_date(struct span *text, struct stamp *stamp)
{
	int digits[3];

	for (int i = 0; i < 3; i++) {
		uint32_t sign;

		digits[i] = number(text, &stamp->number[i]);
		if (digits[i] == 0 || digits[i] == 3 || digits[i] > 4)
			return false;
		spaces(text);
		sign = one_of(text, i < 2 ? "/-.年월月년" : ".日일");
		if (i < 2 && sign == 0)
			return false;
		stamp->slashes |= sign == '/';
		stamp->padded |= digits[i] == 2 && stamp->number[i] < 10 && i < 2;
		spaces(text);
	}
	stamp->year_first = digits[0] == 4;
	stamp->long_year = digits[2] == 4;
	if (digits[1] > 2 || (stamp->year_first ? digits[2] > 2 : digits[0] > 2 || digits[2] == 1))
		return false;
	for (int i = stamp->year_first; i < (stamp->year_first ? 3 : 2); i++)
		if (stamp->number[i] < 1 || stamp->number[i] > 31)
			return false;
	return true;
}

/* The halves of the day. */
static const struct {
	const char *word;
	int hours;
} halves[] = {{"am", 0}, {"pm", 12}, {"上午", 0}, {"下午", 12}, {"오전", 0}, {"오후", 12},
    {"午前", 0}, {"午後", 12}, {"ص", 0}, {"م", 12}, {"πμ", 0}, {"μμ", 12},
    {"öö", 0}, {"ös", 12},
    {"ÖÖ", 0}, {"ÖS", 12}, {"pg", 0}, {"ptg", 12}, {"dop", 0}, {"odp", 12},
    {"पूर्वाह्न", 0}, {"अपराह्न", 12}};

enum { NO_HALF = -1 };

/* A word without its dots and spaces, its ASCII letters small; *small where they were. */
static bool gather(struct span *text, char word[LONGEST_WORD], bool *small)
{
	size_t len = 0;

	*small = false;
	for (;;) {
		size_t n;
		uint32_t code;

		spaces(text);
		code = peek(*text, &n);
		if (code == '.') {
			pass(text, n);
			continue;
		}
		if (code == 0 || code == UTF8_WRONG || digit(code) >= 0 ||
		    (code < 0x80 && (code < 'A' || (code > 'Z' && code < 'a') || code > 'z')) ||
		    code == 0x2013 || code == 0x2014)
			break;
		if (len + n >= LONGEST_WORD)
			return false;
		memcpy(word + len, text->at, n);
		if (n == 1 && code <= 'Z')
			word[len] = (char)(code + 'a' - 'A');
		*small |= n == 1 && code >= 'a';
		len += n;
		pass(text, n);
	}
	word[len] = '\0';
	return true;
}

/* Over a word that is a half of the day, or, with any, over a preposition; false where what
 * stands there is neither. */
static bool read_half(struct span *text, struct stamp *stamp, int *half, bool any)
{
	char word[LONGEST_WORD];
	bool small;

	if (!gather(text, word, &small))
		return false;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (strcmp(word, halves[i].word) == 0) {
			*half = halves[i].hours;
			stamp->small_half = small;
			return true;
		}
	return any || *word == '\0';
}

static bool read_time(struct span *text, struct stamp *stamp, bool *seconds)
{
	int digits = number(text, &stamp->hour);

	stamp->second = 0;
	*seconds = false;
	if (digits < 1 || digits > 2 || one_of(text, ":.") == 0 ||
	    number(text, &stamp->minute) != 2)
		return false;
	if (text->len > 1 && (*text->at == ':' || *text->at == '.') &&
	    digit((unsigned char)text->at[1]) >= 0) {
		pass(text, 1);
		*seconds = true;
		if (number(text, &stamp->second) != 2)
			return false;
	}
	return stamp->hour < 24 && stamp->minute < 60 && stamp->second < 61;
}

/* What ends the stamp: a bracket where it began with one, a dash, or, in old chats of iOS, a
 * colon; a comma where the half of the day came first. */
static bool read_end(struct span *text, const struct stamp *stamp, bool bracket, bool seconds,
    bool half_first)
{
	spaces(text);
	if (bracket)
		return one_of(text, "]") != 0;
	if (one_of(text, "-–—") != 0)
		return text->len == 0 || *text->at == ' ';
	if (half_first && one_of(text, ",") != 0)
		return true;
	return seconds && !stamp->year_first && one_of(text, ":") != 0 && text->len > 0 &&
	       *text->at == ' ';
}

bool stamp_read(struct span line, struct stamp *stamp)
{
	struct span text = {line.at, line.len < LONGEST_STAMP ? line.len : LONGEST_STAMP};
	int half = NO_HALF;
	bool bracket, seconds, half_first;

	*stamp = (struct stamp){0};
	spaces(&text);
	bracket = one_of(&text, "[") != 0;
	spaces(&text);
	if (!read_date(&text, stamp))
		return false;
	stamp->comma = one_of(&text, ",،、") != 0;
	if (!read_half(&text, stamp, &half, true))
		return false;
	half_first = half != NO_HALF;
	if (!read_time(&text, stamp, &seconds) ||
	    (!half_first && !read_half(&text, stamp, &half, false)) ||
	    !read_end(&text, stamp, bracket, seconds, half_first))
		return false;
	if (half != NO_HALF)
		stamp->hour = stamp->hour % 12 + half;
	spaces(&text);
	stamp->rest = (struct span){text.at, (size_t)(line.at + line.len - text.at)};
	return true;
}
