/*
 * What stands in the headers of mail, as people and programs write them.
 */
#ifndef INGEST_MAIL_HEADER_H
#define INGEST_MAIL_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/datetext.h"
#include "base/span.h"

/* The first, or the last, of the ids in <>; where there is none, a lone word with an @. Without
 * the <>; at NULL where there is nothing of the kind. */
struct span mail_first_id(struct span header);
struct span mail_last_id(struct span header);

/* "ana at example.com (Ana Maier)", as archives of lists hide addresses: its two parts, which are
 * at NULL where the header is not of that form. The address still has its " at ". */
void mail_hidden(struct span header, struct span *address, struct span *name);

/* "Ana <ana@example.com>", whatever letters: its two parts; what has no address is a name. */
void mail_split(struct span header, struct span *address, struct span *name);

/* The time at the end of a From_ line; false where there is none. */
bool mail_from_time(struct span from, const struct datetext_rules *rules, int64_t *when);

/* The address on a From_ line. */
struct span mail_from_address(struct span from);

#endif
