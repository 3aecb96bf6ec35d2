/* The guard's rules as data: all are understood, compile, and say what a text must hold. */
#include "unit.h"

#include "post/pattern.h"
#include "reply/families.h"
#include "reply/rules.h"

/* Patterns that no text may skip cost every draft: those without words, such as "!". */
enum { ALWAYS_MOST = 16 };

static bool finds_nothing(struct pattern *pattern)
{
	struct span where;

	return pattern_match(pattern, span_of("a b"), &where) == PATTERN_MATCHES && where.len == 0;
}

static void test_builtin(void)
{
	struct rules rules;
	struct fault fault = {0};
	size_t wrong = 0, empty = 0;

	if (!unit_ok(rules_builtin(&rules, &fault) == STATUS_OK, "the rules are read")) {
		unit_note("%s:%zu: %s", fault.file != NULL ? fault.file : "", fault.line, fault.what);
		rules_free(&rules);
		return;
	}
	for (size_t i = 0; i < rules.pattern_count; i++) {
		struct pattern *pattern = NULL;

		wrong += pattern_compile(rules.patterns[i].text, &pattern, &fault) != STATUS_OK;
		empty += pattern != NULL && finds_nothing(pattern);
		if (pattern == NULL || finds_nothing(pattern))
			unit_note("%s: %.*s", fault.what, (int)rules.patterns[i].text.len,
			    rules.patterns[i].text.at);
		if (pattern != NULL)
			pattern_free(pattern);
	}
	unit_ok(wrong == 0, "all %zu patterns compile", rules.pattern_count);
	unit_ok(empty == 0, "no pattern finds what is nothing, as (a|) does");
	unit_ok(pattern_set_always(rules.set) <= ALWAYS_MOST,
	    "%zu patterns need nothing, at most %d", pattern_set_always(rules.set), ALWAYS_MOST);
	rules_free(&rules);
}

static const char *const rules_known[][2] = {
	/* rules, the first pattern or the fault */
	{"families: {any: {we: 'we|i'}}\nrules: [{name: a, find: ['{we} go']}]", "(?:we|i) go"},
	{"families: {any: {we: [we, i]}}\nrules: [{name: a, find: ['{we} go']}]", "(?:we|i) go"},
	{"families: {any: {we: we}, de: {we: wir}}\nrules: [{name: a, find: {de: '{we}'}}]",
	    "(?:wir)"},
	{"families: {any: {x: y}, de: {we: wir}}\nrules: [{name: a, find: {each: '{we}{x}'}}]",
	    "(?:wir)(?:y)"},
	{"families: {any: {we: 'we|{me}', me: i}}\nrules: [{name: a, find: ['{we}']}]",
	    "(?:we|(?:i))"},
	{"rules: [{name: a, find: ['a{2}\\p{Lu}\\{we}\\x{e9}']}]", "a{2}\\p{Lu}\\{we}\\x{e9}"},
	{"rules: [{name: a, find: ['{we} go']}]", "there is no word family 'we'"},
	{"families: {any: {a: '{b}', b: '{a}'}}\nrules: [{name: a, find: ['{a}']}]",
	    "word families name one another in a circle"},
	{"rules: [{name: a, stages: [unknown, holding], find: [x]}]", "x"},
	{"rules: [{name: a, stages: [never], find: [x]}]",
	    "this is none of the words it may be: 'never'"},
};

static void test_families(void)
{
	for (size_t i = 0; i < sizeof rules_known / sizeof *rules_known; i++) {
		struct rules rules;
		struct fault fault = {0};
		enum status status = rules_load(&rules, span_of(rules_known[i][0]), &fault);
		const char *wanted = rules_known[i][1];

		if (status == STATUS_OK)
			unit_ok(rules.pattern_count == 1 && span_is(rules.patterns[0].text, wanted),
			    "%s", wanted);
		else if (!unit_ok(strcmp(fault.what, wanted) == 0, "%s", wanted))
			unit_note("%s", fault.what);
		rules_free(&rules);
	}
}

int main(void)
{
	test_builtin();
	test_families();
	return unit_done();
}
