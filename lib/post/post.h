/*
 * The post, version 1: names, types and order of the keys that man/crisis-post.5 documents.
 * crisis-ingest fills a struct post and writes it; filters read a post from its record.
 */
#ifndef POST_POST_H
#define POST_POST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "post/record.h"

enum { POST_VERSION = 1, POST_LIST = 64 };

#define DRILL_MARK "DRILL " /* what texts for a drill begin with, and no others */
#define POST_UNKNOWN INT64_MIN /* of a time or a count: the member stays absent */

enum post_answer { POST_ANSWER_UNKNOWN, POST_ANSWER_NO, POST_ANSWER_YES };

struct post_list {
	struct span at[POST_LIST]; /* what is beyond POST_LIST is left out */
	size_t count;
};

/* Text is UTF-8 and borrowed; a span with at NULL is unknown. */
struct post {
	struct span id, platform, kind, op, url;
	bool id_made; /* the source has no id: this one is made from the content */
	int64_t created_at, edited_at, collected_at;
	struct span text, title, lang;
	struct span author_id, author_handle, author_name, author_url;
	int64_t author_followers;
	enum post_answer author_verified, author_bot, author_staff;
	struct span in_reply_to, conversation_id, repost_of, quote_of, reposted_by;
	int64_t likes, reposts, quotes, replies, views;
	double rating;
	int64_t rating_max; /* POST_UNKNOWN: there is no rating */
	struct post_list tags, mentions, links, media;
	struct span place;
	bool located;
	double latitude, longitude;
	struct span source;
	bool drill;
};

/* Makes every member unknown. */
void post_clear(struct post *post);

void post_list_add(struct post_list *list, struct span item);

/* Appends the post as one JSON object, known members only, in the documented order. */
void post_write(const struct post *post, struct buf *out);

/* A record is a post when it has a member text; all else passes through every filter. */
bool post_is(const struct record *record);

/* What filters ask of a post. Unknown text is an empty span, an unknown count POST_UNKNOWN; a
 * member of the wrong type makes the record's status STATUS_REJECTED (record.h). */
struct span post_text(struct record *record);
struct span post_member(struct record *record, const char *name);
int64_t post_count(struct record *record, const char *name);
int64_t post_created_at(struct record *record);
bool post_flag(struct record *record, const char *name);

#endif
