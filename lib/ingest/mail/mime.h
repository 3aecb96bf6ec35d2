/*
 * Messages of mail, parsed by GMime: the one place where it is used. It is started by mime_new; a
 * build without it says so there.
 */
#ifndef INGEST_MAIL_MIME_H
#define INGEST_MAIL_MIME_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"

struct mime;

/* New by *mime; free it with mime_free. STATUS_USAGE: built without GMime. */
enum status mime_new(struct mime **mime, struct fault *fault);
void mime_free(struct mime *mime);

/* Parses a message, in place of the one before; false where it is none. */
bool mime_open(struct mime *mime, struct span bytes);

/* The value of the first header of that name as it came, with its line ends; NULL where there is
 * none. Borrowed until the next mime_open. */
const char *mime_header(const struct mime *mime, const char *name);

/* True when there is a header whose name starts so. */
bool mime_has(const struct mime *mime, const char *start);

/* Appends the first address in a header, and its name, in parentheses or before it. Any bytes may
 * come out. */
void mime_address(const struct mime *mime, const char *text, struct buf *address, struct buf *name);

/* Appends what is the message's text, out of its encoding but in its character set, which *charset
 * names, or is NULL. False where there is none. */
bool mime_text(const struct mime *mime, struct buf *body, const char **charset, bool *html);

#endif
