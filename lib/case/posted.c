#include "case/posted.h"

#include <string.h>

#include "base/hash.h"
#include "post/member.h"
#include "post/post.h"
#include "post/term.h"

static void read_route(struct record *route, struct change *change)
{
	struct span severity = post_member(route, "severity");
	struct span priority = post_member(route, "priority");

	record_text(route, "team", &change->team);
	record_text(route, "stance", &change->stance);
	record_text(route, "reason", &change->reason);
	record_flag(route, "answer", &change->answer);
	change->severity = 1 + term_find(severity_names, SEVERITIES, severity);
	if (priority.len == 2 && priority.at[1] >= '1' && priority.at[1] <= '4')
		change->priority = priority.at[1] - '0';
	if (!change->answer)
		return;
	record_time(route, "acknowledge_by", &change->due[CASE_BY_ACKNOWLEDGE]);
	record_time(route, "answer_by", &change->due[CASE_BY_ANSWER]);
	record_time(route, "resolve_by", &change->due[CASE_BY_RESOLVE]);
	record_integer(route, "acknowledge_expires", &change->expires);
	change->escalate = record_raw(route, "escalate");
	change->checklist = record_raw(route, "checklist");
}

/* The first 32 bits tell words apart, the last how they were routed. */
static int64_t mark_of(const struct posted *posted, struct record *record)
{
	const struct change *change = &posted->change;
	uint64_t words = hash_text(hash_text(HASH_START, post_member(record, "title")),
	    post_member(record, "text"));
	uint64_t route = hash_number(
	    hash_text(hash_number(HASH_START, (uint64_t)change->severity), change->team),
	    change->answer);

	return (int64_t)((words >> 32 ^ words) << 32 | (uint32_t)(route >> 32 ^ route));
}

static enum status first_wrong(struct record *const *records, size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++)
		if (records[i]->status != STATUS_OK) {
			memcpy(fault->what, records[i]->fault.what, sizeof fault->what);
			return records[i]->status;
		}
	return STATUS_OK;
}

static void read_cluster(struct record *cluster, struct posted *posted)
{
	int64_t size = 0;

	record_integer(cluster, "size", &size);
	if (size > 1)
		record_text(cluster, "id", &posted->ties[POSTED_CLUSTER]);
}

/* What the brand itself writes ties it to nobody else's case. */
static void tie(struct posted *posted, struct record *record)
{
	static const char *const kinds[POSTED_TIES] = {"post", "conversation", "author", "cluster"};
	struct span *ties = posted->ties;

	ties[POSTED_ITSELF] = posted->id;
	ties[POSTED_CONVERSATION] = post_member(record, "conversation_id");
	if (!posted->staff)
		ties[POSTED_AUTHOR] = post_member(record, "author_id");
	if (!posted->staff && ties[POSTED_AUTHOR].len == 0)
		ties[POSTED_AUTHOR] = post_member(record, "author_handle");
	if (posted->staff)
		ties[POSTED_CLUSTER] = (struct span){NULL, 0};
	for (int i = 0; i < POSTED_TIES; i++)
		if (ties[i].len > 0)
			posted->keys[i] = posted_key(posted, kinds[i], ties[i]);
}

enum status posted_read(struct posted *posted, struct record *record,
    struct posted_scratch *scratch, struct fault *fault)
{
	struct record *inner[] = {&scratch->route, &scratch->score, &scratch->cluster};
	const struct span *topics;
	int64_t created = post_created_at(record);

	*posted = (struct posted){
	    .platform = post_member(record, "platform"),
	    .id = post_member(record, "id"),
	    .parent = post_member(record, "in_reply_to"),
	    .drill = post_flag(record, "drill"),
	    .staff = post_flag(record, "author_staff"),
	    .deleted = span_is(post_member(record, "op"), "delete"),
	};
	for (size_t i = 0; i < 3; i++)
		inner[i]->status = STATUS_OK;
	posted->routed = record_inside(record, "route", &scratch->route);
	if (posted->routed)
		read_route(&scratch->route, &posted->change);
	if (posted->routed && record_inside(record, "score", &scratch->score) &&
	    record_texts(&scratch->score, "topics", &topics) > 0)
		posted->change.topic = topics[0];
	if (posted->routed && record_inside(record, "cluster", &scratch->cluster))
		read_cluster(&scratch->cluster, posted);
	posted->change.platform = posted->platform;
	posted->change.posted = created != POST_UNKNOWN ? created : 0;
	posted->mark = mark_of(posted, record);
	tie(posted, record);
	return first_wrong(inner, 3, fault);
}

void posted_write(struct record *record, struct buf *out)
{
	static const char *const kept[] = {"id", "url", "created_at", "author_id", "author_handle",
	    "author_name", "conversation_id", "title", "text"};

	member_open(out, NULL, '{');
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct span value = record_raw(record, kept[i]);

		if (value.len == 0 || value.at[0] != '"')
			continue;
		member_open(out, kept[i], '"');
		buf_add(out, value.at + 1, value.len - 1);
	}
	member_close(out, '}');
}

struct case_key posted_key(const struct posted *posted, const char *kind, struct span id)
{
	return case_key_of(posted->drill, kind, posted->platform, id);
}

void posted_scratch_free(struct posted_scratch *scratch)
{
	record_free(&scratch->route);
	record_free(&scratch->score);
	record_free(&scratch->cluster);
}
