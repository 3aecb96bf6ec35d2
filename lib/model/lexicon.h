/*
 * The word list: words, phrases, emoji and emoticons with their weights and what else they are
 * a sign of. The file's form is told in its own first lines (lib/data/words.tsv).
 */
#ifndef MODEL_LEXICON_H
#define MODEL_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"
#include "base/status.h"
#include "model/phrase.h"

enum cue {
	CUE_DEGREE,    /* weight is the share that it adds to the next word's */
	CUE_NEGATOR,   /* turns the words behind it round */
	CUE_CONTRAST,  /* what follows counts for more, what came before for less */
	CUE_PROFANITY,
	CUE_INSULT,    /* said of or to people */
	CUE_REQUEST,   /* asks for something to be done */
	CUE_QUESTION,  /* asks for something to be told */
	CUE_SELF,      /* the writer, or theirs */
	CUE_OWN,       /* an experience of the writer's own */
	CUE_RUMOR,     /* hearsay */
	CUE_NEWS,      /* the language of reports */
	CUE_SPAM,
	CUES
};

extern const char *const cue_names[CUES];

struct lexicon_entry {
	int weight;     /* in thousandths, -5000..5000 */
	unsigned signs; /* a bit a cue: 1u << CUE_... */
	bool foreign;   /* counts in posts that are not in English, and only there */
	bool own;       /* not so in the list that comes with the program */
	bool instead;   /* stands instead of what a model has of its words, in any language */
	bool unused;    /* false: no byte of an entry is left to chance, so that it can be packed */
};

struct lexicon {
	struct lexicon_entry *entries; /* by the index of their phrases */
	size_t count, room;
	bool borrowed; /* entries are: nothing can be added */
	uint64_t hash; /* of all entries: the same lists in the same order have the same */
};

/* The list that comes with the program, as a user would write one. */
struct span lexicon_builtin(void);

/* Reads the list and adds its phrases; name is what faults call it. STATUS_PLAN with the line
 * where it is not in the form. lexicon must be zeroed; it is freed by lexicon_free. */
enum status lexicon_load(struct lexicon *lexicon, struct phrases *phrases, struct span bytes,
    const char *name, struct fault *fault);

/* The same from a file, line by line; STATUS_IO where it cannot be read. */
enum status lexicon_load_file(
    struct lexicon *lexicon, struct phrases *phrases, const char *path, struct fault *fault);

/* A word or phrase of the user's own, in thousandths, which goes before what lists that are
 * loaded later say of it. STATUS_PLAN where there is no word in it. */
enum status lexicon_add(struct lexicon *lexicon, struct phrases *phrases, struct span text,
    int weight, struct fault *fault);

/* Writes the list, its phrases apart (phrases_pack); or reads it into one that is zeroed, and
 * borrows its entries from the pack's bytes. */
void lexicon_pack(struct pack *pack, struct lexicon *lexicon);

void lexicon_free(struct lexicon *lexicon);

#endif
