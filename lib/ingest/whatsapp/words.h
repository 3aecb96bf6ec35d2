/* The words that WhatsApp itself puts where a message was, in the languages of phones. */
#ifndef INGEST_WHATSAPP_WORDS_H
#define INGEST_WHATSAPP_WORDS_H

#include <stdbool.h>

#include "base/span.h"
#include "ingest/sink.h"

/* "This message was deleted": the whole text. */
bool whatsapp_deleted(struct span text);

/* The notice that messages are encrypted, which some exports put into somebody's mouth. */
bool whatsapp_notice(struct span text);

/* The text without "<This message was edited>" at its end. */
struct span whatsapp_unedited(struct span text);

/*
 * What stands for a picture, a film, a document becomes media of the post: "image:FILE" where a
 * file is named, else "image:", "media:" where it is not said what it was. Returns the words
 * besides.
 */
struct span whatsapp_media(struct sink *sink, struct span text);

#endif
