#include "score/vocabulary.h"

#include "score/signs.h"

enum status vocabulary_load(struct vocabulary *vocabulary, struct span list, const char *name,
    struct fault *fault)
{
	enum status status =
	    lexicon_load(&vocabulary->lexicon, vocabulary->phrases, list, name, fault);

	return status == STATUS_OK ? signs_load(vocabulary->phrases, fault) : status;
}

enum status vocabulary_load_file(
    struct vocabulary *vocabulary, const char *path, struct fault *fault)
{
	enum status status =
	    lexicon_load_file(&vocabulary->lexicon, vocabulary->phrases, path, fault);

	return status == STATUS_OK ? signs_load(vocabulary->phrases, fault) : status;
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
