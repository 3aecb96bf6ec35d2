/*
 * Encoded words in the headers of mail (RFC 2047), as people's programs write them: a character
 * may be cut between two words of the same set, spaces may stand in them, the padding may lack.
 */
#ifndef INGEST_MAIL_WORDS_H
#define INGEST_MAIL_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

/* Appends the text with its encoded words decoded. address: the text is one of addresses; what was
 * decoded is then quoted, so that a comma in a name stays part of it. */
void mail_words(struct span text, bool address, struct buf *out);

#endif
