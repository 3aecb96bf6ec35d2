#include "cluster/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cluster/link.h"
#include "cluster/mix.h"
#include "cluster/negation.h"
#include "cluster/skeleton.h"

enum { LONG_WORD = 4, FEW_LONG_WORDS = 4 };

struct words_reader {
	struct skeleton *skeleton;
	bool together;
	struct negation negation;
	uint32_t rt, mt, via;
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

static void add_element(struct words *words, uint32_t hash)
{
	if (words->element_count < WORDS_SKETCHED)
		words->elements[words->element_count++] = hash;
}

static void add_number(struct words *words, uint32_t hash)
{
	uint32_t *facts = words->count < WORDS_KEPT ? &words->facts : &words->tail_facts;

	*facts = (uint32_t)(mix_bits((uint64_t)*facts << 32 | hash) >> 32) | 1;
}

static void add_word(struct scan *scan, uint32_t hash, enum word_kind kind)
{
	struct words *words = scan->words;

	if (kind == WORD_NUMBER) {
		add_number(words, hash);
		if (scan->reader->together)
			hash = 0x9E3779B9;
	}
	scan->names += kind == WORD_NAME;
	if (words->count < WORDS_KEPT)
		words->kept[words->count] = (word_mark)((hash >> 18) << 2 | (uint32_t)kind);
	if (words->count < WORDS_SKETCHED)
		words->all[words->count] = hash;
	words->count++;
	words->print = mix_bits(words->print ^ hash);
	scan->tail = false;
	scan->sentence = false;
}

static void end_word(struct scan *scan)
{
	uint32_t hash;
	enum word_kind kind;

	if (scan->size == 0)
		return;
	hash = (uint32_t)(mix_bits(scan->hash) >> 32);
	kind = kind_of(scan, hash);
	add_word(scan, hash, kind);
	if (scan->size >= LONG_WORD || kind == WORD_NUMBER)
		add_element(scan->words, scan->words->count <= WORDS_SKETCHED
		        ? scan->words->all[scan->words->count - 1]
		        : hash);
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

/* A sign is a word; two that follow each other are an element. */
static void add_sign(struct scan *scan, const uint32_t letters[SKELETON_LETTERS])
{
	uint64_t hash = HASH_START;
	uint32_t short_hash, before;

	end_word(scan);
	before = scan->before;
	for (size_t i = 0; i < SKELETON_LETTERS && letters[i] != 0; i++)
		hash = hash_number(hash, letters[i]);
	short_hash = (uint32_t)(mix_bits(hash) >> 32) | 1;
	add_word(scan, short_hash, WORD_PLAIN);
	if (before != 0)
		add_element(scan->words,
		    (uint32_t)(mix_bits((uint64_t)before << 32 | short_hash) >> 32));
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

/* "RT @ana: ...", "... via @ana": the word before a handle goes with it. */
static void drop_word_before(struct scan *scan)
{
	struct words *words = scan->words;
	uint32_t hash;

	if (words->count == 0 || words->count > WORDS_SKETCHED)
		return;
	hash = words->all[words->count - 1];
	if (hash != scan->reader->rt && hash != scan->reader->mt && hash != scan->reader->via)
		return;
	words->repost |= hash != scan->reader->via;
	words->count--;
	words->print = 0;
	for (size_t i = 0; i < words->count; i++)
		words->print = mix_bits(words->print ^ words->all[i]);
}

static void skip_handle(struct scan *scan)
{
	const char *start = scan->at++;

	while (scan->at < scan->end &&
	    (link_host(*scan->at) || *scan->at == '_' || (*scan->at == '@' && scan->at > start + 1)))
		scan->at++;
	if (scan->at > start + 1) {
		drop_word_before(scan);
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
			add_letter(scan, (uint32_t)(c | 0x20), false, (c & 0x20) == 0);
			scan->at++;
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

/* In a headline most words have a capital, which says nothing then. */
static void demote_names(struct scan *scan)
{
	struct words *words = scan->words;
	size_t kept = words_kept(words);

	if (scan->names * 3 <= words->count)
		return;
	for (size_t i = 0; i < kept; i++)
		if (word_kind(words->kept[i]) == WORD_NAME)
			words->kept[i] = (word_mark)(words->kept[i] & ~3);
}

/* "RT text", without a handle. */
static void drop_first_mark(struct words *words, const struct words_reader *reader)
{
	if (words->count < 2 || words->count > WORDS_KEPT ||
	    (words->all[0] != reader->rt && words->all[0] != reader->mt))
		return;
	words->repost = true;
	words->count--;
	memmove(words->kept, words->kept + 1, words->count * sizeof *words->kept);
	memmove(words->all, words->all + 1, words->count * sizeof *words->all);
	words->print = 0;
	for (size_t i = 0; i < words->count; i++)
		words->print = mix_bits(words->print ^ words->all[i]);
}

void words_read(struct words_reader *reader, struct span text, struct words *words)
{
	struct scan scan = {.reader = reader, .words = words, .at = text.at,
	    .end = text.at + text.len, .hash = HASH_START, .sentence = true, .other = HASH_START};

	words->count = words->element_count = 0;
	words->print = 0;
	words->facts = words->tail_facts = 0;
	words->repost = false;
	scan.latin = utf8_ascii(text.at, text.len) || mostly_latin(text);
	walk(&scan);
	drop_first_mark(words, reader);
	demote_names(&scan);
	words->cut = scan.tail;
	words->nothing = words->count == 0 && scan.other == HASH_START;
	if (words->count == 0)
		words->print = mix_bits(scan.other);
	if (words->element_count < FEW_LONG_WORDS) {
		words->element_count = words->count < WORDS_SKETCHED ? words->count : WORDS_SKETCHED;
		memcpy(words->elements, words->all, words->element_count * sizeof *words->all);
	}
}

/* The reader ------------------------------------------------------------------------------- */

struct words_reader *words_reader_new(bool together)
{
	struct words_reader *reader = mem_new(1, sizeof *reader);

	reader->skeleton = skeleton_new();
	reader->together = together;
	negation_fill(&reader->negation, reader->skeleton);
	reader->rt = word_hash(reader->skeleton, "rt", true);
	reader->mt = word_hash(reader->skeleton, "mt", true);
	reader->via = word_hash(reader->skeleton, "via", true);
	return reader;
}

void words_reader_free(struct words_reader *reader)
{
	if (reader == NULL)
		return;
	skeleton_free(reader->skeleton);
	free(reader);
}
