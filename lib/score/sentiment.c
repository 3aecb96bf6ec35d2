#include "score/sentiment.h"

#include <math.h>

enum {
	UNIT = 1500,
	SHOWN_FROM = 400, /* thousandths; what adds less is in the rest */
};

struct parts {
	const struct sentiment_text *text;
	const struct verdict *verdict;
	struct evidence_list *why;
	double unit;             /* thousandths for one of a score */
	unsigned good, bad;      /* lanes */
	double replaced;         /* what the model has of words that the user weighs */
	double rest;             /* of what is too small for a row, or was rounded */
};

/* What one of a figure adds. */
static double figure_weight(const struct parts *parts, int figure)
{
	const float *weights = parts->text->model->figures[figure];

	return parts->unit * (double)(weights[parts->good] - weights[parts->bad]);
}

/* What a token's rows of the table add. */
static double token_weight(const struct parts *parts, size_t i)
{
	const int16_t *lanes = parts->verdict->tokens[i].lanes;
	const float *scale = parts->text->model->scale;

	return parts->unit * parts->verdict->norm *
	    ((double)scale[parts->good] * lanes[parts->good] -
	        (double)scale[parts->bad] * lanes[parts->bad]);
}

static void add_row(struct parts *parts, double adds, struct evidence row)
{
	if (fabs(adds) < SHOWN_FROM) {
		parts->rest += adds;
		return;
	}
	row.adds = (int)lround(adds);
	row.to = TO_SENTIMENT;
	parts->rest += adds - row.adds;
	evidence_add(parts->why, row);
}

/* The part that a row of the word list has in a sum that may have been cut. */
static double share_of(double part, double sum, double figure)
{
	return sum != 0 ? part * figure / sum : 0;
}

/* Words of the user's count as they say; the model never saw them. */
static bool counts(const struct evidence *row)
{
	return !row->own && row->adds != 0;
}

/* What the model has of the tokens of a row, from the given one on. */
static double weigh_covered(struct parts *parts, const struct evidence *row, size_t from)
{
	double sum = 0;

	for (size_t i = row->first > from ? row->first : from; i < row->behind; i++)
		sum += token_weight(parts, i);
	if (!row->instead)
		return sum;
	parts->replaced += sum;
	return 0;
}

/* The figures that the word list's rows make, given back to the rows (figure_rows). */
static void weigh_list(struct parts *parts, size_t count)
{
	const double *figures = parts->text->features->figures;
	struct evidence *rows = parts->why->at;
	double good = 0, bad = 0;
	size_t best = count, worst = count, first = count, last = count;

	for (size_t i = 0; i < count; i++) {
		if (!counts(&rows[i]))
			continue;
		good += rows[i].adds > 0 ? rows[i].adds : 0;
		bad -= rows[i].adds < 0 ? rows[i].adds : 0;
		if (rows[i].adds > 0 && (best == count || rows[i].adds > rows[best].adds))
			best = i;
		if (rows[i].adds < 0 && (worst == count || rows[i].adds < rows[worst].adds))
			worst = i;
		first = first == count ? i : first;
		last = i;
	}
	for (size_t i = 0; i < count; i++) {
		int old = counts(&rows[i]) ? rows[i].adds : 0;
		double adds = rows[i].adds - old +
		    figure_weight(parts, FIGURE_SUM) *
		        share_of(old, good - bad, figures[FIGURE_SUM]);

		if (old > 0)
			adds += figure_weight(parts, FIGURE_GOOD) *
			        share_of(old, good, figures[FIGURE_GOOD]) +
			    figure_weight(parts, FIGURE_GOOD_COUNT) * 0.2;
		if (old < 0)
			adds += figure_weight(parts, FIGURE_BAD) *
			        share_of(-old, bad, figures[FIGURE_BAD]) +
			    figure_weight(parts, FIGURE_BAD_COUNT) * 0.2;
		adds += i == best ? figure_weight(parts, FIGURE_BEST) * figures[FIGURE_BEST] : 0;
		adds += i == worst ? figure_weight(parts, FIGURE_WORST) * figures[FIGURE_WORST] : 0;
		adds += i == first ? figure_weight(parts, FIGURE_FIRST) * figures[FIGURE_FIRST] : 0;
		adds += i == last ? figure_weight(parts, FIGURE_LAST) * figures[FIGURE_LAST] : 0;
		adds += weigh_covered(parts, &rows[i], i > 0 ? rows[i - 1].behind : 0);
		rows[i].adds = (int)lround(adds);
		parts->rest += adds - rows[i].adds;
	}
}

/* Tokens that no row of the word list covers. */
static void weigh_tokens(struct parts *parts, size_t count)
{
	const struct tokens *tokens = parts->text->tokens;
	size_t row = 0;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct evidence *rows = parts->why->at;

		while (row < count && rows[row].behind <= i)
			row++;
		if (row < count && rows[row].first <= i)
			continue;
		add_row(parts, token_weight(parts, i),
		    (struct evidence){.lead = "", .what = tokens->at[i].text});
	}
}

static void weigh_figures(struct parts *parts)
{
	static const char *const leads[FIGURES] = {
	    [FIGURE_PICTURES] = "emoji", [FIGURE_NEGATORS] = "words of negation",
	    [FIGURE_CONTRAST] = "a contrast", [FIGURE_BANGS] = "exclamation marks",
	    [FIGURE_QUESTIONS] = "question marks", [FIGURE_CAPITALS] = "words in capitals",
	    [FIGURE_DRAWN_OUT] = "letters drawn out", [FIGURE_LENGTH] = "the length",
	    [FIGURE_TAGS] = "hashtags", [FIGURE_NAMES] = "names", [FIGURE_NUMBERS] = "numbers",
	    [FIGURE_CUES] = "oaths", "insults", "words of request", "words of question",
	    "words of one's own", "an experience of their own", "words of hearsay",
	    "words of news", "words of advertising", "handles", "begins with a handle", "links",
	};
	const double *figures = parts->text->features->figures;

	for (int i = FIGURE_PICTURES; i < FIGURES; i++)
		if (figures[i] != 0)
			add_row(parts, figure_weight(parts, i) * figures[i],
			    (struct evidence){.lead = leads[i], .what = span_of("")});
}

int sentiment_explain(const struct sentiment_text *text, const struct verdict *verdict,
    struct evidence_list *why)
{
	const struct head *head = &text->model->heads[text->head];
	struct parts parts = {.text = text, .verdict = verdict, .why = why,
	    .unit = UNIT * head->sharpness, .bad = head->first, .good = head->first + 2};
	size_t count = why->count;

	weigh_list(&parts, count);
	weigh_tokens(&parts, count);
	weigh_figures(&parts);
	parts.rest += parts.unit *
	    (double)(text->model->bias[parts.good] - text->model->bias[parts.bad]);
	evidence_add(why, (struct evidence){.to = TO_SENTIMENT, .lead = "the rest",
	    .what = span_of(""), .adds = (int)lround(parts.rest), .rest = true});
	return (int)lround(parts.replaced);
}

void sentiment_shift(
    const struct model *model, enum head_name name, int raw, struct verdict *verdict)
{
	const struct head *head = &model->heads[name];
	double logit = (double)raw / UNIT / 2 / (head->sharpness > 0 ? head->sharpness : 1);

	verdict->scores[head->first] -= logit;
	verdict->scores[head->first + 2] += logit;
	model_weigh(model, name, verdict);
}
