#include "model/emoticon.h"

#include <stdbool.h>
#include <string.h>

#include "model/chars.h"

/* The character at at, or NUL behind the end. */
static char peek(const char *at, const char *end)
{
	return at < end ? *at : '\0';
}

static bool one_of(char c, const char *signs)
{
	return c != '\0' && strchr(signs, c) != NULL;
}

/* A mouth's plain form; NUL when it is none. Letters, digits and strokes are mouths only where
 * no word stands on either side: "5:30", "re:Dave" and "and/or:/x" are no faces. */
static char mouth(const char *at, const char *end, bool bare)
{
	char c = peek(at, end);

	if (one_of(c, ")]"))
		return ')';
	if (one_of(c, "(["))
		return '(';
	if (one_of(c, "*|"))
		return c;
	if (!bare || chars_plain(peek(at + 1, end)))
		return '\0';
	if (one_of(c, "/\\"))
		return peek(at + 1, end) == '/' ? '\0' : '/';
	return one_of(c, "DPpoO3") ? (char)(c | 0x20) : '\0';
}

/* Eyes, maybe a tear, maybe a nose, a mouth. */
static size_t face(const char *start, const char *from, const char *end, char *key)
{
	const char *at = from;
	bool bare = from == start || !chars_plain(from[-1]);
	char eyes, smile;
	size_t n = 0;

	if (*at == '>' && one_of(peek(at + 1, end), ":="))
		at++;
	eyes = *at == '=' ? ':' : *at == 'X' ? 'x' : *at;
	if (!one_of(eyes, ":;x") || (*at != ':' && *at != ';' && !bare))
		return 0;
	key[n++] = eyes;
	at++;
	if (peek(at, end) == '\'') {
		key[n++] = '\'';
		at++;
	}
	if (one_of(peek(at, end), "-^o") && one_of(peek(at + 1, end), ")]([*|/\\DPp"))
		at++;
	smile = mouth(at, end, bare);
	if (smile == '\0' || (eyes == 'x' && (smile != 'd' || n > 1)))
		return 0;
	key[n++] = smile;
	key[n] = '\0';
	for (at++; at < end && *at == at[-1] && one_of(*at, ")("); at++)
		;
	return (size_t)(at - from);
}

/* "(:" and "):", with a space before the latter: "(as here):" is none. */
static size_t turned_face(const char *start, const char *from, const char *end, char *key)
{
	const char *at = from + 1;

	if (peek(at, end) == '-')
		at++;
	if (!one_of(peek(at, end), ":=") || one_of(peek(at + 1, end), "/)(-"))
		return 0;
	if (*from == ')' && from > start && from[-1] != ' ')
		return 0;
	memcpy(key, *from == '(' ? ":)" : ":(", 3);
	return (size_t)(at + 1 - from);
}

static size_t drawing(const char *from, const char *end, char *key)
{
	static const char *const drawings[] = {"</3", "<3", "^_^", "-_-", "^^"};

	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
		size_t len = strlen(drawings[i]);

		if ((size_t)(end - from) >= len && memcmp(from, drawings[i], len) == 0 &&
		    !chars_plain(peek(from + len, end))) {
			memcpy(key, drawings[i], len + 1);
			return len;
		}
	}
	return 0;
}

size_t emoticon_at(const char *start, const char *at, const char *end, char key[EMOTICON_SIZE])
{
	switch (*at) {
	case ':':
	case ';':
	case '=':
	case '>':
	case 'x':
	case 'X':
		return face(start, at, end, key);
	case '(':
	case ')':
		return turned_face(start, at, end, key);
	case '<':
	case '^':
	case '-':
		return drawing(at, end, key);
	default:
		return 0;
	}
}
