/*
 * Letters without case: whatever PCRE2 takes for one letter is one here, tried for every pair
 * of code points of the planes that have letters with case.
 */
#include "unit.h"

#include "base/letter.h"
#include "base/utf8.h"
#include "post/pattern.h"

enum { LAST = 0x20000, LEAF = 64, CHUNK = 4096 };

static struct pattern_effort *effort;
static int pairs, wrong;

static bool surrogate(uint32_t code)
{
	return code >= 0xD800 && code <= 0xDFFF;
}

/* A class of code points, whatever their case. */
static struct pattern *compiled(uint32_t first, uint32_t last)
{
	char text[64];
	struct pattern *pattern;
	struct fault fault = {0};

	snprintf(text, sizeof text, "/[\\x{%X}-\\x{%X}]/i", (unsigned)first, (unsigned)last);
	if (pattern_compile(span_of(text), &pattern, &fault) != STATUS_OK)
		exit(2);
	return pattern;
}

typedef void finder(uint32_t found, uint32_t low, uint32_t high);

/* Calls with every code point of [from, to) that the pattern matches. */
static void find_all(struct pattern *pattern, uint32_t from, uint32_t to, finder *call,
    uint32_t low, uint32_t high)
{
	struct buf text = {0};

	for (uint32_t code = from; code < to;) {
		struct span rest, where;

		buf_reset(&text);
		for (int n = 0; n < CHUNK && code < to; n++, code++)
			if (!surrogate(code))
				utf8_put(&text, code);
		rest = (struct span){text.at, text.len};
		pattern_effort_reset(effort);
		while (rest.len > 0 &&
		    pattern_match_within(effort, pattern, rest, &where) == PATTERN_MATCHES) {
			const char *end = where.at + where.len;
			uint32_t found;

			utf8_next(where.at, where.len, &found);
			call(found, low, high);
			rest = (struct span){end, (size_t)(rest.at + rest.len - end)};
		}
	}
	buf_free(&text);
}

/* Two that are one letter to PCRE2. */
static void compare(uint32_t found, uint32_t code, uint32_t unused)
{
	(void)unused;
	pairs += found != code;
	if (letter_of(found) == letter_of(code))
		return;
	wrong++;
	unit_note("U+%04X and U+%04X", (unsigned)found, (unsigned)code);
}

/* found is the same letter as something in [low, high). */
static void find_partner(uint32_t found, uint32_t low, uint32_t high)
{
	struct pattern *pattern = compiled(found, found);

	find_all(pattern, low, high, compare, found, 0);
	pattern_free(pattern);
}

static void within(uint32_t low, uint32_t high)
{
	uint32_t middle = low + (high - low) / 2;
	struct pattern *pattern;

	if (high - low <= LEAF) {
		for (uint32_t code = low; code < high; code++)
			if (!surrogate(code))
				find_partner(code, low, high);
		return;
	}
	if (!surrogate(low) && !surrogate(middle - 1)) {
		pattern = compiled(low, middle - 1);
		find_all(pattern, middle, high, find_partner, low, middle);
		pattern_free(pattern);
	}
	within(low, middle);
	within(middle, high);
}

static void none(uint32_t found, uint32_t low, uint32_t high)
{
	(void)low;
	(void)high;
	wrong++;
	unit_note("U+%04X has case", (unsigned)found);
}

static void folded(void)
{
	static const char *const known[][2] = {{"Stra\xC3\x9F" "E", "stra\xC3\x9F" "e"},
	    {"\xE2\x84\xAA\xC5\xBFk", "ksk"}, {"\xCE\xA3\xCF\x82", "\xCF\x83\xCF\x83"},
	    {"\xC3\x84\xE5\xA3\x8A\xF0\x9F\x98\xA1", "\xC3\xA4\xE5\xA3\x8A\xF0\x9F\x98\xA1"},
	    {"\xC8\xBA", "\xE2\xB1\xA5"}, {"", ""}, {"[@`{~", "[@`{~"}};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		buf_reset(&out);
		letters_add(&out, span_of(known[i][0]));
		unit_same((struct span){out.at, out.len}, span_of(known[i][1]), known[i][0]);
	}
	buf_free(&out);
}

int main(void)
{
	struct pattern *cased;
	struct fault fault = {0};

	if (pattern_compile(span_of("/[\\p{Lu}\\p{Ll}\\p{Lt}]/"), &cased, &fault) != STATUS_OK)
		return 2;
	effort = pattern_effort_new();
	folded();
	within(0, LAST);
	unit_ok(wrong == 0 && pairs > 2000, "%d pairs of PCRE2 are one letter each", pairs);
	find_all(cased, LAST, 0x110000, none, 0, 0);
	unit_ok(wrong == 0, "there is no letter with case beyond U+%X", (unsigned)LAST);
	pattern_free(cased);
	pattern_effort_free(effort);
	return unit_done();
}
