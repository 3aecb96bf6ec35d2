#include "drill/slips.h"

#include <ctype.h>
#include <stdbool.h>

/* A word that must stay whole for it to mean the same to a machine. */
static bool fixed(const char *word, size_t len)
{
	return *word == '@' || *word == '#' || (len > 4 && memcmp(word, "http", 4) == 0);
}

static void change_case(char *word, size_t len, bool loud)
{
	for (size_t i = 0; i < len; i++)
		if (isascii((unsigned char)word[i]))
			word[i] = (char)(loud ? toupper((unsigned char)word[i])
			                      : tolower((unsigned char)word[i]));
}

/* One slip in a word of at least four letters: two swapped, one dropped, one doubled. */
static void mistype(const char *word, size_t len, struct buf *out, struct chance *chance)
{
	size_t i = 1 + chance_below(chance, len - 2);

	switch (chance_below(chance, 3)) {
	case 0:
		buf_add(out, word, i);
		buf_char(out, word[i + 1]);
		buf_char(out, word[i]);
		buf_add(out, word + i + 2, len - i - 2);
		break;
	case 1:
		buf_add(out, word, i);
		buf_add(out, word + i + 1, len - i - 1);
		break;
	default:
		buf_add(out, word, i + 1);
		buf_add(out, word + i, len - i);
	}
}

static bool letters(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!isascii((unsigned char)word[i]) || !isalpha((unsigned char)word[i]))
			return false;
	return true;
}

void slips_make(struct buf *text, size_t from, enum slips slips, struct chance *chance)
{
	struct buf typed = {0};

	for (size_t at = from, len; slips != SLIPS_NONE && at < text->len; at += len) {
		char *word = text->at + at;

		len = strcspn(word, " \n");
		if (len == 0) {
			buf_char(&typed, *word);
			len = 1;
			continue;
		}
		if (slips != SLIPS_TYPED && !fixed(word, len))
			change_case(word, len, slips == SLIPS_LOUD);
		if (slips == SLIPS_TYPED && len > 3 && letters(word, len) &&
		    chance_is(chance, 0.12))
			mistype(word, len, &typed, chance);
		else
			buf_add(&typed, word, len);
	}
	if (typed.len > 0) {
		text->len = from;
		buf_add(text, typed.at, typed.len);
	}
	buf_free(&typed);
}
