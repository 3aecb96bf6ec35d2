#include "train/fit.h"
#include "train/solve.h"

#include <math.h>
#include <stdlib.h>

/* What liblinear calls a model is not what we do. */
#define model linear_model
#include <linear.h>
#undef model

#include "base/mem.h"

enum { RARITY_UNIT = 5 }; /* so that a word's value stays near 1, as the cost expects */

struct fit {
	const struct recipe_task *task;
	const struct examples *examples;
	const struct fitted *const *base;
	size_t base_count;
	struct feature_node **nodes; /* one list an example */
	size_t rows, columns; /* of the table; of all that liblinear sees */
	float *rarity; /* of each row of the table: what its values are multiplied by */
	double *answers;
};

void fitted_free(struct fitted *fitted)
{
	for (size_t i = 0; i < fitted->lane_count; i++)
		free(fitted->lanes[i]);
	*fitted = (struct fitted){0};
}

struct fitted fitted_of_model(const struct model *model, enum head_name name)
{
	const struct head *head = &model->heads[name];
	const size_t rows = (size_t)1 << model->bits;
	struct fitted fitted = {.lane_count = head->count,
	    .size = rows + FIGURES + 1,
	    .sharpness = head->sharpness,
	    .shift = head->shift,
	    .sure = head->sure};

	for (size_t k = 0; k < fitted.lane_count; k++) {
		size_t from = head->first + k;
		float *lane = mem_new(fitted.size, sizeof *lane);
		float gram = model->grams > 0 ? (float)model->grams : 1;

		for (size_t i = 0; i < rows; i++)
			lane[i] = model->scale[from] * (float)model->rows[i * MODEL_LANES + from] /
			    (i < rows / 2 ? 1 : gram);
		for (size_t i = 0; i < FIGURES; i++)
			lane[rows + i] = model->figures[i][from];
		lane[rows + FIGURES] = model->bias[from];
		fitted.lanes[k] = lane;
	}
	return fitted;
}

struct fitted fitted_mean(const struct fitted *const *tasks, size_t count)
{
	struct fitted mean = {.lane_count = tasks[0]->lane_count,
	    .size = tasks[0]->size,
	    .sharpness = 1,
	    .sure = 1};

	for (size_t k = 0; k < mean.lane_count; k++) {
		mean.lanes[k] = mem_new(mean.size, sizeof(float));
		for (size_t i = 0; i < count; i++)
			for (size_t j = 0; j < mean.size; j++)
				mean.lanes[k][j] += (float)tasks[i]->sharpness *
				    tasks[i]->lanes[k][j] / (float)count;
	}
	return mean;
}

double fitted_score(const struct fitted *fitted, size_t lane, const struct sample *sample)
{
	const float *weights = fitted->lanes[lane];
	const float *figures = weights + fitted->size - FIGURES - 1;
	double sum = (double)weights[fitted->size - 1];

	for (size_t i = 0; i < sample->count; i++)
		sum += (double)(weights[sample->cells[i].row] * sample->cells[i].value);
	for (int i = 0; i < FIGURES; i++)
		sum += (double)(figures[i] * sample->figures[i]);
	return sum;
}

/* Handles and links count only for tasks that ask for it. */
static int figures_of(const struct recipe_task *task)
{
	return task->whole ? FIGURES : FIGURES_OF_TEXT;
}

static size_t base_lanes(const struct fit *fit)
{
	size_t count = 0;

	for (size_t i = 0; i < fit->base_count; i++)
		count += fit->base[i]->lane_count;
	return count;
}

static struct feature_node *make_nodes(const struct fit *fit, const struct sample *sample)
{
	size_t n = 0, at = fit->rows + FIGURES;
	struct feature_node *nodes =
	    mem_new(sample->count + FIGURES + base_lanes(fit) + 2, sizeof *nodes);

	for (size_t i = 0; i < sample->count; i++)
		if (!fit->task->plain || sample->cells[i].row < fit->rows / 2)
			nodes[n++] = (struct feature_node){(int)sample->cells[i].row + 1,
			    (double)(sample->cells[i].value * fit->rarity[sample->cells[i].row])};
	for (int i = 0; i < figures_of(fit->task); i++)
		if (sample->figures[i] != 0)
			nodes[n++] = (struct feature_node){
			    (int)fit->rows + i + 1, (double)sample->figures[i]};
	for (size_t i = 0; i < fit->base_count; i++)
		for (size_t lane = 0; lane < fit->base[i]->lane_count; lane++)
			nodes[n++] = (struct feature_node){
			    (int)++at, fitted_score(fit->base[i], lane, sample)};
	nodes[n++] = (struct feature_node){(int)fit->columns, 1};
	nodes[n] = (struct feature_node){-1, 0};
	return nodes;
}

/* What liblinear found for the rows, the figures and the bias, and, by way of the tasks built
 * upon, of theirs. */
static void keep(const struct fit *fit, const struct linear_model *model, float *lane)
{
	/* liblinear gives the weights for the class that it met first */
	double sign = model->label[0] == 1 ? 1 : -1;
	size_t own = fit->rows + FIGURES, at = own;

	for (size_t i = 0; i < own; i++)
		lane[i] = (float)(sign * model->w[i]) * (i < fit->rows ? fit->rarity[i] : 1);
	lane[own] = (float)(sign * model->w[fit->columns - 1]);
	for (size_t i = 0; i < fit->base_count; i++) {
		const struct fitted *base = fit->base[i];

		for (size_t k = 0; k < base->lane_count; k++, at++)
			for (size_t j = 0; j <= own; j++)
				lane[j] += (float)(sign * model->w[at]) * base->lanes[k][j];
	}
}

static void balance(const struct fit *fit, unsigned answer, double weights[2])
{
	size_t yes = 0, all = fit->examples->count, labels = fit->task->label_count;

	for (size_t i = 0; i < all; i++) {
		fit->answers[i] = fit->examples->at[i].answer == answer ? 1 : -1;
		yes += fit->answers[i] > 0;
	}
	weights[0] = (double)all / ((double)labels * (double)yes);
	weights[1] = (double)all * (double)(labels - 1) / ((double)labels * (double)(all - yes));
}

static void silent(const char *text)
{
	(void)text;
}

static enum status fit_lane(
    const struct fit *fit, unsigned answer, float *lane, struct fault *fault)
{
	double weights[2];
	int labels[2] = {1, -1};
	struct problem problem = {.l = (int)fit->examples->count,
	    .n = (int)fit->columns, .y = fit->answers, .x = fit->nodes, .bias = 1};
	struct parameter parameter = {.solver_type = fit->task->solver, .eps = 0.01,
	    .C = fit->task->cost, .nr_weight = 2, .weight_label = labels, .weight = weights};
	struct linear_model *model;
	const char *wrong;

	if (fit->task->solver == L2R_L2LOSS_SVC_DUAL)
		parameter.eps = 0.1;
	balance(fit, answer, weights);
	wrong = check_parameter(&problem, &parameter);
	if (wrong != NULL)
		return fault_set(fault, STATUS_PLAN, "liblinear: %s", wrong);
	set_print_string_function(silent);
	srand(1); /* liblinear shuffles by rand() */
	model = train(&problem, &parameter);
	keep(fit, model, lane);
	free_and_destroy_model(&model);
	return STATUS_OK;
}

/* The inverse document frequency of each row (K. Sparck Jones, 1972), so that liblinear trusts
 * what is rare as soon as what is common; where the task does not ask for that, 1. */
static float *rarity_of(const struct fit *fit)
{
	float *rarity = mem_new(fit->rows, sizeof *rarity);
	size_t *seen = mem_new(fit->rows, sizeof *seen);
	const struct examples *examples = fit->examples;

	for (size_t i = 0; i < examples->count; i++)
		for (size_t k = 0; k < examples->at[i].sample->count; k++)
			seen[examples->at[i].sample->cells[k].row]++;
	for (size_t i = 0; i < fit->rows; i++)
		rarity[i] = fit->task->rare ? (float)(log((double)(examples->count + 1) /
		                                          (double)(seen[i] + 1)) / RARITY_UNIT)
		                            : 1;
	free(seen);
	return rarity;
}

static bool has_all_labels(const struct recipe_task *task, const struct examples *examples)
{
	size_t counts[MODEL_LANES] = {0};

	for (size_t i = 0; i < examples->count; i++)
		counts[examples->at[i].answer]++;
	for (size_t i = 0; i < task->label_count; i++)
		if (counts[i] == 0)
			return false;
	return true;
}

enum status fit_task(struct fitted *fitted, const struct recipe *recipe,
    const struct recipe_task *task, const struct examples *examples,
    const struct fitted *const *base, size_t base_count, struct fault *fault)
{
	struct fit fit = {.task = task, .examples = examples, .base = base,
	    .base_count = base_count};
	enum status status = STATUS_OK;

	*fitted = (struct fitted){.sharpness = 1, .sure = 1};
	if (!has_all_labels(task, examples))
		return fault_set(fault, STATUS_PLAN, "%.*s: a label has no example",
		    (int)task->name.len, task->name.at);
	fit.rows = (size_t)1 << recipe->bits;
	fit.columns = fit.rows + FIGURES + base_lanes(&fit) + 1;
	fit.answers = mem_new(examples->count, sizeof *fit.answers);
	fit.nodes = mem_new(examples->count, sizeof *fit.nodes);
	fit.rarity = rarity_of(&fit);
	for (size_t i = 0; i < examples->count; i++)
		fit.nodes[i] = make_nodes(&fit, examples->at[i].sample);
	fitted->size = fit.rows + FIGURES + 1;
	for (size_t i = 0; status == STATUS_OK && i < recipe_lanes(task); i++) {
		unsigned answer = (unsigned)(task->label_count == 2 ? 1 : i);

		fitted->lanes[fitted->lane_count++] = mem_new(fitted->size, sizeof(float));
		status = fit_lane(&fit, answer, fitted->lanes[i], fault);
		fitted->lanes[i][fitted->size - 1] += (float)task->leans[answer];
	}
	for (size_t i = 0; i < examples->count; i++)
		free(fit.nodes[i]);
	free(fit.nodes);
	free(fit.rarity);
	free(fit.answers);
	return status;
}

enum status solve_one(
    const struct solve *solve, unsigned answer, float *weights, struct fault *fault)
{
	int labels[2] = {1, -1};
	double even[2] = {1, 1};
	struct problem problem = {.l = (int)solve->count, .n = (int)solve->columns + 1, .bias = 1};
	struct parameter parameter = {.solver_type = L2R_L2LOSS_SVC_DUAL, .eps = 0.1,
	    .C = solve->cost, .nr_weight = 2, .weight_label = labels, .weight = even};
	struct linear_model *found;
	double sign;

	if (solve->count == 0)
		return fault_set(fault, STATUS_PLAN, "there is nothing to learn from");
	problem.y = mem_new(solve->count, sizeof *problem.y);
	problem.x = mem_new(solve->count, sizeof *problem.x);
	for (size_t i = 0; i < solve->count; i++) {
		const struct solve_row *row = &solve->rows[i];
		struct feature_node *nodes = mem_new(row->count + 2, sizeof *nodes);

		for (size_t k = 0; k < row->count; k++)
			nodes[k] = (struct feature_node){
			    (int)row->cells[k].row + 1, (double)row->cells[k].value};
		nodes[row->count] = (struct feature_node){problem.n, 1};
		nodes[row->count + 1] = (struct feature_node){-1, 0};
		problem.x[i] = nodes;
		problem.y[i] = solve->answers[i] == answer ? 1 : -1;
	}
	set_print_string_function(silent);
	srand(1);
	found = train(&problem, &parameter);
	sign = found->label[0] == 1 ? 1 : -1;
	for (size_t i = 0; i <= solve->columns; i++)
		weights[i] = (float)(sign * found->w[i]);
	free_and_destroy_model(&found);
	for (size_t i = 0; i < solve->count; i++)
		free(problem.x[i]);
	free(problem.x);
	free(problem.y);
	return STATUS_OK;
}
