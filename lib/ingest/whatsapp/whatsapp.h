/*
 * A WhatsApp chat exported as text: a message begins with a line that has a stamp (stamp.h) and
 * a name, and goes on over all lines that have none. A message is put when the next one begins.
 *
 * Whether 3/4/20 is in March or April is told by what the phone writes elsewhere: a part above
 * 12 decides for the whole chat, else the form of the dates makes a guess, which is said.
 */
#ifndef INGEST_WHATSAPP_WHATSAPP_H
#define INGEST_WHATSAPP_WHATSAPP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "ingest/sink.h"
#include "ingest/whatsapp/stamp.h"

struct whatsapp {
	struct sink *sink; /* borrowed */
	size_t most;       /* bytes in a message */
	bool day_first;
	bool sure;         /* of day_first */
	size_t guesses;    /* dates that were read by a guess */
	bool open;         /* there is a message at hand */
	struct stamp stamp;
	struct buf text;   /* its lines, behind the stamp */
};

/* True when the first line of the bytes begins a message of a chat. */
bool whatsapp_fits(struct span bytes);

/* order is dmy, mdy or NULL; start is what there is of the chat's beginning. */
void whatsapp_start(struct whatsapp *chat, struct sink *sink, size_t most, const char *order,
    struct span start);

/* STATUS_REJECTED where the line belongs to no message, or makes one too long; the message is
 * put without it then. */
enum status whatsapp_line(struct whatsapp *chat, struct span line, struct fault *fault);

/* Puts the last message; gives the memory back. */
void whatsapp_end(struct whatsapp *chat);

#endif
