/*
 * Many patterns at once: one pass over a text finds which of them may match it, by the literal
 * texts that each needs (needs.h). PCRE2 decides on those. A pattern without needs may always
 * match. The cost of the pass depends on the text and hardly on the number of patterns.
 *
 * A need is looked for by at most eight of its bytes, in a hash table of such pieces; a piece
 * is looked up where a table of their first four bytes says that one may begin.
 */
#ifndef POST_PATTERN_SET_H
#define POST_PATTERN_SET_H

#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"

struct pattern_set;

struct pattern_set *pattern_set_new(void);
void pattern_set_free(struct pattern_set *set);

/* Adds a pattern as pattern_compile takes it, and which it took; they number from 0. */
void pattern_set_add(struct pattern_set *set, struct span text);

/* Writes a set of one pattern at least that was never searched; or reads one, which is new and
 * borrows its tables from the pack's bytes: nothing can be added to it. */
void pattern_set_pack(struct pack *pack, struct pattern_set **set);

/* How many of them must always be tried, for want of a need. */
size_t pattern_set_always(const struct pattern_set *set);

/* Bit i % 64 of word i / 64 stands for pattern i; a set has so many words. */
size_t pattern_set_words(const struct pattern_set *set);

/* Fills the words: a bit for each pattern that may match the text, which must be UTF-8. */
void pattern_set_find(struct pattern_set *set, struct span text, uint64_t *words);

/* The first from `from` on whose bit is set, or `end` where there is none before it. */
size_t pattern_set_next(const uint64_t *words, size_t from, size_t end);

#endif
