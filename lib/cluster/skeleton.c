#include "cluster/skeleton.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/mem.h"

enum { PAGE = 128, CODES = 0x110000, PARTS = 24 };

struct page {
	struct skeleton_form forms[PAGE];
	bool known[PAGE];
};

struct skeleton {
	struct page *pages[2][CODES / PAGE]; /* in other texts, and in Latin ones */
};

/* Small letters beyond a to z and what they look like or are written as. */
static const struct {
	uint16_t code;
	char latin;
} lookalikes[] = {
    {0x00F0, 'd'}, {0x00F8, 'o'}, {0x0111, 'd'}, {0x0127, 'h'}, {0x0131, 'i'}, {0x0142, 'l'},
    {0x0167, 't'}, {0x0180, 'b'}, {0x0192, 'f'}, {0x0251, 'a'}, {0x0261, 'g'}, {0x026A, 'i'},
    {0x0274, 'n'}, {0x0280, 'r'}, {0x028F, 'y'}, {0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B5, 'e'},
    {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C4, 't'},
    {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03F2, 'c'}, {0x03F3, 'j'}, {0x0430, 'a'}, {0x0432, 'b'},
    {0x0433, 'r'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'},
    {0x0456, 'i'}, {0x0458, 'j'}, {0x0475, 'v'}, {0x04AF, 'y'}, {0x04BB, 'h'}, {0x04CF, 'l'},
    {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x0561, 'w'}, {0x0566, 'q'}, {0x0570, 'h'},
    {0x0578, 'n'}, {0x057D, 'u'}, {0x0581, 'g'}, {0x0585, 'o'},
};

/* Capitals that look like another letter than their small ones do. */
static const struct {
	uint16_t code;
	char latin;
} capitals[] = {
    {0x0392, 'b'}, {0x0396, 'z'}, {0x0397, 'h'}, {0x039C, 'm'}, {0x039D, 'n'}, {0x03A5, 'y'},
    {0x0425, 'x'}, {0x0405, 's'}, {0x0555, 'o'}, {0x054D, 'u'},
};

static uint32_t latin_of(uint32_t code, uint32_t folded, bool latin)
{
	if (latin)
		for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
			if (capitals[i].code == code)
				return (uint32_t)capitals[i].latin;
	for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
		if (lookalikes[i].code == folded)
			return (uint32_t)lookalikes[i].latin;
	return folded;
}

static bool is_sign(uint32_t code)
{
	return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
	    (code >= 0x1780 && code <= 0x17FF) || (code >= 0x3040 && code <= 0x30FF) ||
	    (code >= 0x3400 && code <= 0x9FFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == '`' || code == 0xB4 || code == 0x2BC || code == 0x2018 ||
	    code == 0x2019;
}

static enum skeleton_class class_of(uint32_t code)
{
	if (is_sign(code))
		return SKELETON_SIGN;
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return SKELETON_LETTER;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return SKELETON_DIGIT;
	case UTF8PROC_CATEGORY_SO:
	case UTF8PROC_CATEGORY_SK:
		return SKELETON_EMOJI;
	case UTF8PROC_CATEGORY_ME:
		return SKELETON_NOTHING;
	default:
		return SKELETON_GAP;
	}
}

static void fill(struct skeleton_form *form, uint32_t code, bool latin)
{
	utf8proc_int32_t parts[PARTS];
	int boundary = 0;
	size_t n = 0;
	utf8proc_ssize_t got = utf8proc_decompose_char((utf8proc_int32_t)code, parts, PARTS,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &boundary);

	*form = (struct skeleton_form){.class = SKELETON_NOTHING};
	if (is_apostrophe(code) || got > PARTS)
		return;
	form->capital = utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LU;
	for (utf8proc_ssize_t i = 0; i < got && n < SKELETON_LETTERS; i++) {
		uint32_t part = (uint32_t)parts[i];

		if (part >= 0x0300 && part <= 0x036F)
			continue;
		if (n == 0)
			form->class = (unsigned char)class_of(part);
		form->letters[n++] = latin_of(code, part, latin);
	}
}

const struct skeleton_form *skeleton_form(struct skeleton *skeleton, uint32_t code, bool latin)
{
	struct page **page;

	if (code >= CODES)
		code = 0xFFFD;
	page = &skeleton->pages[latin][code / PAGE];
	if (*page == NULL)
		*page = mem_new(1, sizeof **page);
	if (!(*page)->known[code % PAGE]) {
		fill(&(*page)->forms[code % PAGE], code, latin);
		(*page)->known[code % PAGE] = true;
	}
	return &(*page)->forms[code % PAGE];
}

struct skeleton *skeleton_new(void)
{
	return mem_new(1, sizeof(struct skeleton));
}

void skeleton_free(struct skeleton *skeleton)
{
	if (skeleton == NULL)
		return;
	for (size_t i = 0; i < CODES / PAGE; i++) {
		free(skeleton->pages[0][i]);
		free(skeleton->pages[1][i]);
	}
	free(skeleton);
}
