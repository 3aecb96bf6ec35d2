#include "ingest/frame/scan.h"

enum state {
	VALUE,        /* a value must follow */
	FIRST_VALUE,  /* a value, or the end of the array */
	FIRST_KEY,    /* a key, or the end of the object */
	KEY,
	COLON,
	BEHIND,       /* behind a value inside a bracket: a comma or the end */
	STRING,
	ESCAPE,
	WORD,         /* number, true, false, null, or what takes their place */
	DONE,
};

/* What a byte is to the scan. */
enum kind { OTHER, SPACE, LINE, QUOTE, OPEN, CLOSE, COMMA, COLONS, LETTER };

static const unsigned char kinds[256] = {
    [' '] = SPACE, ['\t'] = SPACE, ['\r'] = SPACE, ['\n'] = LINE, ['"'] = QUOTE,
    ['{'] = OPEN, ['['] = OPEN, ['}'] = CLOSE, [']'] = CLOSE, [','] = COMMA, [':'] = COLONS,
    ['-'] = LETTER, ['+'] = LETTER, ['.'] = LETTER,
    ['0'] = LETTER, ['1'] = LETTER, ['2'] = LETTER, ['3'] = LETTER, ['4'] = LETTER,
    ['5'] = LETTER, ['6'] = LETTER, ['7'] = LETTER, ['8'] = LETTER, ['9'] = LETTER,
    ['a'] = LETTER, ['b'] = LETTER, ['c'] = LETTER, ['d'] = LETTER, ['e'] = LETTER,
    ['f'] = LETTER, ['i'] = LETTER, ['l'] = LETTER, ['n'] = LETTER, ['r'] = LETTER,
    ['s'] = LETTER, ['t'] = LETTER, ['u'] = LETTER, ['y'] = LETTER, ['E'] = LETTER,
    ['I'] = LETTER, ['N'] = LETTER,
};

void scan_start(struct scan *scan)
{
	scan->at = 0;
	scan->depth = 0;
	scan->state = VALUE;
	scan->key = false;
	scan->plain = true;
	scan->why = NULL;
}

static bool in_object(const struct scan *scan)
{
	return (scan->object[scan->depth / 8] >> (scan->depth % 8) & 1) != 0;
}

static bool broken(struct scan *scan, const char *why)
{
	scan->why = why;
	return false;
}

static void after_value(struct scan *scan)
{
	scan->state = scan->depth == 0 ? DONE : BEHIND;
}

static bool open_bracket(struct scan *scan, char bracket)
{
	unsigned char *level, bit;

	if (scan->depth == SCAN_DEPTH)
		return broken(scan, "nested too deep");
	scan->depth++;
	level = &scan->object[scan->depth / 8];
	bit = (unsigned char)(1U << (scan->depth % 8));
	*level = (unsigned char)(bracket == '{' ? *level | bit : *level & ~bit);
	scan->state = bracket == '{' ? FIRST_KEY : FIRST_VALUE;
	return true;
}

static bool close_bracket(struct scan *scan, char bracket)
{
	if (scan->depth == 0 || in_object(scan) != (bracket == '}'))
		return broken(scan, "brackets that do not match");
	if (scan->state != BEHIND && scan->state != FIRST_KEY && scan->state != FIRST_VALUE)
		return broken(scan, "a closing bracket where a value should be");
	scan->depth--;
	after_value(scan);
	return true;
}

static bool open_string(struct scan *scan)
{
	scan->key = scan->state == KEY || scan->state == FIRST_KEY;
	if (!scan->key && scan->state != VALUE && scan->state != FIRST_VALUE)
		return broken(scan, "a comma or a colon is missing");
	scan->state = STRING;
	return true;
}

static bool takes_value(struct scan *scan)
{
	if (scan->state == VALUE || scan->state == FIRST_VALUE)
		return true;
	return broken(scan, scan->state == KEY || scan->state == FIRST_KEY
	                        ? "a key should follow"
	                        : "a comma or a colon is missing");
}

/* One byte outside strings and words; false when it cannot stand there. */
static bool structure(struct scan *scan, char c)
{
	switch (kinds[(unsigned char)c]) {
	case LINE:
		scan->plain = false;
		return true;
	case SPACE:
		return true;
	case QUOTE:
		return open_string(scan);
	case OPEN:
		return takes_value(scan) && open_bracket(scan, c);
	case CLOSE:
		return close_bracket(scan, c);
	case COMMA:
		if (scan->state != BEHIND)
			return broken(scan, "a comma where a value or key should be");
		scan->state = in_object(scan) ? KEY : VALUE;
		return true;
	case COLONS:
		if (scan->state != COLON)
			return broken(scan, "a colon that follows no key");
		scan->state = VALUE;
		return true;
	case LETTER:
		if (!takes_value(scan))
			return false;
		scan->state = WORD;
		return true;
	default:
		return broken(scan, "a character that is not JSON");
	}
}

/* Runs through a string's plain bytes; returns where it stopped. */
static const char *through_string(struct scan *scan, const char *at, const char *end)
{
	while (at < end && *at != '"' && *at != '\\' && *at != '\n')
		at++;
	if (at == end)
		return at;
	if (*at == '\\') {
		scan->state = ESCAPE;
	} else if (*at == '\n') {
		scan->why = "a line end inside a string: cut?";
		return at;
	} else if (scan->key) {
		scan->state = COLON;
	} else {
		after_value(scan);
	}
	return at + 1;
}

enum scan_answer scan_value(struct scan *scan, struct span bytes, bool ended)
{
	const char *at = bytes.at + scan->at, *end = bytes.at + bytes.len;

	while (at < end && scan->state != DONE && scan->why == NULL) {
		if (scan->state == STRING) {
			at = through_string(scan, at, end);
		} else if (scan->state == ESCAPE) {
			if (*at == '\n')
				broken(scan, "a line end inside a string: cut?");
			else
				at++;
			scan->state = STRING;
		} else if (scan->state == WORD) {
			while (at < end && kinds[(unsigned char)*at] == LETTER)
				at++;
			if (at < end)
				after_value(scan);
		} else if (structure(scan, *at)) {
			at++;
		}
	}
	scan->at = (size_t)(at - bytes.at);
	if (ended && scan->state == WORD && scan->depth == 0)
		scan->state = DONE;
	if (scan->why == NULL && scan->state != DONE && ended)
		scan->why = "it ends in the middle: cut?";
	return scan->why != NULL ? SCAN_BROKEN : scan->state == DONE ? SCAN_WHOLE : SCAN_MORE;
}
