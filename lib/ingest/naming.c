#include "ingest/naming.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct name {
	const char *word, *ours;
};

static const struct name platforms[] = {{"twitter", "x"}, {"x", "x"}, {"tweet", "x"},
    {"facebook", "facebook"}, {"fb", "facebook"}, {"instagram", "instagram"}, {"ig", "instagram"},
    {"reddit", "reddit"}, {"youtube", "youtube"}, {"tiktok", "tiktok"}, {"linkedin", "linkedin"},
    {"threads", "threads"}, {"bluesky", "bluesky"}, {"bsky", "bluesky"},
    {"mastodon", "mastodon"}, {"tumblr", "tumblr"}, {"weibo", "weibo"}, {"sina", "weibo"},
    {"telegram", "telegram"}, {"discord", "discord"}, {"whatsapp", "whatsapp"},
    {"messenger", "messenger"}, {"slack", "slack"}, {"trustpilot", "trustpilot"},
    {"yelp", "yelp"}, {"googleplay", "googleplay"}, {"google play", "googleplay"},
    {"play store", "googleplay"}, {"app store", "appstore"}, {"appstore", "appstore"},
    {"itunes", "appstore"}, {"google my business", "google"},
    {"google business", "google"}, {"google reviews", "google"}, {"google maps", "google"},
    {"hacker news", "hackernews"}, {"hackernews", "hackernews"}, {"zendesk", "zendesk"},
    {"steam", "steam"}};

/* Ends of the names of hosts. */
static const struct name hosts[] = {{"twitter.com", "x"}, {"x.com", "x"},
    {"facebook.com", "facebook"}, {"fb.com", "facebook"}, {"instagram.com", "instagram"},
    {"reddit.com", "reddit"}, {"redd.it", "reddit"}, {"youtube.com", "youtube"},
    {"youtu.be", "youtube"}, {"tiktok.com", "tiktok"}, {"linkedin.com", "linkedin"},
    {"threads.net", "threads"}, {"threads.com", "threads"}, {"bsky.app", "bluesky"},
    {"tumblr.com", "tumblr"}, {"weibo.com", "weibo"}, {"weibo.cn", "weibo"}, {"t.me", "telegram"},
    {"discord.com", "discord"}, {"trustpilot.com", "trustpilot"}, {"yelp.com", "yelp"},
    {"play.google.com", "googleplay"}, {"apps.apple.com", "appstore"},
    {"itunes.apple.com", "appstore"}, {"news.ycombinator.com", "hackernews"},
    {"steamcommunity.com", "steam"}};

/* In the order of weight: a "reply to a retweet" is a reply. */
static const struct name kinds[] = {{"reply", "comment"}, {"replies", "comment"},
    {"comment", "comment"}, {"comments", "comment"}, {"response", "comment"},
    {"retweet", "repost"}, {"retweeted", "repost"}, {"repost", "repost"}, {"reblog", "repost"},
    {"review", "review"}, {"reviews", "review"}, {"rating", "review"}, {"dm", "message"},
    {"direct", "message"}, {"private", "message"}, {"ticket", "ticket"}, {"news", "article"},
    {"article", "article"}, {"blog", "article"}, {"blogs", "article"}, {"web", "article"},
    {"print", "article"}, {"magazine", "article"}};

#define COUNT(list) (sizeof (list) / sizeof *(list))

/* Whether the name starts with the word and the word ends there. Most differ in the first letter,
 * which in words is a small one. */
static bool starts_with(struct span name, const char *word)
{
	size_t len;

	if (name.len == 0 || (*name.at | ('a' - 'A')) != *word)
		return false;
	len = strlen(word);
	if (name.len < len || strncasecmp(name.at, word, len) != 0)
		return false;
	return name.len == len || !isalnum((unsigned char)name.at[len]);
}

/* A letter or two mean a platform by themselves only: "X", "x.com", "X (formerly Twitter)". */
static bool stands_alone(struct span name, const char *word)
{
	size_t len = strlen(word);

	return len > 2 || name.len == len || name.at[len] == '.' ||
	       (name.len > len + 1 && name.at[len + 1] == '(');
}

struct span naming_platform(struct span name)
{
	if (name.len > 4 && strncasecmp(name.at, "www.", 4) == 0)
		name = (struct span){name.at + 4, name.len - 4};
	for (size_t i = 0; name.len > 0 && i < COUNT(platforms); i++)
		if (starts_with(name, platforms[i].word) && stands_alone(name, platforms[i].word))
			return span_of(platforms[i].ours);
	return (struct span){0};
}

static struct span host_of(struct span address)
{
	const char *start = span_find(address, "//");
	struct span host = address;

	if (start != NULL && start - address.at < 8)
		host = (struct span){start + 2, address.len - (size_t)(start + 2 - address.at)};
	for (size_t i = 0; i < host.len; i++)
		if (strchr("/?#:", host.at[i]) != NULL)
			host.len = i;
	return host;
}

struct span naming_host(struct span address)
{
	struct span host = host_of(address);

	for (size_t i = 0; i < COUNT(hosts); i++) {
		size_t len = strlen(hosts[i].word);

		if (host.len >= len &&
		    strncasecmp(host.at + host.len - len, hosts[i].word, len) == 0 &&
		    (host.len == len || host.at[host.len - len - 1] == '.'))
			return span_of(hosts[i].ours);
	}
	return (struct span){0};
}

static bool has_word(struct span name, const char *word)
{
	for (size_t i = 0; i < name.len; i++)
		if ((i == 0 || !isalnum((unsigned char)name.at[i - 1])) &&
		    starts_with((struct span){name.at + i, name.len - i}, word))
			return true;
	return false;
}

struct span naming_kind(struct span name)
{
	for (size_t i = 0; name.len < 60 && i < COUNT(kinds); i++)
		if (has_word(name, kinds[i].word))
			return span_of(kinds[i].ours);
	return (struct span){0};
}
