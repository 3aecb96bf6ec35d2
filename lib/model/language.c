#include "model/language.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "model/gram.h"

enum {
	WORDS_READ = 20,
	WORDS_KEPT = 4096,
	WORD_KEPT = 24, /* bytes of a word that is kept */
};

struct spoken_word {
	uint32_t hash;
	uint8_t size, count; /* bytes, 0 for none; numbers */
	char key[WORD_KEPT + 2];
	int16_t sum[LANGUAGES];
};

const char language_names[LANGUAGES][3] = {"ar", "bn", "cs", "da", "de", "el", "en", "es", "fa",
    "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "ms", "nb", "nl", "pl", "pt", "ro",
    "ru", "sv", "th", "tr", "uk", "ur", "vi", "zh"};

/* Scripts that one language of these has for itself, or, as with ideographs, whose characters
 * are too many to tell apart. */
static int script_of(uint32_t code)
{
	static const struct { uint32_t first, last; } scripts[] = {
	    {0x0370, 0x03FF}, {0x0590, 0x05FF}, {0x0980, 0x09FF}, {0x0E00, 0x0E7F},
	    {0x1100, 0x11FF}, {0x3040, 0x30FF}, {0x3400, 0x9FFF}, {0xAC00, 0xD7AF},
	    {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
	};

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (code >= scripts[i].first && code <= scripts[i].last)
			return (int)i;
	return -1;
}

size_t language_numbers(
    const struct tokens *tokens, const struct token *token, uint32_t numbers[LANGUAGE_ROOM])
{
	struct span key = token_key(tokens, token);
	uint32_t code;
	size_t count;
	int script;

	if (token->kind != TOKEN_WORD || key.len == 0 || (key.at[0] >= '0' && key.at[0] <= '9'))
		return 0;
	utf8_next(key.at, key.len, &code);
	script = script_of(code);
	if (script >= 0) {
		numbers[0] = gram_mix((uint64_t)script + 1);
		return 1;
	}
	count = gram_read_lengths(key, 1, LANGUAGE_MOST, numbers);
	numbers[count++] = gram_mix((uint64_t)token->hash << 16 | 1);
	return count;
}

static void spell(struct span table, const struct tokens *tokens, const struct token *token,
    struct spoken_word *word)
{
	uint32_t numbers[LANGUAGE_ROOM];
	int16_t sum[LANGUAGES] = {0}; /* of its own, so that the loop is made for vectors */

	word->count = (uint8_t)language_numbers(tokens, token, numbers);
	for (size_t i = 0; i < word->count; i++) {
		const int8_t *row = (const int8_t *)table.at +
		    language_row(numbers[i], table.len / LANGUAGES) * LANGUAGES;

		for (int lane = 0; lane < LANGUAGES; lane++)
			sum[lane] = (int16_t)(sum[lane] + row[lane]);
	}
	memcpy(word->sum, sum, sizeof sum);
}

static const struct spoken_word *look_up(struct span table, const struct tokens *tokens,
    const struct token *token, struct spoken_words *words)
{
	struct span key = token_key(tokens, token);
	bool kept = token->kind == TOKEN_WORD && key.len <= WORD_KEPT;
	struct spoken_word *word = &words->at[kept ? 1 + (token->hash & (WORDS_KEPT - 1)) : 0];

	if (kept && word->hash == token->hash && word->size == key.len && key.len > 0 &&
	    memcmp(word->key, key.at, key.len) == 0)
		return word;
	spell(table, tokens, token, word);
	word->hash = token->hash;
	word->size = (uint8_t)(kept ? key.len : 0);
	memcpy(word->key, key.at, word->size);
	return word;
}

static struct spoken lead_of(const int32_t *sum, struct span table, double scale, size_t count)
{
	const int8_t *bias = (const int8_t *)table.at;
	struct spoken result = {.found = 0};
	const double norm = 1 / sqrt((double)count);
	double scores[LANGUAGES], next = -HUGE_VAL;
	int english = 0;

	for (int i = 0; i < LANGUAGES; i++) {
		scores[i] = scale * (bias[i] + sum[i] * norm);
		if (scores[i] > scores[result.found])
			result.found = i;
		if (strcmp(language_names[i], "en") == 0)
			english = i;
	}
	for (int i = 0; i < LANGUAGES; i++)
		if (i != result.found && scores[i] > next)
			next = scores[i];
	result.lead = scores[result.found] - next;
	result.english = scores[result.found] - scores[english];
	return result;
}

struct spoken language_find(struct span table, double scale, const struct tokens *tokens,
    struct spoken_words *words)
{
	int32_t sum[LANGUAGES] = {0};
	size_t count = 0, read = 0;

	if (words->at == NULL)
		words->at = mem_new(WORDS_KEPT + 1, sizeof *words->at);
	for (size_t i = 0; i < tokens->count && read < WORDS_READ; i++) {
		const struct spoken_word *word = look_up(table, tokens, &tokens->at[i], words);

		if (word->count == 0)
			continue;
		for (int lane = 0; lane < LANGUAGES; lane++)
			sum[lane] += word->sum[lane];
		count += word->count;
		read++;
	}
	return count > 0 ? lead_of(sum, table, scale, count) : (struct spoken){.found = -1};
}

void language_free(struct spoken_words *words)
{
	free(words->at);
	words->at = NULL;
}
