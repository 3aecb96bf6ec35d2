#include "model/gram.h"

#include <string.h>

#include "base/hash.h"

enum { BEFORE = 2, BEHIND = 3, WIDEST = 4, MOST_BYTES = GRAM_WORD * WIDEST };

/* A word between its marks, and where its characters begin. */
struct marked {
	char bytes[(GRAM_WORD + 2) * WIDEST + 8];
	unsigned char starts[GRAM_WORD + 3];
	size_t count; /* characters, the marks among them */
	int plain;    /* each is one byte */
};

static void mark(struct span word, struct marked *marked)
{
	size_t n = 1, i = 0;

	memset(marked->bytes, 0, sizeof marked->bytes);
	marked->bytes[0] = BEFORE;
	marked->starts[0] = 0;
	marked->count = 1;
	marked->plain = 1;
	while (i < word.len && marked->count <= GRAM_WORD && n < MOST_BYTES) {
		marked->starts[marked->count++] = (unsigned char)n;
		marked->plain &= (unsigned char)word.at[i] < 0x80;
		do
			marked->bytes[n++] = word.at[i++];
		while (i < word.len && ((unsigned char)word.at[i] & 0xC0) == 0x80 &&
		    n < MOST_BYTES);
	}
	marked->starts[marked->count++] = (unsigned char)n;
	marked->bytes[n++] = BEHIND;
	marked->starts[marked->count] = (unsigned char)n;
}

static uint64_t low_bytes(uint64_t number, size_t count)
{
	return count >= 8 ? number : number & ((UINT64_C(1) << 8 * count) - 1);
}

static uint32_t hash_run(const char *at, size_t len)
{
	uint64_t hash = len;

	for (; len > 8; at += 8, len -= 8)
		hash = (hash ^ hash_eight(at)) * UINT64_C(0x9E3779B97F4A7C15);
	return gram_mix(hash ^ low_bytes(hash_eight(at), len) * UINT64_C(0x9E3779B97F4A7C15));
}

size_t gram_read_lengths(struct span word, size_t least, size_t most, uint32_t *hashes)
{
	struct marked marked;
	size_t count = 0;

	mark(word, &marked);
	for (size_t i = 0; i + least <= marked.count; i++) {
		const char *at = marked.bytes + marked.starts[i];

		for (size_t len = least; len <= most && i + len <= marked.count; len++)
			hashes[count++] =
			    hash_run(at, (size_t)(marked.starts[i + len] - marked.starts[i]));
	}
	return count;
}

size_t gram_read(struct span word, uint32_t *hashes)
{
	return gram_read_lengths(word, GRAM_LEAST, GRAM_MOST, hashes);
}
