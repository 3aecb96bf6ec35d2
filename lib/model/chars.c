#include "model/chars.h"

#include "base/utf8.h"

static enum chars ascii_class(char c)
{
	if (chars_small(c) || chars_capital(c))
		return CHARS_LETTER;
	if (c >= '0' && c <= '9')
		return CHARS_DIGIT;
	switch (c) {
	case ' ':
	case '\t':
		return CHARS_SPACE;
	case '.':
	case '!':
	case '?':
	case ';':
	case ':':
	case '\n':
	case '\r':
		return CHARS_SENTENCE;
	case ',':
	case '(':
	case ')':
	case '[':
	case ']':
	case '|':
	case '&':
	case '+':
	case '=':
		return CHARS_CLAUSE;
	default:
		return CHARS_OTHER;
	}
}

static bool within(uint32_t code, uint32_t first, uint32_t last)
{
	return code >= first && code <= last;
}

/* By block (Unicode 15): what is neither sign nor symbol is taken for a letter, so that marks
 * and unassigned characters do not cut words. */
static enum chars wide_class(uint32_t code)
{
	if (code == 0x200D || within(code, 0xFE00, 0xFE0F) || within(code, 0x1F3FB, 0x1F3FF) ||
	    code == 0x20E3)
		return CHARS_JOINER;
	if (within(code, 0x1F000, 0x1FAFF) || within(code, 0x2600, 0x27BF) ||
	    within(code, 0x2300, 0x23FF) || within(code, 0x2B00, 0x2BFF))
		return CHARS_EMOJI;
	if (within(code, 0x3040, 0x30FF) || within(code, 0x3400, 0x9FFF) ||
	    within(code, 0xF900, 0xFAFF) || within(code, 0x20000, 0x3FFFF))
		return CHARS_IDEOGRAPH;
	if (code == 0xA0 || within(code, 0x2000, 0x200A) || code == 0x202F || code == 0x3000)
		return CHARS_SPACE;
	if (code == 0xFF01 || code == 0xFF1F || code == 0x3002 || code == 0x203C ||
	    code == 0x2028 || code == 0x2029 || code == 0xBF || code == 0xA1)
		return CHARS_SENTENCE;
	if (code == 0x2013 || code == 0x2014 || code == 0x2026 || code == 0x3001 || code == 0xFF0C)
		return CHARS_CLAUSE;
	if (within(code, 0x80, 0xBF) ? code != 0xAA && code != 0xB5 && code != 0xBA
	                             : code == 0xD7 || code == 0xF7)
		return CHARS_OTHER;
	if (within(code, 0x2000, 0x2BFF) || within(code, 0x3000, 0x303F) ||
	    within(code, 0xFE10, 0xFE6F) || within(code, 0xFF00, 0xFF0F) ||
	    within(code, 0xFFF0, 0xFFFF) || code > 0x3FFFF)
		return CHARS_OTHER;
	return CHARS_LETTER;
}

enum chars chars_class(const char *at, const char *end, size_t *len, uint32_t *code)
{
	if ((unsigned char)*at < 0x80) {
		*len = 1;
		*code = (unsigned char)*at;
		return ascii_class(*at);
	}
	*len = utf8_next(at, (size_t)(end - at), code);
	return *code == UTF8_WRONG ? CHARS_OTHER : wide_class(*code);
}
