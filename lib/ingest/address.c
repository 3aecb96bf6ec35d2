#include "ingest/address.h"

#include <ctype.h>
#include <string.h>

/* What follows the part, up to the next separator. */
static struct span behind(struct span address, const char *part)
{
	const char *at = span_find(address, part), *end;
	struct span id;

	if (at == NULL)
		return (struct span){0};
	end = address.at + address.len;
	id = (struct span){at + strlen(part), 0};
	while (id.at + id.len < end && strchr("/?&# ", id.at[id.len]) == NULL)
		id.len++;
	return id.len > 0 ? id : (struct span){0};
}

static bool is_number(struct span id)
{
	for (size_t i = 0; i < id.len; i++)
		if (!isdigit((unsigned char)id.at[i]))
			return false;
	return id.len > 0;
}

static struct span instagram_id(struct span address)
{
	static const char *const parts[] = {"/p/", "/reel/", "/tv/"};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (behind(address, parts[i]).at != NULL)
			return behind(address, parts[i]);
	return (struct span){0};
}

/* The Graph API joins the page's number and the post's. */
static struct span facebook_id(struct sink *sink, struct span address)
{
	struct span page = behind(address, "facebook.com/"), post = behind(address, "/posts/");

	if (is_number(page) && is_number(post))
		return sink_join(sink, (struct span[]){page, span_of("_"), post}, 3);
	return post;
}

/* What is left of the address behind a part of it. */
static struct span rest(struct span address, struct span part)
{
	const char *end = part.at + part.len;

	return (struct span){end, address.len - (size_t)(end - address.at)};
}

/* /r/NAME/comments/SUBMISSION/TITLE/COMMENT/ */
static struct span reddit_id(struct sink *sink, struct span address)
{
	struct span thing = behind(address, "/comments/"), title, comment = {0};

	if (thing.at == NULL)
		return thing;
	title = behind(rest(address, thing), "/");
	if (title.at != NULL)
		comment = behind(rest(address, title), "/");
	return comment.at != NULL
	    ? sink_join(sink, (struct span[]){span_of("t1_"), comment}, 2)
	    : sink_join(sink, (struct span[]){span_of("t3_"), thing}, 2);
}

/* reviewId=gp%3AAOqp... */
static struct span play_id(struct sink *sink, struct span address)
{
	struct span id = behind(address, "reviewId=");
	const char *colon;

	if (id.at == NULL)
		id = behind(address, "reviewid=");
	colon = span_find(id, "%3A");
	if (colon == NULL)
		return id;
	return sink_join(sink, (struct span[]){{id.at, (size_t)(colon - id.at)}, span_of(":"),
	    {colon + 3, id.len - (size_t)(colon - id.at) - 3}}, 3);
}

struct span address_id(struct sink *sink, struct span platform, struct span address)
{
	struct span id = {0};

	if (span_is(platform, "x")) {
		id = behind(address, "/status/");
		if (id.at == NULL)
			id = behind(address, "/statuses/");
		return is_number(id) ? id : (struct span){0};
	}
	if (span_is(platform, "instagram"))
		return instagram_id(address);
	if (span_is(platform, "facebook"))
		return facebook_id(sink, address);
	if (span_is(platform, "reddit"))
		return reddit_id(sink, address);
	if (span_is(platform, "youtube"))
		return behind(address, "&lc=");
	if (span_is(platform, "tiktok"))
		return behind(address, "/video/");
	if (span_is(platform, "googleplay"))
		return play_id(sink, address);
	return id;
}

struct span address_number(struct span address, const char *word)
{
	size_t len = strlen(word), n = 0;

	for (size_t i = 0; i + len < address.len; i++) {
		const char *at = address.at + i + len;

		if (memcmp(at - len, word, len) != 0)
			continue;
		while (i + len + n < address.len && isdigit((unsigned char)at[n]))
			n++;
		if (n > 0)
			return (struct span){at, n};
	}
	return (struct span){0};
}
