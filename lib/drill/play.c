#include "drill/play.h"

#include "base/when.h"
#include "post/post.h"

static bool time_of(struct record *record, int64_t *when)
{
	return record_time(record, "collected_at", when) ||
	    record_time(record, "created_at", when) ||
	    (!post_is(record) && record_time(record, "at", when));
}

/* The member's time moved by so many seconds, where it stands. */
static void copy_moved(
    const struct record_member *member, int64_t by, const char *line, struct buf *out)
{
	size_t before = (size_t)(member->value.at - line) - member->start;
	char text[WHEN_SIZE];
	int64_t when;

	buf_add(out, line + member->start, before);
	if (member->value.len > 2 && *member->value.at == '"' &&
	    when_rfc3339(member->value.at + 1, member->value.len - 2, &when)) {
		when_write(text, when + by);
		buf_format(out, "\"%s\"", text);
	} else {
		buf_add(out, member->value.at, member->value.len);
	}
}

/* The line with its times moved: those of the post, and of an alert, not what filters said. */
static void move(struct record *record, int64_t by, struct buf *out)
{
	static const char *const times[] = {"created_at", "edited_at", "collected_at", "at"};
	const char *line = record->line.at;
	size_t done = 0;

	for (size_t i = 0; i < record->count; i++) {
		const struct record_member *member = &record->members[i];

		for (size_t n = 0; n < sizeof times / sizeof *times; n++)
			if (span_is(member->key, times[n])) {
				buf_add(out, line + done, member->start - done);
				copy_moved(member, by, line, out);
				done = member->end;
			}
	}
	buf_add(out, line + done, record->line.len - done);
}

enum status play_line(void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct play *play = state;
	struct record moved = {0};
	enum status status = STATUS_OK;
	int64_t when;
	bool timed = time_of(record, &when);

	(void)member;
	if (record->status != STATUS_OK || (timed && when < play->from) ||
	    (!timed && !play->begun && play->from != INT64_MIN))
		return STATUS_OK;
	if (timed && !play->begun) {
		play->begun = true;
		play->first = play->from != INT64_MIN ? play->from : when;
		pace_start(&play->pace);
	}
	buf_reset(&play->line);
	move(record, play->shift && play->begun ? play->now - play->first : 0, &play->line);
	if (post_is(record) && !post_flag(record, "drill")) {
		status = record_index(&moved, (struct span){play->line.at, play->line.len}, fault);
		if (status == STATUS_OK) {
			struct buf marked = {0};

			record_write(&moved, "drill", span_of("true"), &marked);
			buf_free(&play->line);
			play->line = marked;
		}
		record_free(&moved);
	}
	if (timed && status == STATUS_OK)
		pace_until(&play->pace, (double)(when - play->first) / play->speed);
	buf_char(&play->line, '\n');
	output_add(play->out, play->line.at, play->line.len);
	return status != STATUS_OK ? status : output_flush(play->out, fault);
}
