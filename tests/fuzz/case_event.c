/* Lines of an export: what is read of an event folds into a case, and its body comes back. */
#include "fuzz.h"

#include <string.h>

#include "ledger/case_change.h"
#include "case/event_line.h"
#include "ledger/case_fold.h"
#include "case/write.h"

static void check_body(const struct change *change)
{
	struct record record = {0};
	struct buf first = {0}, second = {0};
	struct fault fault = {0};
	struct change back;

	change_write(change, &first);
	if (change_read(&back, &record, (struct span){first.at, first.len}, &fault) == STATUS_OK) {
		change_write(&back, &second);
		if (first.len != second.len || memcmp(first.at, second.at, first.len) != 0)
			abort();
	}
	record_free(&record);
	buf_free(&first);
	buf_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record line = {0}, body = {0};
	struct case_row row = {.id = CASE_ID_YEAR * 2026 + 1};
	struct case_event event;
	struct change change;
	struct arena arena = {0};
	struct fault fault = {0};
	struct buf out = {0};

	if (record_index(&line, fuzz_span(data, size), &fault) == STATUS_OK &&
	    event_line_read(&event, &line, &fault) == STATUS_OK &&
	    change_read(&change, &body, event.body, &fault) == STATUS_OK) {
		for (int verb = 0; verb < VERBS; verb++) {
			change.verb = (enum case_verb)verb;
			case_fold(&row, &change, &arena);
		}
		check_body(&change);
		case_write(&row, true, (struct span){NULL, 0}, &out);
		event_line_write(&event, &out);
	}
	buf_free(&out);
	arena_free(&arena);
	record_free(&line);
	record_free(&body);
	return 0;
}
