/* YouTube's Data API: threads of comments, and comments. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <string.h>

static const struct fill_row comment_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"snippet.publishedAt", FILL_TIME, FILL_AT(created_at)},
    {"snippet.textOriginal", FILL_TEXT, FILL_AT(text)},
    {"snippet.textDisplay", FILL_HTML, FILL_AT(text)},
    {"snippet.authorChannelId.value", FILL_ID, FILL_AT(author_id)},
    {"snippet.authorDisplayName", FILL_TEXT, FILL_AT(author_name)},
    {"snippet.authorChannelUrl", FILL_TEXT, FILL_AT(author_url)},
    {"snippet.parentId", FILL_ID, FILL_AT(in_reply_to)},
    {"snippet.videoId", FILL_ID, FILL_AT(conversation_id)},
    {"snippet.likeCount", FILL_COUNT, FILL_AT(likes)},
    {NULL, 0, 0},
};

/* Since 2023 the name shown is the handle. */
static void tell_handle(struct post *post)
{
	struct span name = post->author_name;

	if (name.len > 1 && name.at[0] == '@')
		post->author_handle = (struct span){name.at + 1, name.len - 1};
}

/* video is of the thread, for comments that do not name it; replies may be NULL. */
static void put_comment(
    struct sink *sink, const json_t *comment, struct span video, const json_t *replies)
{
	struct post *post = sink_begin(sink, "youtube");
	int64_t updated;

	fill_post(sink, comment_rows, comment);
	if (post->conversation_id.at == NULL)
		post->conversation_id = video;
	if (json_is_integer(replies))
		post->replies = json_integer_value(replies);
	if (fill_time(fill_find(comment, "snippet.updatedAt"), &updated) &&
	    post->created_at != POST_UNKNOWN && updated != post->created_at) {
		post->op = span_of("update");
		post->edited_at = updated;
	}
	if (post->author_id.at != NULL &&
	    span_same(post->author_id, fill_text(fill_find(comment, "snippet.channelId"))))
		post->author_staff = POST_ANSWER_YES; /* whose channel it is */
	tell_handle(post);
	post->kind = span_of("comment");
	if (post->conversation_id.at != NULL && post->id.at != NULL)
		post->url = sink_format(sink, "https://www.youtube.com/watch?v=%s&lc=%s",
		    post->conversation_id.at, post->id.at);
	sink_end(sink);
}

static void put_thread(struct sink *sink, const json_t *thread)
{
	const json_t *snippet = json_object_get(thread, "snippet");
	const json_t *total = json_object_get(snippet, "totalReplyCount");
	const json_t *replies = fill_find(thread, "replies.comments");
	struct span video = fill_text(json_object_get(snippet, "videoId"));
	json_int_t missing = json_integer_value(total);

	put_comment(sink, json_object_get(snippet, "topLevelComment"), video, total);
	for (size_t i = 0; json_is_array(replies) && i < json_array_size(replies); i++, missing--)
		put_comment(sink, json_array_get(replies, i), video, NULL);
	if (missing > 0)
		sink_note(sink, NOTE_MORE, (size_t)missing);
}

static void put_item(struct sink *sink, const json_t *item)
{
	if (json_is_object(fill_find(item, "snippet.topLevelComment")))
		put_thread(sink, item);
	else if (fill_is(item, "kind", "youtube#comment"))
		put_comment(sink, item, (struct span){0}, NULL);
	else
		sink_note(sink, NOTE_VIDEOS, 1);
}

static bool fits(const json_t *value)
{
	struct span kind = fill_text(json_object_get(value, "kind"));

	return kind.len > 8 && memcmp(kind.at, "youtube#", 8) == 0;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *items = json_object_get(value, "items");

	(void)fault;
	if (!json_is_array(items))
		put_item(sink, value);
	else if (json_array_size(items) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	else if (!fill_is(value, "kind", "youtube#commentThreadListResponse") &&
	         !fill_is(value, "kind", "youtube#commentListResponse"))
		sink_note(sink, NOTE_VIDEOS, 1);
	else
		for (size_t i = 0; i < json_array_size(items); i++)
			put_item(sink, json_array_get(items, i));
	if (fill_has(value, "nextPageToken"))
		sink_note(sink, NOTE_PAGES, 1);
	return STATUS_OK;
}

const struct format format_youtube = {"youtube", "kind youtube#...", fits, convert};
