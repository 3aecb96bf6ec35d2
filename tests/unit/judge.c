/*
 * What a model makes of a text, by a small model made up here: probabilities that sum to 1 and
 * follow sharpness and shift, the point from which an answer is sure, and scores that are the
 * sum of what tokens, figures and bias add.
 */
#include "unit.h"

#include <math.h>

#include "model/judge.h"
#include "model/phrase.h"

enum { BITS = 10, ROWS = 1 << BITS };

static int8_t rows[ROWS * MODEL_LANES];

static bool close_to(double a, double b)
{
	return fabs(a - b) < 1e-6;
}

/* Three answers in lanes 0 to 2, yes or no in lane 3, no other heads. */
static struct model made_up(void)
{
	struct model model = {.lane_count = 4, .bits = BITS, .grams = 0.5, .rows = rows};
	uint32_t state = 1;

	for (size_t i = 0; i < sizeof rows; i++) {
		state = state * 1664525 + 1013904223;
		rows[i] = (int8_t)(state >> 24);
	}
	model.heads[HEAD_SENTIMENT] = (struct head){0, 3, 2, 0, 0.75};
	model.heads[HEAD_COMPLAINT] = (struct head){3, 1, 1.5, -0.5, 0.8};
	for (int lane = 0; lane < 4; lane++) {
		model.bias[lane] = (float)lane / 4;
		model.scale[lane] = 0.01F;
		for (int i = 0; i < FIGURES; i++)
			model.figures[i][lane] = (float)(i - lane) / 50;
	}
	return model;
}

static void probabilities_follow_the_scores(void)
{
	struct model model = made_up();
	struct verdict verdict = {.scores = {0.5, 0, -0.5, 1}};
	double sum;

	model_weigh(&model, HEAD_SENTIMENT, &verdict);
	sum = verdict.p[0] + verdict.p[1] + verdict.p[2];
	unit_ok(close_to(sum, 1), "three answers sum to 1");
	unit_ok(close_to(log(verdict.p[0] / verdict.p[1]), 1),
	    "sharpness multiplies what two answers differ by"); /* 2 * (0.5 - 0) */
	unit_ok(close_to(log(verdict.p[1] / verdict.p[2]), 1), "whichever two they are");
	model_weigh(&model, HEAD_COMPLAINT, &verdict);
	unit_ok(close_to(log(verdict.p[3] / (1 - verdict.p[3])), 1),
	    "a yes has its shift as well"); /* 1.5 * 1 - 0.5 */
	verdict.scores[0] = 400;
	model_weigh(&model, HEAD_SENTIMENT, &verdict);
	unit_ok(close_to(verdict.p[0], 1) && verdict.p[2] >= 0, "no score is too large");
}

static void an_answer_is_sure_from_a_point_on(void)
{
	struct model model = made_up();
	struct verdict verdict = {.p = {0.2, 0.74, 0.06, 0.81}};

	unit_ok(model_answer(&model, HEAD_SENTIMENT, &verdict) == 1,
	    "the most probable answer is given");
	unit_ok(!model_sure(&model, HEAD_SENTIMENT, &verdict),
	    "and is not sure below the point of its head");
	verdict.p[1] = 0.76;
	unit_ok(model_sure(&model, HEAD_SENTIMENT, &verdict), "it is from there on");
	unit_ok(model_sure(&model, HEAD_COMPLAINT, &verdict), "a sure yes");
	verdict.p[3] = 0.19;
	unit_ok(model_sure(&model, HEAD_COMPLAINT, &verdict), "a sure no");
	verdict.p[3] = 0.3;
	unit_ok(!model_sure(&model, HEAD_COMPLAINT, &verdict), "neither is sure between");
	model.heads[HEAD_COMPLAINT].sure = 1; /* never was right nine times in ten */
	verdict.p[3] = 1;
	unit_ok(!model_sure(&model, HEAD_COMPLAINT, &verdict),
	    "a head that never was right nine times in ten is never sure");
	unit_ok(!model_sure(&model, HEAD_IRONY, &verdict), "nor one that the model does not have");
}

/* Reads a text as crisis-score does, with no word list. */
static void judge(const struct model *model, const char *text, struct features *features,
    struct verdict *verdict, struct tokens *tokens)
{
	struct phrases *phrases = phrases_new();
	struct phrase_matches matches = {0};
	const struct lexicon lexicon = {0};
	const struct features_text read = {
	    .tokens = tokens, .matches = &matches, .lexicon = &lexicon};

	tokens_reset(tokens);
	tokens_add(tokens, span_of(text));
	phrases_find(phrases, tokens, &matches);
	features_read(features, &read);
	model_judge(model, features, tokens, verdict);
	phrase_matches_free(&matches);
	phrases_free(phrases);
}

/* The evidence that crisis-score shows is made of these parts. */
static void scores_are_the_sum_of_parts(void)
{
	static const char *const texts[] = {"", "kettle", "not good at all, really!!",
	    "WHY is it so hot? 3 times burned \xF0\x9F\x98\xA1 @acme https://t.example/x"};
	struct model model = made_up();
	struct features features = {0};
	struct verdict verdict = {0};
	struct tokens tokens = {0};
	bool right = true;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		judge(&model, texts[i], &features, &verdict, &tokens);
		for (int lane = 0; lane < 4; lane++) {
			double sum = (double)model.bias[lane];

			for (size_t k = 0; k < tokens.count; k++)
				sum += (double)model.scale[lane] * verdict.norm *
				    verdict.tokens[k].lanes[lane];
			for (int k = 0; k < FIGURES; k++)
				sum += (double)model.figures[k][lane] * features.figures[k];
			right = right && fabs(sum - verdict.scores[lane]) < 1e-4;
		}
	}
	unit_ok(right, "scores are bias, tokens and figures");
	features_free(&features);
	verdict_free(&verdict);
	tokens_free(&tokens);
}

/* Words that were met before are kept; what they add must not change by it. */
static void judging_again_gives_the_same(void)
{
	struct model model = made_up();
	struct features features = {0};
	struct verdict fresh = {0}, used = {0};
	struct tokens tokens = {0};
	bool right = true;

	judge(&model, "the kettle broke again and again", &features, &used, &tokens);
	judge(&model, "kettles break, the kettle broke", &features, &used, &tokens);
	judge(&model, "kettles break, the kettle broke", &features, &fresh, &tokens);
	for (int lane = 0; lane < MODEL_LANES; lane++)
		right = right && fresh.scores[lane] == used.scores[lane];
	unit_ok(right, "words that are kept add what they added");
	features_free(&features);
	verdict_free(&fresh);
	verdict_free(&used);
	tokens_free(&tokens);
}

int main(void)
{
	probabilities_follow_the_scores();
	an_answer_is_sure_from_a_point_on();
	scores_are_the_sum_of_parts();
	judging_again_gives_the_same();
	return unit_done();
}
