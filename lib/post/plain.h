/*
 * Values that are plain: each byte says what it says, and nothing need be decoded to know that
 * jansson would take them. Strings whose escapes are of two characters, numbers of few digits,
 * arrays of strings without escapes. They are most of what posts consist of.
 */
#ifndef POST_PLAIN_H
#define POST_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* Of a value that walk_value passed over, jansson's verdict where that is good for certain. */
bool plain_value(struct span raw);

/* The strings of a plain array. list, where not NULL, has room for a third of raw's bytes. */
bool plain_strings(struct span raw, struct span *list, size_t *count);

#endif
