/*
 * Over an array or object sixty-four bytes at a time, for what a filter passes on unread: the
 * members of filters before it, which are most of a line. The masks of quotes and brackets are
 * those of G. Langdale and D. Lemire, "Parsing Gigabytes of JSON per Second" (2019).
 */
#ifndef POST_SKIP_H
#define POST_SKIP_H

/* What stands behind the bracket that closes the one at at, within depth objects. NULL where
 * something is wrong with strings, brackets or depth, as walk_value says, or where the machine has
 * no such instructions: then it is to be walked byte by byte. */
const char *skip_nested(const char *at, const char *end, int depth);

#endif
