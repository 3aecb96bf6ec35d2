#include "case/event_line.h"

#include <string.h>

#include "ledger/case_number.h"
#include "ledger/case_row.h"
#include "post/member.h"
#include "post/post.h"

static void write_object(const char *key, struct span object, struct buf *out)
{
	if (object.len == 0)
		return;
	member_open(out, key, object.at[0]);
	buf_add(out, object.at + 1, object.len - 1);
}

static void write_digest(const char *key, const struct digest *digest, struct buf *out)
{
	char hex[DIGEST_HEX];

	digest_write(digest, hex);
	member_word(out, key, hex);
}

void event_line_write(const struct case_event *event, struct buf *out)
{
	char number[CASE_NUMBER_SIZE];

	member_open(out, NULL, '{');
	member_word(out, "type", "event");
	member_integer(out, "seq", event->seq);
	if (event->case_id != 0)
		member_text(out, "number",
		    (struct span){number, case_number_write(number, event->case_id)});
	if (case_is_drill(event->case_id))
		member_flag(out, "drill", true);
	member_time(out, "at", event->at);
	member_time(out, "entered", event->entered);
	member_text(out, "actor", event->actor);
	member_text(out, "verb", event->verb);
	write_object("body", event->body, out);
	write_object("private", event->private, out);
	if (event->sealed)
		write_digest("sealed", &event->seal, out);
	write_digest("hash", &event->hash, out);
	member_close(out, '}');
	buf_char(out, '\n');
}

enum status event_line_read(
    struct case_event *event, struct record *record, struct fault *fault)
{
	struct span number = post_member(record, "number"), sealed = post_member(record, "sealed");

	*event = (struct case_event){
	    .actor = post_member(record, "actor"),
	    .verb = post_member(record, "verb"),
	    .body = record_raw(record, "body"),
	    .private = record_raw(record, "private"),
	    .sealed = sealed.len > 0,
	};
	record_integer(record, "seq", &event->seq);
	record_time(record, "at", &event->at);
	record_time(record, "entered", &event->entered);
	if (record->status != STATUS_OK) {
		memcpy(fault->what, record->fault.what, sizeof fault->what);
		return record->status;
	}
	if ((number.len > 0 && !case_number_read(number, &event->case_id)) ||
	    (event->sealed && !digest_read(sealed, &event->seal)) ||
	    !digest_read(post_member(record, "hash"), &event->hash) || event->body.len == 0)
		return fault_set(fault, STATUS_REJECTED, "no line of an export");
	return STATUS_OK;
}
