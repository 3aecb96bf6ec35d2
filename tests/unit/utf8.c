/* UTF-8: validity, repair, and text made safe to show. */
#include "unit.h"

#include "base/utf8.h"

/* Unicode 15, table 3-7, and the cases that decoders are known to get wrong (M. Kuhn). */
static void validity(void)
{
	static const char *const good[] = {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
	    "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
	    "plain ASCII that is longer than a word", "caf\xC3\xA9 \xF0\x9F\x98\xA1"};
	static const char *const bad[] = {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ",
	    "\xE0\x80\x80", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF",
	    "\xED\xA0\xBD\xED\xB8\x80", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
	    "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF", "\xF0\x9F\x98",
	    "eight by\xE2tes and more"};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		unit_ok(utf8_valid(good[i], strlen(good[i])), "valid text %zu", i);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(!utf8_valid(bad[i], strlen(bad[i])), "wrong text %zu", i);
	unit_ok(utf8_valid("a\0b", 3), "a NUL is a character");
}

static void every_code_point(void)
{
	struct buf out = {0};
	int wrong = 0;

	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		uint32_t back;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		buf_reset(&out);
		utf8_put(&out, code);
		wrong += !utf8_valid(out.at, out.len) ||
		    utf8_next(out.at, out.len, &back) != out.len || back != code;
	}
	unit_ok(wrong == 0, "every code point there and back");
	buf_reset(&out);
	utf8_put(&out, 0xD800);
	utf8_put(&out, 0x110000);
	unit_same((struct span){out.at, out.len}, span_of("\xEF\xBF\xBD\xEF\xBF\xBD"),
	    "what is no character becomes U+FFFD");
	buf_free(&out);
}

static void repair(const char *text, const char *wanted, size_t count)
{
	struct buf out = {0};
	size_t repairs;

	buf_text(&out, "");
	repairs = utf8_repair(&out, text, strlen(text));
	unit_same((struct span){out.at, out.len}, span_of(wanted), "repaired");
	unit_ok(repairs == count, "%zu repairs", count);
	buf_free(&out);
}

/* Maximal wrong parts, as in Unicode 15, table 3-8. */
static void repairs(void)
{
#define R "\xEF\xBF\xBD"
	repair("plain", "plain", 0);
	repair("caf\xC3\xA9", "caf\xC3\xA9", 0);
	repair("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", R R R R R R R R "A", 8);
	repair("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", R R R R R R R R "A", 8);
	repair("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", R R R R R "A" R R "B", 7);
	repair("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", R R R R "A", 4);
	repair("cut \xF0\x9F\x98", "cut " R, 1);
#undef R
}

static void mask(const char *text, size_t columns, const char *wanted)
{
	struct buf out = {0};
	size_t used;

	buf_text(&out, "");
	used = utf8_mask(&out, text, strlen(text), columns);
	unit_same((struct span){out.at, out.len}, span_of(wanted), "masked");
	unit_ok(used <= columns && used == utf8_columns(out.at, out.len),
	    "and as wide as it says: %zu", used);
	buf_free(&out);
}

static void masks(void)
{
#define R "\xEF\xBF\xBD"
#define DOTS "\xE2\x80\xA6"
	mask("plain", 80, "plain");
	mask("two\nlines\r\nand\ttabs  x ", 80, "two lines and tabs x");
	mask("\x1B[31mred\x1B[0m", 80, R "[31mred" R "[0m");
	mask("\x1B]0;title\a", 80, R "]0;title" R);
	mask("c1 \xC2\x9B" "31m", 80, "c1 " R "31m");
	mask("\xE2\x80\xAE" "gpj.exe", 80, R "gpj.exe");
	mask("\xE2\x81\xA6iso\xE2\x81\xA9", 80, R "iso" R);
	mask("zero\xE2\x80\x8Bwidth\xEF\xBB\xBF", 80, "zero" R "width" R);
	mask("tag\xF3\xA0\x81\x81", 80, "tag" R);
	mask("bad\xFF\xC3", 80, "bad" R R);
	mask("line\xE2\x80\xA8sep", 80, "line sep");
	mask("e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81!", 80, "e\xCC\x81\xCC\x81!");
	mask("exactly", 7, "exactly");
	mask("too long", 7, "too lo" DOTS);
	mask("\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2", 5, "\xE6\xBC\xA2\xE5\xAD\x97" DOTS);
	mask("\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2", 4, "\xE6\xBC\xA2" DOTS);
	mask("x", 0, "");
	mask("", 5, "");
#undef R
#undef DOTS
}

/* Whatever the bytes, what comes out is one safe line. */
static void any_mask(void)
{
	uint64_t seed = 5;
	struct buf out = {0};
	int wrong = 0;

	for (int i = 0; i < 100000; i++) {
		char bytes[48];
		size_t len = unit_below(&seed, sizeof bytes + 1), columns = unit_below(&seed, 40);

		for (size_t n = 0; n < len; n++)
			bytes[n] = (char)(unit_below(&seed, 3) > 0 ? unit_random(&seed)
			                                            : 0xE2 - unit_below(&seed, 0x62));
		buf_reset(&out);
		wrong += utf8_mask(&out, bytes, len, columns) > columns;
		wrong += !utf8_valid(out.at, out.len);
		for (size_t n = 0; n < out.len; n++)
			wrong += (unsigned char)out.at[n] < 0x20 || out.at[n] == 0x7F;
	}
	unit_ok(wrong == 0, "100,000 random texts masked");
	buf_free(&out);
}

static void graphemes(void)
{
	static const struct {
		const char *text;
		size_t count;
	} known[] = {{"", 0}, {"abc", 3}, {"e\xCC\x81", 1}, {"\r\n", 1},
	    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 1},
	    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 1}, {"\xE2\x9D\xA4\xEF\xB8\x8F", 1},
	    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 2},
	    {"\xED\x95\x9C\xEA\xB8\x80", 2}, {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 1},
	    {"\xFF\xFE", 2}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		unit_ok(utf8_graphemes(known[i].text, strlen(known[i].text)) == known[i].count,
		    "graphemes of text %zu", i);
}

/* A line of GraphemeBreakTest.txt: hexadecimal code points between "÷" (break) and "×". */
static bool grapheme_line(const char *line, size_t *wanted, struct buf *text)
{
	static const char divide[] = "\xC3\xB7";
	const char *end = line + strcspn(line, "#\n");
	size_t marks = 0;

	buf_reset(text);
	while (line < end) {
		char *after;
		unsigned long code = strtoul(line, &after, 16);

		if (after > line && after <= end) {
			utf8_put(text, (uint32_t)code);
			line = after;
		} else {
			marks += strncmp(line, divide, 2) == 0;
			line++;
		}
	}
	*wanted = marks > 0 ? marks - 1 : 0;
	return marks > 0;
}

static void grapheme_table(void)
{
	FILE *file = fopen("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt", "re");
	struct buf text = {0};
	char line[512];
	size_t tried = 0, wrong = 0, wanted;

	if (file == NULL) {
		unit_skip("the package unicode-data is not installed");
		return;
	}
	while (fgets(line, sizeof line, file) != NULL)
		if (grapheme_line(line, &wanted, &text)) {
			tried++;
			if (utf8_graphemes(text.at, text.len) != wanted) {
				unit_note("%s", line);
				wrong++;
			}
		}
	fclose(file);
	buf_free(&text);
	unit_ok(tried > 100 && wrong == 0, "the %zu lines of GraphemeBreakTest.txt", tried);
}

static void compared(void (*map)(struct buf *, const char *, size_t), const char *text,
    const char *wanted)
{
	struct buf out = {0};

	map(&out, text, strlen(text));
	unit_same((struct span){out.at, out.len}, span_of(wanted), "mapped");
	buf_free(&out);
}

static void mapping(void)
{
	compared(utf8_fold, "Hello WORLD 123", "hello world 123");
	compared(utf8_fold, "STRASSE", "strasse");
	compared(utf8_fold, "Stra\xC3\x9F" "e", "strasse");
	compared(utf8_fold, "CAF\xC3\x89", "caf\xC3\xA9");
	compared(utf8_fold, "Cafe\xCC\x81", "caf\xC3\xA9");
	compared(utf8_fold, "\xEF\xBC\xA1\xEF\xBC\xA2", "ab");
	compared(utf8_fold, "\xEF\xAC\x81" "ne", "fine");
	compared(utf8_fold, "A\xFFZ", "a\xEF\xBF\xBDz");
	compared(utf8_compose, "Cafe\xCC\x81", "Caf\xC3\xA9");
	compared(utf8_compose, "\xEF\xAC\x81", "\xEF\xAC\x81");
	compared(utf8_compose, "", "");
}

int main(void)
{
	validity();
	every_code_point();
	repairs();
	masks();
	any_mask();
	graphemes();
	grapheme_table();
	mapping();
	return unit_done();
}
