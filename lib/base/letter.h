/*
 * Letters without their case, one code point for one: what finds the same words as a search
 * that does not regard case does. Unlike utf8_fold it neither composes nor spells out (a sharp
 * s stays one letter), because PCRE2's caseless matching does not either.
 */
#ifndef BASE_LETTER_H
#define BASE_LETTER_H

#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

/*
 * The letter that stands for all that differ from it in case only: s for S and for U+017F, one
 * sigma for three. What PCRE2 takes for the same letter is the same here, and a little more is
 * (U+0130 and U+0131 are an i).
 */
uint32_t letter_of(uint32_t code);

/* Appends the text, which must be UTF-8, with each letter replaced so. */
void letters_add(struct buf *out, struct span text);

#endif
