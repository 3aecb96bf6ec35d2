/*
 * Zendesk: tickets, their comments and audits, searches, incremental exports and the lines of a
 * full export. A ticket's description is its first comment: where both are at hand it is given
 * once, as the ticket.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/zendesk.h"

#include <stdio.h>
#include <string.h>

static const struct fill_row ticket_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(conversation_id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"description", FILL_TEXT, FILL_AT(text)},
    {"subject", FILL_TEXT, FILL_AT(title)},
    {"raw_subject", FILL_TEXT, FILL_AT(title)},
    {"requester_id", FILL_ID, FILL_AT(author_id)},
    {"requester.id", FILL_ID, FILL_AT(author_id)},
    {"requester.name", FILL_TEXT, FILL_AT(author_name)},
    {"tags[]", FILL_LIST, FILL_AT(tags)},
    {NULL, 0, 0},
};

static const struct fill_row comment_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"body", FILL_TEXT, FILL_AT(text)},
    {"plain_body", FILL_TEXT, FILL_AT(text)},
    {"html_body", FILL_HTML, FILL_AT(text)},
    {"author_id", FILL_ID, FILL_AT(author_id)},
    {"author.id", FILL_ID, FILL_AT(author_id)},
    {"author.name", FILL_TEXT, FILL_AT(author_name)},
    {"ticket_id", FILL_ID, FILL_AT(conversation_id)},
    {"attachments[].content_url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static const struct fill_row via_rows[] = {
    {"via.channel", FILL_TEXT, FILL_AT(source)},
    {"via.source.from.username", FILL_TEXT, FILL_AT(author_handle)},
    {"via.source.from.name", FILL_TEXT, FILL_AT(author_name)},
    {"via.source.from.profile_url", FILL_TEXT, FILL_AT(author_url)},
    {NULL, 0, 0},
};

/* Where it was really written. */
static void take_via(struct sink *sink, const json_t *value)
{
	static const struct {
		const char *channel, *platform;
	} channels[] = {{"twitter", "x"}, {"twitter_dm", "x"}, {"twitter_like", "x"},
	    {"twitter_favorite", "x"}, {"facebook", "facebook"}, {"facebook_post", "facebook"},
	    {"facebook_message", "messenger"}, {"messenger", "messenger"},
	    {"whatsapp", "whatsapp"}, {"instagram_dm", "instagram"}, {"telegram", "telegram"}};

	fill_post(sink, via_rows, value);
	for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
		if (span_is(sink->post.source, channels[i].channel))
			sink->post.platform = span_of(channels[i].platform);
}

/* An API's address of a ticket names the host of its page. */
static struct span page_of(struct sink *sink, const json_t *ticket)
{
	const char *url = json_string_value(json_object_get(ticket, "url"));
	const char *api = url != NULL ? strstr(url, "/api/v2/") : NULL;

	if (api == NULL || sink->post.id.len == 0)
		return (struct span){0};
	return sink_join(sink,
	    (struct span[]){{url, (size_t)(api - url)}, span_of("/agent/tickets/"),
	        sink->post.id},
	    3);
}

/* good and bad, or words that start so, as "good_with_comment"; offered is no answer. */
static bool take_score(struct sink *sink, const json_t *rating)
{
	const char *score = json_string_value(json_object_get(rating, "score"));

	if (score == NULL || (strncmp(score, "good", 4) != 0 && strncmp(score, "bad", 3) != 0))
		return false;
	sink->post.rating = *score == 'g' ? 5 : 1;
	sink->post.rating_max = 5;
	return true;
}

static bool is_id(const json_t *value, struct span id)
{
	char digits[24];

	if (!json_is_integer(value))
		return value != NULL && span_same(fill_text(value), id);
	snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
	return span_is(id, digits);
}

/* Names who wrote, and whether that is one of the staff: by the role in what was sent along,
 * else by whether it is who asks or who is to answer. */
static void take_author(struct sink *sink, const struct desk *desk)
{
	struct post *post = &sink->post;
	const json_t *user = json_object_getn(desk->users, post->author_id.at, post->author_id.len);
	const char *role = json_string_value(json_object_get(user, "role"));

	if (post->author_id.at == NULL)
		return;
	if (post->author_name.at == NULL && json_string_length(json_object_get(user, "name")) > 0)
		post->author_name = fill_text(json_object_get(user, "name"));
	if (role != NULL)
		post->author_staff =
		    strcmp(role, "end-user") == 0 ? POST_ANSWER_NO : POST_ANSWER_YES;
	else if (is_id(desk->requester, post->author_id))
		post->author_staff = POST_ANSWER_NO;
	else if (is_id(desk->assignee, post->author_id))
		post->author_staff = POST_ANSWER_YES;
}

static void put_deletion(struct sink *sink, const json_t *ticket)
{
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(ticket, "updated_at"), &when);
	sink_tombstone(sink, "zendesk", fill_id(sink, json_object_get(ticket, "id")), when);
}

void zendesk_ticket(struct sink *sink, const json_t *ticket, const struct desk *desk)
{
	struct post *post;

	if (fill_is(ticket, "status", "deleted")) {
		put_deletion(sink, ticket);
		return;
	}
	post = sink_begin(sink, "zendesk");
	fill_post(sink, ticket_rows, ticket);
	take_via(sink, ticket);
	take_score(sink, json_object_get(ticket, "satisfaction_rating"));
	take_author(sink, desk);
	post->url = page_of(sink, ticket);
	post->kind = span_of("ticket");
	sink_end(sink);
}

/* True where the comment is what the ticket beside it says already. */
static bool is_description(const json_t *comment, const json_t *ticket)
{
	struct span words = fill_text(json_object_get(ticket, "description"));
	struct span body = fill_text(json_object_get(comment, "body"));

	while (words.len > 0 && strchr(" \r\n", words.at[words.len - 1]) != NULL)
		words.len--;
	while (body.len > 0 && strchr(" \r\n", body.at[body.len - 1]) != NULL)
		body.len--;
	return words.len > 0 && span_same(words, body);
}

/* What the comment does not say itself is the audit's. */
static void take_audit(struct sink *sink, const json_t *audit)
{
	static const struct fill_row rows[] = {
	    {"ticket_id", FILL_ID, FILL_AT(conversation_id)},
	    {"created_at", FILL_TIME, FILL_AT(created_at)},
	    {"timestamp", FILL_TIME, FILL_AT(created_at)},
	    {"author_id", FILL_ID, FILL_AT(author_id)},
	    {"updater_id", FILL_ID, FILL_AT(author_id)},
	    {NULL, 0, 0},
	};

	fill_post(sink, rows, audit);
}

void zendesk_comment(struct sink *sink, const json_t *comment, const json_t *audit,
    const struct desk *desk)
{
	struct post *post;

	if (is_description(comment, desk->ticket))
		return;
	if (json_is_false(json_object_get(comment, "public")) ||
	    json_is_false(json_object_get(comment, "is_public"))) {
		sink_note(sink, NOTE_INTERNAL, 1);
		return;
	}
	post = sink_begin(sink, "zendesk");
	fill_post(sink, comment_rows, comment);
	take_via(sink, fill_find(comment, "via.channel") != NULL ? comment : audit);
	take_audit(sink, audit);
	if (post->conversation_id.at == NULL)
		post->conversation_id = fill_id(sink, json_object_get(desk->ticket, "id"));
	take_author(sink, desk);
	post->kind = span_of("comment");
	sink_end(sink);
}

void zendesk_satisfaction(struct sink *sink, const json_t *rating)
{
	static const struct fill_row rows[] = {
	    {"id", FILL_ID, FILL_AT(id)},
	    {"created_at", FILL_TIME, FILL_AT(created_at)},
	    {"comment", FILL_TEXT, FILL_AT(text)},
	    {"requester_id", FILL_ID, FILL_AT(author_id)},
	    {"ticket_id", FILL_ID, FILL_AT(conversation_id)},
	    {NULL, 0, 0},
	};

	sink_begin(sink, "zendesk");
	fill_post(sink, rows, rating);
	if (!take_score(sink, rating)) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	sink->post.kind = span_of("review");
	sink_end(sink);
}
