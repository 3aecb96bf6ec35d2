/*
 * One value of JSON text to posts: parsed, repaired where jansson would refuse what a service
 * really sends, its format told by content.
 */
#ifndef INGEST_CONVERT_H
#define INGEST_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "ingest/format.h"
#include "ingest/frame/frame.h"
#include "ingest/part.h"
#include "ingest/sink.h"
#include "post/record.h"

struct convert {
	struct sink *sink;          /* borrowed */
	const char *wanted;         /* of -f; NULL: by content. Borrowed */
	const struct format *last;  /* the first guess for the next value */
	size_t pages;               /* that the answer before has named: its format, */
	const struct format *paged;
	char page[32];              /* and the first of its lists or objects */
	size_t values[FORMATS];     /* met, and the posts they gave */
	size_t posts[FORMATS];
	size_t mapped, map_posts;   /* values that the user's map turned into posts */
	struct parts parts;
	struct buf text;
	json_t *value;              /* the one at hand; NULL: in the arena, or none */
	struct arena arena;
	struct record record;       /* of a line that is a post already */
};

/* STATUS_USAGE where no format is called that. */
enum status convert_check(const char *wanted, struct fault *fault);

/* True where the frame is a line that is a post already, and has passed; false where it is to be
 * read and converted. */
bool convert_passes(struct convert *convert, const struct frame *frame);

/* Parses a frame; its bytes are the repaired ones then. *value is borrowed until the next call.
 * STATUS_REJECTED where it is not JSON. */
enum status convert_read(
    struct convert *convert, struct frame *frame, const json_t **value, struct fault *fault);

/* STATUS_REJECTED where the value is in no known format, or a service's complaint. */
enum status convert_value(struct convert *convert, const struct frame *frame, const json_t *value,
    struct fault *fault);

/* Counts a value that gave posts; for formats that are no JSON, too. */
void convert_count(struct convert *convert, const struct format *format, size_t posts);

void convert_free(struct convert *convert);

#endif
