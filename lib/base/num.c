#include "base/num.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads digits into *value, times sign (1 or -1); false when there are none or too many. */
static bool read_signed(const char **at, const char *end, int sign, int64_t *value)
{
	const char *start = *at;

	*value = 0;
	for (; *at < end && digit(**at); (*at)++)
		if (__builtin_mul_overflow(*value, 10, value) ||
		    __builtin_add_overflow(*value, sign * (**at - '0'), value))
			return false;
	return *at > start;
}

static bool read_digits(const char **at, const char *end, int64_t *value)
{
	return read_signed(at, end, 1, value);
}

static enum status not_in(
    const char *what, const char *at, size_t len, int64_t min, int64_t max, struct fault *fault)
{
	if (min == INT64_MIN && max == INT64_MAX)
		return fault_set(fault, STATUS_USAGE, "'%.*s' is not %s", (int)len, at, what);
	return fault_set(fault, STATUS_USAGE, "'%.*s' is not %s from %lld to %lld", (int)len, at,
	    what, (long long)min, (long long)max);
}

enum status num_integer(
    const char *at, size_t len, int64_t min, int64_t max, int64_t *value, struct fault *fault)
{
	const char *p = at, *end = at + len;
	int sign = len > 0 && *p == '-' ? -1 : 1;

	if (len > 0 && (*p == '-' || *p == '+'))
		p++;
	if (!read_signed(&p, end, sign, value) || p != end || *value < min || *value > max)
		return not_in("a whole number", at, len, min, max, fault);
	return STATUS_OK;
}

enum status num_size(
    const char *at, size_t len, int64_t min, int64_t max, int64_t *value, struct fault *fault)
{
	const char *p = at, *end = at + len;
	int shift = 0;

	if (!read_digits(&p, end, value))
		return not_in("a size (as 500, 64K, 1M)", at, len, min, max, fault);
	if (p < end) {
		char unit = (char)toupper((unsigned char)*p++);
		shift = unit == 'K' ? 10 : unit == 'M' ? 20 : unit == 'G' ? 30 : -1;
	}
	if (shift < 0 || p != end || __builtin_mul_overflow(*value, (int64_t)1 << shift, value) ||
	    *value < min || *value > max)
		return not_in("a size (as 500, 64K, 1M)", at, len, min, max, fault);
	return STATUS_OK;
}

static int64_t unit_seconds(char unit)
{
	switch (unit) {
	case 'y':
		return 31536000;
	case 'w':
		return 604800;
	case 'd':
		return 86400;
	case 'h':
		return 3600;
	case 'm':
		return 60;
	case 's':
		return 1;
	default:
		return 0;
	}
}

enum status num_duration(const char *at, size_t len, int64_t *seconds, struct fault *fault)
{
	const char *p = at, *end = at + len;
	int64_t part, unit, largest = INT64_MAX;

	*seconds = 0;
	do {
		if (!read_digits(&p, end, &part) || p == end)
			goto wrong;
		unit = unit_seconds(*p++);
		if (unit == 0 || unit >= largest || __builtin_mul_overflow(part, unit, &part) ||
		    __builtin_add_overflow(*seconds, part, seconds))
			goto wrong;
		largest = unit;
	} while (p < end);
	return STATUS_OK;
wrong:
	return fault_set(fault, STATUS_USAGE,
	    "'%.*s' is not a duration: digits and y, w, d, h, m or s, as 90s, 4h, 1h30m", (int)len,
	    at);
}

/* A decimal of at most 15 digits without an exponent: digits and power of ten are both exact as
 * doubles, so that one division rounds rightly (W. Clinger, "How to read floating point numbers
 * accurately", 1990). False for all others. */
static bool read_short_real(const char *at, size_t len, double *value)
{
	static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	    1e12, 1e13, 1e14, 1e15};
	bool negative = len > 0 && *at == '-', dotted = false;
	int64_t digits = 0;
	size_t count = 0, behind = 0;

	for (size_t i = negative; i < len; i++) {
		if (at[i] == '.' && !dotted && count > 0) {
			dotted = true;
			continue;
		}
		if (at[i] < '0' || at[i] > '9' || ++count > 15)
			return false;
		digits = digits * 10 + (at[i] - '0');
		behind += dotted;
	}
	if (count == 0 || (dotted && behind == 0))
		return false;
	*value = (double)digits / tens[behind];
	if (negative)
		*value = -*value;
	return true;
}

enum status num_real(
    const char *at, size_t len, double min, double max, double *value, struct fault *fault)
{
	char text[64], *end;

	if (read_short_real(at, len, value) && *value >= min && *value <= max)
		return STATUS_OK;
	if (len == 0 || len >= sizeof text)
		goto wrong;
	memcpy(text, at, len);
	text[len] = '\0';
	if (strspn(text, "+-.0123456789eE") < len)
		goto wrong;
	*value = strtod(text, &end);
	if (end != text + len || !isfinite(*value) || *value < min || *value > max)
		goto wrong;
	return STATUS_OK;
wrong:
	return fault_set(fault, STATUS_USAGE, "'%.*s' is not a number from %g to %g", (int)len, at,
	    min, max);
}

static size_t write_digits(char *out, uint64_t x, size_t least)
{
	char reversed[24];
	size_t n = 0;

	do {
		reversed[n++] = (char)('0' + x % 10);
		x /= 10;
	} while (x > 0 || n < least);
	for (size_t i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	return n;
}

size_t num_write_integer(char out[NUM_SIZE], int64_t x)
{
	size_t n = 0;

	if (x < 0)
		out[n++] = '-';
	n += write_digits(out + n, x < 0 ? -(uint64_t)x : (uint64_t)x, 1);
	out[n] = '\0';
	return n;
}

size_t num_write_real(char out[NUM_SIZE], double x, unsigned decimals)
{
	static const uint64_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	const double most = 9e12;
	uint64_t scaled;
	size_t n = 0;

	if (isnan(x))
		x = 0;
	x = x > most ? most : x < -most ? -most : x;
	scaled = (uint64_t)(fabs(x) * (double)power[decimals] + 0.5);
	while (decimals > 0 && scaled % 10 == 0) {
		scaled /= 10;
		decimals--;
	}
	if (x < 0 && scaled > 0)
		out[n++] = '-';
	n += write_digits(out + n, scaled / power[decimals], 1);
	if (decimals > 0) {
		out[n++] = '.';
		n += write_digits(out + n, scaled % power[decimals], decimals);
	}
	out[n] = '\0';
	return n;
}
