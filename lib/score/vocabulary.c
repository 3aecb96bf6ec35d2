#include "score/vocabulary.h"

#include "base/hash.h"
#include "io/reader.h"
#include "score/signs.h"

enum { MOST_SIGNS = 16 << 20 }; /* bytes of a list of signs */

/* The hash tells of signs where they are not the built-in ones. */
static enum status load_signs_file(
    struct vocabulary *vocabulary, const char *path, struct fault *fault)
{
	struct buf bytes = {0};
	struct span list;
	enum status status;

	*fault = (struct fault){0};
	status = reader_whole(path, MOST_SIGNS, &bytes, fault);
	list = (struct span){bytes.at, bytes.len};
	if (status == STATUS_OK)
		status = signs_load(vocabulary->phrases, list, path, fault);
	if (status == STATUS_OK && !span_same(list, signs_builtin()))
		vocabulary->lexicon.hash = hash_text(vocabulary->lexicon.hash, list);
	buf_free(&bytes);
	return status;
}

enum status vocabulary_load(struct vocabulary *vocabulary, const char *words, const char *signs,
    struct fault *fault)
{
	enum status status = words != NULL
	    ? lexicon_load_file(&vocabulary->lexicon, vocabulary->phrases, words, fault)
	    : lexicon_load(&vocabulary->lexicon, vocabulary->phrases, lexicon_builtin(),
	          "words.tsv", fault);

	if (status != STATUS_OK)
		return status;
	return signs != NULL
	    ? load_signs_file(vocabulary, signs, fault)
	    : signs_load(vocabulary->phrases, signs_builtin(), "signs.tsv", fault);
}

void vocabulary_pack(struct pack *pack, struct vocabulary *vocabulary)
{
	phrases_pack(pack, &vocabulary->phrases);
	lexicon_pack(pack, &vocabulary->lexicon);
}

void vocabulary_free(struct vocabulary *vocabulary)
{
	phrases_free(vocabulary->phrases);
	lexicon_free(&vocabulary->lexicon);
}
