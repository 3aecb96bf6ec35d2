/*
 * A record: one line of JSON, and an index of its top-level members. Finding them walks the
 * bytes once and builds no tree; a member is decoded when a stage asks for it, and every other
 * byte of the line goes out as it came in.
 *
 * The loop owns the record; a stage borrows it until it returns, and what getters give is
 * borrowed for as long. A zeroed struct is an empty record; record_free gives its memory back.
 *
 * The index checks the outer structure: braces, keys, separators, top-level scalars, matching
 * brackets, depth. A wrong value inside a nested member passes unless it is decoded; --strict
 * has record_check look at it all.
 */
#ifndef POST_RECORD_H
#define POST_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"

enum { RECORD_DEPTH = 64, RECORD_EXPECTED = 4 };

struct record_member {
	struct span key;   /* decoded */
	struct span value; /* raw JSON */
	size_t start, end; /* of key, colon and value, as offsets in the line */
	bool plain;        /* the value is a string of ASCII, with nothing escaped in it */
};

/* See record_expect. */
struct record_expected {
	struct span name;
	struct record *inner;
	const char *at; /* the value in this line that inner is of; NULL: none */
};

struct record {
	struct span line;
	size_t close; /* the offset of the closing brace */
	struct record_member *members;
	size_t count, room;
	struct arena arena;
	enum status status; /* of the getters since record_index; sticky */
	struct fault fault;
	struct record_expected expected[RECORD_EXPECTED];
	size_t expected_count;
};

/* Indexes a line, which must outlive its use. STATUS_REJECTED, with a column, when it is no
 * JSON object as far as the index checks. */
enum status record_index(struct record *record, struct span line, struct fault *fault);

/* Checks every byte of an indexed line: what is not plain (plain.h) is parsed with jansson. */
enum status record_check(const struct record *record, struct fault *fault);

void record_free(struct record *record);

/* The last member of that name; NULL when there is none. */
const struct record_member *record_find(
    const struct record *record, const char *name, size_t len);

/* The raw value of it; at is NULL when there is none. Inline, for the name's length is known
 * where the call is. */
static inline struct span record_raw(const struct record *record, const char *name)
{
	const struct record_member *member = record_find(record, name, strlen(name));

	return member != NULL ? member->value : (struct span){NULL, 0};
}

static inline bool record_has(const struct record *record, const char *name)
{
	return record_find(record, name, strlen(name)) != NULL;
}

/*
 * Getters: false when the member is absent or null. A value of another type, or one that
 * does not decode, is also false and makes the record's status STATUS_REJECTED, with a fault
 * that names the member; the loop rejects such a line after the stage returns.
 */
bool record_text(struct record *record, const char *name, struct span *text);
bool record_integer(struct record *record, const char *name, int64_t *value);
bool record_real(struct record *record, const char *name, double *value);
bool record_flag(struct record *record, const char *name, bool *value);
bool record_time(struct record *record, const char *name, int64_t *when);

/* An array of strings: how many, and *texts in the record's arena. */
size_t record_texts(struct record *record, const char *name, const struct span **texts);

/* Indexes the object that a member holds; inner is a record of the caller's. */
bool record_inside(struct record *record, const char *name, struct record *inner);

/* Says that record_inside will be asked for that member of every line, and with that inner, which
 * outlives the record and serves for nothing else: from the next line on it is indexed as the line
 * is, not a second time. May be said again; of more than RECORD_EXPECTED the others are not. */
void record_expect(struct record *record, const char *name, struct record *inner);

/* Appends the line with one member added at its end, in place of any of that name; value is
 * raw JSON. The rest of the line is copied byte for byte. */
void record_write(
    const struct record *record, const char *name, struct span value, struct buf *out);

#endif
