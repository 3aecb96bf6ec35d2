/* jq in plans: what may stand there, what it answers, and that nothing goes on without end. */
#include "unit.h"

#include <time.h>

#include "base/mem.h"
#include "plan/jq.h"

static const char *const allowed[] = {
    ".likes > 100", ".likes >= 10 and .reposts < 5 or (.drill | not)",
    "(.tags // []) | any(. == \"recall\")", ".score.why | map(.adds) | add > 2",
    "any(.tags[]?; . == \"a\")", ".author_name | ascii_downcase | contains(\"bot\")",
    "{limit: .likes, \"range\": 1} | .limit > 2",
    "if .likes == null then false else .likes / 2 > .reposts end",
    ".. | strings | startswith(\"#\")", ".a as [$x, {b: $y}] ?// $x | $x != $y",
    "[.links[]] | length <= 3", "try (.a | tonumber) catch 0", ".created_at | fromdate > 1.5e9",
    "to_entries | min_by(.key) | .value", "label $out | 1, break $out", ".input", ".env.now",
    ".[\"range\"]", "\"a range of \\\"input\\\"\" != .text", ".a?", "-(1)", ". and true",
    ".likes-1 > 2", "[1,2] | unique | sort | max"};

static const char *const refused[][2] = {
    {"", "there is no jq"}, {" \n", "there is no jq"}, {"range(10)", "'range'"},
    {"[range(infinite)] | length", "'range'"}, {"repeat(.)", "'repeat'"},
    {"recurse(.x)", "'recurse'"}, {"while(true; .)", "'while'"}, {"until(false; .)", "'until'"},
    {"limit(1; .a[])", "'limit'"}, {"def f: f; f", "'def'"},
    {"reduce .[] as $x (\"a\"; . + .)", "'reduce'"}, {"foreach .[] as $x (0; .)", "'foreach'"},
    {"input", "'input'"}, {"[inputs]", "'inputs'"}, {"$ENV.HOME", "'$ENV'"}, {"env", "'env'"},
    {"input_filename", "'input_filename'"}, {"debug", "'debug'"}, {"stderr", "'stderr'"},
    {"now", "'now'"}, {"import \"a\" as a; 1", "'import'"}, {"include \"a\"; 1", "'include'"},
    {"a::b", "'a'"}, {"add::b", "'::'"}, {".text | test(\"a\")", "'test'"},
    {"$__loc__", "'$__loc__'"}, {"$__crisis", "'$__crisis'"}, {"$", "'$'"}, {"@base64d", "'@'"},
    {".a = 1", "'='"}, {".a |= 1", "'|='"}, {".a += 1", "'+='"}, {".a //= 1", "'//='"},
    {".a -= 1", "'-='"}, {".text * 1000000", "'*'"}, {".likes % -1", "'%'"},
    {"\"\\(.a)\"", "'\\('"}, {"1 # 2", "'#'"}, {"(1", "lacks a ')'"}, {"1)", "closes nothing"},
    {"1) | (2", "closes nothing"}, {"[(])", "closes nothing"}, {"\"abc", "does not end"},
    {"\"abc\\", "does not end"}, {".text | index(\"\")", "'index'"}, {"{a:1} | halt", "'halt'"},
    {"{range}", "'range'"}, {"error", "'error'"}, {"\x01", "not allowed"},
    {"\xC3\xA9", "not allowed"}, {"getpath([1e9]) |= 1", "'|='"},
    {"input_line_number", "'input_line"}};

static const char LINE[] = "{\"text\":\"Hi\",\"likes\":120,\"tags\":[\"a\",\"recall\"],\"nothing\":null,"
    "\"score\":{\"severity\":\"high\",\"why\":[{\"adds\":1.5},{\"adds\":1}]}}";

static const struct {
	const char *text;
	enum expression_answer answer;
	const char *trouble;
} answers[] = {
    {".likes > 100", EXPRESSION_HOLDS, ""},
    {".likes > 200", EXPRESSION_FAILS, ""},
    {".tags | any(. == \"recall\")", EXPRESSION_HOLDS, ""},
    {".score.why | map(.adds) | add > 2", EXPRESSION_HOLDS, ""},
    {".nothing", EXPRESSION_FAILS, ""},
    {"false", EXPRESSION_FAILS, ""},
    {"0", EXPRESSION_HOLDS, ""},
    {"\"\"", EXPRESSION_HOLDS, ""},
    {".", EXPRESSION_HOLDS, ""},
    {"empty", EXPRESSION_FAILS, ""},
    {"select(.likes > 200)", EXPRESSION_FAILS, ""},
    {"false, true", EXPRESSION_FAILS, ""},
    {"true, (.likes | keys)", EXPRESSION_HOLDS, ""},
    {".likes.x", EXPRESSION_GIVES_UP, "jq: Cannot index number with string \"x\""},
    {".text | tonumber", EXPRESSION_GIVES_UP, "jq: Invalid numeric literal"},
    {".text + 1", EXPRESSION_GIVES_UP, "jq: string (\"Hi\") and number (1) cannot be added"},
    {".likes.x?", EXPRESSION_FAILS, ""},
    {".n, .post", EXPRESSION_FAILS, ""},
    {"label $out | (1, break $out)", EXPRESSION_HOLDS, ""},
};
enum { ANSWERS = sizeof answers / sizeof *answers };

static void check(void)
{
	struct fault fault = {0};
	static char long_text[3000];

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (!unit_ok(jq_check(span_of(allowed[i]), &fault) == STATUS_OK, "allowed %zu", i))
			unit_note("%s: %s", allowed[i], fault.what);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (!unit_ok(jq_check(span_of(refused[i][0]), &fault) == STATUS_PLAN &&
		    strstr(fault.what, refused[i][1]) != NULL, "refused %zu", i))
			unit_note("%s: %s", refused[i][0], fault.what);
	memset(long_text, '[', sizeof long_text - 1);
	unit_ok(jq_check(span_of(long_text), &fault) == STATUS_PLAN, "%s", fault.what);
	unit_ok(jq_check((struct span){long_text, 100}, &fault) == STATUS_PLAN, "%s", fault.what);
}

static void answer(void)
{
	struct expressions *expressions = jq_language.open();
	struct fault fault = {0};

	for (size_t i = 0; i < ANSWERS; i++)
		if (jq_language.add(expressions, span_of(answers[i].text), &fault) != STATUS_OK)
			unit_note("%s: %s", answers[i].text, fault.what);
	unit_ok(jq_language.holds(expressions, 0, span_of(LINE)) == EXPRESSION_GIVES_UP,
	    "nothing holds before it is compiled");
	unit_ok(jq_language.compile(expressions) == STATUS_OK, "all compile as one");
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < ANSWERS; i++) {
			enum expression_answer got =
			    jq_language.holds(expressions, i, span_of(LINE));
			bool right = got == answers[i].answer &&
			    (got != EXPRESSION_GIVES_UP || strncmp(jq_language.trouble(expressions),
			    answers[i].trouble, strlen(answers[i].trouble)) == 0);

			if (!unit_ok(right, "answer %zu", i))
				unit_note("%s: %d, %s", answers[i].text, (int)got,
				    jq_language.trouble(expressions));
		}
	unit_ok(jq_language.holds(expressions, 0, span_of("{\"likes\":")) == EXPRESSION_GIVES_UP,
	    "what is no JSON: %s", jq_language.trouble(expressions));
	jq_language.free(expressions);
}

static void faults(void)
{
	struct expressions *expressions = jq_language.open();
	struct fault fault = {0};

	jq_language.add(expressions, span_of(".likes > 1"), &fault);
	jq_language.add(expressions, span_of(".a add"), &fault);
	jq_language.add(expressions, span_of("add(1; 2; 3)"), &fault);
	unit_ok(jq_language.compile(expressions) == STATUS_PLAN, "two do not compile");
	unit_ok(jq_language.try_alone(expressions, 0, &fault) == STATUS_OK, "the first does");
	unit_ok(jq_language.try_alone(expressions, 1, &fault) == STATUS_PLAN &&
	    strncmp(fault.what, "jq: syntax error", 16) == 0, "the second: %s", fault.what);
	unit_ok(jq_language.try_alone(expressions, 2, &fault) == STATUS_PLAN &&
	    strcmp(fault.what, "jq: add/3 is not defined") == 0, "the third: %s", fault.what);
	jq_language.free(expressions);
	expressions = jq_language.open();
	unit_ok(jq_language.compile(expressions) == STATUS_OK, "none is no fault");
	jq_language.free(expressions);
	jq_language.free(NULL);
}

/* An expression that is allowed and takes n by n by n steps, on a post with many members. */
static void endless(void)
{
	struct expressions *expressions = jq_language.open();
	struct fault fault = {0};
	struct buf line = {0};
	clock_t start;

	buf_text(&line, "{\"a\":[0");
	for (int i = 0; i < 20000; i++)
		buf_text(&line, ",0");
	buf_text(&line, "]}");
	jq_language.add(expressions, span_of("any(.a[] as $x | .a[] as $y | .a[]; . == 1)"), &fault);
	jq_language.add(expressions, span_of(".a | length == 20001"), &fault);
	jq_language.compile(expressions);
	start = clock();
	unit_ok(jq_language.holds(expressions, 0, (struct span){line.at, line.len}) ==
	    EXPRESSION_GIVES_UP, "%s", jq_language.trouble(expressions));
	unit_ok(clock() - start < 2 * CLOCKS_PER_SEC, "and soon");
	unit_ok(jq_language.holds(expressions, 1, (struct span){line.at, line.len}) ==
	    EXPRESSION_HOLDS, "the next one is not touched by it");
	jq_language.free(expressions);
	buf_free(&line);
}

int main(void)
{
	check();
	answer();
	faults();
	endless();
	return unit_done();
}
