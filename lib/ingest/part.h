/*
 * Values whose long list comes in parts (list.h): each part has the head again, and what the
 * head alone gives, posts and things to say, must count once.
 */
#ifndef INGEST_PART_H
#define INGEST_PART_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/frame/frame.h"
#include "ingest/sink.h"

/* Of the value at hand; a zeroed struct is none. */
struct parts {
	size_t notes[NOTES]; /* what its last head had to say */
	size_t posts;        /* of its last head */
	uint64_t *seen;      /* hashes of the posts of all its heads */
	size_t count, room;
	bool joined; /* what posts are joined to stood in a head */
};

/* The sink before a part is converted. */
struct parts_before {
	size_t notes[NOTES], posts, written;
};

void parts_begin(struct parts_before *before, const struct sink *sink);

/* After it: takes out of the sink what a head gave before, and returns how many posts. */
size_t parts_end(struct parts *parts, const struct parts_before *before, struct sink *sink,
    const struct frame *frame, const json_t *value);

void parts_free(struct parts *parts);

#endif
