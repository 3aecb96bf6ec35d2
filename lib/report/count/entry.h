/*
 * One line of the toolkit as a report counts it: what kind of line it is, and the few members
 * of the post, its score, route and reply that the figures stand on. Text is borrowed from the
 * record and the scratch, until either is used for the next line.
 */
#ifndef REPORT_COUNT_ENTRY_H
#define REPORT_COUNT_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "post/post.h"
#include "post/record.h"
#include "post/term.h"

/* A line is of one kind, the first that fits in this order but for ENTRY_POST, which is what
 * remains of the posts. Only ENTRY_POST enters the figures of posts; all others are counted
 * apart. */
enum entry_kind {
	ENTRY_POST,
	ENTRY_DELETION, /* a tombstone: kind or op is delete */
	ENTRY_DRILL,    /* of a drill, and the reader did not ask for drills */
	ENTRY_OWN,      /* by the brand's own people: author_staff */
	ENTRY_REPOST,   /* someone else's words once more */
	ENTRY_OUTSIDE,  /* before --since, or not before --until */
	ENTRY_UNASKED,  /* a post of which --where does not hold */
	ENTRY_ALERT,    /* lines of these types: */
	ENTRY_CASE,
	ENTRY_DUE,
	ENTRY_EVENT,
	ENTRY_GRADE,
	ENTRY_OTHER,    /* any other object without text */
	ENTRY_KINDS
};

enum { ENTRY_NONE = -1 }; /* of a term: the member is absent */

enum entry_clock { ENTRY_ACKNOWLEDGE, ENTRY_ANSWER, ENTRY_CLOCKS };

struct entry_list {
	const struct span *at;
	size_t count;
};

struct entry {
	enum entry_kind kind;
	bool edit; /* op update: a newer text of a post that may have been counted before */
	bool drill; /* of a drill, asked for or not */
	struct span platform, lang, author;
	int64_t created_at, collected_at; /* POST_UNKNOWN */

	bool scored;
	int label;    /* of label_names, LABELS for a word not among them, or ENTRY_NONE */
	int severity; /* of severity_names in the same way; the route's where it has one */
	int urgency;  /* 0..100 or ENTRY_NONE */
	struct entry_list topics;
	struct span stance; /* the route's where it has one */

	bool routed;
	enum post_answer answer;
	struct span team, reason, rule;
	int64_t due[ENTRY_CLOCKS]; /* POST_UNKNOWN; none where the route says not to answer */

	bool replied, drafted;
	struct span stage;
	struct entry_list blocked;

	bool cased;        /* it has the member case */
	struct span level; /* of an alert */

	/* Filled by entry_read_words. */
	struct span id, url, handle, text;
};

/* The indexes of the nested objects. A zeroed struct is ready. */
struct entry_scratch {
	struct record score, route, reply, casing;
};

/* STATUS_REJECTED, with a column in the line, where a member that is read is of the wrong
 * type. */
enum status entry_read(struct record *record, bool drills, struct entry_scratch *scratch,
    struct entry *entry, struct fault *fault);

/* Reads what only a listed post shows; most posts are never listed. */
enum status entry_read_words(struct record *record, struct entry *entry, struct fault *fault);

void entry_scratch_free(struct entry_scratch *scratch);

#endif
