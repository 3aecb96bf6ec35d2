/*
 * A walk over the bytes of a JSON text: what stands at the place is checked and passed over,
 * and nothing is built. It is what the record's index is made with.
 */
#ifndef POST_WALK_H
#define POST_WALK_H

#include <stdbool.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/span.h"
#include "base/status.h"

/* start, at and end are borrowed; at moves from start to end, over what was good. */
struct walk {
	const char *start, *at, *end;
	struct fault *fault;
	int depth; /* of the objects around what is walked over */
};

/* Fills the fault with STATUS_REJECTED's words and the column of the place; false. */
bool walk_wrong(struct walk *walk, const char *what);

static inline void walk_space(struct walk *walk)
{
	while (walk->at < walk->end && (*walk->at == ' ' || *walk->at == '\t' ||
	    *walk->at == '\n' || *walk->at == '\r'))
		walk->at++;
}

/* Over white space and one character; otherwise says what was wrong instead. */
static inline bool walk_expect(struct walk *walk, char c, const char *otherwise)
{
	walk_space(walk);
	if (walk->at == walk->end || *walk->at != c)
		return walk_wrong(walk, otherwise);
	walk->at++;
	return true;
}

#ifdef __SSE2__
/* A bit for each of sixteen bytes that is a quote, a backslash or a control character. */
static inline unsigned walk_hits(__m128i bytes)
{
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\');
	const __m128i last_control = _mm_set1_epi8(0x1F);
	__m128i hit = _mm_or_si128(
	    _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, back)),
	    _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));

	return (unsigned)_mm_movemask_epi8(hit);
}

static inline __m128i walk_load(const char *at)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at);
}
#endif

/* The next quote, backslash or control character between at and end, or end. */
static inline const char *walk_plain(const char *at, const char *end)
{
#ifdef __SSE2__
	for (; end - at >= 16; at += 16) {
		unsigned bits = walk_hits(walk_load(at));

		if (bits != 0)
			return at + __builtin_ctz(bits);
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
		at++;
	return at;
}

/* Over a string, its opening quote first. *plain: all of it is ASCII, and nothing escaped. */
bool walk_any_string(struct walk *walk, bool *plain);

/* The same; inline, for most strings are keys and short words. */
static inline bool walk_string(struct walk *walk, bool *plain)
{
#ifdef __SSE2__
	if (walk->end - walk->at > 16) {
		__m128i bytes = walk_load(walk->at + 1);
		unsigned bits = walk_hits(bytes), below = (bits - 1) & ~bits;
		size_t len = bits != 0 ? (size_t)__builtin_ctz(bits) : 16;

		if (len < 16 && walk->at[len + 1] == '"') {
			*plain = ((unsigned)_mm_movemask_epi8(bytes) & below) == 0;
			walk->at += len + 2;
			return true;
		}
	}
#endif
	return walk_any_string(walk, plain);
}

/* Over any value. Of an array or object only strings, the match of brackets and the depth, below
 * RECORD_DEPTH, are looked at. */
bool walk_value(struct walk *walk);

/* The next value of an array, at whose bracket the walk begins; false behind the last, and where
 * something is wrong. */
bool walk_item(struct walk *walk, struct span *item);

#endif
