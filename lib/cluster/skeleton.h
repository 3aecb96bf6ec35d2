/*
 * A character as near-copies are told by: compatibility forms made plain, case folded, accents
 * taken off, letters that look like Latin ones made Latin (the idea of Unicode TS 39's skeleton,
 * with a small table of our own). Unicode's tables are utf8proc's. What was looked up once is
 * kept, by pages of 128 code points, at most 5 MiB for all of Unicode.
 */
#ifndef CLUSTER_SKELETON_H
#define CLUSTER_SKELETON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum skeleton_class {
	SKELETON_NOTHING, /* not seen: zero width, variation selectors, accents; apostrophes */
	SKELETON_GAP,     /* between words */
	SKELETON_LETTER,
	SKELETON_DIGIT,
	SKELETON_SIGN,  /* a word by itself: an ideograph, kana, scripts without spaces */
	SKELETON_EMOJI, /* and other symbols */
};

enum { SKELETON_LETTERS = 3 };

struct skeleton_form {
	uint32_t letters[SKELETON_LETTERS]; /* zeros behind the last; what is beyond is cut */
	unsigned char class;
	bool capital;
};

struct skeleton;

struct skeleton *skeleton_new(void);
void skeleton_free(struct skeleton *skeleton);

/* The form of one code point, valid as long as the skeleton is. latin: in a text of mostly Latin
 * letters, where a Greek capital nu stands for an N and not for a small nu. */
const struct skeleton_form *skeleton_form(struct skeleton *skeleton, uint32_t code, bool latin);

#endif
