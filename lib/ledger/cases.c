#include "ledger/cases.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/statement.h"

/* The columns of case_rows, in order: the id, and the arrays of struct case_row. */
enum {
	FIRST_NUMBER = 1,
	FIRST_MILESTONE = FIRST_NUMBER + CASE_NUMBERS,
	FIRST_CLOCK = FIRST_MILESTONE + CASE_MILESTONES,
	FIRST_WORD = FIRST_CLOCK + CASE_CLOCKS,
};

enum case_statement { NUMBER, LOAD, STORE, ADD_DUE, DROP_DUE, EACH, EACH_DUE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [NUMBER] = "SELECT max(id) FROM case_rows WHERE id >= ?1 AND id < ?2",
    [LOAD] = "SELECT * FROM case_rows WHERE id = ?1",
    [STORE] = "INSERT OR REPLACE INTO case_rows VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,"
              "?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29,?30,?31,?32,?33,?34,"
              "?35,?36,?37,?38,?39)",
    [ADD_DUE] = "INSERT OR IGNORE INTO case_due VALUES (?1, ?2, ?3, ?4, ?5)",
    [DROP_DUE] = "DELETE FROM case_due"
                 " WHERE drill = ?1 AND rank = ?2 AND at = ?3 AND case_id = ?4 AND clock = ?5",
    [EACH] = "SELECT * FROM case_rows WHERE id >= ?1 AND id < ?2 AND (?3 < 0 OR state = ?3)"
             " AND (?4 = 0 OR severity = ?4) AND (?5 = '' OR team = ?5) AND (?6 = '' OR topic = ?6)"
             " AND opened_at >= ?7 AND opened_at < ?8 ORDER BY id LIMIT ?9",
    [EACH_DUE] = "SELECT case_id, at, clock FROM case_due"
                 " WHERE drill = ?1 AND rank = ?2 AND at >= ?3 AND at < ?4 ORDER BY at, case_id, clock",
};

struct cases {
	struct ledger *ledger;
	sqlite3_stmt *statements[STATEMENTS];
	int severity; /* of the clocks that are walked */
};

enum status cases_open(struct cases **cases, struct ledger *ledger, struct fault *fault)
{
	struct cases *new = mem_new(1, sizeof *new);
	enum status status = statements_prepare(ledger, sql, STATEMENTS, new->statements, fault);

	_Static_assert(FIRST_WORD + CASE_WORDS == 39, "as many as STORE has");
	new->ledger = ledger;
	if (status != STATUS_OK) {
		cases_free(new);
		return status;
	}
	*cases = new;
	return STATUS_OK;
}

void cases_free(struct cases *cases)
{
	if (cases == NULL)
		return;
	statements_finalize(cases->statements, STATEMENTS);
	free(cases);
}

/* Rows ------------------------------------------------------------------------------------ */

enum status cases_number(
    struct cases *cases, bool drill, int year, int64_t *id, struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[NUMBER];
	int64_t base = (drill ? CASE_ID_DRILL : 0) + year * CASE_ID_YEAR;
	bool got;

	sqlite3_bind_int64(statement, 1, base);
	sqlite3_bind_int64(statement, 2, base + CASE_ID_YEAR);
	if (statement_next(cases->ledger, statement, &got, fault) != STATUS_OK)
		return STATUS_IO;
	*id = sqlite3_column_int64(statement, 0);
	*id = (*id > base ? *id : base) + 1;
	sqlite3_reset(statement);
	return STATUS_OK;
}

static struct span kept_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
	struct span text = column_text(statement, column);

	if (text.len == 0)
		return (struct span){NULL, 0};
	return (struct span){arena_copy(arena, text.at, text.len), text.len};
}

static void read_row(sqlite3_stmt *statement, struct arena *arena, struct case_row *row)
{
	row->id = sqlite3_column_int64(statement, 0);
	for (int i = 0; i < CASE_NUMBERS; i++)
		row->numbers[i] = sqlite3_column_int64(statement, FIRST_NUMBER + i);
	for (int i = 0; i < CASE_MILESTONES; i++)
		row->milestones[i] = sqlite3_column_int64(statement, FIRST_MILESTONE + i);
	for (int i = 0; i < CASE_CLOCKS; i++)
		row->due[i] = sqlite3_column_int64(statement, FIRST_CLOCK + i);
	for (int i = 0; i < CASE_WORDS; i++)
		row->words[i] = kept_text(statement, FIRST_WORD + i, arena);
}

enum status cases_load(struct cases *cases, int64_t id, struct arena *arena, struct case_row *row,
    bool *found, struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[LOAD];
	enum status status;

	sqlite3_bind_int64(statement, 1, id);
	status = statement_next(cases->ledger, statement, found, fault);
	if (*found)
		read_row(statement, arena, row);
	sqlite3_reset(statement);
	return status;
}

int64_t case_row_due(const struct case_row *row, enum case_clock clock)
{
	bool stands = row->numbers[CASE_WAITING_SINCE] != 0 && clock != CASE_BY_UPDATE &&
	    clock != CASE_BY_RETURN;

	return stands ? 0 : row->due[clock];
}

/* Where the row, which may be NULL, stands in case_due for a clock; at 0 is nowhere. */
static struct case_due place_of(const struct case_row *row, enum case_clock clock)
{
	struct case_due place = {0, 0, clock, 0};

	if (row != NULL) {
		place.id = row->id;
		place.at = case_row_due(row, clock);
		place.severity = (int)row->numbers[CASE_SEVERITY];
	}
	return place;
}

static enum status put_due(struct cases *cases, enum case_statement which,
    const struct case_due *place, struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[which];

	sqlite3_bind_int64(statement, 1, case_is_drill(place->id));
	sqlite3_bind_int64(statement, 2, 4 - place->severity);
	sqlite3_bind_int64(statement, 3, place->at);
	sqlite3_bind_int64(statement, 4, place->id);
	sqlite3_bind_int64(statement, 5, place->clock);
	return statement_run(cases->ledger, statement, fault);
}

static enum status store_due(struct cases *cases, const struct case_row *before,
    const struct case_row *row, struct fault *fault)
{
	enum status status = STATUS_OK;

	for (int i = 0; status == STATUS_OK && i < CASE_CLOCKS; i++) {
		struct case_due old = place_of(before, (enum case_clock)i);
		struct case_due new = place_of(row, (enum case_clock)i);

		if (old.at == new.at && old.severity == new.severity)
			continue;
		if (old.at != 0)
			status = put_due(cases, DROP_DUE, &old, fault);
		if (status == STATUS_OK && new.at != 0)
			status = put_due(cases, ADD_DUE, &new, fault);
	}
	return status;
}

enum status cases_store(struct cases *cases, const struct case_row *before,
    const struct case_row *row, struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[STORE];
	enum status status;

	sqlite3_bind_int64(statement, 1, row->id);
	for (int i = 0; i < CASE_NUMBERS; i++)
		bind_number(statement, 1 + FIRST_NUMBER + i, row->numbers[i]);
	for (int i = 0; i < CASE_MILESTONES; i++)
		bind_number(statement, 1 + FIRST_MILESTONE + i, row->milestones[i]);
	for (int i = 0; i < CASE_CLOCKS; i++)
		bind_number(statement, 1 + FIRST_CLOCK + i, row->due[i]);
	for (int i = 0; i < CASE_WORDS; i++)
		bind_words(statement, 1 + FIRST_WORD + i, row->words[i]);
	status = statement_run(cases->ledger, statement, fault);
	return status == STATUS_OK ? store_due(cases, before, row, fault) : status;
}

bool case_row_same(const struct case_row *a, const struct case_row *b)
{
	bool same = a->id == b->id && memcmp(a->numbers, b->numbers, sizeof a->numbers) == 0 &&
	    memcmp(a->milestones, b->milestones, sizeof a->milestones) == 0 &&
	    memcmp(a->due, b->due, sizeof a->due) == 0;

	for (int i = 0; same && i < CASE_WORDS; i++)
		same = span_same(a->words[i], b->words[i]);
	return same;
}

/* Walks ----------------------------------------------------------------------------------- */

void cases_each(struct cases *cases, const struct case_wish *wish)
{
	sqlite3_stmt *statement = cases->statements[EACH];

	sqlite3_reset(statement);
	sqlite3_bind_int64(statement, 1, wish->drill ? CASE_ID_DRILL : 0);
	sqlite3_bind_int64(statement, 2, wish->drill ? INT64_MAX : CASE_ID_DRILL);
	sqlite3_bind_int64(statement, 3, wish->state);
	sqlite3_bind_int64(statement, 4, wish->severity);
	bind_text(statement, 5, wish->team);
	bind_text(statement, 6, wish->topic);
	sqlite3_bind_int64(statement, 7, wish->since);
	sqlite3_bind_int64(statement, 8, wish->until != 0 ? wish->until : INT64_MAX);
	sqlite3_bind_int64(statement, 9, wish->most != 0 ? wish->most : -1);
}

enum status cases_next(struct cases *cases, struct arena *arena, struct case_row *row, bool *got,
    struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[EACH];
	enum status status = statement_next(cases->ledger, statement, got, fault);

	if (*got)
		read_row(statement, arena, row);
	return status;
}

void cases_due(struct cases *cases, bool drill, int severity, int64_t since, int64_t until)
{
	sqlite3_stmt *statement = cases->statements[EACH_DUE];

	cases->severity = severity;
	sqlite3_reset(statement);
	sqlite3_bind_int64(statement, 1, drill);
	sqlite3_bind_int64(statement, 2, 4 - severity);
	sqlite3_bind_int64(statement, 3, since);
	sqlite3_bind_int64(statement, 4, until);
}

enum status cases_due_next(
    struct cases *cases, struct case_due *due, bool *got, struct fault *fault)
{
	sqlite3_stmt *statement = cases->statements[EACH_DUE];
	enum status status = statement_next(cases->ledger, statement, got, fault);

	if (*got)
		*due = (struct case_due){sqlite3_column_int64(statement, 0),
		    sqlite3_column_int64(statement, 1),
		    (enum case_clock)sqlite3_column_int(statement, 2), cases->severity};
	return status;
}

enum status cases_count(struct cases *cases, struct cases_total *total, struct fault *fault)
{
	enum status status = ledger_ask(
	    cases->ledger, "SELECT count(*) FROM case_rows", &total->cases, fault);

	if (status == STATUS_OK)
		status = ledger_ask(
		    cases->ledger, "SELECT count(*) FROM case_due", &total->clocks, fault);
	if (status == STATUS_OK)
		status = ledger_ask(cases->ledger, "SELECT coalesce(sum(at), 0) FROM case_due",
		    &total->ends, fault);
	return status;
}
