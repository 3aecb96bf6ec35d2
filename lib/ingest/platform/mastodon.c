/* The REST API of Mastodon and of the servers that speak it. */
#include "ingest/platform/mastodon.h"

#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row status_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"uri", FILL_TEXT, FILL_AT(url)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"edited_at", FILL_TIME, FILL_AT(edited_at)},
    {"account.id", FILL_ID, FILL_AT(author_id)},
    {"account.acct", FILL_TEXT, FILL_AT(author_handle)},
    {"account.display_name", FILL_TEXT, FILL_AT(author_name)},
    {"account.url", FILL_TEXT, FILL_AT(author_url)},
    {"account.followers_count", FILL_COUNT, FILL_AT(author_followers)},
    {"account.bot", FILL_FLAG, FILL_AT(author_bot)},
    {"reblog.id", FILL_ID, FILL_AT(repost_of)},
    {NULL, 0, 0},
};

/* Of what is said: of a boost, the original. */
static const struct fill_row content_rows[] = {
    {"content", FILL_HTML, FILL_AT(text)},
    {"spoiler_text", FILL_TEXT, FILL_AT(title)},
    {"language", FILL_TEXT, FILL_AT(lang)},
    {"in_reply_to_id", FILL_ID, FILL_AT(in_reply_to)},
    {"quote.quoted_status.id", FILL_ID, FILL_AT(quote_of)},
    {"quote.quoted_status_id", FILL_ID, FILL_AT(quote_of)},
    {"quote.id", FILL_ID, FILL_AT(quote_of)},
    {"quote_id", FILL_ID, FILL_AT(quote_of)},
    {"favourites_count", FILL_COUNT, FILL_AT(likes)},
    {"reblogs_count", FILL_COUNT, FILL_AT(reposts)},
    {"quotes_count", FILL_COUNT, FILL_AT(quotes)},
    {"replies_count", FILL_COUNT, FILL_AT(replies)},
    {"tags[].name", FILL_LIST, FILL_AT(tags)},
    {"mentions[].acct", FILL_LIST, FILL_AT(mentions)},
    {"media_attachments[].url", FILL_LIST, FILL_AT(media)},
    {"media_attachments[].remote_url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* What can be voted for is part of what is said: a line each. */
static void add_poll(struct sink *sink, const json_t *status)
{
	const json_t *options = fill_find(status, "poll.options");

	for (size_t i = 0; json_is_array(options) && i < json_array_size(options); i++) {
		struct span parts[] = {sink->post.text,
		    span_of(sink->post.text.len > 0 ? "\n- " : "- "),
		    fill_text(json_object_get(json_array_get(options, i), "title"))};

		if (parts[2].len > 0)
			sink->post.text = sink_join(sink, parts, 3);
	}
}

static void put_status(struct sink *sink, const json_t *status, const char *op)
{
	const json_t *original = json_object_get(status, "reblog");

	if (!json_is_object(original))
		original = status;
	sink_begin(sink, "mastodon")->op = span_of(op);
	fill_post(sink, status_rows, status);
	fill_post(sink, content_rows, original);
	if (original != status)
		sink->post.in_reply_to = (struct span){0};
	add_poll(sink, original);
	sink_end(sink);
}

/* What a status once said, from the list of its edits: its id is not told. */
static bool is_version(const json_t *value)
{
	return fill_has(value, "spoiler_text") && fill_has(value, "created_at") &&
	       fill_has(value, "media_attachments") && !fill_has(value, "id");
}

static bool is_status(const json_t *value)
{
	return json_is_object(json_object_get(value, "account")) && fill_has(value, "content") &&
	       (fill_has(value, "uri") || fill_has(value, "visibility") ||
	           is_version(value));
}

/* A notification or a conversation holds one status, or none. */
static const json_t *status_in(const json_t *value)
{
	const json_t *status = json_object_get(value, "status");

	if (status == NULL)
		status = json_object_get(value, "last_status");
	return is_status(status) ? status : NULL;
}

static bool is_wrapper(const json_t *value)
{
	return status_in(value) != NULL ||
	       (fill_has(value, "type") && fill_has(value, "created_at") &&
	           fill_find(value, "account.acct") != NULL);
}

bool mastodon_fits(const json_t *value)
{
	return is_status(value) || is_wrapper(value) ||
	       (fill_has(value, "ancestors") && fill_has(value, "descendants")) ||
	       (fill_has(value, "statuses") && fill_has(value, "accounts") &&
	           (fill_has(value, "hashtags") ||
	               fill_has(value, "notification_groups")));
}

static size_t put_list(struct sink *sink, const json_t *list)
{
	size_t n = json_is_array(list) ? json_array_size(list) : 0;

	for (size_t i = 0; i < n; i++)
		if (is_status(json_array_get(list, i)))
			put_status(sink, json_array_get(list, i), NULL);
	return n;
}

void mastodon_put(struct sink *sink, const json_t *value, const char *op)
{
	const json_t *inner = status_in(value);
	size_t n = 0;

	if (is_status(value)) {
		put_status(sink, value, op);
	} else if (inner != NULL) {
		put_status(sink, inner, op);
	} else if (fill_has(value, "type")) {
		sink_note(sink, NOTE_LIKES, 1); /* a notification of a follow, say */
	} else {
		n += put_list(sink, json_object_get(value, "ancestors"));
		n += put_list(sink, json_object_get(value, "descendants"));
		n += put_list(sink, json_object_get(value, "statuses"));
		if (n == 0)
			sink_note(sink, NOTE_EMPTY, 1);
	}
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	mastodon_put(sink, value, NULL);
	return STATUS_OK;
}

const struct format format_mastodon = {"mastodon",
    "account, content and uri, or those in descendants, statuses or status", mastodon_fits,
    convert};
