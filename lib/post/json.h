/*
 * JSON text to jansson values and back, and the one place where jansson's parser is called.
 * What json_read returns is new (json_decref); what json_read_in returns is its arena's. Faults
 * give the column in the text.
 */
#ifndef POST_JSON_H
#define POST_JSON_H

#include <jansson.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"

/* Any one JSON value (RFC 8259) and nothing behind it. STATUS_REJECTED when it is not that,
 * or holds what jansson refuses: U+0000, a lone surrogate, an integer beyond 64 bits. */
enum status json_read(struct span text, json_t **value, struct fault *fault);

/*
 * The same, of a value that is read, looked at and forgotten, at less cost: its memory is
 * the arena's, until that is reset. Such a value must not be changed, nor given to json_decref,
 * but for a json_incref before.
 */
enum status json_read_in(
    struct arena *arena, struct span text, json_t **value, struct fault *fault);

/* Appends a value on one line; members stay in their order. */
void json_write(struct buf *out, const json_t *value);

/* Appends an array's texts as people say them, with commas between; nothing of what is none. */
void json_said(struct buf *out, struct span array);

/* An array of texts without those that are the given one, in the arena; empty where nothing is
 * left. What is no array stays as it is. */
struct span json_without(struct span array, struct span text, struct arena *arena);

/*
 * Appends the text with what jansson refuses made harmless: wrong UTF-8 and lone surrogates
 * become U+FFFD, U+0000 goes, a byte order mark goes, an integer of more than 18 digits
 * becomes a string of them (an id, which a double would round), a real beyond double becomes
 * null. Returns how many characters were replaced or dropped; numbers do not count.
 * The text need not be JSON otherwise.
 */
size_t json_repair(struct buf *out, struct span text);

#endif
