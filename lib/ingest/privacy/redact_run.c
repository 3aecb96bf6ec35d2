#include "ingest/privacy/redact_run.h"

#include <ctype.h>

#include "base/utf8.h"

enum { LONGEST_SEPARATOR = 3 };

size_t run_digit(struct span text, unsigned *value)
{
	/* ASCII, full width, Arabic-Indic, its eastern form, Devanagari. */
	static const uint32_t zeros[] = {'0', 0xFF10, 0x0660, 0x06F0, 0x0966};
	uint32_t code;
	size_t len;

	if (text.len == 0 || (*text.at < '0' && (*text.at & 0x80) == 0))
		return 0;
	len = utf8_next(text.at, text.len, &code);
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (code >= zeros[i] && code <= zeros[i] + 9) {
			*value = code - zeros[i];
			return len;
		}
	return 0;
}

bool run_letter(uint32_t code)
{
	return code >= 0xC0 && code < 0x530 && code != 0xD7 && code != 0xF7;
}

/* The text's last character. */
static struct span last_of(struct span text)
{
	size_t at = text.len;

	while (at > 0 && (text.at[--at] & 0xC0) == 0x80)
		;
	return (struct span){text.at + at, text.len - at};
}

bool run_ends_in_digit(struct span text)
{
	unsigned value;

	return text.len > 0 && run_digit(last_of(text), &value) > 0;
}

bool run_ends_in_word(struct span text)
{
	struct span last = last_of(text);
	uint32_t code;

	if (text.len == 0)
		return false;
	utf8_next(last.at, last.len, &code);
	return code < 0x80 ? isalnum((int)code) || code == '_' : run_letter(code);
}

/* What a separator's character is to the shapes; 0: it separates nothing. */
static char class_of(uint32_t code)
{
	switch (code) {
	case ' ':
	case 0xA0: /* no-break space, and the thin and narrow ones */
	case 0x2009:
	case 0x202F:
		return ' ';
	case '-':
	case 0x2010: /* hyphen, no-break hyphen, en dash */
	case 0x2011:
	case 0x2013:
	case 0x2212: /* minus, and as wide as a full character */
	case 0xFF0D:
		return '-';
	case '(':
	case ')':
		return '(';
	case '.':
	case '/':
		return (char)code;
	default:
		return 0;
	}
}

/* The bytes of the separator, and its class: a bracket's before a dash's before all others. */
static size_t separator(struct span text, char *sep)
{
	size_t at = 0;

	*sep = ' ';
	for (int i = 0; i < LONGEST_SEPARATOR && at < text.len; i++) {
		uint32_t code;
		size_t len = utf8_next(text.at + at, text.len - at, &code);
		char class = class_of(code);

		if (class == 0)
			break;
		if (class == '(' || *sep == ' ' || (class == '-' && *sep != '('))
			*sep = class;
		at += len;
	}
	return at;
}

static struct span behind(struct span text, size_t at)
{
	return (struct span){text.at + at, text.len - at};
}

/* The digits at at; false where there are none, or more than are of use. */
static bool read_group(struct run_of_digits *run, struct span text, size_t at, char sep)
{
	struct group *group = &run->groups[run->count];
	size_t len;
	unsigned value;

	*group = (struct group){.sep = sep};
	if (run->count > 0)
		group->first = group[-1].first + group[-1].n;
	while ((len = run_digit(behind(text, at), &value)) > 0) {
		if (group->first + group->n == RUN_DIGITS)
			return false;
		run->digits[group->first + group->n++] = (unsigned char)value;
		at += len;
	}
	group->end = at;
	return group->n > 0;
}

bool run_read(struct run_of_digits *run, struct span text)
{
	size_t at = 0;
	char sep = 0;

	run->count = 0;
	run->plus = false;
	if (text.len > 1 && text.at[0] == '(') {
		sep = '(';
		at++;
	}
	if (text.len > at && text.at[at] == '+') {
		run->plus = true;
		at++;
		if (text.len > at && text.at[at] == ' ')
			at++;
	}
	while (run->count < RUN_GROUPS && read_group(run, text, at, sep)) {
		size_t len;

		at = run->groups[run->count++].end;
		len = separator(behind(text, at), &sep);
		if (len == 0)
			break;
		at += len;
	}
	return run->count > 0;
}

size_t run_total(const struct run_of_digits *run, size_t groups)
{
	const struct group *last = &run->groups[groups - 1];

	return last->first + last->n;
}

unsigned run_value(const struct run_of_digits *run, size_t group)
{
	unsigned value = 0;

	for (size_t i = 0; i < run->groups[group].n && i < 9; i++)
		value = value * 10 + run->digits[run->groups[group].first + i];
	return value;
}
