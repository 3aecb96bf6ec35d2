/*
 * Sets of patterns: a pattern that matches a text by itself is always among those that the set
 * finds for it. Tried with patterns and texts made at random from the pieces of the syntax and
 * from letters that have peculiar case.
 */
#include "unit.h"

#include "base/buf.h"
#include "post/pattern.h"
#include "post/pattern_set.h"

enum { ROUNDS = 600, PATTERNS = 70, TEXTS = 24 };

static const char *const pieces[] = {"a", "b", "k", "s", "K", "S", "ab", "bks", "kas", "\xC5\xBF",
    "\xE2\x84\xAA", "\xC3\x9F", "\xE1\xBA\x9E", "\xC3\xA4", "\xC3\x84", "\xCF\x82", "\xCE\xA3",
    "\xC4\xB0", "i", "\xC4\xB1", "\xF0\x9F\x98\xA1", " ", "1", "-", "a", "b", "k", "s", "(", "(",
    ")", ")", "|", "|", "(?:", "(?i)", "(?i:", "(?x)", "(?-x)", "(?x: a b )", "(?^)", "(?=", "(?!",
    "(?<=", "(?<!a)", "(?>", "(?|", "(?<n>a)", "\\k<n>", "(?#", "(?1)", "(?R)?", "(a)\\1",
    "(?(1)a|b)", "(*ACCEPT)", "(*FAIL)", "(*SKIP)", "(*COMMIT)", "*", "+", "?", "*?", "++", "?+",
    "{0}", "{1}",
    "{2}", "{0,1}", "{1,}", "{2,3}", "{,2}", "{", "}", "[ab]", "[^a]", "[]a]", "[k]", "[kK]", "[sS]",
    "[a-k]", "[\\]]", "[[:alpha:]]", "[\\d]", "[", "]", ".", ".*", "\\w", "\\w+", "\\s", "\\S*", "\\d",
    "\\b", "\\B", "\\A", "\\z", "^", "$", "\\K", "\\Qa.b\\E", "\\x41", "\\x{61}", "\\101", "\\p{L}", "\\pL",
    "\\R",
    "\\X", "\\N", "\\n", "\\ ", "\\.", "\\-", "#", "# a\n", "\n", "\\E", "\\cA", "\\o{141}"};

static const char *const letters[] = {"a", "b", "k", "s", "A", "K", "S", "\xC5\xBF", "\xE2\x84\xAA",
    "\xC3\x9F", "\xE1\xBA\x9E", "\xC3\xA4", "\xC3\x84", "\xCF\x82", "\xCE\xA3", "\xCF\x83", "\xC4\xB0",
    "i", "I", "\xC4\xB1", "\xF0\x9F\x98\xA1", " ", "1", "-", "\n", "#", "ab", "bks", "kas", "aa", "a.b"};

static const char *const flags[] = {"/", "/i", "/x", "/ix", "/s", "/im"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static uint64_t state = 20261122;

static void make_pattern(struct buf *out)
{
	size_t count = 1 + unit_below(&state, 9);

	buf_reset(out);
	buf_char(out, '/');
	while (count-- > 0)
		buf_text(out, pieces[unit_below(&state, COUNT_OF(pieces))]);
	for (size_t n = unit_below(&state, 3); n > 0; n--)
		buf_char(out, ')');
	buf_text(out, flags[unit_below(&state, COUNT_OF(flags))]);
}

static void make_text(struct buf *out)
{
	size_t count = unit_below(&state, 20);

	buf_reset(out);
	buf_text(out, "");
	while (count-- > 0)
		buf_text(out, letters[unit_below(&state, COUNT_OF(letters))]);
}

struct tally {
	long tried, matched, passed_over, wrong;
};

/* Compares the set with each of its patterns by itself. */
static void compare(struct pattern_set *set, struct pattern **patterns, struct buf *texts,
    size_t count, struct pattern_effort *effort, struct tally *tally)
{
	uint64_t words[PATTERNS / 64 + 1];
	struct buf text = {0};

	for (int n = 0; n < TEXTS; n++) {
		size_t next = 0;

		make_text(&text);
		pattern_set_find(set, (struct span){text.at, text.len}, words);
		for (size_t i = 0; i < count; i++) {
			bool matches, likely = (next = pattern_set_next(words, i, count)) == i;

			pattern_effort_reset(effort);
			matches = pattern_match_within(effort, patterns[i],
			    (struct span){text.at, text.len}, NULL) == PATTERN_MATCHES;
			tally->tried++;
			tally->matched += matches;
			tally->passed_over += !likely;
			if (!matches || likely)
				continue;
			if (tally->wrong++ < 5)
				unit_note("%s on \"%s\"", texts[i].at, text.at);
		}
	}
	buf_free(&text);
}

static void one_round(struct pattern_effort *effort, struct tally *tally)
{
	struct pattern_set *set = pattern_set_new();
	struct pattern *patterns[PATTERNS];
	struct buf texts[PATTERNS] = {{0}};
	size_t count = 0;

	while (count < PATTERNS) {
		struct fault fault = {0};

		make_pattern(&texts[count]);
		if (pattern_compile((struct span){texts[count].at, texts[count].len},
		    &patterns[count], &fault) != STATUS_OK)
			continue;
		pattern_set_add(set, (struct span){texts[count].at, texts[count].len});
		count++;
	}
	compare(set, patterns, texts, count, effort, tally);
	for (size_t i = 0; i < PATTERNS; i++) {
		pattern_free(patterns[i]);
		buf_free(&texts[i]);
	}
	pattern_set_free(set);
}

static void at_random(void)
{
	struct pattern_effort *effort = pattern_effort_new();
	struct tally tally = {0};

	for (int round = 0; round < ROUNDS; round++)
		one_round(effort, &tally);
	unit_ok(tally.wrong == 0, "no match is passed over, of %ld in %ld", tally.matched, tally.tried);
	unit_ok(tally.passed_over > tally.tried / 4, "and %ld tries are saved", tally.passed_over);
	pattern_effort_free(effort);
}

enum { MANY = 5000 };

/* How many of the patterns of many() are not found by their words, or others are. */
static int wrong_of(struct pattern_set *set)
{
	static uint64_t words[MANY / 64 + 1];
	char text[64];
	int wrong = 0;

	for (int i = 0; i < MANY; i += 7) {
		size_t found;

		snprintf(text, sizeof text, "a WORD%dX  Goes %X.", i, (unsigned)i);
		pattern_set_find(set, span_of(text), words);
		found = pattern_set_next(words, 0, MANY);
		wrong += found != (size_t)i ||
		    pattern_set_next(words, found + 1, MANY) != MANY;
	}
	return wrong;
}

/* So many that every table grows; each is found by its own word alone, and in a packed set too. */
static void many(void)
{
	struct pattern_set *set = pattern_set_new(), *packed = set;
	struct buf bytes = {0};
	struct pack in;
	char text[64];
	int wrong;

	for (int i = 0; i < MANY; i++) {
		snprintf(text, sizeof text, "/\\bword%dx\\s+(ends|goes) %x\\b/i", i, (unsigned)i);
		pattern_set_add(set, span_of(text));
	}
	unit_ok(pattern_set_words(set) == MANY / 64 + 1 && pattern_set_always(set) == 0,
	    "%zu words", pattern_set_words(set));
	pattern_set_pack(&(struct pack){.out = &bytes}, &packed);
	wrong = wrong_of(set);
	unit_ok(wrong == 0, "each of %d patterns is found by itself: %d are not", MANY, wrong);
	pattern_set_free(set);
	in = (struct pack){.in = {bytes.at, bytes.len}};
	pattern_set_pack(&in, &packed);
	unit_ok(!in.broken && in.in.len == 0, "the packed set is read whole");
	wrong = wrong_of(packed) + wrong_of(packed);
	unit_ok(wrong == 0, "and finds the same: %d are not", wrong);
	pattern_set_free(packed);
	in = (struct pack){.in = {bytes.at, bytes.len - 1}};
	pattern_set_pack(&in, &packed);
	unit_ok(in.broken, "one that is cut short is not");
	pattern_set_free(packed);
	buf_free(&bytes);
}

/* Texts shorter than a piece, at both ends, and none at all. */
static void edges(void)
{
	static const struct {
		const char *pattern, *text;
		bool likely;
	} known[] = {{"/a/", "", false}, {"/a/", "a", true}, {"/ab/", "a", false},
	    {"/ab/", "ab", true}, {"/abc/", "xxabc", true}, {"/abcd/", "abcd", true},
	    {"/abcdefgh/", "abcdefgh", true}, {"/abcdefghi/", "abcdefghi", true},
	    {"/abcdefgh/", "abcdefg", false}, {"/x?/", "", true}, {"//", "", true}};

	for (size_t i = 0; i < COUNT_OF(known); i++) {
		struct pattern_set *set = pattern_set_new();
		uint64_t word = 0;

		pattern_set_find(set, span_of(known[i].text), &word);
		pattern_set_add(set, span_of(known[i].pattern));
		pattern_set_find(set, span_of(known[i].text), &word);
		unit_ok(word == (known[i].likely ? 1 : 0), "%s on \"%s\"", known[i].pattern,
		    known[i].text);
		pattern_set_free(set);
	}
}

int main(void)
{
	at_random();
	many();
	edges();
	pattern_set_free(NULL);
	return unit_done();
}
