#include "ingest/loose.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/num.h"

/* What a rounded count ends in, taken off: 1.2K, 3M, or the Chinese 10^4 and 10^8. */
static double taken_unit(struct span *text)
{
	static const struct {
		const char *sign;
		double worth;
	} units[] = {{"K", 1e3}, {"k", 1e3}, {"M", 1e6}, {"m", 1e6}, {"B", 1e9},
	    {"\xE4\xB8\x87", 1e4}, {"\xE4\xBA\xBF", 1e8}};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t len = strlen(units[i].sign);

		if (text->len > len &&
		    memcmp(text->at + text->len - len, units[i].sign, len) == 0) {
			text->len -= len;
			return units[i].worth;
		}
	}
	return 1;
}

bool loose_count(struct span text, int64_t *count)
{
	double real, unit = taken_unit(&text);
	char digits[NUM_SIZE];
	struct fault ignored;
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == ',' || text.at[i] == ' ')
			continue;
		if (n == sizeof digits)
			return false;
		digits[n++] = text.at[i];
	}
	if (unit == 1 &&
	    num_integer(digits, n, INT64_MIN + 1, INT64_MAX, count, &ignored) == STATUS_OK)
		return true;
	if (num_real(digits, n, -9e15 / unit, 9e15 / unit, &real, &ignored) != STATUS_OK)
		return false;
	*count = (int64_t)(unit == 1 ? real : round(real * unit));
	return true;
}

enum post_answer loose_answer(struct span text)
{
	static const char *const yes[] = {"true", "yes", "1", "t", "y"};
	static const char *const no[] = {"false", "no", "0", "f", "n"};

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (strlen(yes[i]) == text.len && strncasecmp(yes[i], text.at, text.len) == 0)
			return POST_ANSWER_YES;
		if (strlen(no[i]) == text.len && strncasecmp(no[i], text.at, text.len) == 0)
			return POST_ANSWER_NO;
	}
	return POST_ANSWER_UNKNOWN;
}
