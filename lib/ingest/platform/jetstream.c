/* Bluesky's Jetstream: what happens on the whole network, an event a line. Only posts that are
 * made or changed give posts; an event names their author by the DID alone. */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/bluesky.h"

static const struct fill_row event_rows[] = {
    {"did", FILL_TEXT, FILL_AT(author_id)},
    {"time_us", FILL_TIME, FILL_AT(collected_at)},
    {NULL, 0, 0},
};

/* at://DID/COLLECTION/KEY */
static struct span id_of(struct sink *sink, const json_t *event, const json_t *commit)
{
	const char *did = json_string_value(json_object_get(event, "did"));
	const char *collection = json_string_value(json_object_get(commit, "collection"));
	const char *key = json_string_value(json_object_get(commit, "rkey"));

	if (did == NULL || collection == NULL || key == NULL || *did == '\0' || *key == '\0')
		return (struct span){0};
	return sink_format(sink, "at://%s/%s/%s", did, collection, key);
}

static void put_post(struct sink *sink, const json_t *event, const json_t *commit)
{
	const json_t *record = json_object_get(commit, "record");
	struct post *post = sink_begin(sink, "bluesky");

	fill_post(sink, event_rows, event);
	bluesky_record(sink, record);
	post->id = id_of(sink, event, commit);
	if (post->id.at != NULL)
		post->url = sink_format(sink, "https://bsky.app/profile/%s/post/%s",
		    json_string_value(json_object_get(event, "did")),
		    json_string_value(json_object_get(commit, "rkey")));
	if (post->created_at == POST_UNKNOWN)
		post->created_at = post->collected_at;
	if (fill_is(commit, "operation", "update"))
		post->op = span_of("update");
	sink_end(sink);
}

static bool fits(const json_t *value)
{
	return fill_has(value, "did") &&
	       (fill_has(value, "time_us") || fill_has(value, "commit")) &&
	       (fill_has(value, "kind") || fill_has(value, "type") || fill_has(value, "commit"));
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *commit = json_object_get(value, "commit");

	if (!json_is_object(commit)) {
		sink_note(sink, NOTE_CONTROL, 1); /* of an identity or account */
	} else if (!fill_is(commit, "collection", "app.bsky.feed.post")) {
		sink_note(sink, bluesky_note(fill_text(json_object_get(commit, "collection"))), 1);
	} else if (fill_is(commit, "operation", "delete")) {
		int64_t when = POST_UNKNOWN;

		fill_time(json_object_get(value, "time_us"), &when);
		sink_tombstone(sink, "bluesky", id_of(sink, value, commit), when);
	} else if (json_is_object(json_object_get(commit, "record"))) {
		put_post(sink, value, commit);
	} else {
		return fault_set(fault, STATUS_REJECTED,
		    "a Jetstream event without its record as JSON: ask for JSON, not CBOR");
	}
	return STATUS_OK;
}

const struct format format_jetstream = {
    "bluesky-jetstream", "did, time_us and commit", fits, convert};
