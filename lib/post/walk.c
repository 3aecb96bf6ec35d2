#include "post/walk.h"

#include <stdint.h>
#include <string.h>

#include "post/record.h"
#include "post/skip.h"

bool walk_wrong(struct walk *walk, const char *what)
{
	walk->fault->column = (size_t)(walk->at - walk->start) + 1;
	fault_set(walk->fault, STATUS_REJECTED, "%s", what);
	return false;
}

/* The same place as walk_plain, and whether a byte before it is beyond ASCII. */
static const char *over_plain(const char *at, const char *end, bool *beyond)
{
#ifdef __SSE2__
	for (; end - at >= 16; at += 16) {
		__m128i bytes = walk_load(at);
		unsigned bits = walk_hits(bytes);
		unsigned high = (unsigned)_mm_movemask_epi8(bytes);

		if (bits != 0) {
			*beyond |= (high & (bits - 1) & ~bits) != 0;
			return at + __builtin_ctz(bits);
		}
		*beyond |= high != 0;
	}
#endif
	for (; at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20; at++)
		*beyond |= (unsigned char)*at >= 0x80;
	return at;
}

bool walk_any_string(struct walk *walk, bool *plain)
{
	bool beyond = false;

	walk->at++;
	for (;;) {
		walk->at = over_plain(walk->at, walk->end, &beyond);
		*plain = !beyond;
		if (walk->at == walk->end)
			return walk_wrong(walk, "a string without an end");
		if (*walk->at == '"') {
			walk->at++;
			return true;
		}
		if (*walk->at != '\\')
			return walk_wrong(walk, "a control character in a string");
		beyond = true;
		if (walk->end - walk->at < 2)
			return walk_wrong(walk, "a string without an end");
		walk->at += 2;
	}
}

/* Over an array or object: strings and matching brackets, nothing else is looked at. */
static bool over_nested(struct walk *walk)
{
	uint64_t braces = 0; /* a bit a level: 1 for {, 0 for [ */
	int depth = walk->depth;
	bool plain;

	do {
		switch (*walk->at) {
		case '"':
			if (!walk_string(walk, &plain))
				return false;
			continue;
		case '{':
		case '[':
			if (++depth >= RECORD_DEPTH)
				return walk_wrong(walk, "nested deeper than 64 levels");
			braces = braces << 1 | (*walk->at == '{');
			break;
		case '}':
		case ']':
			if ((braces & 1) != (*walk->at == '}'))
				return walk_wrong(walk, "brackets that do not match");
			braces >>= 1;
			depth--;
			break;
		default:
			break;
		}
		walk->at++;
	} while (depth > walk->depth && walk->at < walk->end);
	return depth == walk->depth || walk_wrong(walk, "an array or object without an end");
}

static bool skip_digits(struct walk *walk)
{
	const char *from = walk->at;

	while (walk->at < walk->end && *walk->at >= '0' && *walk->at <= '9')
		walk->at++;
	return walk->at > from;
}

static bool skip_number(struct walk *walk)
{
	if (*walk->at == '-')
		walk->at++;
	if (walk->at < walk->end && *walk->at == '0')
		walk->at++;
	else if (!skip_digits(walk))
		return walk_wrong(walk, "not a JSON value");
	if (walk->at < walk->end && *walk->at == '.') {
		walk->at++;
		if (!skip_digits(walk))
			return walk_wrong(walk, "a number without digits after its point");
	}
	if (walk->at < walk->end && (*walk->at == 'e' || *walk->at == 'E')) {
		walk->at++;
		if (walk->at < walk->end && (*walk->at == '+' || *walk->at == '-'))
			walk->at++;
		if (!skip_digits(walk))
			return walk_wrong(walk, "a number without digits in its exponent");
	}
	return true;
}

static bool skip_word(struct walk *walk, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(walk->end - walk->at) < len || memcmp(walk->at, word, len) != 0)
		return walk_wrong(walk, "not a JSON value");
	walk->at += len;
	return true;
}

bool walk_value(struct walk *walk)
{
	const char *behind;
	bool plain;

	if (walk->at == walk->end)
		return walk_wrong(walk, "a value is missing");
	switch (*walk->at) {
	case '"':
		return walk_string(walk, &plain);
	case '{':
	case '[':
		behind = skip_nested(walk->at, walk->end, walk->depth);
		if (behind == NULL) /* says what is wrong, and where */
			return over_nested(walk);
		walk->at = behind;
		return true;
	case 't':
		return skip_word(walk, "true");
	case 'f':
		return skip_word(walk, "false");
	case 'n':
		return skip_word(walk, "null");
	default:
		return skip_number(walk);
	}
}

bool walk_item(struct walk *walk, struct span *item)
{
	walk_space(walk);
	if (walk->at == walk->end || (*walk->at != ',' && *walk->at != '['))
		return false;
	walk->at++;
	walk_space(walk);
	item->at = walk->at;
	if (!walk_value(walk))
		return false;
	item->len = (size_t)(walk->at - item->at);
	return true;
}
