/*
 * Texts that people or a model wrote for posts, read back from lines of JSON, each for one post
 * by platform and id, or for a case by its number.
 */
#ifndef REPLY_ANSWERS_H
#define REPLY_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "post/record.h"

/* What is not said is empty. */
struct answer {
	struct span platform, id, number; /* number: of a case, where the others are empty */
	struct span text, lang, source;
	int stage; /* of enum stage, or -1 */
	bool used;
};

/* A zeroed struct is empty. Memory grows with the texts, all of which are kept. */
struct answers {
	struct answer *at;
	size_t count, room;
	size_t *places; /* by key: an index of at and 1; 0 is free */
	size_t place_count;
	struct arena arena;
};

/* Takes what a line says; the last of several for one post counts. STATUS_REJECTED, with a fault,
 * for a line without a text or without a post that it is for. */
enum status answers_add(struct answers *answers, struct record *line, struct fault *fault);

/* The text for a post, or for its case where no post of that has had it; NULL: there is none. */
struct answer *answers_for(struct answers *answers, struct record *post);

void answers_free(struct answers *answers);

#endif
