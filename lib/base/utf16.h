/*
 * UTF-16 (RFC 2781) to UTF-8, as it comes in: what spreadsheets call "Unicode text".
 */
#ifndef BASE_UTF16_H
#define BASE_UTF16_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Appends what the bytes hold and returns how many were used: fewer than len where the last
 * character is not whole, unless last is set. Half a surrogate pair, or half a unit, becomes
 * the byte FF, which UTF-8 never holds, so that whoever repairs the text also counts it.
 */
size_t utf16_read(struct buf *out, const char *at, size_t len, bool big_endian, bool last);

#endif
