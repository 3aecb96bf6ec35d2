/*
 * What feeds call the parts of an item, whatever kind of feed it is: RSS of all versions, Atom,
 * and what App Store, YouTube, Google and blogs add to them. A slot is one such part; the feed's
 * own parts (channel, feed) go into an item as well.
 */
#ifndef INGEST_FEED_ITEM_H
#define INGEST_FEED_ITEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "ingest/sink.h"

enum slot {
	SLOT_ID, SLOT_ABOUT,
	SLOT_LINK, SLOT_ORIGINAL, SLOT_OTHER_LINK, /* original: before a service rewrote it */
	SLOT_TITLE, SLOT_CONTENT, SLOT_SUMMARY, SLOT_CAPTION,
	SLOT_PUBLISHED, SLOT_DATE, SLOT_UPDATED,
	SLOT_CREATOR, SLOT_AUTHOR, SLOT_AUTHOR_NAME, SLOT_AUTHOR_URL, SLOT_AUTHOR_MAIL,
	SLOT_CHANNEL, SLOT_PUBLISHER,
	SLOT_LANGUAGE, SLOT_BASE, SLOT_PARENT, SLOT_SELF, SLOT_NEXT,
	SLOT_RATING, SLOT_LIKES, SLOT_VIEWS, SLOT_REPLIES,
	SLOT_APP,          /* the item is the app itself, not a review */
	SLOT_TAGS, SLOT_MEDIA, /* lists: a NUL behind each */
	SLOTS
};

struct feed_slot {
	struct buf text;
	bool met;    /* the first wins */
	bool markup; /* HTML */
};

struct feed_item {
	struct feed_slot slots[SLOTS];
	bool no_permalink; /* the id is no address */
	bool video;        /* of YouTube */
};

void feed_item_clear(struct feed_item *item);
void feed_item_free(struct feed_item *item);

/* Puts the item as a post; head is the feed's own. False: it is the app that others review. */
bool feed_put(struct sink *sink, const struct feed_item *item, const struct feed_item *head);

/* True when the feed names a page after this one. */
bool feed_goes_on(const struct feed_item *head);

/* Where an element stands: in an item (or feed), its author, a group of media. */
enum feed_scope { SCOPE_ITEM, SCOPE_AUTHOR, SCOPE_GROUP };

/* How a slot is filled: from text that is HTML if its type says so, or, without one, in RSS; from
 * text that is always plain; from an attribute. TO_SCOPE opens a scope of its own. */
enum feed_how { TO_TYPED, TO_PLAIN, TO_ATTRIBUTE, TO_LINK, TO_CATEGORY, TO_SCOPE };

struct feed_row {
	enum feed_scope scope;
	unsigned spaces; /* a set of enum feed_space */
	const char *name;
	enum feed_how how;
	enum slot slot;
	const char *attribute;
	enum feed_scope opens;
};

enum feed_space {
	SPACE_NONE = 1 << 0, SPACE_ATOM = 1 << 1, SPACE_CONTENT = 1 << 2, SPACE_DC = 1 << 3,
	SPACE_MEDIA = 1 << 4, SPACE_FEEDBURNER = 1 << 5, SPACE_YOUTUBE = 1 << 6,
	SPACE_STORE = 1 << 7, SPACE_ITUNES = 1 << 8, SPACE_THREAD = 1 << 9, SPACE_SLASH = 1 << 10,
	SPACE_RDF = 1 << 11, SPACE_OTHER = 1 << 12,
};

/* By the address that the prefix stands for, or, where that is not known, by the prefix. Either
 * may be NULL. */
enum feed_space feed_space(const char *prefix, const char *address);

/* NULL where nothing is to be had. */
const struct feed_row *feed_row(
    enum feed_scope scope, enum feed_space space, const char *name);

#endif
