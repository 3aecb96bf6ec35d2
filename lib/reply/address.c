#include "reply/address.h"

#include <ctype.h>
#include <stdint.h>
#include <strings.h>

#include "base/utf8.h"

enum { LONGEST_LABEL = 63, CODES_MOST = 64 };

/* RFC 3492, 5 and 6.1. */
enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 0x80 };

static uint32_t adapt(uint32_t delta, uint32_t count, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	for (delta += delta / count; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
		delta /= BASE - TMIN;
	return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

/* How many digits a number takes under a bias. */
static size_t digits(uint32_t number, uint32_t bias)
{
	size_t count = 1;

	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;

		if (number < t)
			return count;
		number = (number - t) / (BASE - t);
		count++;
	}
}

static uint32_t next_code(const uint32_t *codes, size_t count, uint32_t from)
{
	uint32_t least = UINT32_MAX;

	for (size_t i = 0; i < count; i++)
		if (codes[i] >= from && codes[i] < least)
			least = codes[i];
	return least;
}

/* The bytes of a label in the domain name system: xn--, plain letters, a hyphen, the rest. */
static size_t encoded(const uint32_t *codes, size_t count)
{
	uint32_t code = FIRST, delta = 0, bias = BIAS;
	size_t plain = 0, done, length;

	for (size_t i = 0; i < count; i++)
		plain += codes[i] < FIRST;
	length = 4 + plain + (plain > 0);
	for (done = plain; done < count; delta++, code++) {
		uint32_t least = next_code(codes, count, code);

		delta += (least - code) * (uint32_t)(done + 1);
		code = least;
		for (size_t i = 0; i < count; i++) {
			delta += codes[i] < code;
			if (codes[i] != code)
				continue;
			length += digits(delta, bias);
			bias = adapt(delta, (uint32_t)done + 1, done == plain);
			delta = 0;
			done++;
		}
	}
	return plain == count ? plain : length;
}

static bool ends_address(uint32_t code)
{
	return code == UTF8_WRONG || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

/* The labels of a host, each not empty and not too long; *len is how far it reaches. */
static bool host_holds(struct span text, size_t *len)
{
	uint32_t codes[CODES_MOST], code;
	size_t count = 0;

	for (*len = 0; *len < text.len;) {
		size_t n = utf8_next(text.at + *len, text.len - *len, &code);

		if (ends_address(code) || strchr("/?#:", text.at[*len]) != NULL)
			break;
		*len += n;
		if (code == '.' && count == 0)
			return false;
		if (code == '.') {
			if (encoded(codes, count) > LONGEST_LABEL)
				return false;
			count = 0;
		} else if (count == CODES_MOST) {
			return false;
		} else {
			codes[count++] = code;
		}
	}
	return *len > 0 && encoded(codes, count) <= LONGEST_LABEL;
}

static size_t scheme_length(struct span text)
{
	if (text.len > 7 && strncasecmp(text.at, "http://", 7) == 0)
		return 7;
	return text.len > 8 && strncasecmp(text.at, "https://", 8) == 0 ? 8 : 0;
}

struct span address_in(struct span word)
{
	for (size_t i = 0; i < word.len; i++) {
		struct span rest = {word.at + i, word.len - i};
		size_t scheme = scheme_length(rest), host = 0, len;

		if (scheme == 0 ||
		    (i > 0 && (isalnum((unsigned char)rest.at[-1]) || strchr("@#$", rest.at[-1]))) ||
		    !host_holds((struct span){rest.at + scheme, rest.len - scheme}, &host))
			continue;
		for (len = scheme + host; len < rest.len;) {
			uint32_t code;
			size_t n = utf8_next(rest.at + len, rest.len - len, &code);

			if (ends_address(code))
				break;
			len += n;
		}
		return (struct span){rest.at, len};
	}
	return (struct span){NULL, 0};
}
