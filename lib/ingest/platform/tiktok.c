/* TikTok: the research API, whose comments name no author, and what scrapers of its site and
 * app keep. */
#include "ingest/fill.h"
#include "ingest/format.h"

static const struct fill_row comment_rows[] = {
    {"cid", FILL_ID, FILL_AT(id)},
    {"id", FILL_ID, FILL_AT(id)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"create_time", FILL_TIME, FILL_AT(created_at)},
    {"comment_language", FILL_TEXT, FILL_AT(lang)},
    {"createTime", FILL_TIME, FILL_AT(created_at)},
    {"user.uid", FILL_ID, FILL_AT(author_id)},
    {"uid", FILL_ID, FILL_AT(author_id)},
    {"uniqueId", FILL_TEXT, FILL_AT(author_handle)},
    {"repliesToId", FILL_ID, FILL_AT(in_reply_to)},
    {"diggCount", FILL_COUNT, FILL_AT(likes)},
    {"replyCommentTotal", FILL_COUNT, FILL_AT(replies)},
    {"user.unique_id", FILL_TEXT, FILL_AT(author_handle)},
    {"user.nickname", FILL_TEXT, FILL_AT(author_name)},
    {"parent_comment_id", FILL_ID, FILL_AT(in_reply_to)},
    {"reply_id", FILL_ID, FILL_AT(in_reply_to)},
    {"video_id", FILL_ID, FILL_AT(conversation_id)},
    {"aweme_id", FILL_ID, FILL_AT(conversation_id)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"digg_count", FILL_COUNT, FILL_AT(likes)},
    {"reply_count", FILL_COUNT, FILL_AT(replies)},
    {"reply_comment_total", FILL_COUNT, FILL_AT(replies)},
    {"share_info.url", FILL_TEXT, FILL_AT(url)},
    {NULL, 0, 0},
};

static const struct fill_row video_rows[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"video_id", FILL_ID, FILL_AT(id)},
    {"aweme_id", FILL_ID, FILL_AT(id)},
    {"video_description", FILL_TEXT, FILL_AT(text)},
    {"desc", FILL_TEXT, FILL_AT(text)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"create_time", FILL_TIME, FILL_AT(created_at)},
    {"createTime", FILL_TIME, FILL_AT(created_at)},
    {"textLanguage", FILL_TEXT, FILL_AT(lang)},
    {"username", FILL_TEXT, FILL_AT(author_handle)},
    {"author.uniqueId", FILL_TEXT, FILL_AT(author_handle)},
    {"author.unique_id", FILL_TEXT, FILL_AT(author_handle)},
    {"author", FILL_TEXT, FILL_AT(author_handle)},
    {"author.nickname", FILL_TEXT, FILL_AT(author_name)},
    {"nickname", FILL_TEXT, FILL_AT(author_name)},
    {"author.id", FILL_ID, FILL_AT(author_id)},
    {"author.uid", FILL_ID, FILL_AT(author_id)},
    {"authorId", FILL_ID, FILL_AT(author_id)},
    {"authorMeta.id", FILL_ID, FILL_AT(author_id)},
    {"authorMeta.name", FILL_TEXT, FILL_AT(author_handle)},
    {"authorMeta.nickName", FILL_TEXT, FILL_AT(author_name)},
    {"authorMeta.fans", FILL_COUNT, FILL_AT(author_followers)},
    {"authorMeta.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"author.verified", FILL_FLAG, FILL_AT(author_verified)},
    {"authorStats.followerCount", FILL_COUNT, FILL_AT(author_followers)},
    {"author.follower_count", FILL_COUNT, FILL_AT(author_followers)},
    {"like_count", FILL_COUNT, FILL_AT(likes)},
    {"stats.diggCount", FILL_COUNT, FILL_AT(likes)},
    {"statsV2.diggCount", FILL_COUNT, FILL_AT(likes)},
    {"diggCount", FILL_COUNT, FILL_AT(likes)},
    {"statistics.digg_count", FILL_COUNT, FILL_AT(likes)},
    {"share_count", FILL_COUNT, FILL_AT(reposts)},
    {"stats.shareCount", FILL_COUNT, FILL_AT(reposts)},
    {"statsV2.shareCount", FILL_COUNT, FILL_AT(reposts)},
    {"shareCount", FILL_COUNT, FILL_AT(reposts)},
    {"statistics.share_count", FILL_COUNT, FILL_AT(reposts)},
    {"comment_count", FILL_COUNT, FILL_AT(replies)},
    {"stats.commentCount", FILL_COUNT, FILL_AT(replies)},
    {"statsV2.commentCount", FILL_COUNT, FILL_AT(replies)},
    {"commentCount", FILL_COUNT, FILL_AT(replies)},
    {"statistics.comment_count", FILL_COUNT, FILL_AT(replies)},
    {"view_count", FILL_COUNT, FILL_AT(views)},
    {"stats.playCount", FILL_COUNT, FILL_AT(views)},
    {"statsV2.playCount", FILL_COUNT, FILL_AT(views)},
    {"playCount", FILL_COUNT, FILL_AT(views)},
    {"statistics.play_count", FILL_COUNT, FILL_AT(views)},
    {"hashtag_names[]", FILL_LIST, FILL_AT(tags)},
    {"hashtags[].name", FILL_LIST, FILL_AT(tags)},
    {"textExtra[].hashtagName", FILL_LIST, FILL_AT(tags)},
    {"challenges[].title", FILL_LIST, FILL_AT(tags)},
    {"text_extra[].hashtag_name", FILL_LIST, FILL_AT(tags)},
    {"video.cover", FILL_LIST, FILL_AT(media)},
    {NULL, 0, 0},
};

static bool is_video(const json_t *value)
{
	if (fill_has(value, "video_description") ||
	    (fill_has(value, "authorMeta") && fill_has(value, "createTime")))
		return true;
	if (!json_is_string(json_object_get(value, "desc")))
		return fill_has(value, "id") && fill_has(value, "username") &&
		       fill_has(value, "create_time") && fill_has(value, "share_count");
	return fill_has(value, "createTime") ||
	       (fill_has(value, "aweme_id") && fill_has(value, "statistics"));
}

static bool is_comment(const json_t *value)
{
	if (!fill_has(value, "text") ||
	    (!fill_has(value, "create_time") && !fill_has(value, "createTime")))
		return false;
	return fill_has(value, "cid") || fill_has(value, "video_id") || fill_has(value, "aweme_id");
}

static void put_video(struct sink *sink, const json_t *video)
{
	struct post *post = sink_begin(sink, "tiktok");

	fill_post(sink, video_rows, video);
	post->kind = span_of("post");
	if (post->author_handle.at != NULL && post->id.at != NULL)
		post->url = sink_format(sink, "https://www.tiktok.com/@%.*s/video/%.*s",
		    (int)post->author_handle.len, post->author_handle.at, (int)post->id.len,
		    post->id.at);
	sink_end(sink);
}

/* The parent of a first-level comment is the video, "0" or absent. */
static void put_comment(struct sink *sink, const json_t *comment)
{
	struct post *post = sink_begin(sink, "tiktok");

	fill_post(sink, comment_rows, comment);
	post->kind = span_of("comment");
	if (span_is(post->in_reply_to, "0"))
		post->in_reply_to = (struct span){0};
	sink_end(sink);
}

static size_t put_list(struct sink *sink, const json_t *list);

static void put_one(struct sink *sink, const json_t *value)
{
	json_int_t total = json_integer_value(json_object_get(value, "reply_comment_total"));
	size_t here;

	if (is_video(value)) {
		put_video(sink, value);
	} else if (is_comment(value) || (fill_has(value, "text") && fill_has(value, "id"))) {
		put_comment(sink, value);
		here = put_list(sink, json_object_get(value, "reply_comment"));
		if (total > (json_int_t)here)
			sink_note(sink, NOTE_MORE, (size_t)total - here);
	} else {
		sink_note(sink, NOTE_EVENTS, 1);
	}
}

static size_t put_list(struct sink *sink, const json_t *list)
{
	size_t n = json_is_array(list) ? json_array_size(list) : 0;

	for (size_t i = 0; i < n; i++)
		put_one(sink, json_array_get(list, i));
	return n;
}

static const char *const lists[] = {"comments", "videos", "itemList", "item_list", "aweme_list",
    "user_pinned_videos", "user_reposted_videos"};

/* A page of one video has it here. */
static const json_t *video_in(const json_t *value)
{
	const json_t *video = fill_find(value, "itemInfo.itemStruct");

	if (video == NULL)
		video = json_object_get(value, "aweme_detail");
	return is_video(video) ? video : NULL;
}

/* The research API has its lists in data, with an error beside it whose code is ok. */
static const json_t *inner(const json_t *value)
{
	const json_t *data = json_object_get(value, "data");

	return json_is_object(data) && fill_has(value, "error") ? data : value;
}

static bool is_answer(const json_t *value)
{
	if (fill_find(value, "error.log_id") != NULL &&
	    fill_is(json_object_get(value, "error"), "code", "ok"))
		return true;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const json_t *first = json_array_get(json_object_get(value, lists[i]), 0);

		if (is_video(first) || is_comment(first))
			return true;
	}
	return false;
}

static bool fits(const json_t *value)
{
	return is_video(value) || is_comment(value) || is_answer(value) || video_in(value) != NULL ||
	       (fill_has(value, "status_code") && fill_has(value, "comments"));
}

/* What an answer of the research API holds where it is no list of these. */
static enum note other(const json_t *data)
{
	if (fill_has(data, "user_liked_videos"))
		return NOTE_LIKES;
	if (fill_has(data, "display_name") || fill_has(data, "user_followers") ||
	    fill_has(data, "user_following"))
		return NOTE_USERS;
	return NOTE_EMPTY;
}

static void put_answer(struct sink *sink, const json_t *value)
{
	const json_t *data = inner(value), *more = json_object_get(data, "has_more");
	size_t n = 0;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		n += put_list(sink, json_object_get(data, lists[i]));
	if (n == 0)
		sink_note(sink, other(data), 1);
	if (json_is_true(more) || json_integer_value(more) == 1 ||
	    json_is_true(json_object_get(data, "hasMore")))
		sink_note(sink, NOTE_PAGES, 1);
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)fault;
	if (is_video(value) || is_comment(value))
		put_one(sink, value);
	else if (video_in(value) != NULL)
		put_video(sink, video_in(value));
	else
		put_answer(sink, value);
	return STATUS_OK;
}

const struct format format_tiktok = {"tiktok",
    "video_description, desc and createTime, or text with video_id, cid or aweme_id", fits,
    convert};
