/*
 * Phone numbers among the numbers of a text; see redact.h.
 */
#ifndef INGEST_PRIVACY_REDACT_PHONE_H
#define INGEST_PRIVACY_REDACT_PHONE_H

#include <stddef.h>

#include "base/span.h"

/* The length of the phone number that text starts with, as a digit, + or ( ; 0: none. */
size_t redact_phone(struct span before, struct span text);

#endif
