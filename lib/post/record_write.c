/* A record's line with one member more. */
#include "post/record.h"

#include <string.h>

static size_t comma_after(const struct record *record, const struct record_member *member)
{
	const char *end = record->line.at + member->end;

	return (size_t)((const char *)memchr(end, ',', record->close - member->end) -
	    record->line.at);
}

/* Copies the line up to its brace without the members of that name; true when any stayed. */
static bool write_others(const struct record *record, const char *name, struct buf *out)
{
	size_t copied = 0;
	bool kept = false;

	if (!record_has(record, name)) {
		buf_add(out, record->line.at, record->close);
		return record->count > 0;
	}
	for (size_t i = 0; i < record->count; i++) {
		const struct record_member *member = &record->members[i];
		size_t from, to;

		if (!span_is(member->key, name)) {
			kept = true;
			continue;
		}
		/* The comma that goes is the one before, or with nothing before it, the next. The
		 * space before that comma stays, so that writing again gives the same bytes. */
		if (kept) {
			from = comma_after(record, &record->members[i - 1]);
			to = member->end;
		} else {
			from = member->start;
			to = i + 1 < record->count ? record->members[i + 1].start : member->end;
		}
		buf_add(out, record->line.at + copied, from - copied);
		copied = to;
	}
	buf_add(out, record->line.at + copied, record->close - copied);
	return kept;
}

void record_write(
    const struct record *record, const char *name, struct span value, struct buf *out)
{
	if (write_others(record, name, out))
		buf_char(out, ',');
	buf_char(out, '"');
	buf_text(out, name);
	buf_add(out, "\":", 2);
	buf_add(out, value.at, value.len);
	buf_add(out, record->line.at + record->close, record->line.len - record->close);
}
