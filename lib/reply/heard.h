/*
 * Which variants a person was given before, so that nobody is told the same words twice: by the
 * case, and within one run by a table of bounded size, in which newer posts push out older ones.
 */
#ifndef REPLY_HEARD_H
#define REPLY_HEARD_H

#include <stdint.h>

#include "base/span.h"
#include "post/record.h"

enum { HEARD_PLACES = 1 << 15, HEARD_VARIANTS = 64, HEARD_POSTS = 8 };

/* One person's variants of one template, and for the first of them the post that had it last. */
struct heard_place {
	uint64_t key, variants;
	uint32_t posts[HEARD_POSTS];
};

/* A zeroed struct is empty. */
struct heard {
	struct heard_place *places; /* HEARD_PLACES of them, or NULL */
};

/* What tells a person and a template apart: platform, author, and the template's stage and
 * language; 0 where the author is unknown. */
uint64_t heard_key(struct record *post, const char *stage, struct span lang);

/* Bits of the variants that the person had, but for the one that this very post had. */
uint64_t heard_before(const struct heard *heard, uint64_t key, uint64_t post);
void heard_note(struct heard *heard, uint64_t key, uint64_t post, unsigned variant);

/* The same by the list "variants" of a case, as "offline/en/2". */
uint64_t heard_in_case(struct record *kase, const char *stage, struct span lang);

void heard_free(struct heard *heard);

#endif
