/*
 * Where converted posts go, and what there is to say about what was not converted. A platform's
 * converter begins a post, fills it, ends it; the sink writes it as one line. The sink owns the
 * post and the texts made for it, until the next sink_begin.
 */
#ifndef INGEST_SINK_H
#define INGEST_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/datetext.h"
#include "base/mem.h"
#include "base/span.h"
#include "ingest/html.h"
#include "ingest/users.h"
#include "post/post.h"

/* What a source held besides posts; each is said once for a file (note.c has the words). */
enum note {
	NOTE_PAGES,       /* the answer names a next page */
	NOTE_MORE,        /* replies that are counted or named, not included */
	NOTE_TOMBSTONES,  /* deletions of posts */
	NOTE_REMOVED,     /* posts whose text was deleted or removed */
	NOTE_UNAVAILABLE, /* posts that are blocked or not found */
	NOTE_RUINED,      /* ids that a spreadsheet rounded */
	NOTE_RAGGED,      /* rows with more fields than the header */
	NOTE_TOTALS,      /* rows that are no posts */
	NOTE_GUESSED,     /* a table without a header, read by a guess */
	NOTE_PREAMBLE,    /* lines before the header of a table */
	NOTE_USERS,
	NOTE_COUNTS,
	NOTE_LIKES,
	NOTE_PRIVATE,  /* direct messages and the like */
	NOTE_VIDEOS,
	NOTE_CONTROL,  /* messages of the stream about itself */
	NOTE_ENTITIES, /* a document type declares some */
	NOTE_EMPTY,    /* a page with nothing on it */
	NOTE_RULES,    /* rules, compliance jobs, settings */
	NOTE_EVENTS,    /* joins, hidings and the like: nothing that somebody wrote */
	NOTE_IDS,       /* records of an id alone */
	NOTE_ESTIMATED, /* times that the source only estimates */
	NOTE_INTERNAL,  /* notes that only the staff sees */
	NOTE_ROOMS,     /* lists of channels and topics */
	NOTE_FORM,     /* times that are not of the form that the user gives */
	NOTE_PLACES,    /* apps, businesses, places that are reviewed */
	NOTE_CUT,       /* texts that the source cuts short */
	NOTE_ORDER,     /* dates whose day and month are a guess */
	NOTE_UNJOINED,  /* what followed a list that came in parts */
	NOTE_UNENDED,   /* events of a stream without an end */
	NOTES
};

/* The sentence, with its count; borrowed until the next call. */
const char *note_words(enum note note, size_t count, char *room, size_t size);

struct map;
struct once;
struct plan;
struct privacy;

struct sink {
	struct buf *out;          /* borrowed; NULL: posts are only counted */
	struct once *once;        /* of --new, borrowed; NULL: every post is written */
	struct span platform;     /* the user's, in place of the format's; at NULL: none */
	struct span source;       /* label of the run; at NULL: none */
	struct span author;       /* handle of an archive's owner; at NULL: unknown */
	struct map *map;          /* of -m, borrowed; NULL: none */
	const struct users *users; /* of -u, borrowed; NULL: none */
	struct datetext_rules dates; /* for times without a zone, and dates as 3/4/2026 */
	const struct plan *plan;  /* whose handles are the brand's, borrowed; NULL: none */
	struct privacy *privacy;  /* borrowed; NULL: everything stays as it is */
	bool tombstones;          /* deletions are written */
	bool raw;                 /* each post has the value that it is made of */
	int64_t collected;        /* when the record at hand was collected; 0: unknown */
	size_t posts, deletions;  /* written, or counted where out is NULL; deletions of a file */
	size_t notes[NOTES];
	size_t repairs;           /* characters replaced or dropped */
	struct post post;
	const json_t *value;      /* what the post is made of, borrowed; NULL: unknown */
	bool mapped;              /* the post is filled by the map already */
	struct arena arena;
	struct buf scratch;
	struct html *html;
};

void sink_free(struct sink *sink);

/* Clears the post; platform is borrowed for good, a constant. */
struct post *sink_begin(struct sink *sink, const char *platform);

/* Settles what is unknown and what the user says, and writes the post. */
void sink_end(struct sink *sink);

/* Writes the post as it is, but for what is private in it. */
void sink_write(struct sink *sink);

/* Writes a line that is a post already. */
void sink_line(struct sink *sink, struct span line);

void sink_note(struct sink *sink, enum note note, size_t count);

/* Who a user is by -u; NULL where that is unknown. Borrowed for good. */
const struct user *sink_user(const struct sink *sink, struct span id);

/* Fills what is unknown of the author from -u, by author_id. sink_end does it too; for formats
 * that need the handle before, as for the post's address. */
void sink_know_author(struct sink *sink);

/* The post is of an archive that does not name its owner: fills the author from --author, or
 * from an account.js given with -u. */
void sink_own_author(struct sink *sink);

/*
 * The source reports that a post was deleted: written as a line of kind delete where the user
 * asks for that, else counted. Not between sink_begin and sink_end. platform is borrowed for
 * good, a constant; when may be POST_UNKNOWN. Without an id it is only counted.
 */
void sink_tombstone(struct sink *sink, const char *platform, struct span id, int64_t when);

/* Texts made for the post at hand. sink_format is printf. */
struct span sink_format(struct sink *sink, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct span sink_join(struct sink *sink, const struct span *parts, size_t count);
struct span sink_html(struct sink *sink, struct span markup); /* links go to the post */
struct span sink_unescaped(struct sink *sink, struct span text); /* &amp; &lt; &gt; once */
struct span sink_clean(struct sink *sink, struct span text); /* any bytes: UTF-8, no NUL */

#endif
