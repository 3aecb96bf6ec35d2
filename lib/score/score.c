#include "score/score.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/map.h"
#include "model/language.h"
#include "score/mockery.h"
#include "score/sentiment.h"
#include "score/stance.h"
#include "score/topic.h"
#include "score/vocabulary.h"

/* By how much another language must lead English; by trial on tweets. */
static const double PLAINLY_OTHER = 0.5;

/* Who gives more stars means their praise. */
static const double NEITHER_RATING = 3.5;

struct scorer {
	struct vocabulary vocabulary;
	struct topics *topics;
	struct tokens tokens;
	struct phrase_matches matches;
	struct model model;
	struct span model_file; /* mapped; empty where the model is the built-in one */
	struct features features;
	struct verdict verdict;
	struct spoken_words spoken;
	struct cues cues;
	struct judgement judgement;
};

static void add_brand(struct phrases *phrases, struct tokens *tokens, struct span name)
{
	tokens_reset(tokens);
	tokens_add(tokens, name);
	if (tokens->count > 0)
		phrases_add(phrases, tokens, PHRASE_BRAND, 0);
}

/* A name is also looked for without its spaces, as in a hashtag. */
static void add_name(struct phrases *phrases, struct tokens *tokens, struct span name)
{
	struct buf joined = {0};

	add_brand(phrases, tokens, name);
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] != ' ')
			buf_char(&joined, name.at[i]);
	if (joined.len < name.len)
		add_brand(phrases, tokens, (struct span){joined.at, joined.len});
	buf_free(&joined);
}

/* As a handle, whole; and as a word, since people leave the @ away. */
static void add_handle(struct phrases *phrases, struct tokens *tokens, struct span handle)
{
	struct buf at_handle = {0};

	buf_char(&at_handle, '@');
	buf_add(&at_handle, handle.at, handle.len);
	add_brand(phrases, tokens, (struct span){at_handle.at, at_handle.len});
	buf_free(&at_handle);
	if (memchr(handle.at, '@', handle.len) == NULL)
		add_brand(phrases, tokens, handle);
}

static void add_brand_phrases(const struct plan_brand *brand, struct phrases *phrases)
{
	struct tokens tokens = {0};

	add_name(phrases, &tokens, brand->name);
	for (size_t i = 0; i < brand->names.count; i++)
		add_name(phrases, &tokens, brand->names.at[i]);
	for (size_t i = 0; i < brand->handles.count; i++)
		add_handle(phrases, &tokens, brand->handles.at[i]);
	tokens_free(&tokens);
}

static enum status open_model(struct scorer *scorer, const char *path, struct fault *fault)
{
	enum status status = STATUS_OK;

	scorer->judgement.sentiment_head = HEADS;
	if (path != NULL && strcmp(path, "none") == 0)
		return STATUS_OK;
	scorer->judgement.model = &scorer->model;
	scorer->judgement.verdict = &scorer->verdict;
	if (path == NULL)
		return model_open(
		    &scorer->model, model_builtin(), false, "the built-in model", fault);
	status = map_open(path, &scorer->model_file, fault);
	return status == STATUS_OK
	    ? model_open(&scorer->model, scorer->model_file, true, path, fault)
	    : status;
}

/* The words of the plan go before those of the list, and then the list is read anew. */
static enum status open_words(struct vocabulary *vocabulary, const struct plan *plan,
    const struct scorer_files *files, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (files->words == NULL && files->signs == NULL && plan->word_count == 0)
		return vocabulary_builtin(vocabulary, fault);
	vocabulary->phrases = phrases_new();
	for (size_t i = 0; status == STATUS_OK && i < plan->word_count; i++)
		status = lexicon_add(&vocabulary->lexicon, vocabulary->phrases,
		    plan->words[i].text, plan->words[i].weight, fault);
	return status == STATUS_OK
	    ? vocabulary_load(vocabulary, files->words, files->signs, fault)
	    : status;
}

enum status scorer_open(struct scorer **scorer, const struct plan *plan,
    const struct scorer_files *files, struct fault *fault)
{
	struct scorer *new = mem_new(1, sizeof *new);
	enum status status = open_words(&new->vocabulary, plan, files, fault);

	new->judgement.plan = plan;
	new->judgement.topics = mem_new(plan->topic_count, sizeof *new->judgement.topics);
	if (status == STATUS_OK) {
		add_brand_phrases(&plan->brand, new->vocabulary.phrases);
		status = topics_open(&new->topics, plan, new->vocabulary.phrases, fault);
	}
	if (status == STATUS_OK)
		status = open_model(new, files->model, fault);
	snprintf(new->judgement.words, sizeof new->judgement.words, "%016" PRIx64,
	    new->vocabulary.lexicon.hash);
	if (status != STATUS_OK) {
		scorer_free(new);
		new = NULL;
	}
	*scorer = new;
	return status;
}

void scorer_free(struct scorer *scorer)
{
	if (scorer == NULL)
		return;
	vocabulary_free(&scorer->vocabulary);
	topics_free(scorer->topics);
	tokens_free(&scorer->tokens);
	phrase_matches_free(&scorer->matches);
	map_close(&scorer->model_file);
	features_free(&scorer->features);
	verdict_free(&scorer->verdict);
	language_free(&scorer->spoken);
	free(scorer->judgement.topics);
	evidence_free(&scorer->judgement.why);
	free(scorer);
}

static void read_tokens(struct scorer *scorer)
{
	const struct context *context = &scorer->judgement.context;

	tokens_reset(&scorer->tokens);
	tokens_add(&scorer->tokens, context->title);
	tokens_add(&scorer->tokens, context->text);
	phrases_find(scorer->vocabulary.phrases, &scorer->tokens, &scorer->matches);
	cues_read(&scorer->cues, &scorer->tokens, &scorer->matches, &scorer->vocabulary.lexicon);
}

/* The rows for what is no single word; returns what they add. */
static int weigh_beside(struct judgement *judgement, const struct cues *cues)
{
	size_t rows = judgement->why.count;
	int adds = 0;

	if (judgement->context.rating > 0)
		valence_rating(judgement->context.rating, &judgement->why);
	if (cues->mocked.len > 0 && judgement->context.rating <= NEITHER_RATING)
		mockery_weigh(cues->mocked, &judgement->why);
	for (size_t i = rows; i < judgement->why.count; i++)
		adds += judgement->why.at[i].adds;
	return adds;
}

static void weigh_words(struct scorer *scorer, bool english)
{
	const struct valence_text text = {
	    &scorer->tokens, &scorer->matches, &scorer->vocabulary.lexicon, !english};

	valence_words(&text, &scorer->judgement.why);
}

static void ask_model(struct scorer *scorer)
{
	struct judgement *judgement = &scorer->judgement;
	const struct features_text text = {.tokens = &scorer->tokens,
	    .matches = &scorer->matches,
	    .lexicon = &scorer->vocabulary.lexicon,
	    .rows = judgement->why.at,
	    .row_count = judgement->why.count,
	    .names = scorer->model.names,
	    .foreign = !judgement->english};
	const enum head_name head = judgement->english ? HEAD_SENTIMENT : HEAD_FOREIGN;

	features_read(&scorer->features, &text);
	model_judge(&scorer->model, &scorer->features, &scorer->tokens, &scorer->verdict);
	judgement->asked = scorer->features.content > 0;
	if (judgement->asked && scorer->model.heads[head].count == LABELS)
		judgement->sentiment_head = head;
}

/* The model's label and rows in place of the word list's, and what the rating changes. */
static void take_models_view(struct scorer *scorer)
{
	struct judgement *judgement = &scorer->judgement;
	const enum head_name head = judgement->sentiment_head;
	const struct sentiment_text text = {
	    &scorer->model, head, &scorer->features, &scorer->tokens};
	const struct valence words = valence_sum(&judgement->why);
	int more = 0; /* that the model does not know of */

	for (size_t i = 0; i < judgement->why.count; i++)
		more += judgement->why.at[i].own ? judgement->why.at[i].adds : 0;
	more -= sentiment_explain(&text, &scorer->verdict, &judgement->why);
	more += weigh_beside(judgement, &scorer->cues);
	if (more != 0)
		sentiment_shift(&scorer->model, head, more, &scorer->verdict);
	judgement->valence = valence_sum(&judgement->why);
	judgement->valence.good = words.good;
	judgement->valence.bad = words.bad;
	judgement->valence.label = (enum label)(
	    model_answer(&scorer->model, head, &scorer->verdict) - scorer->model.heads[head].first);
}

/* The platform's word is taken; without it the text is looked at. A text of which it is not
 * plain that it is in another language is judged as English. */
static void find_language(struct scorer *scorer)
{
	struct judgement *judgement = &scorer->judgement;
	struct spoken spoken;

	judgement->lang = judgement->context.stated ? judgement->context.lang : span_of("");
	judgement->english = judgement->context.english;
	if (judgement->context.stated || judgement->model == NULL ||
	    scorer->model.languages.len == 0)
		return;
	spoken = language_find(
	    scorer->model.languages, scorer->model.language_scale, &scorer->tokens,
	    &scorer->spoken);
	if (spoken.found < 0)
		return;
	judgement->lang = span_of(language_names[spoken.found]);
	judgement->english = spoken.english < PLAINLY_OTHER;
}

static void judge_valence(struct scorer *scorer)
{
	struct judgement *judgement = &scorer->judgement;

	judgement->sentiment_head = HEADS;
	judgement->asked = false;
	find_language(scorer);
	weigh_words(scorer, judgement->english);
	if (judgement->model != NULL)
		ask_model(scorer);
	if (judgement->sentiment_head != HEADS) {
		take_models_view(scorer);
		return;
	}
	if (!judgement->english)
		evidence_add(&judgement->why, (struct evidence){.to = TO_SENTIMENT,
		    .lead = "few words are known of the language ",
		    .what = judgement->context.lang});
	weigh_beside(judgement, &scorer->cues);
	judgement->valence = valence_sum(&judgement->why);
}

static bool judge_topics(struct scorer *scorer)
{
	struct judgement *judgement = &scorer->judgement;
	const struct span texts[TOPIC_TEXTS] = {judgement->context.title, judgement->context.text};
	size_t before = judgement->why.count;

	memset(judgement->topics, 0, judgement->plan->topic_count * sizeof *judgement->topics);
	topics_find(scorer->topics, &scorer->tokens, &scorer->matches, texts, judgement->topics,
	    &judgement->why);
	return judgement->why.count > before;
}

static void judge_rest(struct scorer *scorer, bool topic)
{
	struct judgement *judgement = &scorer->judgement;
	const struct context *context = &judgement->context;
	struct severity_case severity = {judgement->plan, judgement->topics, context,
	    &scorer->cues, &judgement->valence, scorer->tokens.bangs, {{0}, {{0}}}};
	const struct stance_case stance = {context, &scorer->cues, &judgement->valence,
	    &judgement->severity, topic, context->links || scorer->tokens.links > 0};

	if (judgement->asked)
		severity.harm = harm_read(&scorer->model, &scorer->verdict, &scorer->tokens);
	judgement->severity = severity_judge(&severity, &judgement->why);
	judgement->stance = stance_judge(&stance, &judgement->why);
	judgement->urgency = severity_urgency(
	    judgement->severity.severity, context, judgement->valence.label);
}

const struct judgement *score_post(struct scorer *scorer, struct record *record)
{
	struct judgement *judgement = &scorer->judgement;

	judgement->why.count = 0;
	context_read(&judgement->context, record, judgement->plan);
	read_tokens(scorer);
	judge_valence(scorer);
	judge_rest(scorer, judge_topics(scorer));
	return judgement;
}
