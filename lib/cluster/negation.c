#include "cluster/negation.h"

#include "base/hash.h"
#include "base/utf8.h"

/* What turns a sentence round, as words are read here: plain and without apostrophes. */
static const char *const negations[] = {"no", "not", "never", "none", "nothing", "nobody", "cannot",
    "cant", "dont", "wont", "isnt", "arent", "wasnt", "werent", "doesnt", "didnt", "hasnt",
    "havent", "hadnt", "couldnt", "wouldnt", "shouldnt", "aint", "without", "nicht", "kein",
    "keine", "keinen", "nie", "niemals", "ohne", "ne", "pas", "jamais", "sans", "non", "nunca",
    "sin", "nao", "sem", "mai", "niet", "geen", "nooit", "nahi", "tidak", "bukan"};

/* The same in scripts whose letters are made Latin in a Latin text: only in other texts. */
static const char *const others[] = {"\xD0\xBD\xD0\xB5", "\xD0\xBD\xD0\xB5\xD1\x82",
    "\xD0\xBD\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB3\xD0\xB4\xD0\xB0", "\xD0\xB1\xD0\xB5\xD0\xB7",
    "\xCE\xB4\xCE\xB5\xCE\xBD", "\xCE\xBC\xCE\xB7\xCE\xBD"};

enum { NEGATIONS = sizeof negations / sizeof *negations, OTHERS = sizeof others / sizeof *others };

uint32_t word_hash(struct skeleton *skeleton, const char *word, bool latin)
{
	uint64_t hash = HASH_START;
	struct span left = span_of(word);

	while (left.len > 0) {
		uint32_t code;
		size_t n = utf8_next(left.at, left.len, &code);

		code = skeleton_form(skeleton, code, latin)->letters[0];
		hash = hash_number(hash, code);
		left = (struct span){left.at + n, left.len - n};
	}
	return (uint32_t)(hash_mix(hash) >> 32);
}

static void put(uint32_t set[NEGATION_SLOTS], uint32_t hash)
{
	size_t i = hash % NEGATION_SLOTS;

	while (set[i] != 0)
		i = (i + 1) % NEGATION_SLOTS;
	set[i] = hash;
}

void negation_fill(struct negation *negation, struct skeleton *skeleton)
{
	for (size_t i = 0; i < NEGATIONS; i++)
		put(negation->latin, word_hash(skeleton, negations[i], true));
	for (size_t i = 0; i < OTHERS; i++)
		put(negation->other, word_hash(skeleton, others[i], false));
}

static bool in_set(const uint32_t set[NEGATION_SLOTS], uint32_t hash)
{
	for (size_t i = hash % NEGATION_SLOTS; set[i] != 0; i = (i + 1) % NEGATION_SLOTS)
		if (set[i] == hash)
			return true;
	return false;
}

bool negation_is(const struct negation *negation, uint32_t hash, bool latin)
{
	return in_set(latin ? negation->latin : negation->other, hash);
}
