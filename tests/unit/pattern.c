/* Patterns: flags, bad ones with their place, limits in bounded time. */
#include "unit.h"

#include <time.h>

#include "post/pattern.h"

/* "miss", "give up", or what matched. The pattern is freed. */
static struct span answer_of(struct pattern *pattern, const char *subject)
{
	struct span where = {0};
	enum pattern_answer answer = pattern_match(pattern, span_of(subject), &where);

	pattern_free(pattern);
	return answer == PATTERN_MATCHES ? where
	    : answer == PATTERN_MISSES   ? span_of("miss")
	                                 : span_of("give up");
}

static struct span found(const char *pattern, const char *subject)
{
	struct pattern *compiled;
	struct fault fault = {0};

	if (pattern_compile(span_of(pattern), &compiled, &fault) != STATUS_OK)
		return span_of("does not compile");
	return answer_of(compiled, subject);
}

/* What is compiled at the first match finds the same; what does not compile finds nothing. */
static void later(const char *pattern, const char *subject)
{
	unit_same(answer_of(pattern_later(span_of(pattern)), subject), found(pattern, subject),
	    pattern);
}

static void matches(void)
{
	static const char *const known[][3] = {{"late", "so LATE!", "LATE"}, {"/late/", "LATE", "miss"},
	    {"/late/i", "so LATE!", "LATE"}, {"/^b$/", "a\nb", "miss"}, {"/^b$/m", "a\nb", "b"},
	    {"/a.b/", "a\nb", "miss"}, {"/a.b/s", "a\nb", "a\nb"}, {"/a b # c/x", "ab", "ab"},
	    {"/a/b/i", "A/B", "A/B"}, {"\\bcaf\xC3\xA9\\b", "CAF\xC3\x89", "CAF\xC3\x89"},
	    {"\\w+", "\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9"}, {"a\\Kb", "ab", "b"}, {"x?", "a", ""},
	    {"//", "a", ""}, {"/", "a/b", "/"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		unit_same(found(known[i][0], known[i][1]), span_of(known[i][2]), known[i][0]);
		later(known[i][0], known[i][1]);
	}
	unit_same(answer_of(pattern_later(span_of("(a")), "(a"), span_of("give up"), "(a");
	pattern_free(pattern_later(span_of("a")));
}

static void refused(void)
{
	static const struct {
		const char *text;
		size_t column;
	} bad[] = {{"(a", 3}, {"/(a/", 4}, {"a)", 2}, {"[z-a]", 4}, {"/x{2,1}/", 7}, {"*a", 1},
	    {"\\C", 3}, {"/a", 0}, {"/a/q", 0}, {"/a/ii ", 0}, {"(?<n", 5}, {"\xFF", 1}};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct pattern *compiled;
		struct fault fault = {0};
		enum status status = pattern_compile(span_of(bad[i].text), &compiled, &fault);

		unit_ok(status == STATUS_PLAN && compiled == NULL && fault.what[0] != '\0',
		    "refused: %s (%s)", bad[i].column != 1 || bad[i].text[0] == '*' ? bad[i].text : "",
		    fault.what);
		if (bad[i].column > 0 && !unit_ok(fault.column == bad[i].column, "column %zu",
		    bad[i].column))
			unit_note("%zu", fault.column);
		pattern_free(compiled);
	}
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Patterns that explode: the same answer each time, with and without machine code, soon. */
static void limits(void)
{
	static const char *const explosive[] = {"/^(a+)+$/", "/^(a|aa)+$/", "/^(\\w+\\s?)*[!.]$/"};
	static char subject[2001];

	for (size_t i = 0; i < sizeof explosive / sizeof *explosive; i++) {
		struct pattern *pattern;
		struct fault fault = {0};
		double start = seconds(), spent;
		int given_up = 0;

		memset(subject, 'a', sizeof subject - 1);
		subject[sizeof subject - 2] = '?';
		if (pattern_compile(span_of(explosive[i]), &pattern, &fault) != STATUS_OK)
			exit(2);
		for (int n = 0; n < 50; n++)
			given_up +=
			    pattern_match(pattern, span_of(subject), NULL) == PATTERN_GIVES_UP;
		spent = (seconds() - start) / 50;
		unit_ok(given_up == 50, "%s gives up each time: %d", explosive[i], given_up);
		unit_ok(spent < 0.2, "and soon: %.1f ms", spent * 1e3);
		pattern_free(pattern);
	}
}

/* A long post is no reason to give up, whatever was matched before. */
static void long_text(void)
{
	static const char *const plain[] = {"/delay/i", "/\\bnever\\s+again\\b/i", "/(\\w+\\s?)+delay/",
	    "/(?:refund|money back)[^.]*soon/"};
	static char subject[10001];

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		struct pattern *pattern;
		struct fault fault = {0};
		int first = 0, changed = 0;

		for (size_t n = 0; n + 1 < sizeof subject; n++)
			subject[n] = n % 6 == 5 ? ' ' : 'w';
		if (pattern_compile(span_of(plain[i]), &pattern, &fault) != STATUS_OK)
			exit(2);
		for (int n = 0; n < 50; n++) {
			int answer = (int)pattern_match(pattern, span_of(subject), NULL);

			first = n == 0 ? answer : first;
			changed += answer != first;
		}
		unit_ok(changed == 0, "%s answers the same, early and late", plain[i]);
		pattern_free(pattern);
	}
}

/* A post's worth of effort, spent on patterns and texts that are meant to use it up. */
static void whole_posts(void)
{
	static const char *const hostile[] = {"/^(a+)+$/", "/(a|aa)+[bc]/", "/(?:a|aa){12}[bc]/",
	    "/\\w+(?:x|y)/", "/(?:a|\\w)\\w*+\\d/", "/(?=a*+b)a/", "/(a*)*[bc]/", "/[ab]a*+[cd]/",
	    "/(.*)(.*)(.*)[bc]/", "/(?=.*b)(?=.*c)a/", "/(\\w+\\s?)+[bc]/"};
	static const size_t lengths[] = {
	    280, 2000, 16000, PATTERN_LONGEST, PATTERN_LONGEST + 1, 1 << 20};
	enum { COUNT = sizeof hostile / sizeof *hostile, TIMES = 20 };
	struct pattern *patterns[COUNT];
	struct pattern_effort *effort = pattern_effort_new();
	struct fault fault = {0};
	char *text = malloc(1 << 20);

	memset(text, 'a', 1 << 20);
	for (size_t i = 0; i < COUNT; i++)
		if (pattern_compile(span_of(hostile[i]), &patterns[i], &fault) != STATUS_OK)
			exit(2);
	for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++) {
		double start = seconds(), spent;
		int given_up = 0;

		pattern_effort_reset(effort);
		for (int i = 0; i < TIMES * COUNT; i++)
			given_up += pattern_match_within(effort, patterns[i % COUNT],
			    (struct span){text, lengths[n]}, NULL) == PATTERN_GIVES_UP;
		spent = seconds() - start;
		unit_ok(given_up > 0 && spent < 20, "%d hostile patterns on %zu bytes: %d gave up",
		    TIMES * COUNT, lengths[n], given_up);
		unit_note("%.0f ms", spent * 1e3);
	}
	for (size_t i = 0; i < COUNT; i++)
		pattern_free(patterns[i]);
	pattern_effort_free(effort);
	free(text);
}

/* Many plain patterns on a long post are no reason to give up. */
static void plain_posts(void)
{
	static const char *const plain[] = {"/\\b(burn(ed|t)|cut|hurt)\\s+my\\b/i",
	    "/refund.*(broken|late)/i",
	    "/\\w+\\s+delay/", "/(\\w+\\s+){1,3}refund/", "/^(?=.*wwww)(?=.*xyz)/"};
	enum { COUNT = sizeof plain / sizeof *plain };
	struct pattern_effort *effort = pattern_effort_new();
	static char text[10001];
	int given_up = 0;

	for (size_t n = 0; n + 1 < sizeof text; n++)
		text[n] = n % 6 == 5 ? ' ' : 'w';
	memcpy(text + 100, "refund", 6);
	for (int n = 0; n < 40; n++) {
		struct pattern *pattern;
		struct fault fault = {0};

		if (pattern_compile(span_of(plain[n % COUNT]), &pattern, &fault) != STATUS_OK)
			exit(2);
		given_up += pattern_match_within(effort, pattern, span_of(text), NULL) ==
		    PATTERN_GIVES_UP;
		pattern_free(pattern);
	}
	unit_ok(given_up == 0, "40 plain patterns on 10,000 bytes: %d gave up", given_up);
	pattern_effort_free(effort);
}

int main(void)
{
	matches();
	refused();
	limits();
	long_text();
	whole_posts();
	plain_posts();
	pattern_free(NULL);
	return unit_done();
}
