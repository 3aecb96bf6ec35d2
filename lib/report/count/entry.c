#include "report/count/entry.h"

#include <string.h>

/* The fault of the getters of a record or of an object inside it; base is the line. */
static enum status verdict(
    const struct record *base, const struct record *inner, struct fault *fault)
{
	if (inner->status == STATUS_OK)
		return STATUS_OK;
	fault->column = (size_t)(inner->line.at - base->line.at) + inner->fault.column;
	return fault_set(fault, inner->status, "%s", inner->fault.what);
}

static int term_of(const char *const *names, int count, struct span word)
{
	int i = term_find(names, count, word);

	return word.len == 0 ? ENTRY_NONE : i >= 0 ? i : count;
}

static bool is_repost(struct record *record, struct span kind)
{
	return span_is(kind, "repost") || record_has(record, "repost_of") ||
	    record_has(record, "reposted_by");
}

/* The types of lines that are no posts. */
static enum entry_kind kind_of_type(struct record *record)
{
	static const char *const names[] = {"alert", "case", "due", "event", "grade"};
	int i = term_find(names, sizeof names / sizeof *names, post_member(record, "type"));

	return i < 0 ? ENTRY_OTHER : (enum entry_kind)(ENTRY_ALERT + i);
}

/* What is said of a case has the case's number, which begins with D in a drill. */
static bool is_drill(struct record *record, enum entry_kind kind)
{
	struct span number;

	if (record_has(record, "drill"))
		return post_flag(record, "drill");
	if (kind < ENTRY_CASE || kind > ENTRY_EVENT)
		return false;
	number = post_member(record, "number");
	return number.len > 0 && number.at[0] == 'D';
}

static enum entry_kind kind_of(struct record *record, bool drills, struct entry *entry)
{
	struct span kind = post_member(record, "kind"), op = post_member(record, "op");
	bool post = post_is(record);

	if (span_is(kind, "delete") || span_is(op, "delete"))
		return ENTRY_DELETION;
	if (!post)
		entry->kind = kind_of_type(record);
	entry->drill = is_drill(record, entry->kind);
	if (!drills && entry->drill)
		return ENTRY_DRILL;
	if (entry->kind == ENTRY_ALERT)
		entry->level = post_member(record, "level");
	if (!post)
		return entry->kind;
	if (post_flag(record, "author_staff"))
		return ENTRY_OWN;
	entry->edit = span_is(op, "update");
	return is_repost(record, kind) ? ENTRY_REPOST : ENTRY_POST;
}

static void read_score(struct record *score, struct entry *entry)
{
	double urgency;

	entry->scored = true;
	entry->label = term_of(label_names, LABELS, post_member(score, "label"));
	entry->severity = term_of(severity_names, SEVERITIES, post_member(score, "severity"));
	entry->stance = post_member(score, "stance");
	if (record_real(score, "urgency", &urgency))
		entry->urgency = urgency <= 0 ? 0 : urgency >= 100 ? 100 : (int)(urgency + 0.5);
	entry->topics.count = record_texts(score, "topics", &entry->topics.at);
}

static void read_route(struct record *route, struct entry *entry)
{
	int severity = term_of(severity_names, SEVERITIES, post_member(route, "severity"));
	struct span stance = post_member(route, "stance");
	bool answer;

	entry->routed = true;
	entry->team = post_member(route, "team");
	entry->reason = post_member(route, "reason");
	entry->rule = post_member(route, "rule");
	if (record_flag(route, "answer", &answer))
		entry->answer = answer ? POST_ANSWER_YES : POST_ANSWER_NO;
	if (severity != ENTRY_NONE)
		entry->severity = severity;
	if (stance.len > 0)
		entry->stance = stance;
	if (entry->answer == POST_ANSWER_NO)
		return;
	record_time(route, "acknowledge_by", &entry->due[ENTRY_ACKNOWLEDGE]);
	record_time(route, "answer_by", &entry->due[ENTRY_ANSWER]);
}

static void read_reply(struct record *reply, struct entry *entry)
{
	entry->replied = true;
	entry->stage = post_member(reply, "stage");
	entry->blocked.count = record_texts(reply, "blocked", &entry->blocked.at);
	entry->drafted = record_has(reply, "text") && entry->blocked.count == 0;
}

static void read_case(struct record *member, struct entry *entry)
{
	entry->cased = post_member(member, "number").len > 0;
}

/* Who wrote it: names are not unique, nor are ids from one platform to the next, but the hash of
 * what there is tells authors apart well enough to count them. */
static void read_post(struct record *record, struct entry *entry)
{
	entry->platform = post_member(record, "platform");
	entry->lang = post_member(record, "lang");
	entry->author = post_member(record, "author_id");
	if (entry->author.len == 0)
		entry->author = post_member(record, "author_handle");
	entry->created_at = post_created_at(record);
	record_time(record, "collected_at", &entry->collected_at);
}

enum status entry_read(struct record *record, bool drills, struct entry_scratch *scratch,
    struct entry *entry, struct fault *fault)
{
	static const struct {
		const char *name;
		size_t at;
		void (*read)(struct record *inner, struct entry *entry);
	} parts[] = {
	    {"score", offsetof(struct entry_scratch, score), read_score},
	    {"route", offsetof(struct entry_scratch, route), read_route},
	    {"reply", offsetof(struct entry_scratch, reply), read_reply},
	    {"case", offsetof(struct entry_scratch, casing), read_case},
	};

	*entry = (struct entry){.label = ENTRY_NONE, .severity = ENTRY_NONE, .urgency = ENTRY_NONE,
	    .created_at = POST_UNKNOWN, .collected_at = POST_UNKNOWN,
	    .due = {POST_UNKNOWN, POST_UNKNOWN}};
	entry->kind = kind_of(record, drills, entry);
	if (entry->kind == ENTRY_POST)
		read_post(record, entry);
	for (size_t i = 0; entry->kind == ENTRY_POST && i < sizeof parts / sizeof *parts; i++) {
		struct record *inner = (struct record *)(void *)((char *)scratch + parts[i].at);

		record_expect(record, parts[i].name, inner);
		if (!record_inside(record, parts[i].name, inner))
			continue;
		parts[i].read(inner, entry);
		if (verdict(record, inner, fault) != STATUS_OK)
			return STATUS_REJECTED;
	}
	return verdict(record, record, fault);
}

enum status entry_read_words(struct record *record, struct entry *entry, struct fault *fault)
{
	entry->id = post_member(record, "id");
	entry->url = post_member(record, "url");
	entry->handle = post_member(record, "author_handle");
	entry->text = post_text(record);
	return verdict(record, record, fault);
}

void entry_scratch_free(struct entry_scratch *scratch)
{
	record_free(&scratch->score);
	record_free(&scratch->route);
	record_free(&scratch->reply);
	record_free(&scratch->casing);
}
