/*
 * The streaming API of Mastodon: what a websocket sends, a name and a payload that is JSON once
 * more, and server-sent events, which event.h makes look the same.
 */
#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/platform/mastodon.h"
#include "post/json.h"

#include <string.h>

static bool fits(const json_t *value)
{
	return fill_text(json_object_get(value, "event")).len > 0 &&
	       (fill_has(value, "payload") || json_is_array(json_object_get(value, "stream")));
}

/* A status comes as text from a websocket. *text is the text where it is no JSON. New. */
static json_t *payload_of(const json_t *value, struct span *text)
{
	json_t *payload = json_object_get(value, "payload"), *inner;
	struct fault ignored;
	struct buf repaired = {0};

	*text = fill_text(payload);
	if (text->len == 0 || (*text->at != '{' && *text->at != '['))
		return json_incref(payload);
	if (json_read(*text, &inner, &ignored) == STATUS_OK)
		return inner;
	json_repair(&repaired, *text);
	if (json_read((struct span){repaired.at, repaired.len}, &inner, &ignored) != STATUS_OK)
		inner = NULL;
	buf_free(&repaired);
	return inner;
}

static enum status put_event(struct sink *sink, const char *event, const json_t *payload,
    struct fault *fault)
{
	if (strcmp(event, "delete") == 0)
		sink_tombstone(sink, "mastodon", fill_id(sink, payload), POST_UNKNOWN);
	else if (mastodon_fits(payload))
		mastodon_put(sink, payload, strcmp(event, "status.update") == 0 ? "update" : NULL);
	else if (strcmp(event, "update") == 0 || strcmp(event, "status.update") == 0)
		return fault_set(fault, STATUS_REJECTED, "an event of a status, without one");
	else
		sink_note(sink, NOTE_CONTROL, 1); /* filters_changed, announcements */
	return STATUS_OK;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const char *event = json_string_value(json_object_get(value, "event"));
	enum status status = STATUS_OK;
	struct span text;
	json_t *payload;

	if (event == NULL) {
		if (!mastodon_fits(value))
			return fault_set(fault, STATUS_REJECTED, "neither an event nor a status");
		mastodon_put(sink, value, NULL);
		return STATUS_OK;
	}
	payload = payload_of(value, &text);
	if (payload == NULL && text.len > 0)
		return fault_set(fault, STATUS_REJECTED, "an event whose payload is not JSON");
	status = put_event(sink, event, payload, fault);
	json_decref(payload);
	return status;
}

const struct format format_mastodon_sse = {
    "mastodon-sse", "an event and its payload", fits, convert};
