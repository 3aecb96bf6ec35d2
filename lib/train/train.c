#include "train/train.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "train/calibrate.h"
#include "train/fit.h"
#include "train/measure.h"
#include "train/pack.h"
#include "train/tongue.h"

struct train {
	const struct training *training;
	struct corpus corpus;
	struct fitted fitted[RECIPE_TASKS];
	struct buf languages;
	double language_scale;
	void (*report)(void *state, const struct buf *lines);
	void *state;
};

/* The scores of the examples, a lane after the other in each row. */
static double *score_all(const struct fitted *fitted, const struct examples *examples)
{
	size_t lanes = fitted->lane_count;
	double *scores = mem_new(examples->count * lanes, sizeof *scores);

	for (size_t i = 0; i < examples->count; i++)
		for (size_t k = 0; k < lanes; k++)
			scores[i * lanes + k] = fitted_score(fitted, k, examples->at[i].sample);
	return scores;
}

static struct measured answer(const struct fitted *fitted, const double *scores, unsigned right)
{
	struct measured row = {.right = right};
	double sum = 0;

	if (fitted->lane_count == 1) {
		double p = 1 / (1 + exp(-(scores[0] * fitted->sharpness + fitted->shift)));

		row.answer = p >= 0.5;
		row.p = row.answer ? p : 1 - p;
		return row;
	}
	for (unsigned k = 1; k < fitted->lane_count; k++)
		if (scores[k] > scores[row.answer])
			row.answer = k;
	for (unsigned k = 0; k < fitted->lane_count; k++)
		sum += exp((scores[k] - scores[row.answer]) * fitted->sharpness);
	row.p = 1 / sum;
	return row;
}

static void report_measure(struct train *train, const struct recipe_task *task,
    struct span source, const struct measure *measure)
{
	struct buf lines = {0};

	buf_format(&lines, "%.*s on %.*s: %zu rows, macro-recall %.1f, macro-F1 %.1f, "
	    "accuracy %.1f, calibration error %.3f, 90 %% right in %.0f %%\n",
	    (int)task->name.len, task->name.at, (int)source.len, source.at, measure->count,
	    100 * measure->recall, 100 * measure->f1, 100 * measure->accuracy, measure->error,
	    100 * measure->coverage);
	for (size_t i = 0; i < measure->labels; i++) {
		buf_format(&lines, "    %-16.*s recall %5.1f  taken for", (int)task->labels[i].len,
		    task->labels[i].at, 100 * measure_recall(measure, i));
		for (size_t k = 0; k < measure->labels; k++)
			buf_format(&lines, " %6zu", measure->confusion[i][k]);
		buf_char(&lines, '\n');
	}
	train->report(train->state, &lines);
	buf_free(&lines);
}

/* The first dev line calibrates; all are measured. */
static void measure_dev(struct train *train, const struct recipe_task *task,
    struct fitted *fitted, const struct recipe_part *dev, bool first)
{
	struct examples examples = {0};
	struct measured *rows;
	struct measure result;
	unsigned *right;
	double *scores;

	examples_add(&examples, &train->corpus, task, dev, train->training->seed);
	scores = score_all(fitted, &examples);
	right = mem_new(examples.count, sizeof *right);
	rows = mem_new(examples.count, sizeof *rows);
	for (size_t i = 0; i < examples.count; i++)
		right[i] = examples.at[i].answer;
	if (first)
		calibrate(scores, right, examples.count, fitted->lane_count, &fitted->sharpness,
		    &fitted->shift);
	for (size_t i = 0; i < examples.count; i++)
		rows[i] = answer(fitted, scores + i * fitted->lane_count, right[i]);
	result = measure(rows, examples.count, task->label_count);
	if (first)
		fitted->sure = result.sure;
	report_measure(
	    train, task, train->training->recipe->sources[dev->source].name, &result);
	free(rows);
	free(right);
	free(scores);
	examples_free(&examples);
}

static enum status learn(struct train *train, size_t number, struct fault *fault)
{
	const struct recipe *recipe = train->training->recipe;
	const struct recipe_task *task = &recipe->tasks[number];
	const struct model *model = train->training->base;
	const struct fitted *base[RECIPE_TASKS + 1];
	struct fitted of_model = {0};
	struct examples examples = {0};
	size_t count = 0;
	enum status status;

	for (size_t i = 0; i < task->use_count; i++)
		base[count++] = &train->fitted[task->uses[i]];
	if (model != NULL && task->head >= 0 && model->heads[task->head].count > 0) {
		of_model = fitted_of_model(model, (enum head_name)task->head);
		base[count++] = &of_model;
	}
	for (size_t i = 0; i < task->part_count; i++)
		examples_add(&examples, &train->corpus, task, &task->parts[i],
		    train->training->seed);
	status = fit_task(&train->fitted[number], recipe, task, &examples, base, count, fault);
	examples_free(&examples);
	fitted_free(&of_model);
	return status;
}

static enum status train_task(struct train *train, size_t number, struct fault *fault)
{
	const struct recipe_task *task = &train->training->recipe->tasks[number];
	const struct fitted *parts[RECIPE_TASKS];
	enum status status = STATUS_OK;

	*fault = (struct fault){0};
	for (size_t i = 0; i < task->sum_count; i++)
		parts[i] = &train->fitted[task->sums[i]];
	if (task->sum_count > 0)
		train->fitted[number] = fitted_mean(parts, task->sum_count);
	else
		status = learn(train, number, fault);
	for (size_t i = 0; status == STATUS_OK && i < task->dev_count; i++)
		measure_dev(train, task, &train->fitted[number], &task->devs[i], i == 0);
	return status;
}

/* Once without a fifth of the rows, to say how good it is, and once with all. */
static enum status fit_languages(struct train *train, struct fault *fault)
{
	const struct recipe *recipe = train->training->recipe;
	struct buf *table = &train->languages, lines = {0};
	double *scale = &train->language_scale;
	enum status status = tongue_fit(&train->corpus, recipe, true, table, scale, fault);

	if (status != STATUS_OK)
		return status;
	tongue_report(
	    &train->corpus, recipe, (struct span){table->at, table->len}, *scale, &lines);
	train->report(train->state, &lines);
	buf_free(&lines);
	buf_reset(table);
	return tongue_fit(&train->corpus, recipe, false, table, scale, fault);
}

static enum status pack(struct train *train, struct buf *out, struct fault *fault)
{
	const struct recipe *recipe = train->training->recipe;
	struct packing packing = {.recipe = recipe, .base = train->training->base,
	    .names = train->corpus.names,
	    .languages = {train->languages.at, train->languages.len},
	    .language_scale = train->language_scale};

	if (packing.languages.len == 0 && packing.base != NULL) {
		packing.languages = packing.base->languages;
		packing.language_scale = packing.base->language_scale;
	}

	for (size_t i = 0; i < recipe->task_count; i++)
		if (recipe->tasks[i].head >= 0)
			packing.heads[recipe->tasks[i].head] =
			    (struct packed_head){&recipe->tasks[i], &train->fitted[i]};
	return pack_model(&packing, out, fault);
}

enum status train_model(const struct training *training, struct buf *out,
    void (*report)(void *state, const struct buf *lines), void *state, struct fault *fault)
{
	struct train train = {.training = training,
	    .corpus = {.paths = training->paths},
	    .report = report,
	    .state = state};
	enum status status;

	if (training->base != NULL && (training->base->bits != training->recipe->bits ||
	    training->base->grams != training->recipe->grams))
		return fault_set(fault, STATUS_PLAN, "the base model has other features");
	status = corpus_load(&train.corpus, training->recipe, training->folder,
	    training->base != NULL ? training->base->names : NULL, fault);

	for (size_t i = 0; status == STATUS_OK && i < training->recipe->task_count; i++)
		status = train_task(&train, i, fault);
	if (status == STATUS_OK && training->recipe->language_count > 0)
		status = fit_languages(&train, fault);
	if (status == STATUS_OK)
		status = pack(&train, out, fault);
	for (size_t i = 0; i < training->recipe->task_count; i++)
		fitted_free(&train.fitted[i]);
	buf_free(&train.languages);
	corpus_free(&train.corpus);
	return status;
}
