#include "ledger/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>

static void add(struct sha256_ctx *hash, struct span text)
{
	if (text.len > 0)
		sha256_update(hash, text.len, (const uint8_t *)text.at);
}

static struct digest finish(struct sha256_ctx *hash)
{
	struct digest digest;

	sha256_digest(hash, sizeof digest.at, digest.at);
	return digest;
}

struct digest digest_text(struct span text)
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	add(&hash, text);
	return finish(&hash);
}

struct digest digest_texts(const struct span *texts, size_t count)
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	for (size_t i = 0; i < count; i++) {
		uint8_t len[8];

		for (size_t byte = 0; byte < sizeof len; byte++)
			len[byte] = (uint8_t)((uint64_t)texts[i].len >> (8 * byte));
		sha256_update(&hash, sizeof len, len);
		add(&hash, texts[i]);
	}
	return finish(&hash);
}

void digest_write(const struct digest *digest, char out[DIGEST_HEX])
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < DIGEST_SIZE; i++) {
		out[2 * i] = hex[digest->at[i] >> 4];
		out[2 * i + 1] = hex[digest->at[i] & 15];
	}
	out[sizeof digest->at * 2] = '\0';
}

static int nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool digest_read(struct span text, struct digest *digest)
{
	if (text.len != 2 * (size_t)DIGEST_SIZE)
		return false;
	for (size_t i = 0; i < DIGEST_SIZE; i++) {
		int high = nibble(text.at[2 * i]), low = nibble(text.at[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		digest->at[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}
