/*
 * FreeScout, and Help Scout, whose API it speaks: conversations with their threads, and lists.
 * Help Scout's first version has the same without the envelopes.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/chat.h"

static const struct fill_row thread_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"createdAt", FILL_TIME, FILL_AT(created_at)},
    {"body", FILL_HTML, FILL_AT(text)},
    {"text", FILL_HTML, FILL_AT(text)},
    {"createdBy.id", FILL_ID, FILL_AT(author_id)},
    {"customer.id", FILL_ID, FILL_AT(author_id)},
    {"_embedded.attachments[].fileUrl", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row around_rows[] = {
    {"id", FILL_ID, FILL_AT(conversation_id)},
    {"subject", FILL_TEXT, FILL_AT(title)},
    {"type", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

/* firstName in Help Scout's second version, first in the events of it. */
static struct span name_of(struct sink *sink, const json_t *person)
{
	struct span first = fill_text(json_object_get(person, "firstName"));
	struct span last = fill_text(json_object_get(person, "lastName"));

	if (first.at == NULL)
		first = fill_text(json_object_get(person, "first"));
	if (last.at == NULL)
		last = fill_text(json_object_get(person, "last"));
	first = chat_name(sink, first, last);
	return first.len > 0 ? first : (struct span){0};
}

/* Why a thread gives no line; NOTES where it does. */
static enum note reason(const json_t *thread)
{
	if (fill_is(thread, "type", "note") || fill_is(thread, "type", "forwardparent") ||
	    fill_is(thread, "type", "forwardchild"))
		return NOTE_INTERNAL;
	if (fill_is(thread, "type", "lineitem") || fill_is(thread, "state", "draft"))
		return NOTE_EVENTS;
	return NOTES;
}

static void put_thread(struct sink *sink, const json_t *thread, const json_t *conversation)
{
	const json_t *author = json_object_get(thread, "createdBy");
	struct post *post;

	if (!json_is_object(thread))
		return;
	if (reason(thread) != NOTES) {
		sink_note(sink, reason(thread), 1);
		return;
	}
	if (!json_is_object(author))
		author = json_object_get(thread, "customer");
	post = sink_begin(sink, "freescout");
	fill_post(sink, thread_rows, thread);
	fill_post(sink, around_rows, conversation);
	post->author_name = name_of(sink, author);
	if (fill_is(author, "type", "user") || fill_is(thread, "type", "message"))
		post->author_staff = POST_ANSWER_YES;
	else if (fill_is(author, "type", "customer") || fill_is(thread, "type", "customer"))
		post->author_staff = POST_ANSWER_NO;
	post->kind = span_of("message");
	sink_end(sink);
}

static const json_t *threads_of(const json_t *value)
{
	const json_t *threads = fill_find(value, "_embedded.threads");

	return threads != NULL ? threads : json_object_get(value, "threads");
}

/* One of the first version, whose list of threads may be missing where it is one of many. */
static bool is_old(const json_t *value)
{
	return fill_has(value, "mailbox") && fill_has(value, "threadCount") &&
	       fill_has(value, "createdBy");
}

static bool is_conversation(const json_t *value)
{
	return json_is_array(fill_find(value, "_embedded.threads")) || is_old(value);
}

static const json_t *list_of(const json_t *value)
{
	const json_t *list = fill_find(value, "_embedded.conversations");

	return list != NULL ? list : json_object_get(value, "items");
}

static void put_conversation(struct sink *sink, const json_t *conversation)
{
	const json_t *threads = threads_of(conversation);
	const json_t *whole = fill_has(conversation, "subject") ? conversation : NULL;

	for (size_t i = 0; i < json_array_size(threads); i++)
		put_thread(sink, json_array_get(threads, i), whole);
	if (json_array_size(threads) == 0)
		sink_note(sink, NOTE_ROOMS, 1);
}

static bool fits(const json_t *value)
{
	return is_conversation(value) || is_old(json_object_get(value, "item")) ||
	       is_old(fill_find(value, "items.0")) ||
	       json_is_array(fill_find(value, "_embedded.conversations"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *list = list_of(value);
	const json_t *item = json_object_get(value, "item");
	json_int_t pages = json_integer_value(fill_find(value, "page.totalPages"));

	(void)fault;
	if (list == NULL)
		put_conversation(sink, item != NULL ? item : value);
	else if (json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; i < json_array_size(list); i++)
		put_conversation(sink, json_array_get(list, i));
	if (pages > json_integer_value(fill_find(value, "page.number")))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_freescout = {
    "freescout", "_embedded with conversations or threads", fits, convert};
