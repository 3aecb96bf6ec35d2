/* LinkedIn's posts as its site loads them (Voyager), which is what browser extensions keep. */
#include "ingest/fill.h"
#include "ingest/format.h"

#include <ctype.h>
#include <string.h>

#include "base/num.h"
#include "base/when.h"

static const char word[] = "urn:li:activity:";

/* The names with a star refer to what was written out in their place. */
static const struct fill_row site_rows[] = {
    {"commentary.text.text", FILL_TEXT, FILL_AT(text)},
    {"commentary.text", FILL_TEXT, FILL_AT(text)},
    {"actor.name.text", FILL_TEXT, FILL_AT(author_name)},
    {"actor.navigationContext.actionTarget", FILL_TEXT, FILL_AT(author_url)},
    {"*socialDetail.*totalSocialActivityCounts.numLikes", FILL_COUNT, FILL_AT(likes)},
    {"socialDetail.totalSocialActivityCounts.numLikes", FILL_COUNT, FILL_AT(likes)},
    {"*socialDetail.likes.paging.total", FILL_COUNT, FILL_AT(likes)},
    {"*socialDetail.*totalSocialActivityCounts.numShares", FILL_COUNT, FILL_AT(reposts)},
    {"socialDetail.totalSocialActivityCounts.numShares", FILL_COUNT, FILL_AT(reposts)},
    {"*socialDetail.totalShares", FILL_COUNT, FILL_AT(reposts)},
    {"*socialDetail.*totalSocialActivityCounts.numComments", FILL_COUNT, FILL_AT(replies)},
    {"socialDetail.totalSocialActivityCounts.numComments", FILL_COUNT, FILL_AT(replies)},
    {"*socialDetail.comments.paging.total", FILL_COUNT, FILL_AT(replies)},
    {NULL, 0, 0},
};

/* The first activity that the name of an update holds. */
static struct span activity_of(const json_t *value)
{
	struct span urn = fill_text(fill_find(value, "updateMetadata.urn"));
	const char *at;
	size_t n = sizeof word - 1;

	if (urn.at == NULL)
		urn = fill_text(json_object_get(value, "preDashEntityUrn"));
	at = urn.at != NULL ? strstr(urn.at, word) : NULL;
	if (at == NULL)
		return (struct span){0};
	while (isdigit((unsigned char)at[n]))
		n++;
	return (struct span){at, n};
}

/* An id holds its time, milliseconds in the bits from 22 up: the site shows only "3w". */
static void time_from_id(struct post *post)
{
	struct fault ignored;
	int64_t id;

	if (post->id.at != NULL &&
	    num_integer(post->id.at + sizeof word - 1, post->id.len - (sizeof word - 1),
	        (int64_t)1 << 60, INT64_MAX, &id, &ignored) == STATUS_OK)
		when_ticks(id >> 22, &post->created_at);
}

/* The author's page is also the handle: in/ana, company/acme. */
static void tell_handle(struct post *post)
{
	static const char site[] = "linkedin.com/";
	const char *at = post->author_url.at;

	if (at != NULL)
		post->author_url.len = strcspn(at, "?");
	at = at != NULL ? strstr(at, site) : NULL;
	if (at == NULL)
		return;
	at += sizeof site - 1;
	post->author_handle = (struct span){at, strcspn(at, "?")};
	while (post->author_handle.len > 0 && at[post->author_handle.len - 1] == '/')
		post->author_handle.len--;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct post *post = sink_begin(sink, "linkedin");

	(void)fault;
	post->id = activity_of(value);
	fill_post(sink, site_rows, value);
	time_from_id(post);
	tell_handle(post);
	post->kind = span_of("post");
	if (post->id.at != NULL)
		post->url = sink_join(sink,
		    (struct span[]){
		        span_of("https://www.linkedin.com/feed/update/"), post->id}, 2);
	sink_end(sink);
	return STATUS_OK;
}

static bool fits(const json_t *value)
{
	return fill_find(value, "actor.name.text") != NULL &&
	       (fill_has(value, "updateMetadata") || fill_has(value, "preDashEntityUrn"));
}

const struct format format_linkedin_site = {
    "linkedin-site", "actor.name.text with updateMetadata or preDashEntityUrn", fits, convert};
