#include "model/lexicon.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "io/embed.h"
#include "io/reader.h"
#include "post/term.h"

EMBEDDED_DECLARE(words_tsv);

enum { HEAVIEST = 5, LONGEST_LINE = 4096, MOST_ENTRIES = 1 << 24 };

const char *const cue_names[CUES] = {"degree", "negator", "contrast", "profanity", "insult",
    "request", "question", "self", "own", "rumor", "news", "spam"};

struct span lexicon_builtin(void)
{
	return EMBEDDED(words_tsv);
}

static enum status read_signs(
    struct span names, struct lexicon_entry *entry, struct fault *fault)
{
	while (names.len > 0) {
		struct span name = span_cut(&names, ',');
		int cue = term_find(cue_names, CUES, name);

		if (span_is(name, "foreign")) {
			entry->foreign = true;
			continue;
		}
		if (cue < 0)
			return fault_set(fault, STATUS_PLAN, "'%.*s' is not a kind of word",
			    (int)name.len, name.at);
		entry->signs |= 1U << cue;
	}
	return STATUS_OK;
}

static enum status read_entry(struct span line, struct span *phrase, struct lexicon_entry *entry,
    struct fault *fault)
{
	struct span weight;
	double value;

	*phrase = span_cut(&line, '\t');
	weight = span_cut(&line, '\t');
	if (num_real(weight.at, weight.len, -HEAVIEST, HEAVIEST, &value, fault) != STATUS_OK)
		return STATUS_PLAN;
	entry->weight = (int)(value * 1000 + (value < 0 ? -0.5 : 0.5));
	return read_signs(line, entry, fault);
}

static enum status add_entry(struct lexicon *lexicon, struct phrases *phrases,
    struct tokens *tokens, struct span phrase, const struct lexicon_entry *entry,
    struct fault *fault)
{
	tokens_reset(tokens);
	if (utf8_valid(phrase.at, phrase.len))
		tokens_add(tokens, phrase);
	if (tokens->count == 0)
		return fault_set(fault, STATUS_PLAN, "there is no word before the weight");
	lexicon->entries = mem_room(
	    lexicon->entries, lexicon->count, &lexicon->room, sizeof *lexicon->entries);
	lexicon->entries[lexicon->count] = *entry;
	phrases_add(phrases, tokens, PHRASE_WORD, (uint32_t)lexicon->count++);
	return STATUS_OK;
}

static enum status add_line(struct lexicon *lexicon, struct phrases *phrases,
    struct tokens *tokens, struct span line, struct fault *fault)
{
	struct lexicon_entry entry = {0};
	struct span phrase;
	enum status status;

	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	if (line.len == 0 || line.at[0] == '#')
		return STATUS_OK;
	status = read_entry(line, &phrase, &entry, fault);
	if (status != STATUS_OK)
		return status;
	lexicon->hash = hash_text(lexicon->hash, line);
	return add_entry(lexicon, phrases, tokens, phrase, &entry, fault);
}

enum status lexicon_load(struct lexicon *lexicon, struct phrases *phrases, struct span bytes,
    const char *name, struct fault *fault)
{
	struct tokens tokens = {0};
	enum status status = STATUS_OK;

	*fault = (struct fault){.file = name};
	while (status == STATUS_OK && bytes.len > 0) {
		fault->line++;
		status = add_line(lexicon, phrases, &tokens, span_cut(&bytes, '\n'), fault);
	}
	tokens_free(&tokens);
	return status;
}

static int by_text(const void *a, const void *b)
{
	const struct span *x = a, *y = b;
	int order = memcmp(x->at, y->at, x->len < y->len ? x->len : y->len);

	return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* The lines of the built-in list, sorted; new. */
static struct span *sorted_lines(size_t *count)
{
	struct span bytes = lexicon_builtin(), *lines = NULL;

	for (*count = 0; bytes.len > 0; ++*count) {
		if ((*count & (*count + 1)) == 0)
			lines = mem_resize(lines, (*count + 1) * 2, sizeof *lines);
		lines[*count] = span_cut(&bytes, '\n');
	}
	if (*count > 0)
		qsort(lines, *count, sizeof *lines, by_text);
	return lines;
}

enum status lexicon_load_file(
    struct lexicon *lexicon, struct phrases *phrases, const char *path, struct fault *fault)
{
	struct tokens tokens = {0};
	size_t known = 0;
	struct span *builtin;
	struct reader reader;
	struct line line;
	bool got = true;
	enum status status = reader_open(&reader, path, NULL, fault);

	if (status != STATUS_OK)
		return status;
	*fault = (struct fault){.file = path};
	builtin = sorted_lines(&known);
	while (status == STATUS_OK) {
		size_t before = lexicon->count;

		status = line_next(&reader, LONGEST_LINE, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		fault->line = line.number;
		status = line.cut ? fault_set(fault, STATUS_PLAN, "this line is too long")
		                  : add_line(lexicon, phrases, &tokens, line.bytes, fault);
		if (lexicon->count > before)
			lexicon->entries[before].own = bsearch(&line.bytes, builtin, known,
			    sizeof *builtin, by_text) == NULL;
	}
	free(builtin);
	reader_close(&reader);
	tokens_free(&tokens);
	return status;
}

enum status lexicon_add(struct lexicon *lexicon, struct phrases *phrases, struct span text,
    int weight, struct fault *fault)
{
	const struct lexicon_entry entry = {.weight = weight, .own = true, .instead = true};
	struct tokens tokens = {0};
	enum status status = add_entry(lexicon, phrases, &tokens, text, &entry, fault);

	lexicon->hash = hash_number(hash_text(lexicon->hash, text), (uint64_t)weight);
	tokens_free(&tokens);
	if (status != STATUS_OK)
		fault_set(fault, status, "words: no word in '%.*s'", (int)text.len, text.at);
	return status;
}

void lexicon_pack(struct pack *pack, struct lexicon *lexicon)
{
	int64_t hash = (int64_t)lexicon->hash;

	pack_integer(pack, &hash);
	lexicon->hash = (uint64_t)hash;
	pack_count(pack, &lexicon->count, MOST_ENTRIES);
	lexicon->borrowed = pack->out == NULL;
	/* What is borrowed is not written to, whatever its type says. */
	lexicon->entries = (struct lexicon_entry *)(uintptr_t)pack_table(
	    pack, lexicon->entries, lexicon->count, sizeof *lexicon->entries);
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon->borrowed)
		free(lexicon->entries);
	*lexicon = (struct lexicon){0};
}
