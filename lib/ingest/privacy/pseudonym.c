#include "ingest/privacy/pseudonym.h"

#include <nettle/hmac.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { TOKEN_BYTES = 8 };

struct pseudonyms {
	struct hmac_sha256_ctx hmac; /* keyed; taking a digest makes it so again */
	struct buf folded;
};

struct pseudonyms *pseudonyms_new(struct span key)
{
	struct pseudonyms *pseudonyms = mem_new(1, sizeof *pseudonyms);

	hmac_sha256_set_key(&pseudonyms->hmac, key.len, (const uint8_t *)key.at);
	return pseudonyms;
}

void pseudonyms_free(struct pseudonyms *pseudonyms)
{
	if (pseudonyms == NULL)
		return;
	buf_free(&pseudonyms->folded);
	explicit_bzero(pseudonyms, sizeof *pseudonyms);
	free(pseudonyms);
}

size_t pseudonym(struct pseudonyms *pseudonyms, struct span platform, struct span name,
    char token[PSEUDONYM_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[TOKEN_BYTES];
	struct buf *folded = &pseudonyms->folded;

	while (name.len > 1 && *name.at == '@')
		name = (struct span){name.at + 1, name.len - 1};
	buf_reset(folded);
	buf_add(folded, platform.at, platform.len);
	buf_char(folded, '\0');
	utf8_fold(folded, name.at, name.len);
	hmac_sha256_update(&pseudonyms->hmac, folded->len, (const uint8_t *)folded->at);
	hmac_sha256_digest(&pseudonyms->hmac, sizeof digest, digest);
	token[0] = 'p';
	token[1] = '_';
	for (size_t i = 0; i < sizeof digest; i++) {
		token[2 + 2 * i] = hex[digest[i] >> 4];
		token[3 + 2 * i] = hex[digest[i] & 15];
	}
	token[2 + 2 * TOKEN_BYTES] = '\0';
	return PSEUDONYM_SIZE - 1;
}
