/* What holds no posts, told by what it does hold; and services' complaints. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/graph.h"

#include <string.h>

/* All keys must be there. */
static const struct {
	const char *keys;
	enum note note;
} kinds[] = {
    {"topic_list", NOTE_ROOMS},
    {"channels ok", NOTE_ROOMS},
    {"channels success", NOTE_ROOMS},
    {"members created", NOTE_ROOMS},
    {"display_name creator_id", NOTE_ROOMS},
    {"_id usersCount", NOTE_ROOMS},
    {"article_count customer_id", NOTE_ROOMS},
    {"status seq_reply", NOTE_CONTROL},
    {"users", NOTE_USERS},
    {"admins", NOTE_USERS},
    {"members ok", NOTE_USERS},
    {"payload meta", NOTE_USERS},
    {"username roles", NOTE_USERS},
    {"profile team_id", NOTE_USERS},
    {"profile real_name", NOTE_USERS},
    {"profile deleted", NOTE_USERS},
    {"accounts", NOTE_USERS},
    {"followers", NOTE_USERS},
    {"follows", NOTE_USERS},
    {"acct username", NOTE_USERS},
    {"screen_name followers_count", NOTE_USERS},
    {"username public_metrics", NOTE_USERS},
    {"did handle", NOTE_USERS},
    {"did time_us", NOTE_CONTROL},
    {"repostedBy", NOTE_LIKES},
    {"reactions_v2", NOTE_LIKES},
    {"likes_media_likes", NOTE_LIKES},
    {"actors", NOTE_USERS},
    {"starterPack", NOTE_ROOMS},
    {"list items", NOTE_USERS},
    {"feeds", NOTE_ROOMS},
    {"ids next_cursor", NOTE_USERS},
    {"trends as_of", NOTE_COUNTS},
    {"expires_at votes_count", NOTE_COUNTS},
    {"likes", NOTE_LIKES},
    {"like", NOTE_LIKES},
    {"follower", NOTE_LIKES},
    {"following", NOTE_LIKES},
    {"tweet_count start", NOTE_COUNTS},
    {"dmConversation", NOTE_PRIVATE},
    {"directMessage", NOTE_PRIVATE},
    {"account", NOTE_PRIVATE},
    {"profile", NOTE_PRIVATE},
    {"change_type service_type", NOTE_RULES},
    {"ok result", NOTE_CONTROL},
    {"id action", NOTE_RULES},
    {"business_id name", NOTE_PLACES},
    {"business_id date", NOTE_COUNTS},
    {"business_id photo_id", NOTE_PLACES},
    {"user_id yelping_since", NOTE_USERS},
    {"businesses total", NOTE_PLACES},
    {"candidates status", NOTE_PLACES},
    {"html_attributions", NOTE_PLACES},
    {"displayName formattedAddress", NOTE_PLACES},
    {"job_id", NOTE_RULES},
    {"karma created", NOTE_USERS},
    {"karma username", NOTE_USERS},
    {"items profiles", NOTE_IDS},
    {"profiles", NOTE_USERS},
    {"username media_count", NOTE_USERS},
    {"username threads_profile_picture_url", NOTE_USERS},
    {"username threads_biography", NOTE_USERS},
    {"id name category", NOTE_USERS},
    {"fan_count", NOTE_USERS},
    {"business_discovery", NOTE_USERS},
    {"likesSummary commentsSummary", NOTE_COUNTS},
};

/* What items of a list in data hold, where they hold nothing else. */
static const struct {
	const char *keys;
	enum note note;
} items[] = {
    {" id ", NOTE_IDS},
    {" id name username link ", NOTE_USERS},
    {" id name type username ", NOTE_LIKES},
    {" id name period values title description total_value ", NOTE_COUNTS},
    {" id name category category_list access_token tasks perms link ", NOTE_USERS},
    {" id updated_time link message_count participants senders snippet unread_count can_reply "
     "is_subscribed name ",
        NOTE_PRIVATE},
    {" id name created_time updated_time link count cover_photo type ", NOTE_VIDEOS},
    {" id title status embed_html stream_url secure_stream_url ", NOTE_VIDEOS},
    {" quota_usage config reply_quota_usage reply_config delete_quota_usage delete_config ",
        NOTE_RULES},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static bool has_all(const json_t *value, const char *keys)
{
	while (*keys != '\0') {
		size_t len = strcspn(keys, " ");

		if (json_object_getn(value, keys, len) == NULL)
			return false;
		keys += len + (keys[len] == ' ');
	}
	return true;
}

/* Where services put the words of a complaint. */
static struct span complaint(const json_t *value)
{
	static const char *const places[] = {"json.errors.0.1", "error.message", "error_description",
	    "error.description", "error_message", "fault.faultstring", "errors.0.message",
	    "errors.0.detail", "errors.0.title", "errors.0", "message", "detail",
	    "description", "error.code", "error", "title"};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct span words = fill_text(fill_find(value, places[i]));
		if (words.len > 0)
			return words;
	}
	return span_of("no reason given");
}

static bool is_complaint(const json_t *value)
{
	const json_t *error = json_object_get(value, "error");

	if (json_array_size(json_object_get(value, "errors")) > 0 ||
	    json_array_size(fill_find(value, "json.errors")) > 0)
		return true;
	if (error != NULL)
		return !json_is_null(error) && !json_is_false(error) &&
		       !fill_is(error, "code", "ok");
	if (json_is_false(json_object_get(value, "ok")) ||
	    json_is_false(json_object_get(value, "success")) ||
	    (fill_has(value, "message") && fill_has(value, "status_code")) ||
	    fill_has(value, "error_message") || fill_find(value, "fault.faultstring") != NULL)
		return true;
	return (fill_has(value, "message") || fill_has(value, "detail")) &&
	       !fill_has(value, "id") &&
	       (fill_has(value, "code") || fill_has(value, "errorCode") ||
	           fill_has(value, "status") || fill_has(value, "documentation_url") ||
	           (fill_has(value, "title") && fill_has(value, "type")));
}

/* What an action answers: that it was done, no more. */
static bool is_done(const json_t *data)
{
	const char *key;
	json_t *member;

	json_object_foreach(fill_iterable(data), key, member)
		if (!json_is_boolean(member))
			return false;
	return json_object_size(data) > 0;
}

/* A page with nothing on it; some services leave out even the list. */
static bool is_empty(const json_t *value)
{
	const json_t *list = json_object_get(value, "reviews");

	if (list == NULL)
		list = json_object_get(value, "data");
	return json_is_object(value) && (json_object_size(value) == 0 || is_done(list) ||
	    (json_is_array(list) && json_array_size(list) == 0));
}

static bool has_only(const json_t *item, const char *keys)
{
	const json_t *member;
	const char *key;

	json_object_foreach(fill_iterable(item), key, member)
	{
		size_t len = strlen(key);
		const char *at = keys;

		if (len == 0)
			return false;
		while ((at = strstr(at, key)) != NULL &&
		       (at == keys || at[-1] != ' ' || at[len] != ' '))
			at += len;
		if (at == NULL)
			return false;
	}
	return json_object_size(item) > 0;
}

/* The first item of the list in data, or the first of those by their ids, or the value. */
static const json_t *first_of(const json_t *value)
{
	const json_t *data = json_object_get(value, "data");

	if (json_is_array(data))
		return json_array_get(data, 0);
	if (graph_is_keyed(value))
		return json_object_iter_value(json_object_iter(fill_iterable(value)));
	return value;
}

/* By such an item, or a number by itself; NOTES where that tells nothing. */
static enum note listed(const json_t *value)
{
	const json_t *first = first_of(value);

	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (has_only(first, items[i].keys))
			return items[i].note;
	return json_is_integer(value) ? NOTE_IDS : NOTES;
}

static size_t kind_of(const json_t *value)
{
	size_t i = 0;

	while (i < KINDS && !has_all(value, kinds[i].keys))
		i++;
	return i;
}

static bool fits(const json_t *value)
{
	return is_complaint(value) || is_empty(value) || kind_of(value) < KINDS ||
	       listed(value) != NOTES;
}

/* What X asks its users to honor. */
static void put_compliance(struct sink *sink, const json_t *value)
{
	int64_t when = POST_UNKNOWN;

	fill_time(json_object_get(value, "redacted_at"), &when);
	sink_tombstone(sink, "x", fill_id(sink, json_object_get(value, "id")), when);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct span words;

	if (sink->tombstones && fill_has(value, "id") && fill_is(value, "action", "delete")) {
		put_compliance(sink, value);
		return STATUS_OK;
	}
	if (!is_complaint(value)) {
		size_t kind = kind_of(value);
		enum note list = listed(value);

		sink_note(sink,
		    kind < KINDS    ? kinds[kind].note
		    : list != NOTES ? list
		                    : NOTE_EMPTY,
		    1);
		return STATUS_OK;
	}
	words = complaint(value);
	return fault_set(fault, STATUS_REJECTED, "not posts, but a service's complaint: %.*s",
	    (int)(words.len < 150 ? words.len : 150), words.at);
}

const struct format format_barren = {"barren", "what is known to hold no posts", fits, convert};
