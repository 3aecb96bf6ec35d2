#include "cluster/words.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cluster/link.h"
#include "cluster/negation.h"
#include "cluster/skeleton.h"
#include "cluster/wordlist.h"

enum { LONG_WORD = 4 };

struct words_reader {
	struct skeleton *skeleton;
	bool together;
	struct negation negation;
	struct wordlist_marks marks;
};

struct scan {
	struct words_reader *reader;
	struct words *words;
	const char *at, *end;
	bool latin;
	uint64_t hash;
	size_t size;             /* letters of the word so far */
	uint32_t last, again;    /* the letter before, and how often running */
	bool digit, big, small;  /* in the word: a digit, a capital at its start, a small letter */
	bool sentence;           /* the next word begins one */
	bool tail;               /* the ellipsis came last */
	uint32_t before;         /* the hash of the sign before, where it was one */
	uint64_t other;          /* of emoji and links */
	size_t names;
};

/* Words ------------------------------------------------------------------------------------ */

static enum word_kind kind_of(const struct scan *scan, uint32_t hash)
{
	const struct words_reader *reader = scan->reader;

	if (scan->digit)
		return WORD_NUMBER;
	if (negation_is(&reader->negation, hash, scan->latin))
		return WORD_NEGATION;
	if (scan->big && scan->small && !scan->sentence)
		return WORD_NAME;
	return WORD_PLAIN;
}

static void add_word(struct scan *scan, uint32_t hash, enum word_kind kind)
{
	wordlist_add(scan->words, hash, kind, scan->reader->together);
	scan->names += kind == WORD_NAME;
	scan->tail = false;
	scan->sentence = false;
}

static void end_word(struct scan *scan)
{
	uint32_t hash;
	enum word_kind kind;

	if (scan->size == 0)
		return;
	hash = (uint32_t)(hash_mix(scan->hash) >> 32);
	kind = kind_of(scan, hash);
	add_word(scan, hash, kind);
	if (scan->size >= LONG_WORD || kind == WORD_NUMBER)
		wordlist_element_last(scan->words, hash);
	scan->hash = HASH_START;
	scan->size = 0;
	scan->again = 0;
	scan->last = 0;
	scan->digit = scan->big = scan->small = false;
	scan->before = 0;
}

/* Of a letter three or more times running two stay; digits all do. */
static inline void add_letter(struct scan *scan, uint32_t letter, bool digit, bool capital)
{
	if (letter == scan->last && !digit) {
		if (++scan->again >= 2)
			return;
	} else {
		scan->again = 0;
	}
	scan->last = letter;
	scan->digit |= digit;
	if (capital && scan->size == 0)
		scan->big = true;
	scan->small |= !capital && !digit;
	scan->hash = hash_number(scan->hash, letter);
	scan->size++;
}

/* ASCII letters, most of any text: as add_letter takes them, by local variables, which stay in
 * registers. */
static void add_letters(struct scan *scan)
{
	const char *at = scan->at, *end = scan->end;
	uint64_t hash = scan->hash;
	uint32_t last = scan->last, again = scan->again;
	size_t size = scan->size;
	bool small = scan->small;

	scan->big |= size == 0 && (*at & 0x20) == 0;
	do {
		uint32_t letter = (uint32_t)(*at | 0x20);

		again = letter == last ? again + 1 : 0;
		if (again >= 2)
			continue;
		last = letter;
		small |= (*at & 0x20) != 0;
		hash = hash_number(hash, letter);
		size++;
	} while (++at < end && link_alpha(*at));
	scan->at = at;
	scan->hash = hash;
	scan->last = last;
	scan->again = again;
	scan->size = size;
	scan->small = small;
}

/* A sign is a word; two that follow each other are an element. */
static void add_sign(struct scan *scan, const uint32_t letters[SKELETON_LETTERS])
{
	uint64_t hash = HASH_START;
	uint32_t short_hash, before;

	end_word(scan);
	before = scan->before;
	for (size_t i = 0; i < SKELETON_LETTERS && letters[i] != 0; i++)
		hash = hash_number(hash, letters[i]);
	short_hash = (uint32_t)(hash_mix(hash) >> 32) | 1;
	add_word(scan, short_hash, WORD_PLAIN);
	if (before != 0)
		wordlist_element(scan->words,
		    (uint32_t)(hash_mix((uint64_t)before << 32 | short_hash) >> 32));
	scan->before = short_hash;
}

/* Links and handles ------------------------------------------------------------------------ */

static void skip_link(struct scan *scan)
{
	for (; scan->at < scan->end && !link_blank(*scan->at); scan->at++)
		scan->other = hash_number(scan->other, (unsigned char)*scan->at);
	scan->size = 0;
	scan->hash = HASH_START;
	scan->digit = scan->big = scan->small = false;
}

static void skip_handle(struct scan *scan)
{
	const char *start = scan->at++;

	while (scan->at < scan->end &&
	    (link_host(*scan->at) || *scan->at == '_' || (*scan->at == '@' && scan->at > start + 1)))
		scan->at++;
	if (scan->at > start + 1) {
		wordlist_drop_before(scan->words, &scan->reader->marks);
		scan->sentence = true;
		scan->before = 0;
	}
}

/* The walk --------------------------------------------------------------------------------- */

static void gap(struct scan *scan, char c)
{
	bool attached = scan->size > 0;

	if (c == '.' && attached && link_bare(scan->at, scan->end)) {
		skip_link(scan);
		return;
	}
	end_word(scan);
	scan->before = 0;
	if (c == '@' && !attached) {
		skip_handle(scan);
		return;
	}
	if (c == '.' && scan->end - scan->at >= 3 && scan->at[1] == '.' && scan->at[2] == '.')
		scan->tail = true;
	if (c == '.' || c == '!' || c == '?' || c == ':' || c == '#' || c == '"')
		scan->sentence = true;
	scan->at++;
}

static void one_wide(struct scan *scan)
{
	const struct skeleton_form *form;
	uint32_t code;

	scan->at += utf8_next(scan->at, (size_t)(scan->end - scan->at), &code);
	form = skeleton_form(scan->reader->skeleton, code, scan->latin);
	switch ((enum skeleton_class)form->class) {
	case SKELETON_NOTHING:
		break;
	case SKELETON_LETTER:
	case SKELETON_DIGIT:
		for (size_t i = 0; i < SKELETON_LETTERS && form->letters[i] != 0; i++)
			add_letter(scan, form->letters[i], form->class == SKELETON_DIGIT,
			    form->capital);
		break;
	case SKELETON_SIGN:
		add_sign(scan, form->letters);
		break;
	case SKELETON_EMOJI:
		scan->other = hash_number(scan->other, code);
		end_word(scan);
		break;
	case SKELETON_GAP:
		end_word(scan);
		scan->before = 0;
		scan->tail |= code == 0x2026;
		scan->sentence = true;
		break;
	}
}

static void walk(struct scan *scan)
{
	while (scan->at < scan->end) {
		char c = *scan->at;

		if ((unsigned char)c >= 0x80) {
			one_wide(scan);
		} else if (link_alpha(c)) {
			if (scan->size == 0 && link_starts(scan->at, scan->end)) {
				skip_link(scan);
				continue;
			}
			add_letters(scan);
		} else if (c >= '0' && c <= '9') {
			add_letter(scan, (uint32_t)c, true, false);
			scan->at++;
		} else if (c == '\'' || c == '`') {
			scan->at++;
		} else {
			gap(scan, c);
		}
	}
	end_word(scan);
}

/* Whether ASCII letters outweigh Greek, Cyrillic and Armenian ones. */
static bool mostly_latin(struct span text)
{
	size_t latin = 0, other = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		other += c >= 0xCE && c <= 0xD6;
		latin += link_alpha(text.at[i]);
	}
	return other <= latin;
}

void words_read(struct words_reader *reader, struct span text, struct words *words)
{
	struct scan scan = {.reader = reader, .words = words, .at = text.at,
	    .end = text.at + text.len, .hash = HASH_START, .sentence = true, .other = HASH_START};

	wordlist_start(words);
	scan.latin = utf8_ascii(text.at, text.len) || mostly_latin(text);
	walk(&scan);
	wordlist_drop_first(words, &reader->marks);
	wordlist_demote(words, scan.names);
	words->cut = scan.tail;
	words->nothing = words->count == 0 && scan.other == HASH_START;
	wordlist_end(words, scan.other);
}

/* The reader ------------------------------------------------------------------------------- */

struct words_reader *words_reader_new(bool together)
{
	struct words_reader *reader = mem_new(1, sizeof *reader);

	reader->skeleton = skeleton_new();
	reader->together = together;
	negation_fill(&reader->negation, reader->skeleton);
	reader->marks.rt = word_hash(reader->skeleton, "rt", true);
	reader->marks.mt = word_hash(reader->skeleton, "mt", true);
	reader->marks.via = word_hash(reader->skeleton, "via", true);
	return reader;
}

void words_reader_free(struct words_reader *reader)
{
	if (reader == NULL)
		return;
	skeleton_free(reader->skeleton);
	free(reader);
}
