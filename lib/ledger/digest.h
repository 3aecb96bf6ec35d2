/*
 * SHA-256 (FIPS 180-4), which is nettle's: what chains the events of cases, and what an approval
 * is bound to.
 */
#ifndef LEDGER_DIGEST_H
#define LEDGER_DIGEST_H

#include <stddef.h>

#include "base/span.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX = 2 * DIGEST_SIZE + 1 };

struct digest {
	unsigned char at[DIGEST_SIZE];
};

/* Of the text alone, as sha256sum(1) has it. */
struct digest digest_text(struct span text);

/* Of several texts, each behind its length in 8 bytes, so that none can pass for two. */
struct digest digest_texts(const struct span *texts, size_t count);

/* Lower-case hexadecimal digits and a NUL. */
void digest_write(const struct digest *digest, char out[DIGEST_HEX]);

/* False where the text is not that. */
bool digest_read(struct span text, struct digest *digest);

static inline struct span digest_span(const struct digest *digest)
{
	return (struct span){(const char *)digest->at, DIGEST_SIZE};
}

#endif
