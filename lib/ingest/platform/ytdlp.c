/* Comments as yt-dlp keeps them, in a video's info.json or alone, and the lines of
 * youtube-comment-downloader. Both only estimate when a comment was made. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <ctype.h>
#include <string.h>

static const struct fill_row comment_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"html", FILL_HTML, FILL_AT(text)},
    {"timestamp", FILL_TIME, FILL_AT(created_at)},
    {"author", FILL_TEXT, FILL_AT(author_name)},
    {"author_id", FILL_ID, FILL_AT(author_id)},
    {"author_url", FILL_TEXT, FILL_AT(author_url)},
    {"author_is_verified", FILL_FLAG, FILL_AT(author_verified)},
    {"author_is_uploader", FILL_FLAG, FILL_AT(author_staff)},
    {"parent", FILL_ID, FILL_AT(in_reply_to)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

static const struct fill_row video_rows[] = {
    {"id", FILL_ID, FILL_AT(conversation_id)},
    {"channel", FILL_TEXT, FILL_AT(source)},
    {"uploader", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

/* The name that is shown may be the handle. */
static void tell_handle(struct post *post)
{
	struct span name = post->author_name;

	if (name.len > 1 && name.at[0] == '@')
		post->author_handle = (struct span){name.at + 1, name.len - 1};
}

/* The extractor's name up to a colon, in lower case: youtube:tab, BiliBili. */
static struct span platform_of(struct sink *sink, const json_t *video)
{
	struct span name = fill_text(json_object_get(video, "extractor_key"));
	char *lower;
	size_t n = 0;

	if (name.len == 0)
		name = fill_text(json_object_get(video, "extractor"));
	if (name.len == 0)
		return span_of("youtube");
	lower = arena_take(&sink->arena, name.len);
	for (; n < name.len && name.at[n] != ':'; n++)
		lower[n] = (char)tolower((unsigned char)name.at[n]);
	return (struct span){lower, n};
}

static void tell_address(struct sink *sink)
{
	struct post *post = &sink->post;

	if (span_is(post->platform, "youtube") && post->conversation_id.at != NULL &&
	    post->id.at != NULL)
		post->url = sink_join(sink,
		    (struct span[]){span_of("https://www.youtube.com/watch?v="),
		        post->conversation_id, span_of("&lc="), post->id},
		    4);
}

/* video is NULL for a comment by itself. */
static void put_comment(struct sink *sink, const json_t *comment, const json_t *video)
{
	struct post *post = sink_begin(sink, "youtube");

	post->platform = platform_of(sink, video);
	fill_post(sink, comment_rows, comment);
	fill_post(sink, video_rows, video);
	if (span_is(post->in_reply_to, "root"))
		post->in_reply_to = (struct span){0};
	post->kind = span_of("comment");
	tell_handle(post);
	tell_address(sink);
	if (fill_has(comment, "_time_text") || fill_has(comment, "time_text"))
		sink_note(sink, NOTE_ESTIMATED, 1);
	sink_end(sink);
}

static bool is_comment(const json_t *value)
{
	return fill_has(value, "parent") && (fill_has(value, "text") || fill_has(value, "html")) &&
	       (fill_has(value, "author_id") || fill_has(value, "author_is_uploader") ||
	           fill_has(value, "author_thumbnail") || fill_has(value, "is_favorited"));
}

static bool is_video(const json_t *value)
{
	if (is_comment(json_array_get(json_object_get(value, "comments"), 0)))
		return true;
	return (fill_has(value, "extractor") || fill_has(value, "extractor_key")) &&
	       (fill_has(value, "comments") || fill_has(value, "webpage_url") ||
	           fill_has(value, "formats") || fill_has(value, "entries"));
}

static bool fits(const json_t *value)
{
	return is_video(value) || is_comment(value);
}

static void put_video(struct sink *sink, const json_t *video)
{
	const json_t *list = json_object_get(video, "comments"),
	             *entries = json_object_get(video, "entries");

	for (size_t i = 0; i < json_array_size(list); i++)
		if (json_is_object(json_array_get(list, i)))
			put_comment(sink, json_array_get(list, i), video);
	for (size_t i = 0; i < json_array_size(entries); i++)
		put_video(sink, json_array_get(entries, i));
	if (json_is_array(list) && json_array_size(list) == 0)
		sink_note(sink, NOTE_EMPTY, 1);
	else if (!json_is_array(list) && json_array_size(entries) == 0)
		sink_note(sink, NOTE_VIDEOS, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_video(value))
		put_video(sink, value);
	else
		put_comment(sink, value, NULL);
	return STATUS_OK;
}

const struct format format_ytdlp = {"ytdlp",
    "extractor with comments, or a comment with parent and author_id", fits, convert};

/* The lines of youtube-comment-downloader. -------------------------------------------------- */

static const struct fill_row line_rows[] = {
    {"cid", FILL_ID, FILL_AT(id)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"time_parsed", FILL_TIME, FILL_AT(created_at)},
    {"author", FILL_TEXT, FILL_AT(author_name)},
    {"channel", FILL_ID, FILL_AT(author_id)},
    {"votes", FILL_COUNT, FILL_AT(likes)},
    {"replies", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

static bool is_line(const json_t *value)
{
	return json_is_string(json_object_get(value, "cid")) && fill_has(value, "text") &&
	       (fill_has(value, "votes") || fill_has(value, "channel"));
}

/* A reply's id is that of the comment it answers, a dot and more. */
static enum status convert_line(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct post *post = sink_begin(sink, "youtube");
	const char *dot;

	(void)fault;
	fill_post(sink, line_rows, value);
	dot = post->id.at != NULL ? strchr(post->id.at, '.') : NULL;
	if (dot != NULL)
		post->in_reply_to = (struct span){post->id.at, (size_t)(dot - post->id.at)};
	post->kind = span_of("comment");
	tell_handle(post);
	if (fill_has(value, "time_parsed"))
		sink_note(sink, NOTE_ESTIMATED, 1);
	sink_end(sink);
	return STATUS_OK;
}

const struct format format_youtube_line = {
    "youtube-comment-downloader", "cid and text with votes or channel", is_line, convert_line};
