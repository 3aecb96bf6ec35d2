/*
 * Counting posts: what of a post is counted, and under which keys.
 */
#ifndef DETECT_POSTS_H
#define DETECT_POSTS_H

#include "detect/detector.h"
#include "io/output.h"
#include "post/record.h"

enum { POSTS_BY = 16, POSTS_KEYS = 64 }; /* what keys are made of, and keys of one post */

struct posts {
	struct detector *detector;
	struct output *out;
	const struct reader_wait *wait; /* as filter's */
	struct span by[POSTS_BY]; /* borrowed */
	size_t by_count;
	int64_t undated;
	struct record score, route, cluster;
	struct buf key;
};

/* Reads a list as "topic,platform"; a name that is none of the known ones is a member's. */
enum status posts_by(struct posts *posts, const char *list, struct fault *fault);

/* Counts one post; for the filter's loop. member stays empty. */
enum status posts_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

void posts_free(struct posts *posts);

#endif
