/*
 * What characters are to the tokeniser: letters, signs that part sentences, pictures.
 */
#ifndef MODEL_CHARS_H
#define MODEL_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum chars {
	CHARS_OTHER,
	CHARS_SPACE,
	CHARS_LETTER,
	CHARS_DIGIT,
	CHARS_CLAUSE,    /* a comma and its like */
	CHARS_SENTENCE,  /* a full stop and its like, the end of a line */
	CHARS_EMOJI,
	CHARS_IDEOGRAPH, /* of a script without spaces between words */
	CHARS_JOINER,    /* belongs to the emoji before it and means nothing here */
};

static inline bool chars_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool chars_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* An ASCII letter or digit. */
static inline bool chars_plain(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* The class of the character at at, before end; *len bytes, *code its code point. */
enum chars chars_class(const char *at, const char *end, size_t *len, uint32_t *code);

#endif
