#include "ingest/privacy/redact_phone.h"

#include <ctype.h>
#include <string.h>

#include "ingest/privacy/redact_cue.h"
#include "ingest/privacy/redact_run.h"

enum { LEAST_DIGITS = 7, MOST_DIGITS = 15 };

/* What stands right before and behind ------------------------------------------------------- */

static bool is_alnum(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* False in the middle of something: 1.234567, ABC-1234567, #1234567, $ 1234567. */
static bool may_start(struct span before)
{
	static const char *const money[] = {"$", "\u20ac", "\u00a3", "\u00a5", "\u20b9"};
	struct span left = before, more = {before.at, before.len > 0 ? before.len - 1 : 0};
	char last;

	if (before.len == 0 || ends_with(before, "wa.me/"))
		return true;
	while (left.len > 0 && left.at[left.len - 1] == ' ')
		left.len--;
	for (size_t i = 0; i < sizeof money / sizeof *money; i++)
		if (ends_with(left, money[i]))
			return false;
	last = before.at[before.len - 1];
	if (strchr("#@%*~^&$", last) != NULL)
		return false;
	if (last == '-' || last == '/' || last == '+')
		return !run_ends_in_word(more) && !run_ends_in_digit(more) &&
		       !(more.len > 0 && more.at[more.len - 1] == last);
	return strchr(".,:", last) == NULL || !run_ends_in_digit(more);
}

/* False before what makes another thing of it: a letter, a decimal part, a sum of money. */
static bool may_end(struct span text, size_t at)
{
	static const char *const units[] = {"%", "$", "\u20ac", "\u00a3", "\u00a5", "\u20b9", "EUR",
	    "USD", "GBP", "CHF", "Euro", "euro"};
	struct span rest = {text.at + at, text.len - at};

	if (rest.len > 0 && is_alnum(*rest.at))
		return false;
	if (rest.len > 1 && *rest.at == ',' && isdigit((unsigned char)rest.at[1]))
		return false;
	if (rest.len > 0 && *rest.at == ' ')
		rest = (struct span){rest.at + 1, rest.len - 1};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (rest.len >= strlen(units[i]) &&
		    memcmp(rest.at, units[i], strlen(units[i])) == 0)
			return false;
	return true;
}

/* An extension, as x12 right behind the number. */
static size_t extension_at(struct span text, size_t at)
{
	size_t n = 1;

	if (at + 1 >= text.len || (text.at[at] != 'x' && text.at[at] != 'X'))
		return 0;
	while (at + n < text.len && n < 6 && isdigit((unsigned char)text.at[at + n]))
		n++;
	return n > 1 ? n : 0;
}

/* Shapes ------------------------------------------------------------------------------------ */

static bool is_day(unsigned day, unsigned month)
{
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* 07.00-08.30 */
static bool is_hours(const struct run_of_digits *run)
{
	const struct group *g = run->groups;

	for (size_t i = 0; run->count >= 4 && i < 4; i++)
		if (g[i].n > 2 || run_value(run, i) >= (i % 2 == 0 ? 25 : 60) ||
		    (i > 0 && g[i].sep != (i == 2 ? '-' : '.')))
			return false;
	return run->count >= 4;
}

/* Three groups from i on, with one sign between them that stands neither before nor behind. */
static bool is_date(const struct run_of_digits *run, size_t i)
{
	const struct group *g = run->groups;
	unsigned a = run_value(run, i), b = run_value(run, i + 1), c = run_value(run, i + 2);
	bool year_last = g[i + 2].n == 4 && c >= 1900 && c < 2100;

	if (g[i + 1].sep != g[i + 2].sep || g[i + 1].sep == '(' ||
	    (g[i + 1].sep == ' ' && !year_last))
		return false;
	if (g[i + 1].sep != ' ' && ((i > 0 && g[i].sep == g[i + 1].sep) ||
	                               (i + 3 < run->count && g[i + 3].sep == g[i + 1].sep)))
		return false;
	if (g[i].n == 4)
		return g[i + 1].n <= 2 && g[i + 2].n <= 2 && is_day(c, b);
	return g[i].n <= 2 && g[i + 1].n <= 2 &&
	       (year_last || (g[i + 2].n == 2 && (is_day(a, b) || is_day(b, a))));
}

/* A date starts within the first groups. */
static bool holds_date(const struct run_of_digits *run, size_t count)
{
	for (size_t i = 0; i < count && i + 3 <= run->count; i++)
		if (is_date(run, i))
			return true;
	return false;
}

/* The lengths of the groups, as text of one digit each, are those of the shape. */
static bool is_shape(const struct run_of_digits *run, size_t count, const char *shape)
{
	if (strlen(shape) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (run->groups[i].n != (size_t)(shape[i] - '0'))
			return false;
	return true;
}

/* 12 345 678: a number in thousands. */
static bool is_thousands(const struct run_of_digits *run, size_t count)
{
	const struct group *g = run->groups;

	for (size_t i = 1; i < count; i++)
		if (g[i].n != 3 || (g[i].sep != ' ' && g[i].sep != '.'))
			return false;
	return count > 1 && g[0].n <= 3;
}

static bool has_zeros_only(const struct run_of_digits *run, size_t from, size_t total)
{
	for (size_t i = from; i < total; i++)
		if (run->digits[i] != 0)
			return false;
	return true;
}

/* How many digits a number of a country has at most, its code and a (0) with them. */
static size_t most_digits(const struct run_of_digits *run)
{
	static const struct {
		unsigned char code, digits;
	} codes[] = {{1, 11}, {7, 11}, {31, 11}, {32, 11}, {33, 11}, {34, 11}, {41, 11}, {44, 12},
	    {45, 10}, {46, 11}, {47, 10}, {48, 11}, {61, 11}, {86, 13}, {91, 12}};
	size_t most = 13;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		unsigned code = run->digits[0];

		if (codes[i].code > 9)
			code = code * 10 + run->digits[1];
		if (code == codes[i].code)
			most = codes[i].digits;
	}
	for (size_t i = 1; i < run->count; i++)
		if (run->groups[i].sep == '(' && run->groups[i].n == 1 && run_value(run, i) == 0)
			most++;
	return most;
}

/* +49 ..., and 0049 ... whose two zeros count as well. */
static bool is_international(const struct run_of_digits *run, size_t count, size_t total)
{
	if (run->plus)
		return run->digits[0] != 0 && !has_zeros_only(run, 1, total) &&
		       (count == 1 || total <= most_digits(run)) &&
		       !(count == 2 && run->groups[1].sep == '.' && total < 9);
	return run->groups[0].n >= 3 && run->digits[0] == 0 && run->digits[1] == 0 &&
	       run->digits[2] != 0 && total >= (count == 1 ? 11 : 10);
}

/* A slash or bracket stands behind the area's code alone, and a 0 is no whole part. */
static bool has_trunk_shape(const struct run_of_digits *run, size_t count)
{
	const struct group *g = run->groups;

	if (g[0].n == 1 && count > 1 && (g[1].sep == '.' || g[1].sep == '/'))
		return false;
	for (size_t i = 1; i < count; i++) {
		if (g[i].sep == '/' && i > 1)
			return false;
		if (g[i].sep == '(' && !(i == 1 && g[0].sep == '(') && !(i < 3 && g[0].n == 1))
			return false;
	}
	return true;
}

/* 030 123456, 0612345678, (555) 123-4567, 1 (555) ... */
static bool is_national(const struct run_of_digits *run, size_t count, size_t total)
{
	const struct group *g = run->groups;
	size_t area = count > 1 && g[0].n == 1 ? 1 : 0;

	if (run->digits[0] == 0 && run->digits[1] != 0)
		return total <= 12 && (count > 1 || total >= 9) && has_trunk_shape(run, count);
	return g[area].sep == '(' && count > area + 1 && g[area].n >= 2 && g[area].n <= 5 &&
	       total <= 13 && !(g[area].n == 4 && run_value(run, area) / 100 - 19 < 2);
}

/* Groups as they are usual somewhere: North America, India, China, Russia, Brazil. */
static bool is_usual(const struct run_of_digits *run, size_t count)
{
	const unsigned char *d = run->digits;

	if (is_shape(run, count, "334"))
		return d[0] >= 2;
	if (is_shape(run, count, "1334"))
		return d[0] == 1 && d[1] >= 2;
	if (is_shape(run, count, "55"))
		return d[0] >= 6 && run->groups[1].sep != '.';
	if (is_shape(run, count, "344"))
		return d[0] == 1 && d[1] >= 3;
	if (is_shape(run, count, "254"))
		return d[2] == 9;
	return is_shape(run, count, "13322") && (d[0] == 7 || d[0] == 8);
}

/* Two to five digits between dashes, no year first, as 91-123-45-67. */
static bool is_dashed(const struct run_of_digits *run, size_t count, size_t total)
{
	const struct group *g = run->groups;

	if (count < 3 || total > 12 || (g[0].n == 4 && run_value(run, 0) / 100 - 19 < 2) ||
	    (is_shape(run, count, "333") && run->digits[0] < 5))
		return false;
	for (size_t i = 0; i < count; i++)
		if (g[i].n < 2 || g[i].n > 5 || (i > 0 && g[i].sep != '-'))
			return false;
	return true;
}

static bool is_phone(const struct run_of_digits *run, size_t count, enum cue cue)
{
	size_t total = run_total(run, count);

	if (total < LEAST_DIGITS || total > MOST_DIGITS || holds_date(run, count) ||
	    is_hours(run))
		return false;
	if (run->plus)
		return is_international(run, count, total);
	if (cue == CUE_OTHER)
		return false;
	if (cue == CUE_PHONE && !has_zeros_only(run, 1, total))
		return true;
	return is_international(run, count, total) ||
	       (!is_thousands(run, count) &&
	           (is_national(run, count, total) || is_usual(run, count) ||
	               is_dashed(run, count, total)));
}

size_t redact_phone(struct span before, struct span text)
{
	struct run_of_digits run;
	enum cue cue;

	if (!may_start(before) || !run_read(&run, text))
		return 0;
	cue = redact_cue(before);
	if (ends_with(before, "wa.me/"))
		cue = CUE_PHONE;
	for (size_t count = run.count; count > 0; count--) {
		size_t end = run.groups[count - 1].end, more = extension_at(text, end);

		if (is_phone(&run, count, cue) && may_end(text, end + more))
			return end + more;
	}
	return 0;
}
