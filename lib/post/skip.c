#include "post/skip.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "post/record.h"

#ifdef __SSE2__

enum { BLOCK = 64 };

/* A bit for each byte of a block, the first the least. */
struct masks {
	uint64_t quotes, brackets;
	bool rare; /* a backslash or a control character is in it */
};

/* What goes on from one block to the next. */
struct skip {
	uint64_t braces;  /* a bit a level: 1 for {, 0 for [ */
	int depth, deepest;
	uint64_t quoted;  /* all ones within a string */
	uint64_t escaped; /* 1: the next byte is */
};

static uint64_t bits(__m128i bytes, int at)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(bytes) << at;
}

/* Adds the sixteen bytes at at + i; returns which of them are rare. */
static inline __m128i add_masks(struct masks *masks, const char *at, int i)
{
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\');
	const __m128i last_control = _mm_set1_epi8(0x1F), lower = _mm_set1_epi8(0x20);
	const __m128i opens = _mm_set1_epi8('{'), closes = _mm_set1_epi8('}');
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + i));
	__m128i brace = _mm_or_si128(bytes, lower); /* [ and ] are { and } then */

	masks->quotes |= bits(_mm_cmpeq_epi8(bytes, quote), i);
	masks->brackets |= bits(
	    _mm_or_si128(_mm_cmpeq_epi8(brace, opens), _mm_cmpeq_epi8(brace, closes)), i);
	return _mm_or_si128(_mm_cmpeq_epi8(bytes, back),
	    _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));
}

/* Written out: compilers leave such loops as they are at -O2. */
static inline struct masks masks_of(const char *at)
{
	struct masks masks = {0};
	__m128i rare = add_masks(&masks, at, 0);

	rare = _mm_or_si128(rare, add_masks(&masks, at, 16));
	rare = _mm_or_si128(rare, add_masks(&masks, at, 32));
	rare = _mm_or_si128(rare, add_masks(&masks, at, 48));
	masks.rare = _mm_movemask_epi8(rare) != 0;
	return masks;
}

static void rare_masks(const char *at, uint64_t *backslashes, uint64_t *controls)
{
	*backslashes = *controls = 0;
	for (int i = 0; i < BLOCK; i++) {
		*backslashes |= (uint64_t)(at[i] == '\\') << i;
		*controls |= (uint64_t)((unsigned char)at[i] < 0x20) << i;
	}
}

/* Takes the bytes behind backslashes out of the quotes. */
static uint64_t unescape(struct skip *skip, uint64_t quotes, uint64_t backslashes)
{
	uint64_t left = backslashes & ~skip->escaped;

	quotes &= ~skip->escaped;
	skip->escaped = 0;
	while (left != 0) {
		uint64_t back = left & -left;

		quotes &= ~(back << 1);
		skip->escaped = back >> (BLOCK - 1);
		left &= ~(back | back << 1);
	}
	return quotes;
}

/* From each quote on to the next all bits: what is within strings. */
static inline uint64_t between(uint64_t quotes)
{
	quotes ^= quotes << 1;
	quotes ^= quotes << 2;
	quotes ^= quotes << 4;
	quotes ^= quotes << 8;
	quotes ^= quotes << 16;
	return quotes ^ quotes << 32;
}

static inline bool step(struct skip *skip, char c)
{
	if (c == '{' || c == '[') {
		skip->braces = skip->braces << 1 | (c == '{');
		return ++skip->depth <= skip->deepest;
	}
	if ((skip->braces & 1) != (c == '}'))
		return false;
	skip->braces >>= 1;
	skip->depth--;
	return true;
}

/* Over one block. The place behind the last bracket where it stands there, at where it goes on,
 * NULL where something is wrong: a control character within a string, a backslash elsewhere. */
static inline const char *one_block(struct skip *skip, const char *at)
{
	struct masks masks = masks_of(at);
	uint64_t quoted, wrong = 0;

	if (masks.rare || skip->escaped != 0) {
		uint64_t backslashes, controls;

		rare_masks(at, &backslashes, &controls);
		masks.quotes = unescape(skip, masks.quotes, backslashes);
		quoted = between(masks.quotes) ^ skip->quoted;
		wrong = (controls & quoted) | (backslashes & ~quoted);
	} else {
		quoted = between(masks.quotes) ^ skip->quoted;
	}
	for (uint64_t left = masks.brackets & ~quoted; left != 0; left &= left - 1) {
		int place = __builtin_ctzll(left);

		if (!step(skip, at[place]))
			return NULL;
		if (skip->depth == 0) /* what follows is no part of it */
			return (wrong & ((UINT64_C(1) << place) - 1)) == 0 ? at + place + 1 : NULL;
	}
	skip->quoted = (quoted >> (BLOCK - 1)) != 0 ? UINT64_MAX : 0;
	return wrong == 0 ? at : NULL;
}

const char *skip_nested(const char *at, const char *end, int depth)
{
	struct skip skip = {.deepest = RECORD_DEPTH - 1 - depth};
	char last[BLOCK];
	const char *to;
	size_t left;

	for (; end - at >= BLOCK; at += BLOCK) {
		to = one_block(&skip, at);
		if (to != at)
			return to;
	}
	left = (size_t)(end - at);
	memset(last, ' ', sizeof last);
	memcpy(last, at, left);
	to = one_block(&skip, last);
	return to == NULL || to == last ? NULL : at + (to - last);
}

#else

const char *skip_nested(const char *at, const char *end, int depth)
{
	(void)at;
	(void)end;
	(void)depth;
	return NULL;
}

#endif
