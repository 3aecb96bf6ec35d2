/*
 * Apart from vocabulary.c, which makes what this gives as the program is built.
 */
#include "io/embed.h"
#include "score/vocabulary.h"

EMBEDDED_DECLARE(words_vocabulary);

enum status vocabulary_builtin(struct vocabulary *vocabulary, struct fault *fault)
{
	struct pack pack = {.in = EMBEDDED(words_vocabulary)};

	vocabulary_pack(&pack, vocabulary);
	return pack.broken
	    ? fault_set(fault, STATUS_PLAN, "the words in this program are broken")
	    : STATUS_OK;
}
