/*
 * crisis-case purge: takes what is personal from cases that are over and that nobody has touched for
 * long. Their states, times and counts stay, and that it was done is an event.
 */
#include <stdlib.h>

#include "case/desk.h"
#include "ledger/case_fold.h"
#include "post/member.h"

struct ids {
	int64_t *at;
	size_t count, room;
};

static enum status collect(
    struct desk *desk, bool drill, int64_t before, struct ids *ids, struct fault *fault)
{
	const struct case_wish wish = {.state = -1, .drill = drill};
	struct case_row row;
	bool got = true;
	enum status status = STATUS_OK;

	cases_each(desk->book.cases, &wish);
	while (status == STATUS_OK && got) {
		arena_reset(&desk->book.arena);
		status = cases_next(desk->book.cases, &desk->book.arena, &row, &got, fault);
		if (!got || case_is_open(&row) || row.numbers[CASE_LAST_AT] >= before)
			continue;
		ids->at = mem_room(ids->at, ids->count, &ids->room, sizeof *ids->at);
		ids->at[ids->count++] = row.id;
	}
	return status;
}

static enum status purge(
    struct desk *desk, const struct ids *ids, struct change *change, struct fault *fault)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < ids->count; i++) {
		int64_t events;

		status = case_events_purge(desk->book.events, ids->at[i], &events, fault);
		change->cases += events > 0;
		change->posts += events;
	}
	return status == STATUS_OK ? case_keys_purge(desk->book.keys, fault) : status;
}

static void tell(const struct change *change, struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "purged");
	member_time(out, "before", change->until);
	member_integer(out, "cases", change->cases);
	member_integer(out, "events", change->posts);
	member_close(out, '}');
	buf_char(out, '\n');
}

enum status run_purge(struct desk *desk, int *answer, struct fault *fault)
{
	struct change change = {.verb = VERB_PURGE, .at = desk->at};
	struct book *book = &desk->book;
	struct ids ids = {0};
	struct span actor;
	enum status status = desk_actor(desk, &actor, fault);

	(void)answer;
	if (status == STATUS_OK && desk->wishes->older_than < 0)
		status = fault_set(fault, STATUS_USAGE, "what is old? --older-than 1y");
	change.until = book->now - desk->wishes->older_than;
	if (status == STATUS_OK)
		status = case_events_shred(book->events, fault);
	if (status == STATUS_OK)
		status = book_begin(book, fault);
	if (status == STATUS_OK)
		status = collect(desk, false, change.until, &ids, fault);
	if (status == STATUS_OK)
		status = collect(desk, true, change.until, &ids, fault);
	if (status == STATUS_OK)
		status = purge(desk, &ids, &change, fault);
	if (status == STATUS_OK && change.cases > 0)
		status = book_add(book, NULL, &change, actor, span_of("{}"), fault);
	if (status == STATUS_OK)
		status = book_commit(book, fault);
	if (status == STATUS_OK)
		tell(&change, &desk->out->waiting);
	free(ids.at);
	return status;
}
