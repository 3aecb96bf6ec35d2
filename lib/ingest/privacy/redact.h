/*
 * Replaces what tells who somebody is or how to charge them: mail addresses, phone numbers,
 * numbers of payment cards and bank accounts, by [mail], [phone], [card] and [iban].
 *
 * Plain loops that look at each byte a bounded number of times, no patterns: the text is a
 * stranger's. What is replaced once stays as it is when it is read again.
 */
#ifndef INGEST_PRIVACY_REDACT_H
#define INGEST_PRIVACY_REDACT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

enum redacted { REDACTED_MAIL, REDACTED_PHONE, REDACTED_CARD, REDACTED_IBAN, REDACTED };

/* Appends the text, which must be UTF-8, and adds to counts; returns how many were replaced. */
size_t redact_text(struct buf *out, struct span text, size_t counts[REDACTED]);

/*
 * The length of the number that text starts with; 0: none. before is what stands before it, as
 * it was written. Cards have 13 to 19 digits, a known issuer's start and Luhn's check digit
 * (ISO/IEC 7812-1); accounts the length of their country and the remainder 1 of 97 (ISO 13616).
 * Phone numbers are told by their form (E.164, and what is usual in a country) and by the
 * words before them; dates, prices, addresses and what is called an order or a case are none.
 */
size_t redact_number(struct span before, struct span text, enum redacted *kind);

#endif
