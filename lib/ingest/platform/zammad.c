/* Zammad: articles of tickets, alone, in webhooks, or beside a ticket among its assets. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <stdio.h>
#include <string.h>

static const struct fill_row article_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"ticket_id", FILL_ID, FILL_AT(conversation_id)},
    {"subject", FILL_TEXT, FILL_AT(title)},
    {"created_by_id", FILL_ID, FILL_AT(author_id)},
    {"created_by.id", FILL_ID, FILL_AT(author_id)},
    {"from", FILL_TEXT, FILL_AT(author_name)},
    {"type", FILL_TEXT, FILL_AT(source)},
    {"attachments[].url", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

/* "Ana Meier <ana@a.example>" is called Ana Meier. */
static struct span without_address(struct span from)
{
	const char *sign = from.len > 0 ? memchr(from.at, '<', from.len) : NULL;

	if (sign == NULL || sign == from.at)
		return from;
	from.len = (size_t)(sign - from.at);
	while (from.len > 0 && strchr(" \"", from.at[from.len - 1]) != NULL)
		from.len--;
	if (from.len > 0 && *from.at == '"')
		return (struct span){from.at + 1, from.len - 1};
	return from;
}

/* Agents and the system are staff; by name, or by the number that Zammad gives them. */
static void take_sender(struct post *post, const json_t *article)
{
	const char *sender = json_string_value(json_object_get(article, "sender"));
	json_int_t number = json_integer_value(json_object_get(article, "sender_id"));
	bool customer = sender != NULL ? strcmp(sender, "Customer") == 0 : number == 2;
	bool known = sender != NULL || (number >= 1 && number <= 3);

	if (known)
		post->author_staff = customer ? POST_ANSWER_NO : POST_ANSWER_YES;
	if (known && (sender != NULL ? strcmp(sender, "System") == 0 : number == 3))
		post->author_bot = POST_ANSWER_YES;
}

/* ticket may be NULL. */
static void put_article(struct sink *sink, const json_t *article, const json_t *ticket)
{
	struct span type = fill_text(json_object_get(article, "content_type"));
	struct post *post;

	if (!json_is_object(article))
		return;
	if (json_is_true(json_object_get(article, "internal"))) {
		sink_note(sink, NOTE_INTERNAL, 1);
		return;
	}
	post = sink_begin(sink, "zammad");
	fill_post(sink, article_rows, article);
	fill_member(sink, type.len >= 9 && memcmp(type.at, "text/html", 9) == 0 ? FILL_HTML
	                                                                        : FILL_TEXT,
	    FILL_AT(text), fill_text(json_object_get(article, "body")));
	if (post->title.at == NULL && json_string_length(json_object_get(ticket, "title")) > 0)
		post->title = fill_text(json_object_get(ticket, "title"));
	post->author_name = without_address(post->author_name);
	take_sender(post, article);
	post->kind = span_of("message");
	sink_end(sink);
}

static bool is_article(const json_t *value)
{
	return fill_has(value, "ticket_id") && fill_has(value, "body") &&
	       fill_has(value, "internal") &&
	       (fill_has(value, "sender") || fill_has(value, "sender_id"));
}

static bool is_assets(const json_t *value)
{
	return json_is_object(fill_find(value, "assets.TicketArticle")) ||
	       (json_is_object(fill_find(value, "assets.Ticket")) && fill_has(value, "tickets"));
}

static bool fits(const json_t *value)
{
	return is_article(value) || is_assets(value) ||
	       is_article(json_object_get(value, "article"));
}

/* The assets are objects by id. */
static void put_assets(struct sink *sink, json_t *assets)
{
	const json_t *tickets = json_object_get(assets, "Ticket");
	json_t *article;
	const char *key;

	json_object_foreach(json_object_get(assets, "TicketArticle"), key, article) {
		const json_t *id = json_object_get(article, "ticket_id");
		const json_t *ticket;
		char digits[24];

		snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(id));
		ticket = json_object_get(tickets, digits);
		put_article(sink, article, ticket);
	}
	if (json_object_size(json_object_get(assets, "TicketArticle")) == 0)
		sink_note(sink, NOTE_ROOMS, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *ticket = json_object_get(value, "ticket");

	(void)fault;
	if (is_assets(value))
		put_assets(sink, json_object_get(value, "assets"));
	else if (is_article(value))
		put_article(sink, value, NULL);
	else
		put_article(sink, json_object_get(value, "article"), ticket);
	return STATUS_OK;
}

const struct format format_zammad = {
    "zammad", "articles with ticket_id, body and internal", fits, convert};
