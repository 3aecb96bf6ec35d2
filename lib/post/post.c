#include "post/post.h"

#include "post/member.h"

void post_clear(struct post *post)
{
	*post = (struct post){
	    .created_at = POST_UNKNOWN,
	    .edited_at = POST_UNKNOWN,
	    .collected_at = POST_UNKNOWN,
	    .author_followers = POST_UNKNOWN,
	    .likes = POST_UNKNOWN,
	    .reposts = POST_UNKNOWN,
	    .quotes = POST_UNKNOWN,
	    .replies = POST_UNKNOWN,
	    .views = POST_UNKNOWN,
	    .rating_max = POST_UNKNOWN,
	};
}

void post_list_add(struct post_list *list, struct span item)
{
	if (item.at != NULL && item.len > 0 && list->count < POST_LIST)
		list->at[list->count++] = item;
}

static void write_text(struct buf *out, const char *key, struct span text)
{
	if (text.at != NULL)
		member_text(out, key, text);
}

static void write_count(struct buf *out, const char *key, int64_t count)
{
	if (count != POST_UNKNOWN)
		member_integer(out, key, count);
}

static void write_time(struct buf *out, const char *key, int64_t when)
{
	if (when != POST_UNKNOWN)
		member_time(out, key, when);
}

static void write_answer(struct buf *out, const char *key, enum post_answer answer)
{
	if (answer != POST_ANSWER_UNKNOWN)
		member_flag(out, key, answer == POST_ANSWER_YES);
}

static void write_list(struct buf *out, const char *key, const struct post_list *list)
{
	member_texts(out, key, list->at, list->count);
}

static void write_author(struct buf *out, const struct post *post)
{
	write_text(out, "author_id", post->author_id);
	write_text(out, "author_handle", post->author_handle);
	write_text(out, "author_name", post->author_name);
	write_text(out, "author_url", post->author_url);
	write_count(out, "author_followers", post->author_followers);
	write_answer(out, "author_verified", post->author_verified);
	write_answer(out, "author_bot", post->author_bot);
	write_answer(out, "author_staff", post->author_staff);
}

static void write_engagement(struct buf *out, const struct post *post)
{
	write_count(out, "likes", post->likes);
	write_count(out, "reposts", post->reposts);
	write_count(out, "quotes", post->quotes);
	write_count(out, "replies", post->replies);
	write_count(out, "views", post->views);
	if (post->rating_max != POST_UNKNOWN) {
		member_real(out, "rating", post->rating, 2);
		member_integer(out, "rating_max", post->rating_max);
	}
}

void post_write(const struct post *post, struct buf *out)
{
	member_open(out, NULL, '{');
	member_integer(out, "v", POST_VERSION);
	write_text(out, "id", post->id);
	if (post->id_made)
		member_flag(out, "id_made", true);
	write_text(out, "platform", post->platform);
	write_text(out, "kind", post->kind);
	write_text(out, "op", post->op);
	write_text(out, "url", post->url);
	write_time(out, "created_at", post->created_at);
	write_time(out, "edited_at", post->edited_at);
	write_time(out, "collected_at", post->collected_at);
	write_text(out, "text", post->text);
	write_text(out, "title", post->title);
	write_text(out, "lang", post->lang);
	write_author(out, post);
	write_text(out, "in_reply_to", post->in_reply_to);
	write_text(out, "conversation_id", post->conversation_id);
	write_text(out, "repost_of", post->repost_of);
	write_text(out, "quote_of", post->quote_of);
	write_text(out, "reposted_by", post->reposted_by);
	write_engagement(out, post);
	write_list(out, "tags", &post->tags);
	write_list(out, "mentions", &post->mentions);
	write_list(out, "links", &post->links);
	write_list(out, "media", &post->media);
	write_text(out, "place", post->place);
	if (post->located) {
		member_open(out, "geo", '[');
		member_real(out, NULL, post->latitude, 6);
		member_real(out, NULL, post->longitude, 6);
		member_close(out, ']');
	}
	write_text(out, "source", post->source);
	if (post->drill)
		member_flag(out, "drill", true);
	member_close(out, '}');
}

bool post_is(const struct record *record)
{
	return record_has(record, "text");
}

struct span post_member(struct record *record, const char *name)
{
	struct span text;

	return record_text(record, name, &text) ? text : (struct span){"", 0};
}

struct span post_text(struct record *record)
{
	return post_member(record, "text");
}

int64_t post_count(struct record *record, const char *name)
{
	int64_t count = POST_UNKNOWN;

	record_integer(record, name, &count);
	return count;
}

int64_t post_created_at(struct record *record)
{
	int64_t when = POST_UNKNOWN;

	record_time(record, "created_at", &when);
	return when;
}

bool post_flag(struct record *record, const char *name)
{
	bool value = false;

	record_flag(record, name, &value);
	return value;
}
