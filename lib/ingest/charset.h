/*
 * Text in the character set that a document or a part of a message names, to UTF-8, piece by
 * piece. Names are taken as the web takes them: ISO-8859-1 and ASCII mean Windows-1252,
 * Shift_JIS, EUC-KR and GB2312 what Windows made of them. Where no set is named, or one that is
 * not known, the text is UTF-8, and each byte that cannot be is taken for Windows-1252.
 */
#ifndef INGEST_CHARSET_H
#define INGEST_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

struct charset;

/* New; free it with charset_free. The name may be any bytes, or at NULL. */
struct charset *charset_new(struct span name);
void charset_free(struct charset *charset);

/* Appends a piece; a character that it cuts waits for the next, unless it is the last. What is
 * none in the set becomes U+FFFD. Returns how many did. */
size_t charset_put(struct charset *charset, struct span bytes, bool last, struct buf *out);

#endif
