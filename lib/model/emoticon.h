/*
 * Faces drawn with signs.
 */
#ifndef MODEL_EMOTICON_H
#define MODEL_EMOTICON_H

#include <stddef.h>

enum { EMOTICON_SIZE = 4 };

/*
 * The bytes of the emoticon at at, which lies in start..end, or 0. key is its plain form, the
 * one that the word list has: ":-)", "=]" and "(:" are ":)", ":'-(" is ":'(", "XD" is "xd".
 */
size_t emoticon_at(const char *start, const char *at, const char *end, char key[EMOTICON_SIZE]);

#endif
