/*
 * UTF-8 (RFC 3629): validity, repair, and how text looks and compares. Unicode tables are
 * utf8proc's. Unless a function says otherwise its input may hold any bytes at all.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* True when the bytes are UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF. */
bool utf8_valid(const char *at, size_t len);

/* True when all bytes are below 0x80: then one byte is one code point. */
bool utf8_ascii(const char *at, size_t len);

/*
 * Decodes one code point; returns the bytes it took, at least 1 where len > 0. A byte that
 * starts none gives UTF8_WRONG and the length of the maximal wrong part (Unicode 15, 3.9).
 */
#define UTF8_WRONG UINT32_MAX
size_t utf8_next(const char *at, size_t len, uint32_t *code);

/* Appends one code point; one that cannot be encoded becomes U+FFFD. */
void utf8_put(struct buf *out, uint32_t code);

/* Appends the text with each wrong part as U+FFFD; returns how many there were. */
size_t utf8_repair(struct buf *out, const char *at, size_t len);

/*
 * Appends at most columns columns of the text, made safe for a terminal and one line: control
 * characters, bidirectional controls, noncharacters and wrong bytes are replaced, white
 * space becomes one space, piled-up combining marks are thinned. A cut ends in an ellipsis.
 * Returns the columns used. (What can be hidden in text: Unicode TR 36 and TR 39.)
 */
size_t utf8_mask(struct buf *out, const char *at, size_t len, size_t columns);

/* Columns on a terminal; user-perceived characters (UAX 29). Wrong bytes count 1 each. */
size_t utf8_columns(const char *at, size_t len);
size_t utf8_graphemes(const char *at, size_t len);

/* Appends the text as it is compared: NFKC and case folded. Wrong parts become U+FFFD. */
void utf8_fold(struct buf *out, const char *at, size_t len);

/* Appends the text in NFC. Wrong parts become U+FFFD. */
void utf8_compose(struct buf *out, const char *at, size_t len);

#endif
