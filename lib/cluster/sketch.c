#include "cluster/sketch.h"

#include "base/hash.h"

enum { END_WORDS = 4 };

/* Odd numbers without a pattern: of the fraction of the golden ratio, mixed. */
static const uint32_t factors[SKETCH_SIZE] = {0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F,
    0x165667B1, 0xD3A2646D, 0xFD7046C5, 0xB55A4F09, 0x8DA6B343, 0xD8163841, 0xCB1AB31F, 0x4CF5AD43,
    0x2745937F, 0x52DCE729, 0x38495AB5, 0x7FEB352D, 0x846CA68B, 0x5BD1E995, 0xCC9E2D51, 0x1B873593};

/* A product's high bits depend on all of the element's, and are what decides which is least; a
 * second product over the halves swapped breaks the order that one alone keeps. */
static inline uint32_t value(uint32_t element, uint32_t factor)
{
	uint32_t x = (element ^ factor) * factor;

	return (x ^ x >> 15) * factor;
}

void sketch_make(struct sketch *sketch, const uint32_t *elements, size_t count)
{
	for (size_t k = 0; k < SKETCH_SIZE; k++)
		sketch->least[k] = UINT32_MAX;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < SKETCH_SIZE; k++) {
			uint32_t x = value(elements[i], factors[k]);

			sketch->least[k] = x < sketch->least[k] ? x : sketch->least[k];
		}
}

struct sketch_bytes sketch_bytes(const struct sketch *sketch)
{
	struct sketch_bytes bytes;

	for (size_t k = 0; k < SKETCH_SIZE; k++)
		bytes.at[k] = (uint8_t)hash_mix(sketch->least[k]);
	return bytes;
}

double sketch_likeness(const struct sketch_bytes *a, const struct sketch_bytes *b)
{
	double share = (double)sketch_agreeing(a, b) / SKETCH_SIZE;

	/* One byte in 256 is the same by chance. */
	share = (share - 1.0 / 256) / (1 - 1.0 / 256);
	return share > 0 ? share : 0;
}

static uint64_t key_of_words(const struct words *words, size_t from, uint64_t seed)
{
	for (size_t i = from; i < from + END_WORDS; i++)
		seed = hash_mix(seed ^ words->kept[i] >> 2);
	return seed;
}

size_t sketch_keys(const struct sketch *sketch, const struct words *words, uint64_t seed,
    uint64_t keys[SKETCH_KEYS])
{
	const uint32_t *least = sketch->least;
	size_t n = 0;

	for (size_t band = 0; band < SKETCH_BANDS; band++) {
		uint64_t rows = (uint64_t)least[band * SKETCH_ROWS] << 32 |
		    least[band * SKETCH_ROWS + 1];

		keys[n++] = hash_mix(rows ^ hash_mix(seed + band));
	}
	if (words->facts != 0) {
		uint64_t facts = (uint64_t)words->facts << 32;

		keys[n++] = hash_mix((facts | least[0]) ^ hash_mix(seed + 100));
		keys[n++] = hash_mix((facts | least[1]) ^ hash_mix(seed + 101));
	}
	if (words->count >= END_WORDS) {
		keys[n++] = key_of_words(words, 0, hash_mix(seed + 102));
		if (words->count <= WORDS_KEPT)
			keys[n++] = key_of_words(
			    words, words->count - END_WORDS, hash_mix(seed + 103));
	}
	return n;
}
