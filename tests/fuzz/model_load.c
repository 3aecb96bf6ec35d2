/*
 * A model: refused with words, or one that posts can be judged with. The first byte of the input
 * says how: with bit 0 the rest is the file; else it is the file's lines, behind a first line
 * that is right and before bytes enough for tables, so that it is the lines that are tried.
 */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "model/language.h"
#include "model/lexicon.h"
#include "model/model.h"
#include "model/names.h"
#include "model/valence.h"
#include "score/sentiment.h"

enum { TABLES = NAMES_SIZE + (MODEL_LANES << 11) + LANGUAGES * 64, TEXTS = 3 };

/* A post, up to where the model comes in. */
struct post {
	struct tokens tokens;
	struct phrase_matches matches;
	struct evidence_list why;
};

static struct post posts[TEXTS];
static struct lexicon lexicon;

static void read_posts(void)
{
	static const char *const texts[TEXTS] = {
	    "NOT great, terrible!!! I want my money back, Anna Smith :( \xF0\x9F\x98\xA1",
	    "seit drei Wochen keine Antwort, das ist eine Frechheit @acme https://example.com", ""};
	struct phrases *phrases = phrases_new();
	struct fault fault;

	if (lexicon_load(&lexicon, phrases, lexicon_builtin(), "words", &fault) != STATUS_OK)
		abort();
	for (int i = 0; i < TEXTS; i++) {
		struct post *post = &posts[i];

		tokens_add(&post->tokens, span_of(texts[i]));
		phrases_find(phrases, &post->tokens, &post->matches);
		valence_words(&(struct valence_text){&post->tokens, &post->matches, &lexicon,
		    false}, &post->why);
	}
	phrases_free(phrases);
}

/* The lines become a whole file, its tables made of nothing but their place. */
static void complete(struct buf *file, struct span lines)
{
	static char tables[TABLES];
	struct buf rest = {0};
	char first[64];

	for (size_t i = 0; tables[TABLES - 1] == 0 && i < TABLES; i++)
		tables[i] = (char)((i * 37 >> 3) | 1);
	buf_add(&rest, lines.at, lines.len);
	buf_add(&rest, tables, sizeof tables);
	/* The first line has 43 bytes, whatever it says. */
	snprintf(first, sizeof first, "crisis-model %d %010zu %016llx\n", MODEL_VERSION,
	    rest.len + 43, (unsigned long long)hash_bulk(HASH_START,
	    (struct span){rest.at, rest.len}));
	buf_text(file, first);
	buf_add(file, rest.at, rest.len);
	buf_free(&rest);
}

static void check_verdict(const struct model *model, const struct verdict *verdict)
{
	for (int head = 0; head < HEADS; head++)
		if (model->heads[head].count > 0 &&
		    model_answer(model, (enum head_name)head, verdict) >= model->lane_count)
			abort();
	for (unsigned lane = 0; lane < model->lane_count; lane++)
		if (!(verdict->p[lane] >= 0 && verdict->p[lane] <= 1) ||
		    memchr(model->labels[lane], '\0', MODEL_NAME) == NULL)
			abort();
	for (int head = 0; head < HEADS; head++)
		model_sure(model, (enum head_name)head, verdict);
}

static void judge(const struct model *model, const struct post *post)
{
	struct features features = {0};
	struct verdict verdict = {0};
	struct spoken_words words = {0};
	struct evidence_list why = {0};

	for (size_t i = 0; i < post->why.count; i++)
		evidence_add(&why, post->why.at[i]);
	features_read(&features, &(struct features_text){.tokens = &post->tokens,
	    .matches = &post->matches, .lexicon = &lexicon, .rows = why.at,
	    .row_count = why.count, .names = model->names});
	model_judge(model, &features, &post->tokens, &verdict);
	check_verdict(model, &verdict);
	if (model->heads[HEAD_SENTIMENT].count == 3) {
		sentiment_explain(&(struct sentiment_text){model, HEAD_SENTIMENT, &features,
		    &post->tokens}, &verdict, &why);
		valence_sum(&why);
	}
	if (model->languages.len > 0 && language_find(model->languages, model->language_scale,
	    &post->tokens, &words).found >= LANGUAGES)
		abort();
	evidence_free(&why);
	language_free(&words);
	verdict_free(&verdict);
	features_free(&features);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span input = fuzz_span(data, size);
	struct buf file = {0};
	struct model model;
	struct fault fault;
	struct span bytes;
	char *own;

	if (lexicon.count == 0)
		read_posts();
	if (size == 0)
		return 0;
	input = (struct span){input.at + 1, input.len - 1};
	if ((data[0] & 1) != 0)
		buf_add(&file, input.at, input.len);
	else
		complete(&file, input);
	own = malloc(file.len + (file.len == 0)); /* of its own size, for the sanitizer */
	memcpy(own, file.at, file.len);
	bytes = (struct span){own, file.len};
	if (model_open(&model, bytes, true, "the model", &fault) != STATUS_OK) {
		if (fault.what[0] == '\0')
			abort();
	} else {
		for (int i = 0; i < TEXTS; i++)
			judge(&model, &posts[i]);
	}
	free(own);
	buf_free(&file);
	return 0;
}
