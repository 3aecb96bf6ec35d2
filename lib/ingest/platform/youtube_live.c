/* The chat beside a live video, as YouTube's live streaming API gives it. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row message_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"snippet.publishedAt", FILL_TIME, FILL_AT(created_at)},
    {"snippet.textMessageDetails.messageText", FILL_TEXT, FILL_AT(text)},
    {"snippet.superChatDetails.userComment", FILL_TEXT, FILL_AT(text)},
    {"snippet.memberMilestoneChatDetails.userComment", FILL_TEXT, FILL_AT(text)},
    {"snippet.fanFundingEventDetails.userComment", FILL_TEXT, FILL_AT(text)},
    {"snippet.superStickerDetails.superStickerMetadata.altText", FILL_TEXT, FILL_AT(text)},
    {"snippet.liveChatId", FILL_ID, FILL_AT(conversation_id)},
    {"authorDetails.channelId", FILL_ID, FILL_AT(author_id)},
    {"snippet.authorChannelId", FILL_ID, FILL_AT(author_id)},
    {"authorDetails.displayName", FILL_TEXT, FILL_AT(author_name)},
    {"authorDetails.channelUrl", FILL_TEXT, FILL_AT(author_url)},
    {"authorDetails.isVerified", FILL_FLAG, FILL_AT(author_verified)},
    {NULL, 0, 0},
};

/* Who joins, what is deleted, polls: the words shown for those are not anybody's. */
static bool is_said(const json_t *snippet)
{
	static const char *const details[] = {"textMessageDetails", "superChatDetails",
	    "superStickerDetails", "memberMilestoneChatDetails", "fanFundingEventDetails"};

	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (json_is_object(json_object_get(snippet, details[i])))
			return true;
	return fill_is(snippet, "type", "textMessageEvent");
}

static void put_message(struct sink *sink, const json_t *message)
{
	const json_t *snippet = json_object_get(message, "snippet");
	const json_t *gone = fill_find(snippet, "messageDeletedDetails.deletedMessageId");
	struct post *post;
	int64_t when = POST_UNKNOWN;

	if (gone != NULL) {
		fill_time(json_object_get(snippet, "publishedAt"), &when);
		sink_tombstone(sink, "youtube", fill_text(gone), when);
		return;
	}
	if (!is_said(snippet)) {
		sink_note(sink, NOTE_EVENTS, 1);
		return;
	}
	post = sink_begin(sink, "youtube");
	fill_post(sink, message_rows, message);
	if (post->text.at == NULL)
		post->text = fill_text(json_object_get(snippet, "displayMessage"));
	if (post->author_name.len > 1 && post->author_name.at[0] == '@')
		post->author_handle =
		    (struct span){post->author_name.at + 1, post->author_name.len - 1};
	if (json_is_true(fill_find(message, "authorDetails.isChatOwner")))
		post->author_staff = POST_ANSWER_YES;
	post->kind = span_of("message");
	sink_end(sink);
}

static bool fits(const json_t *value)
{
	return fill_is(value, "kind", "youtube#liveChatMessage") ||
	       fill_is(value, "kind", "youtube#liveChatMessageListResponse");
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *items = json_object_get(value, "items");

	(void)fault;
	if (fill_is(value, "kind", "youtube#liveChatMessage"))
		put_message(sink, value);
	else if (json_array_size(items) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	for (size_t i = 0; i < json_array_size(items); i++)
		put_message(sink, json_array_get(items, i));
	return STATUS_OK;
}

const struct format format_youtube_live = {
    "youtube-live", "kind youtube#liveChatMessage", fits, convert};
