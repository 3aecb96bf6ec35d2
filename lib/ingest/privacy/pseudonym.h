/*
 * Pseudonyms: the same person on the same platform gets the same token under the same key, in
 * every run, and nobody without the key can find out who it is, or check a guess. A token is
 * p_ and 16 hexadecimal digits, the first 64 bits of HMAC-SHA-256 (RFC 2104, FIPS 180-4), which
 * is nettle's, over the platform and the name, folded (base/utf8.h), without @.
 * pseudonyms_new's is new; pseudonyms_free forgets the key.
 */
#ifndef INGEST_PRIVACY_PSEUDONYM_H
#define INGEST_PRIVACY_PSEUDONYM_H

#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

enum { PSEUDONYM_SIZE = 19, KEY_LEAST = 16, KEY_MOST = 4096 };

struct pseudonyms;

struct pseudonyms *pseudonyms_new(struct span key);
void pseudonyms_free(struct pseudonyms *pseudonyms);

/* Writes the token and a NUL; returns its length. */
size_t pseudonym(struct pseudonyms *pseudonyms, struct span platform, struct span name,
    char token[PSEUDONYM_SIZE]);

/* Who is spoken of in a post. */
struct speaking {
	struct pseudonyms *pseudonyms;
	struct span platform;
	const struct span *known; /* handles that are told in full: ana@host for @ana in the text */
	size_t known_count;
};

/*
 * Appends the text, an address or an id, with those named in it replaced: @name and
 * @name@host, u/name on Reddit, decentralized identifiers (did:plc:...), and the names in
 * addresses of profiles and posts. The text must be UTF-8.
 */
void pseudonym_text(const struct speaking *speaking, struct span text, struct buf *out);

#endif
