/* ActivityPub: objects, the activities that carry them, and collections of both, in the
 * vocabulary of ActivityStreams 2.0. Any member may be a string, an object or a list. */
#include "ingest/platform/activitypub.h"

#include "ingest/fill.h"
#include "ingest/format.h"

enum { DEEPEST = 16 };

static bool is_one_of(struct span name, const char *const *names)
{
	while (*names != NULL && !span_is(name, *names))
		names++;
	return *names != NULL;
}

static bool is_object(struct span type)
{
	static const char *const names[] = {"Note", "Article", "Page", "Question", "Video", "Event",
	    "Audio", "Image", "Review", "Comment", "Quotation", NULL};

	return is_one_of(type, names);
}

static bool is_activity(struct span type)
{
	static const char *const names[] = {"Create", "Update", "Announce", "Delete", "Undo",
	    "Like", "Dislike", "EmojiReact", "Follow", "Accept", "Reject", "TentativeAccept",
	    "TentativeReject", "Add", "Remove", "Block", "Flag", "Lock", "Move", "View", "Read",
	    "Listen", "Join", "Leave", "Invite", "Offer", "Ignore", "Arrive", "Travel", NULL};

	return is_one_of(type, names);
}

static bool is_collection(struct span type)
{
	static const char *const names[] = {
	    "OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage", NULL};

	return is_one_of(type, names);
}

static bool is_actor(struct span type)
{
	static const char *const names[] = {
	    "Person", "Group", "Service", "Organization", "Application", NULL};

	return is_one_of(type, names);
}

static bool is_known(struct span type)
{
	return is_object(type) || is_activity(type) || is_collection(type) || is_actor(type) ||
	       span_is(type, "Tombstone") || span_is(type, "ChatMessage");
}

/* The type that is known, where it is a list. */
static struct span type_of(const json_t *value)
{
	const json_t *type = json_object_get(value, "type");

	for (size_t i = 0; i < json_array_size(type); i++)
		if (is_known(fill_text(json_array_get(type, i))))
			return fill_text(json_array_get(type, i));
	return fill_text(type);
}

static bool fits(const json_t *value)
{
	static const char *const marks[] = {"@context", "attributedTo", "actor", "orderedItems",
	    "inReplyTo", "totalItems", "mediaType", "preferredUsername", NULL};
	bool marked = false;

	for (size_t i = 0; marks[i] != NULL; i++)
		marked = marked || fill_has(value, marks[i]);
	return marked && is_known(type_of(value));
}

/* What an activity in which nobody wrote anything is counted as. */
static enum note note_of(struct span type)
{
	static const char *const likes[] = {
	    "Like", "Dislike", "EmojiReact", "Follow", "Accept", "Reject", "Undo", NULL};

	return is_one_of(type, likes) ? NOTE_LIKES : NOTE_EVENTS;
}

static void put_any(
    struct sink *sink, const json_t *value, const json_t *activity, bool update, int depth);

/* A collection, or a page of one; it may hold its first page instead of items. */
static void put_collection(struct sink *sink, const json_t *value, int depth)
{
	const json_t *items = json_object_get(value, "orderedItems");
	const json_t *first = json_object_get(value, "first");
	const json_t *total = json_object_get(value, "totalItems");
	size_t count;

	if (items == NULL || json_is_null(items))
		items = json_object_get(value, "items");
	if (items == NULL && json_is_object(first)) {
		put_any(sink, first, NULL, false, depth + 1);
		return;
	}
	count = json_is_array(items) ? json_array_size(items) : json_is_object(items);
	for (size_t i = 0; json_is_array(items) && i < count; i++)
		put_any(sink, json_array_get(items, i), NULL, false, depth + 1);
	if (json_is_object(items))
		put_any(sink, items, NULL, false, depth + 1);
	if (json_is_string(json_object_get(value, "next")) ||
	    (count == 0 && json_is_string(first)) || json_integer_value(total) > (json_int_t)count)
		sink_note(sink, NOTE_PAGES, 1);
	else if (count == 0)
		sink_note(sink, NOTE_EMPTY, 1);
}

/* An activity gives the post it carries; one that announces a post is a repost of it, and one
 * that announces an activity, as groups do, passes that on. */
static void put_activity(struct sink *sink, const json_t *value, struct span type, int depth)
{
	const json_t *object = json_object_get(value, "object");
	struct span inner;

	if (json_is_array(object))
		object = json_array_get(object, 0);
	inner = type_of(object);
	if (span_is(type, "Delete")) {
		struct span id = activitypub_id(object);
		int64_t when = POST_UNKNOWN;

		if (!fill_time(json_object_get(value, "published"), &when))
			fill_time(json_object_get(object, "deleted"), &when);
		if (span_same(id, activitypub_id(json_object_get(value, "actor"))))
			sink_note(sink, NOTE_USERS, 1); /* the account itself went */
		else
			sink_tombstone(sink, "activitypub", id, when);
	} else if (span_is(type, "Announce") && (json_is_string(object) || is_object(inner))) {
		activitypub_repost(sink, value, object);
	} else if (json_is_object(object) && (span_is(type, "Create") || span_is(type, "Update") ||
	                                         span_is(type, "Announce"))) {
		put_any(sink, object, value, span_is(type, "Update"), depth + 1);
	} else if (json_is_string(object) && span_is(type, "Create")) {
		sink_note(sink, NOTE_IDS, 1);
	} else {
		sink_note(sink, note_of(type), 1);
	}
}

static void put_any(
    struct sink *sink, const json_t *value, const json_t *activity, bool update, int depth)
{
	struct span type = type_of(value);

	if (depth > DEEPEST)
		sink_note(sink, NOTE_UNAVAILABLE, 1);
	else if (json_is_string(value))
		sink_note(sink, NOTE_IDS, 1);
	else if (is_collection(type))
		put_collection(sink, value, depth);
	else if (is_activity(type))
		put_activity(sink, value, type, depth);
	else if (is_actor(type))
		sink_note(sink, NOTE_USERS, 1);
	else if (span_is(type, "Tombstone"))
		sink_tombstone(sink, "activitypub", activitypub_id(value), POST_UNKNOWN);
	else if (span_is(type, "ChatMessage"))
		sink_note(sink, NOTE_PRIVATE, 1);
	else if (is_object(type))
		activitypub_post(sink, value, activity, update);
	else
		sink_note(sink, NOTE_EVENTS, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	put_any(sink, value, NULL, false, 0);
	return STATUS_OK;
}

const struct format format_activitypub = {"activitypub",
    "type of ActivityStreams, and @context, attributedTo, actor or items", fits, convert};
