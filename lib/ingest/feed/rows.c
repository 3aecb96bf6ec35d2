/* The names of elements, as feeds have them. */
#include "ingest/feed/item.h"

#include <string.h>
#include <strings.h>

enum { OWN = SPACE_NONE | SPACE_ATOM };

static const struct feed_row rows[] = {
    {SCOPE_ITEM, OWN, "id", TO_PLAIN, SLOT_ID, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "guid", TO_PLAIN, SLOT_ID, NULL, 0},
    {SCOPE_ITEM, OWN, "link", TO_LINK, SLOT_LINK, NULL, 0},
    {SCOPE_ITEM, SPACE_FEEDBURNER, "origLink", TO_PLAIN, SLOT_ORIGINAL, NULL, 0},
    {SCOPE_ITEM, OWN, "title", TO_TYPED, SLOT_TITLE, NULL, 0},
    {SCOPE_ITEM, SPACE_CONTENT, "encoded", TO_TYPED, SLOT_CONTENT, NULL, 0},
    {SCOPE_ITEM, OWN, "content", TO_TYPED, SLOT_CONTENT, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "description", TO_TYPED, SLOT_SUMMARY, NULL, 0},
    {SCOPE_ITEM, OWN, "summary", TO_TYPED, SLOT_SUMMARY, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "description", TO_TYPED, SLOT_CAPTION, NULL, 0},
    {SCOPE_ITEM, SPACE_ITUNES, "summary", TO_TYPED, SLOT_CAPTION, NULL, 0},
    {SCOPE_ITEM, SPACE_MEDIA, "description", TO_PLAIN, SLOT_CAPTION, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "pubDate", TO_PLAIN, SLOT_PUBLISHED, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "pubdate", TO_PLAIN, SLOT_PUBLISHED, NULL, 0},
    {SCOPE_ITEM, OWN, "published", TO_PLAIN, SLOT_PUBLISHED, NULL, 0},
    {SCOPE_ITEM, OWN, "issued", TO_PLAIN, SLOT_PUBLISHED, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "date", TO_PLAIN, SLOT_DATE, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "created", TO_PLAIN, SLOT_DATE, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "issued", TO_PLAIN, SLOT_DATE, NULL, 0},
    {SCOPE_ITEM, OWN, "updated", TO_PLAIN, SLOT_UPDATED, NULL, 0},
    {SCOPE_ITEM, OWN, "modified", TO_PLAIN, SLOT_UPDATED, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "creator", TO_PLAIN, SLOT_CREATOR, NULL, 0},
    {SCOPE_ITEM, OWN, "author", TO_SCOPE, SLOT_AUTHOR, NULL, SCOPE_AUTHOR},
    {SCOPE_ITEM, SPACE_ITUNES, "author", TO_PLAIN, SLOT_PUBLISHER, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "source", TO_PLAIN, SLOT_PUBLISHER, NULL, 0},
    {SCOPE_AUTHOR, OWN, "name", TO_PLAIN, SLOT_AUTHOR_NAME, NULL, 0},
    {SCOPE_AUTHOR, OWN, "uri", TO_PLAIN, SLOT_AUTHOR_URL, NULL, 0},
    {SCOPE_AUTHOR, OWN, "url", TO_PLAIN, SLOT_AUTHOR_URL, NULL, 0},
    {SCOPE_AUTHOR, OWN, "email", TO_PLAIN, SLOT_AUTHOR_MAIL, NULL, 0},
    {SCOPE_ITEM, OWN, "category", TO_CATEGORY, SLOT_TAGS, "term", 0},
    {SCOPE_ITEM, SPACE_DC, "subject", TO_CATEGORY, SLOT_TAGS, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "language", TO_PLAIN, SLOT_LANGUAGE, NULL, 0},
    {SCOPE_ITEM, SPACE_DC, "language", TO_PLAIN, SLOT_LANGUAGE, NULL, 0},
    {SCOPE_ITEM, SPACE_NONE, "enclosure", TO_ATTRIBUTE, SLOT_MEDIA, "url", 0},
    {SCOPE_ITEM, SPACE_MEDIA, "content", TO_ATTRIBUTE, SLOT_MEDIA, "url", 0},
    {SCOPE_ITEM, SPACE_MEDIA, "group", TO_SCOPE, SLOTS, NULL, SCOPE_GROUP},
    {SCOPE_GROUP, SPACE_MEDIA, "content", TO_ATTRIBUTE, SLOT_MEDIA, "url", 0},
    {SCOPE_GROUP, SPACE_MEDIA, "description", TO_PLAIN, SLOT_CAPTION, NULL, 0},
    {SCOPE_GROUP, SPACE_MEDIA, "community", TO_SCOPE, SLOTS, NULL, SCOPE_GROUP},
    {SCOPE_GROUP, SPACE_MEDIA, "starRating", TO_ATTRIBUTE, SLOT_LIKES, "count", 0},
    {SCOPE_GROUP, SPACE_MEDIA, "statistics", TO_ATTRIBUTE, SLOT_VIEWS, "views", 0},
    {SCOPE_ITEM, SPACE_YOUTUBE, "channelId", TO_PLAIN, SLOT_CHANNEL, NULL, 0},
    {SCOPE_ITEM, SPACE_STORE, "rating", TO_PLAIN, SLOT_RATING, NULL, 0},
    {SCOPE_ITEM, SPACE_STORE, "voteSum", TO_PLAIN, SLOT_LIKES, NULL, 0},
    {SCOPE_ITEM, SPACE_STORE, "name", TO_PLAIN, SLOT_APP, NULL, 0},
    {SCOPE_ITEM, SPACE_THREAD, "in-reply-to", TO_ATTRIBUTE, SLOT_PARENT, "ref", 0},
    {SCOPE_ITEM, SPACE_THREAD, "total", TO_PLAIN, SLOT_REPLIES, NULL, 0},
    {SCOPE_ITEM, SPACE_SLASH, "comments", TO_PLAIN, SLOT_REPLIES, NULL, 0},
};

static const struct {
	const char *prefix, *address;
	enum feed_space space;
} spaces[] = {
    {"atom", "http://www.w3.org/2005/Atom", SPACE_ATOM},
    {"", "http://purl.org/atom/ns#", SPACE_ATOM},
    {"", "http://purl.org/rss/1.0/", SPACE_NONE},
    {"", "http://my.netscape.com/rdf/simple/0.9/", SPACE_NONE},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", SPACE_RDF},
    {"content", "http://purl.org/rss/1.0/modules/content/", SPACE_CONTENT},
    {"dc", "http://purl.org/dc/elements/1.1/", SPACE_DC},
    {"dcterms", "http://purl.org/dc/terms/", SPACE_DC},
    {"media", "http://search.yahoo.com/mrss/", SPACE_MEDIA},
    {"media", "http://search.yahoo.com/mrss", SPACE_MEDIA},
    {"feedburner", "http://rssnamespace.org/feedburner/ext/1.0", SPACE_FEEDBURNER},
    {"yt", "http://www.youtube.com/xml/schemas/2015", SPACE_YOUTUBE},
    {"im", "http://itunes.apple.com/rss", SPACE_STORE},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", SPACE_ITUNES},
    {"thr", "http://purl.org/syndication/thread/1.0", SPACE_THREAD},
    {"slash", "http://purl.org/rss/1.0/modules/slash/", SPACE_SLASH},
};

enum feed_space feed_space(const char *prefix, const char *address)
{
	for (size_t i = 0; address != NULL && i < sizeof spaces / sizeof *spaces; i++)
		if (strcasecmp(address, spaces[i].address) == 0)
			return spaces[i].space;
	if (prefix == NULL)
		return SPACE_NONE;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strcmp(prefix, spaces[i].prefix) == 0)
			return spaces[i].space;
	return SPACE_OTHER;
}

const struct feed_row *feed_row(
    enum feed_scope scope, enum feed_space space, const char *name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].scope == scope && (rows[i].spaces & space) != 0 &&
		    strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}
