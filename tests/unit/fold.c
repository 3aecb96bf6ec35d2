/*
 * From events to a case's state: milestones that stand, clocks that stop, and bodies that come back
 * as they were written.
 */
#include "unit.h"

#include "ledger/case_change.h"
#include "ledger/case_fold.h"
#include "ledger/case_number.h"
#include "base/span_text.h"
#include "ledger/cases.h"

enum { HOUR = 3600 };

static struct arena arena;

/* An event of a verb, that many hours after the post. */
static struct change event(enum case_verb verb, int64_t hours)
{
	return (struct change){.verb = verb, .at = hours * HOUR};
}

static void apply(struct case_row *row, enum case_verb verb, int64_t hours)
{
	struct change change = event(verb, hours);

	case_fold(row, &change, &arena);
}

static struct case_row opened(void)
{
	struct case_row row = {.id = 20260000000001};
	struct change change = event(VERB_OPEN, 1);

	change.answer = true;
	change.severity = 2;
	change.posted = HOUR / 2;
	change.due[CASE_BY_ACKNOWLEDGE] = 2 * HOUR;
	change.due[CASE_BY_ANSWER] = 4 * HOUR;
	change.due[CASE_BY_RESOLVE] = 48 * HOUR;
	change.checklist = span_of("[\"order\",\"a \\\"b\\\"\"]");
	case_fold(&row, &change, &arena);
	return row;
}

static void test_milestones(void)
{
	struct case_row row = opened();

	unit_ok(row.milestones[CASE_OPENED] == HOUR && row.milestones[CASE_POSTED] == HOUR / 2,
	    "opened and posted");
	apply(&row, VERB_ACKNOWLEDGE, 3);
	apply(&row, VERB_ACKNOWLEDGE, 2);
	unit_ok(row.milestones[CASE_ACKNOWLEDGED] == 3 * HOUR, "the first that came stands");
	apply(&row, VERB_ANSWER, 5);
	apply(&row, VERB_RESOLVE, 6);
	apply(&row, VERB_REOPEN, 7);
	apply(&row, VERB_RESOLVE, 8);
	apply(&row, VERB_CLOSE, 9);
	unit_ok(row.milestones[CASE_RESOLVED] == 6 * HOUR && row.milestones[CASE_REOPENED] == 7 * HOUR,
	    "resolved twice, reopened once");
	unit_ok(row.numbers[CASE_STATE] == STATE_CLOSED && !case_is_open(&row), "closed");
	row = opened();
	apply(&row, VERB_ANSWER, 2);
	unit_ok(row.milestones[CASE_ACKNOWLEDGED] == 2 * HOUR, "an answer acknowledges");
}

static void test_clocks(void)
{
	struct case_row row = opened();
	struct change change;

	apply(&row, VERB_WAIT, 2);
	unit_ok(case_row_due(&row, CASE_BY_ANSWER) == 0 && row.due[CASE_BY_ANSWER] == 4 * HOUR,
	    "a clock stands while the customer is waited for");
	change = event(VERB_NOTE, 2);
	change.due[CASE_BY_UPDATE] = 3 * HOUR;
	case_fold(&row, &change, &arena);
	unit_ok(case_row_due(&row, CASE_BY_UPDATE) == 3 * HOUR, "a promise does not stand");
	apply(&row, VERB_WAIT, 3);
	unit_ok(row.numbers[CASE_WAITING_SINCE] == 2 * HOUR, "waited for since the first");
	change = event(VERB_RESUME, 10);
	change.due[CASE_BY_ANSWER] = 12 * HOUR;
	case_fold(&row, &change, &arena);
	unit_ok(case_row_due(&row, CASE_BY_ANSWER) == 12 * HOUR, "it goes on");
	row.numbers[CASE_EXPIRES] = HOUR;
	apply(&row, VERB_ACKNOWLEDGE, 11);
	unit_ok(row.due[CASE_BY_ACKNOWLEDGE] == 12 * HOUR, "an acknowledgement comes back");
	apply(&row, VERB_ANSWER, 12);
	unit_ok(row.due[CASE_BY_ACKNOWLEDGE] == 0 && row.due[CASE_BY_UPDATE] == 0, "answered");
	apply(&row, VERB_ACKNOWLEDGE, 13);
	unit_ok(row.due[CASE_BY_ACKNOWLEDGE] == 0, "after an answer it does not");
	apply(&row, VERB_WATCH, 14);
	for (int i = 0; i < CASE_CLOCKS; i++)
		unit_ok(row.due[i] == 0, "watched: no clock %d", i);
}

static void test_posts(void)
{
	struct case_row row = opened();
	struct change change = event(VERB_POST, 2);

	change.answer = true;
	change.severity = 4;
	change.due[CASE_BY_ANSWER] = 3 * HOUR;
	change.due[CASE_BY_RESOLVE] = 99 * HOUR;
	case_fold(&row, &change, &arena);
	unit_ok(row.numbers[CASE_POSTS] == 2 && row.numbers[CASE_SEVERITY] == 4, "a graver post");
	unit_ok(row.due[CASE_BY_ANSWER] == 3 * HOUR && row.due[CASE_BY_RESOLVE] == 48 * HOUR,
	    "the earlier deadline counts");
	change.severity = 1;
	change.due[CASE_BY_ANSWER] = HOUR;
	case_fold(&row, &change, &arena);
	unit_ok(row.numbers[CASE_SEVERITY] == 4 && row.due[CASE_BY_ANSWER] == 3 * HOUR,
	    "a lighter one changes nothing");
	change = event(VERB_ABSORB, 3);
	change.posts = 5;
	case_fold(&row, &change, &arena);
	unit_ok(row.numbers[CASE_POSTS] == 8, "another case's posts");
	apply(&row, VERB_EDIT, 4);
	unit_ok(row.numbers[CASE_POSTS] == 8, "an edit is no new post");
}

static void test_facts(void)
{
	struct case_row row = opened();
	struct change change = event(VERB_FACT, 2);

	change.fact = span_of("a \"b\"");
	case_fold(&row, &change, &arena);
	unit_ok(span_is(row.words[CASE_MISSING], "[\"order\"]"), "one is established");
	case_fold(&row, &change, &arena);
	change.fact = span_of("order");
	case_fold(&row, &change, &arena);
	unit_ok(row.words[CASE_MISSING].len == 0, "all are");
	unit_ok(row.numbers[CASE_STATE] == STATE_INVESTIGATING, "investigating");
}

static void test_bodies(void)
{
	struct change change = event(VERB_OPEN, 1), back;
	struct record record = {0};
	struct buf first = {0}, second = {0};
	struct fault fault = {0};

	change.team = span_of("a \"team\"\n");
	change.severity = 3;
	change.answer = change.done = true;
	change.until = 1795348800;
	change.due[CASE_BY_FOLLOW_UP] = 1795348801;
	change.escalate = span_of("[{\"at\":\"x\"}]");
	change_write(&change, &first);
	unit_ok(change_read(&back, &record, (struct span){first.at, first.len}, &fault) == STATUS_OK,
	    "a body is read");
	change_write(&back, &second);
	unit_ok(span_same((struct span){first.at, first.len}, (struct span){second.at, second.len}),
	    "and written as it was");
	unit_ok(change_read(&back, &record, span_of("{\"team\":1}"), &fault) == STATUS_REJECTED,
	    "one of the wrong type is not");
	unit_ok(
	    change_read(&back, &record, span_of("{\"severity\":5}"), &fault) == STATUS_REJECTED,
	    "nor is one out of range");
	record_free(&record);
	buf_free(&first);
	buf_free(&second);
}

static void test_numbers(void)
{
	static const char *const wrong[] = {"", "C-2026-", "C-2026-00001", "X-2026-000001",
	    "C-2026-000000", "C-26-000001", "C-2026-00000x", "C-2026-99999999999", "C 2026 000001"};
	static const char *const right[] = {"C-2026-000001", "D-2026-000123", "C-2026-12345678"};
	char text[CASE_NUMBER_SIZE], span[SPAN_TEXT_SIZE];
	int64_t id = 7;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		unit_ok(!case_number_read(span_of(wrong[i]), &id) && id == 7, "'%s'", wrong[i]);
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		unit_ok(case_number_read(span_of(right[i]), &id), "number %zu is read", i);
		case_number_write(text, id);
		unit_ok(strcmp(text, right[i]) == 0, "%s again", right[i]);
		unit_ok(case_is_drill(id) == (*right[i] == 'D'), "%s is a drill or not", right[i]);
	}
	span_text(span, 90061);
	unit_ok(strcmp(span, "1d1h") == 0, "%s", span);
	span_text(span, 3660);
	unit_ok(strcmp(span, "1h01m") == 0, "%s", span);
}

int main(void)
{
	test_milestones();
	test_clocks();
	test_posts();
	test_facts();
	test_bodies();
	test_numbers();
	arena_free(&arena);
	return unit_done();
}
