#include "model/language.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "model/gram.h"

enum { WORDS_READ = 60 };

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

static size_t add_word(struct span table, const struct tokens *tokens, const struct token *token,
    int32_t sum[LANGUAGES])
{
	uint32_t numbers[LANGUAGE_ROOM];
	size_t count = language_numbers(tokens, token, numbers);

	for (size_t i = 0; i < count; i++) {
		const int8_t *row = (const int8_t *)table.at +
		    language_row(numbers[i], table.len / LANGUAGES) * LANGUAGES;

		for (int lane = 0; lane < LANGUAGES; lane++)
			sum[lane] += row[lane];
	}
	return count;
}

static struct spoken lead_of(const int32_t *sum, struct span table, double scale, size_t count)
{
	const int8_t *bias = (const int8_t *)table.at;
	struct spoken result = {.found = 0};
	double scores[LANGUAGES], next = -HUGE_VAL;
	int english = 0;

	for (int i = 0; i < LANGUAGES; i++) {
		scores[i] = scale * (bias[i] + sum[i] / sqrt((double)count));
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

struct spoken language_find(struct span table, double scale, const struct tokens *tokens)
{
	int32_t sum[LANGUAGES] = {0};
	size_t count = 0, words = 0;

	for (size_t i = 0; i < tokens->count && words < WORDS_READ; i++) {
		size_t numbers = add_word(table, tokens, &tokens->at[i], sum);

		count += numbers;
		words += numbers > 0;
	}
	return count > 0 ? lead_of(sum, table, scale, count) : (struct spoken){.found = -1};
}
