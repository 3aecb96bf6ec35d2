/*
 * Mail from a stream, message by message: an mbox, whose messages begin with a From_ line, or one
 * message alone. The lines that an mbox quotes (>From, RFC 4155's mboxrd) are given as they were.
 */
#ifndef INGEST_MAIL_MAILBOX_H
#define INGEST_MAIL_MAILBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "io/reader.h"

struct mailbox {
	struct reader *reader; /* borrowed */
	size_t most;           /* bytes in a message */
	size_t line;           /* of the next byte */
	bool single;           /* one message, no mbox */
	bool within;           /* of a message beyond the limit */
	bool fresh, blank;     /* its last piece ended with a line, an empty one */
	struct buf text;       /* a message with its quoted lines as they were */
};

struct message {
	struct span bytes; /* borrowed until the next call, as is from */
	struct span from;  /* the From_ line; at NULL: none */
	size_t line;       /* where it starts */
	bool goes_on;      /* of one that was rejected: more of it */
};

/* What the first bytes are. MAILBOX_MORE: more are needed to tell. */
enum mailbox_kind { MAILBOX_NONE, MAILBOX_MORE, MAILBOX_MBOX, MAILBOX_SINGLE };
enum mailbox_kind mailbox_kind(struct span start, bool ended);

/* Whether it is an mbox is told by the reader's window. */
void mailbox_start(struct mailbox *mailbox, struct reader *reader, size_t most);
void mailbox_free(struct mailbox *mailbox);

/* *got is false at the end. STATUS_REJECTED: a message beyond the limit, piece by piece. */
enum status mailbox_next(
    struct mailbox *mailbox, struct message *message, bool *got, struct fault *fault);

#endif
