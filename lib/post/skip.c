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
	uint64_t quotes, backslashes, controls, brackets;
};

/* What goes on from one block to the next. */
struct skip {
	uint64_t braces;  /* a bit a level: 1 for {, 0 for [ */
	int depth;
	uint64_t quoted;  /* all ones within a string */
	uint64_t escaped; /* 1: the next byte is */
};

static uint64_t bits(__m128i bytes, int at)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(bytes) << at;
}

static struct masks masks_of(const char *at)
{
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\');
	const __m128i last_control = _mm_set1_epi8(0x1F), lower = _mm_set1_epi8(0x20);
	const __m128i opens = _mm_set1_epi8('{'), closes = _mm_set1_epi8('}');
	struct masks masks = {0};

	for (int i = 0; i < BLOCK; i += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + i));
		__m128i brace = _mm_or_si128(bytes, lower); /* [ and ] are { and } then */

		masks.quotes |= bits(_mm_cmpeq_epi8(bytes, quote), i);
		masks.backslashes |= bits(_mm_cmpeq_epi8(bytes, back), i);
		masks.controls |= bits(
		    _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes), i);
		masks.brackets |= bits(_mm_or_si128(_mm_cmpeq_epi8(brace, opens),
		    _mm_cmpeq_epi8(brace, closes)), i);
	}
	return masks;
}

/* Takes the bytes behind backslashes out of the quotes. */
static void unescape(struct skip *skip, struct masks *masks)
{
	uint64_t left = masks->backslashes & ~skip->escaped;

	masks->quotes &= ~skip->escaped;
	skip->escaped = 0;
	while (left != 0) {
		uint64_t back = left & -left;

		masks->quotes &= ~(back << 1);
		skip->escaped = back >> (BLOCK - 1);
		left &= ~(back | back << 1);
	}
}

/* From each quote on to the next all bits: what is within strings. */
static uint64_t between(uint64_t quotes)
{
	for (int shift = 1; shift < BLOCK; shift *= 2)
		quotes ^= quotes << shift;
	return quotes;
}

static bool step(struct skip *skip, char c)
{
	if (c == '{' || c == '[') {
		skip->braces = skip->braces << 1 | (c == '{');
		return ++skip->depth < RECORD_DEPTH;
	}
	if ((skip->braces & 1) != (c == '}'))
		return false;
	skip->braces >>= 1;
	skip->depth--;
	return true;
}

/* Control characters belong into no string, backslashes nowhere else. */
static bool is_wrong(const struct masks *masks, uint64_t quoted, uint64_t within)
{
	return (((masks->controls & quoted) | (masks->backslashes & ~quoted)) & within) != 0;
}

/* Over one block. The place behind the last bracket where it stands there, at where it goes on,
 * NULL where something is wrong. */
static const char *one_block(struct skip *skip, const char *at)
{
	struct masks masks = masks_of(at);
	uint64_t quoted;

	unescape(skip, &masks);
	quoted = between(masks.quotes) ^ skip->quoted;
	for (uint64_t left = masks.brackets & ~quoted; left != 0; left &= left - 1) {
		int place = __builtin_ctzll(left);

		if (!step(skip, at[place]))
			return NULL;
		if (skip->depth == 0) /* what follows is no part of it */
			return is_wrong(&masks, quoted, (UINT64_C(1) << place) - 1)
			    ? NULL
			    : at + place + 1;
	}
	skip->quoted = (quoted >> (BLOCK - 1)) != 0 ? UINT64_MAX : 0;
	return is_wrong(&masks, quoted, UINT64_MAX) ? NULL : at;
}

const char *skip_nested(const char *at, const char *end)
{
	struct skip skip = {0};
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

const char *skip_nested(const char *at, const char *end)
{
	(void)at;
	(void)end;
	return NULL;
}

#endif
