#include "reply/guard.h"

#include <stdlib.h>

#include "post/member.h"
#include "reply/guard_test.h"
#include "reply/plain.h"

enum { MATCHES_MOST = 8 }; /* of one pattern in one text */

enum status guard_open(struct guard *guard, const struct plan *plan, struct fault *fault)
{
	enum status status;

	guard->plan = plan;
	status = rules_builtin(&guard->rules, fault);
	guard->words = mem_new(pattern_set_words(guard->rules.set) + 1, sizeof *guard->words);
	return status;
}

void guard_free(struct guard *guard)
{
	rules_free(&guard->rules);
	buf_free(&guard->plain);
	free(guard->words);
}

/* One pattern in a part of the text. A pattern that does not compile matches nothing: a unit
 * test compiles them all. */
static bool match(struct guard *guard, size_t number, struct span subject, struct span *where)
{
	struct lazy_pattern *lazy = &guard->rules.patterns[number];
	struct fault fault;

	if (lazy->pattern == NULL && pattern_compile(lazy->text, &lazy->pattern, &fault) != STATUS_OK)
		return false;
	return pattern_match(lazy->pattern, subject, where) == PATTERN_MATCHES;
}

static bool any_match(
    struct guard *guard, struct pattern_group group, struct span subject, struct span *where)
{
	size_t end = group.first + group.count;
	struct span first = {NULL, 0};

	for (size_t i = pattern_set_next(guard->words, group.first, end); i < end;
	     i = pattern_set_next(guard->words, i + 1, end)) {
		struct span here;

		if (match(guard, i, subject, &here) && (first.at == NULL || here.at < first.at))
			first = here;
	}
	if (where != NULL)
		*where = first;
	return first.at != NULL;
}

static struct span whole(const struct guard *guard)
{
	return (struct span){guard->plain.at, guard->plain.len};
}

static bool said(struct guard *guard, struct pattern_group group)
{
	return group.count > 0 && any_match(guard, group, whole(guard), NULL);
}

static void add(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run, struct findings *findings)
{
	struct finding *finding = &findings->at[findings->count];
	size_t from = (size_t)(run.at - guard->plain.at);

	if (findings->count == FINDINGS_MOST)
		return;
	finding->rule = rule;
	finding->start = plain_place(whole(guard), from);
	finding->end = plain_place(whole(guard), from + run.len);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *other = &findings->at[i];

		if (span_same(other->rule->name, rule->name) && finding->start < other->end &&
		    other->start < finding->end)
			return;
	}
	finding->words = plain_cut(text->text, finding->start, finding->end);
	findings->count++;
	findings->errors += rule->level == LEVEL_ERROR;
}

/* What the rule wants, and does not want, in the sentence of a match. */
static bool stands(struct guard *guard, const struct rule *rule, struct span where)
{
	if (rule->beside.count > 0 &&
	    !any_match(guard, rule->beside, plain_sentence(guard, where), NULL))
		return false;
	return rule->unless.count == 0 ||
	       !any_match(guard, rule->unless, plain_sentence(guard, where), NULL);
}

/* Every match of a pattern that nothing excuses. */
static void find(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    size_t number, struct findings *findings)
{
	struct span rest = whole(guard), where;

	for (int n = 0; n < MATCHES_MOST && rest.len > 0 && match(guard, number, rest, &where); n++) {
		const char *end = rest.at + rest.len;
		size_t step = where.len > 0 ? where.len : 1;

		if (where.len == 0)
			return;
		if (stands(guard, rule, where) && guard_test(guard, text, rule, where))
			add(guard, text, rule, where, findings);
		rest = (struct span){where.at + step, (size_t)(end - where.at) - step};
	}
}

static bool suits(enum tri wanted, bool is)
{
	return wanted == TRI_ANY || (wanted == TRI_YES) == is;
}

static bool applies(const struct rule *rule, const struct guard_text *text)
{
	if (rule->stages != 0 && !(rule->stages >> (text->stage < 0 ? STAGES : text->stage) & 1))
		return false;
	return suits(rule->grave, text->grave) && suits(rule->crisis, text->crisis) &&
	       suits(rule->facts, text->facts) && suits(rule->publicly, text->publicly);
}

/* What stands before the first of `with`; all of it where that is missing. */
static bool with_excuses(struct guard *guard, const struct rule *rule)
{
	return rule->test != TEST_BEFORE && said(guard, rule->with);
}

static void apply(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct findings *findings)
{
	size_t end = rule->find.first + rule->find.count;

	if (!applies(rule, text) || (rule->also.count > 0 && !said(guard, rule->also)))
		return;
	if (rule->find.count == 0) {
		if (rule->test == TEST_ECHO)
			guard_echo(guard, text, rule, findings);
		else if (!with_excuses(guard, rule) && guard_test(guard, text, rule, whole(guard)))
			add(guard, text, rule, whole(guard), findings);
		return;
	}
	if (pattern_set_next(guard->words, rule->find.first, end) == end ||
	    with_excuses(guard, rule))
		return;
	for (size_t i = pattern_set_next(guard->words, rule->find.first, end); i < end;
	     i = pattern_set_next(guard->words, i + 1, end))
		find(guard, text, rule, i, findings);
}

struct span guard_first(struct guard *guard, struct pattern_group group)
{
	struct span where = {NULL, 0};

	any_match(guard, group, whole(guard), &where);
	return where;
}

void guard_found(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run, struct findings *findings)
{
	add(guard, text, rule, run, findings);
}

void guard_check(struct guard *guard, const struct guard_text *text, struct findings *findings)
{
	struct guard_text known = *text;

	findings->count = findings->errors = 0;
	plain_make(guard, text->text);
	pattern_set_find(guard->rules.set, whole(guard), guard->words);
	known.grave = text->grave || (text->topic == NULL && said(guard, guard->rules.grave));
	known.crisis = text->crisis || text->stage == STAGE_HOLDING || text->stage == STAGE_UPDATE;
	for (size_t i = 0; i < guard->rules.count; i++)
		apply(guard, &known, &guard->rules.at[i], findings);
}

void findings_write(const struct findings *findings, const char *key, struct buf *out)
{
	member_open(out, key, '[');
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		member_open(out, NULL, '{');
		member_text(out, "name", finding->rule->name);
		member_word(out, "level", level_names[finding->rule->level]);
		member_open(out, "span", '[');
		member_integer(out, NULL, (int64_t)finding->start);
		member_integer(out, NULL, (int64_t)finding->end);
		member_close(out, ']');
		member_text(out, "words", finding->words);
		member_text(out, "suggestion", finding->rule->suggest);
		member_close(out, '}');
	}
	member_close(out, ']');
}
