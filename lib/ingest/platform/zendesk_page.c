#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/zendesk.h"

#include <stdio.h>
#include <string.h>

static bool is_comment(const json_t *value)
{
	return (fill_has(value, "body") || fill_has(value, "html_body")) &&
	       fill_has(value, "author_id") &&
	       (fill_is(value, "type", "Comment") ||
	           (json_is_boolean(json_object_get(value, "public")) &&
	               !fill_has(value, "ticket")));
}

static bool is_ticket(const json_t *value)
{
	return fill_has(value, "subject") && fill_has(value, "description") &&
	       (fill_has(value, "requester_id") || fill_has(value, "submitter_id") ||
	           fill_has(value, "requester")) &&
	       !fill_has(value, "responder_id");
}

static bool is_audit(const json_t *value)
{
	return fill_has(value, "ticket_id") &&
	       (json_is_array(json_object_get(value, "events")) ||
	           json_is_array(json_object_get(value, "child_events")));
}

static bool is_rating(const json_t *value)
{
	return fill_has(value, "score") && fill_has(value, "ticket_id") &&
	       fill_has(value, "requester_id");
}

/* What Zendesk's events are called: a ticket's own, with a comment or without. */
static bool is_event(const json_t *value)
{
	const char *type = json_string_value(json_object_get(value, "type"));

	return type != NULL && strncmp(type, "zen:event-type:", 15) == 0;
}

/* Parts --------------------------------------------------------------------------------- */

static void put_comments(struct sink *sink, const json_t *list, const struct desk *desk)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		zendesk_comment(sink, json_array_get(list, i), NULL, desk);
}

/* A full export has the people themselves in place of their ids. */
static const json_t *person_of(const json_t *ticket, const char *id, const char *person)
{
	const json_t *value = json_object_get(ticket, id);

	return value != NULL ? value : json_object_get(json_object_get(ticket, person), "id");
}

/* A ticket may hold its comments, in a full export. That who asks is the one who asks tells
 * nothing: the staff open tickets, too. */
static void put_ticket(struct sink *sink, const json_t *ticket, const json_t *users)
{
	struct desk desk = {.users = users};

	if (!json_is_object(ticket))
		return;
	zendesk_ticket(sink, ticket, &desk);
	desk.ticket = ticket;
	desk.requester = person_of(ticket, "requester_id", "requester");
	desk.assignee = person_of(ticket, "assignee_id", "assignee");
	put_comments(sink, json_object_get(ticket, "comments"), &desk);
}

static bool is_words(const json_t *event)
{
	static const char *const types[] = {"Comment", "FacebookComment", "Tweet"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (fill_is(event, "type", types[i]) || fill_is(event, "event_type", types[i]))
			return true;
	return false;
}

static const json_t *events_of(const json_t *audit)
{
	const json_t *events = json_object_get(audit, "events");

	return events != NULL ? events : json_object_get(audit, "child_events");
}

/* A ticket's first audit tells who asks, any who is to answer. */
static void meet(const json_t *audit, struct desk *desk)
{
	const json_t *events = events_of(audit);

	for (size_t i = 0; i < json_array_size(events); i++) {
		const json_t *event = json_array_get(events, i);
		const json_t *value = json_object_get(event, "value");

		if (fill_is(event, "field_name", "requester_id"))
			desk->requester = value;
		else if (fill_is(event, "field_name", "assignee_id"))
			desk->assignee = value;
	}
}

static void put_audit(struct sink *sink, const json_t *audit, struct desk *desk)
{
	const json_t *events = events_of(audit);

	meet(audit, desk);
	for (size_t i = 0; i < json_array_size(events); i++)
		if (is_words(json_array_get(events, i)))
			zendesk_comment(sink, json_array_get(events, i), audit, desk);
}

/* Envelopes ----------------------------------------------------------------------------- */

static void put_one(struct sink *sink, const json_t *value, struct desk *desk)
{
	if (is_audit(value))
		put_audit(sink, value, desk);
	else if (is_rating(value))
		zendesk_satisfaction(sink, value);
	else if (is_comment(value))
		zendesk_comment(sink, value, NULL, desk);
	else if (is_ticket(value) || fill_is(value, "result_type", "ticket"))
		put_ticket(sink, value, desk->users);
	else
		sink_note(sink, NOTE_USERS, 1); /* a search finds people, too */
}

static const char *const lists[] = {"tickets", "requests", "results", "comments", "audits",
    "ticket_events", "satisfaction_ratings"};
static const char *const singles[] = {"ticket", "request", "audit", "comment",
    "satisfaction_rating"};

static bool is_part(const json_t *value)
{
	return is_ticket(value) || is_comment(value) || is_audit(value) || is_rating(value);
}

/* An empty page is known by how Zendesk tells of the next. */
static bool holds(const json_t *value, const char *key)
{
	const json_t *list = json_object_get(value, key);
	bool empty = json_is_array(list) && json_array_size(list) == 0;

	return is_part(json_array_get(list, 0)) ||
	       fill_has(json_array_get(list, 0), "result_type") ||
	       (empty && (fill_has(value, "next_page") || fill_has(value, "end_of_stream") ||
	                     fill_find(value, "meta.has_more") != NULL));
}

static bool is_page(const json_t *value)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (holds(value, lists[i]))
			return true;
	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
		if (is_part(json_object_get(value, singles[i])))
			return true;
	return false;
}

/* The users that were sent along, by id; new. */
static json_t *users_by_id(const json_t *list)
{
	json_t *users = json_object();

	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *user = json_array_get(list, i);
		json_t *id = json_object_get(user, "id");
		char digits[24];

		snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(id));
		if (id != NULL)
			json_object_set(
			    users, json_is_string(id) ? json_string_value(id) : digits, user);
	}
	return users;
}

static void say_pages(struct sink *sink, const json_t *value)
{
	bool more = json_is_true(fill_find(value, "meta.has_more")) ||
	            json_is_false(json_object_get(value, "end_of_stream"));
	bool named = json_is_string(json_object_get(value, "next_page")) &&
	             !json_is_true(json_object_get(value, "end_of_stream"));

	if (more || named)
		sink_note(sink, NOTE_PAGES, 1);
}

/* The ticket first: a comment that is its description is known by it. */
static void put_page(struct sink *sink, const json_t *value)
{
	json_t *users = users_by_id(json_object_get(value, "users"));
	struct desk desk = {.users = users};
	size_t met = 0;

	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const json_t *part = json_object_get(value, singles[i]);

		if (is_ticket(part)) {
			desk.ticket = part;
			desk.requester = json_object_get(part, "requester_id");
			desk.assignee = json_object_get(part, "assignee_id");
		}
		if (is_part(part))
			put_one(sink, part, &desk);
		met += is_part(part);
	}
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const json_t *list = json_object_get(value, lists[i]);

		for (size_t j = 0; j < json_array_size(list); j++)
			put_one(sink, json_array_get(list, j), &desk);
		met += json_array_size(list);
	}
	if (met == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	say_pages(sink, value);
	json_decref(users);
}

/* What was said is in the event, what it is about in the detail; a ticket is new once. */
static void put_event(struct sink *sink, const json_t *value)
{
	const json_t *comment = fill_find(value, "event.comment");
	struct desk desk = {.ticket = json_object_get(value, "detail")};

	if (fill_is(value, "type", "zen:event-type:ticket.created"))
		zendesk_ticket(sink, desk.ticket, &desk);
	else if (json_is_object(comment))
		zendesk_comment(sink, comment, value, &desk);
	else
		sink_note(sink, NOTE_CONTROL, 1);
}

static bool fits(const json_t *value)
{
	return is_page(value) || is_part(value) || is_event(value);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct desk desk = {0};

	(void)fault;
	if (is_page(value) && !is_ticket(value))
		put_page(sink, value);
	else if (is_event(value))
		put_event(sink, value);
	else
		put_one(sink, value, &desk);
	return STATUS_OK;
}

const struct format format_zendesk = {
    "zendesk", "tickets, comments or audits, alone or in pages", fits, convert};
