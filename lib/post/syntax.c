#include "post/syntax.h"

#include <string.h>

#include "base/letter.h"
#include "base/utf8.h"

static bool more(const struct syntax *syntax)
{
	return syntax->at < syntax->end;
}

static bool one_of(const struct syntax *syntax, const char *characters)
{
	return more(syntax) && *syntax->at != '\0' && strchr(characters, *syntax->at) != NULL;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool word_character(char c)
{
	return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool syntax_here(const struct syntax *syntax, const char *text)
{
	size_t n = strlen(text);

	return (size_t)(syntax->end - syntax->at) >= n && memcmp(syntax->at, text, n) == 0;
}

void syntax_pass(struct syntax *syntax, bool extended)
{
	while (extended && more(syntax)) {
		if (*syntax->at == '#')
			while (more(syntax) && *syntax->at != '\n')
				syntax->at++;
		else if (*syntax->at == ' ' || (*syntax->at >= '\t' && *syntax->at <= '\r'))
			syntax->at++;
		else
			break;
	}
	/* Some white space beyond ASCII is ignored as well. */
	if (extended && (syntax_here(syntax, "\xC2\x85") || syntax_here(syntax, "\xE2\x80")))
		syntax->lost = true;
}

static bool read_count(struct syntax *syntax, int *count)
{
	const char *start = syntax->at;

	*count = 0;
	for (; more(syntax) && digit(*syntax->at) && syntax->at - start < 6; syntax->at++)
		*count = *count * 10 + (*syntax->at - '0');
	return syntax->at > start;
}

/* {n}, {n,} or {n,m}. Braces with anything else are a quantifier to later versions only. */
static enum times read_braces(struct syntax *syntax)
{
	int least, most;

	syntax->at++;
	syntax->lost |= !read_count(syntax, &least);
	most = least;
	if (one_of(syntax, ",")) {
		syntax->at++;
		if (!read_count(syntax, &most))
			most = 2; /* no matter how many */
	}
	syntax->lost |= !one_of(syntax, "}");
	syntax->at += more(syntax);
	if (least > 0)
		return least == 1 && most == 1 ? TIMES_ONCE : TIMES_AT_LEAST_ONCE;
	return most == 1 ? TIMES_AT_MOST_ONCE : TIMES_ANY;
}

enum times syntax_times(struct syntax *syntax, bool extended)
{
	enum times times = TIMES_ONCE;

	syntax_pass(syntax, extended);
	if (one_of(syntax, "{"))
		times = read_braces(syntax);
	else if (one_of(syntax, "*+?"))
		switch (*syntax->at++) {
		case '*':
			times = TIMES_ANY;
			break;
		case '+':
			times = TIMES_AT_LEAST_ONCE;
			break;
		default:
			times = TIMES_AT_MOST_ONCE;
			break;
		}
	else
		return times;
	if (one_of(syntax, "?+")) /* how it is tried, not how often */
		syntax->at++;
	syntax_pass(syntax, extended);
	syntax->lost |= one_of(syntax, "*+?{");
	return times;
}

static enum syntax_kind lost(struct syntax *syntax)
{
	syntax->lost = true;
	syntax->at = syntax->end;
	return SYNTAX_OTHER;
}

enum syntax_kind syntax_plain(struct syntax *syntax, uint32_t *letter)
{
	uint32_t code;

	syntax->at += utf8_next(syntax->at, (size_t)(syntax->end - syntax->at), &code);
	if (code == UTF8_WRONG)
		return lost(syntax);
	*letter = letter_of(code);
	return SYNTAX_LETTER;
}

static bool stands_for_itself(char c)
{
	return c == ' ' || (word_character(c) && c != '_');
}

size_t syntax_word(struct syntax *syntax, char *word, size_t most)
{
	size_t len = 0;

	while (len < most && more(syntax) && stands_for_itself(*syntax->at)) {
		const char *next = syntax->at + 1;

		if (next < syntax->end && memchr("*+?{", *next, 4) != NULL)
			break;
		word[len++] = (char)letter_of((unsigned char)*syntax->at);
		syntax->at = next;
	}
	return len;
}

/* What stands in braces behind \p, \x and their like has no brace in it. */
static enum syntax_kind pass_braces(struct syntax *syntax)
{
	const char *close = memchr(syntax->at, '}', (size_t)(syntax->end - syntax->at));

	if (close == NULL)
		return lost(syntax);
	syntax->at = close + 1;
	return SYNTAX_OTHER;
}

enum syntax_kind syntax_escape(struct syntax *syntax, uint32_t *letter)
{
	char c;

	syntax->at++;
	if (!more(syntax))
		return lost(syntax);
	c = *syntax->at;
	if (!word_character(c))
		return syntax_plain(syntax, letter);
	syntax->at++;
	switch (c) {
	case 'b': case 'B': case 'A': case 'Z': case 'z': case 'G': case 'K':
		return SYNTAX_EMPTY;
	case 'd': case 'D': case 'w': case 'W': case 's': case 'S': case 'h': case 'H':
	case 'v': case 'V': case 'R': case 'X':
		return SYNTAX_OTHER;
	case 'p': case 'P':
		if (one_of(syntax, "{"))
			return pass_braces(syntax);
		syntax->at += more(syntax);
		return SYNTAX_OTHER;
	case 'x':
		if (one_of(syntax, "{"))
			return pass_braces(syntax);
		for (int i = 0; i < 2 && one_of(syntax, "0123456789abcdefABCDEF"); i++)
			syntax->at++;
		return SYNTAX_OTHER;
	case 'n':
		*letter = '\n';
		return SYNTAX_LETTER;
	case 't':
		*letter = '\t';
		return SYNTAX_LETTER;
	default: /* references, octal, \Q, \c, \g, \k, \N: seldom, and easily read wrong */
		return lost(syntax);
	}
}

/* A member of a class: true, with the letter, where it is one plain character. */
static bool class_member(struct syntax *syntax, uint32_t *letter)
{
	if (*syntax->at == '\\') {
		if (syntax->at + 1 < syntax->end && strchr("QEcN", syntax->at[1]) != NULL)
			lost(syntax);
		else if (syntax->at + 1 < syntax->end && !word_character(syntax->at[1]))
			return syntax_escape(syntax, letter) == SYNTAX_LETTER;
		else
			syntax->at += 2;
		return false;
	}
	if (syntax_here(syntax, "[:") || syntax_here(syntax, "[.") || syntax_here(syntax, "[="))
		lost(syntax);
	else if (syntax_plain(syntax, letter) == SYNTAX_LETTER && *letter != '-')
		return true;
	return false;
}

enum syntax_kind syntax_class(struct syntax *syntax, uint32_t *letter)
{
	bool first = true, single = true;
	uint32_t member = 0;

	syntax->at++;
	if (one_of(syntax, "^")) {
		single = false;
		syntax->at++;
	}
	for (; !syntax->lost && more(syntax) && (first || *syntax->at != ']'); first = false) {
		single &= class_member(syntax, &member) && (first || member == *letter);
		*letter = member;
	}
	if (syntax->lost || !more(syntax))
		return lost(syntax);
	syntax->at++;
	return single ? SYNTAX_LETTER : SYNTAX_OTHER;
}

/* Options as in (?i) and (?s-x:; (?^ clears them all. */
static enum syntax_group read_options(struct syntax *syntax, bool *extended)
{
	bool on = true;
	int extended_twice = 0; /* xx: blanks in classes are ignored too */

	if (one_of(syntax, "^")) {
		*extended = false;
		syntax->at++;
	}
	for (; one_of(syntax, "imsnJU-x"); syntax->at++) {
		if (*syntax->at == '-')
			on = false;
		else if (*syntax->at == 'x')
			*extended = on;
		extended_twice += *syntax->at == 'x';
	}
	if (!one_of(syntax, ":)") || extended_twice > 1)
		lost(syntax);
	else if (*syntax->at++ == ')')
		return SYNTAX_OPTIONS;
	return SYNTAX_GROUP;
}

static enum syntax_group read_name(struct syntax *syntax, char close)
{
	while (more(syntax) && (word_character(*syntax->at) || (*syntax->at & 0x80) != 0))
		syntax->at++;
	if (!more(syntax) || *syntax->at != close)
		lost(syntax);
	else
		syntax->at++;
	return SYNTAX_GROUP;
}

enum syntax_group syntax_open(struct syntax *syntax, bool *extended)
{
	static const struct {
		const char *opens;
		enum syntax_group group;
		char close; /* of a name */
	} known[] = {{"(?:", SYNTAX_GROUP, 0}, {"(?|", SYNTAX_GROUP, 0}, {"(?>", SYNTAX_GROUP, 0},
	    {"(?=", SYNTAX_LOOK, 0}, {"(?!", SYNTAX_LOOK, 0}, {"(?<=", SYNTAX_LOOK, 0},
	    {"(?<!", SYNTAX_LOOK, 0}, {"(?<", SYNTAX_GROUP, '>'}, {"(?P<", SYNTAX_GROUP, '>'},
	    {"(?'", SYNTAX_GROUP, '\''}};

	if (syntax_here(syntax, "(*"))
		lost(syntax);
	if (syntax->lost || !syntax_here(syntax, "(?")) {
		syntax->at += more(syntax);
		return SYNTAX_GROUP;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (syntax_here(syntax, known[i].opens)) {
			syntax->at += strlen(known[i].opens);
			return known[i].close != 0 ? read_name(syntax, known[i].close)
			                           : known[i].group;
		}
	syntax->at += 2;
	return read_options(syntax, extended);
}
