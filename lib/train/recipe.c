#include "train/recipe.h"

#include "base/num.h"
#include "post/term.h"

enum { LOGISTIC = 0, SUPPORT = 1 }; /* liblinear's L2R_LR and L2R_L2LOSS_SVC_DUAL */

struct reading {
	struct recipe *recipe;
	struct span line;
	struct fault *fault;
};

static struct span next_word(struct reading *reading)
{
	struct span *line = &reading->line, word;

	while (line->len > 0 && (*line->at == ' ' || *line->at == '\t'))
		line->at++, line->len--;
	word = (struct span){line->at, 0};
	while (line->len > 0 && *line->at != ' ' && *line->at != '\t')
		line->at++, line->len--, word.len++;
	return word;
}

static enum status refuse(struct reading *reading, const char *what, struct span word)
{
	return fault_set(reading->fault, STATUS_PLAN, "%s '%.*s'", what,
	    (int)(word.len < 64 ? word.len : 64), word.at);
}

static enum status next_real(struct reading *reading, double least, double most, double *value)
{
	struct span word = next_word(reading);

	return num_real(word.at, word.len, least, most, value, reading->fault) == STATUS_OK
	    ? STATUS_OK
	    : STATUS_PLAN;
}

static struct recipe_task *last_task(struct reading *reading)
{
	struct recipe *recipe = reading->recipe;

	return recipe->task_count > 0 ? &recipe->tasks[recipe->task_count - 1] : NULL;
}

static enum status find_source(struct reading *reading, size_t *found)
{
	struct span name = next_word(reading);

	for (*found = 0; *found < reading->recipe->source_count; ++*found)
		if (span_same(reading->recipe->sources[*found].name, name))
			return STATUS_OK;
	return refuse(reading, "there is no source", name);
}

static enum status read_source(struct reading *reading, bool foreign)
{
	struct recipe *recipe = reading->recipe;
	struct recipe_source *source = &recipe->sources[recipe->source_count];
	struct span but;
	const char *mark;

	if (recipe->source_count == RECIPE_SOURCES)
		return fault_set(reading->fault, STATUS_PLAN, "too many sources");
	*source = (struct recipe_source){0};
	source->name = next_word(reading);
	source->path = next_word(reading);
	source->foreign = foreign;
	but = next_word(reading);
	mark = but.len > 2 ? memchr(but.at, '!', but.len - 1) : NULL;
	if (mark != NULL && mark[1] == '=') {
		source->column = (struct span){but.at, (size_t)(mark - but.at)};
		source->but = (struct span){mark + 2, but.len - source->column.len - 2};
	} else if (but.len > 0) {
		return refuse(reading, "not a COLUMN!=VALUE", but);
	}
	if (source->path.len == 0)
		return fault_set(reading->fault, STATUS_PLAN, "a source needs a name and a path");
	recipe->source_count++;
	return STATUS_OK;
}

static enum status read_task(struct reading *reading)
{
	struct recipe *recipe = reading->recipe;
	struct recipe_task *task = &recipe->tasks[recipe->task_count];

	if (recipe->task_count == RECIPE_TASKS)
		return fault_set(reading->fault, STATUS_PLAN, "too many tasks");
	*task = (struct recipe_task){.cost = 1, .solver = LOGISTIC};
	task->name = next_word(reading);
	task->head = term_find(head_names, HEADS, task->name);
	for (struct span label = next_word(reading); label.len > 0; label = next_word(reading)) {
		if (task->label_count == MODEL_LANES || label.len >= MODEL_NAME)
			return refuse(reading, "one label too many, or too long:", label);
		task->labels[task->label_count++] = label;
	}
	if (task->label_count < 2)
		return fault_set(reading->fault, STATUS_PLAN, "a task needs two labels or more");
	recipe->task_count++;
	return STATUS_OK;
}

static enum status read_pair(struct reading *reading, struct recipe_part *part, struct span word)
{
	const char *mark = memchr(word.at, '=', word.len);
	size_t len = mark != NULL ? (size_t)(mark - word.at) : 0;

	if (mark == NULL || part->pairs == RECIPE_PAIRS)
		return refuse(reading, "not a label=label", word);
	part->from[part->pairs] = (struct span){word.at, len};
	part->to[part->pairs++] = (struct span){mark + 1, word.len - len - 1};
	return STATUS_OK;
}

/* 20%, the first part, or 20%-40%. */
static enum status read_share(struct reading *reading, struct recipe_part *part, struct span word)
{
	const char *mark = memchr(word.at, '-', word.len);
	size_t low = mark != NULL ? (size_t)(mark - word.at) : 0, from = mark != NULL ? low + 1 : 0;
	double percent = 0;
	enum status status = STATUS_OK;

	if (low > 0)
		status = num_real(word.at, low - 1, 0, 100, &percent, reading->fault);
	part->low = percent / 100;
	if (status == STATUS_OK)
		status = num_real(word.at + from, word.len - from - 1, 0, 100, &percent,
		    reading->fault);
	part->high = percent / 100;
	return status == STATUS_OK ? status : STATUS_PLAN;
}

/* SOURCE [SHARE%] [has:WORD,WORD...] [lacks:...] [LABEL=LABEL ...] */
static enum status read_part(struct reading *reading, struct recipe_part *parts, size_t *count)
{
	struct recipe_part *part = &parts[*count];
	enum status status;

	if (*count == RECIPE_PARTS)
		return fault_set(reading->fault, STATUS_PLAN, "too many sources for one task");
	*part = (struct recipe_part){.high = 1};
	status = find_source(reading, &part->source);
	for (struct span word = next_word(reading); status == STATUS_OK && word.len > 0;
	    word = next_word(reading)) {
		if (word.at[word.len - 1] == '%')
			status = read_share(reading, part, word);
		else if (word.len > 4 && memcmp(word.at, "has:", 4) == 0)
			part->words = (struct span){word.at + 4, word.len - 4};
		else if (word.len > 6 && memcmp(word.at, "lacks:", 6) == 0)
			part->lacks = (struct span){word.at + 6, word.len - 6};
		else
			status = read_pair(reading, part, word);
	}
	++*count;
	return status;
}

/* Names of earlier tasks. */
static enum status read_names(struct reading *reading, size_t *tasks, size_t *count)
{
	struct recipe *recipe = reading->recipe;

	for (struct span name = next_word(reading); name.len > 0; name = next_word(reading)) {
		size_t i = 0;

		while (i + 1 < recipe->task_count && !span_same(recipe->tasks[i].name, name))
			i++;
		if (i + 1 == recipe->task_count || *count == RECIPE_TASKS)
			return refuse(reading, "there is no earlier task", name);
		tasks[(*count)++] = i;
	}
	return STATUS_OK;
}

/* Names of earlier tasks with as many labels. */
static enum status read_mean(struct reading *reading, struct recipe_task *task)
{
	enum status status = read_names(reading, task->sums, &task->sum_count);

	for (size_t i = 0; status == STATUS_OK && i < task->sum_count; i++)
		if (reading->recipe->tasks[task->sums[i]].label_count != task->label_count)
			return fault_set(reading->fault, STATUS_PLAN,
			    "the mean of tasks with other labels");
	return status;
}

static enum status read_lean(struct reading *reading, struct recipe_task *task)
{
	struct span label = next_word(reading);

	for (size_t i = 0; i < task->label_count; i++)
		if (span_same(task->labels[i], label))
			return next_real(reading, -100, 100, &task->leans[i]);
	return refuse(reading, "not a label of the task:", label);
}

static enum status read_solver(struct reading *reading, struct recipe_task *task)
{
	struct span name = next_word(reading);

	task->solver = span_is(name, "support") ? SUPPORT : LOGISTIC;
	return span_is(name, "support") || span_is(name, "logistic")
	    ? STATUS_OK
	    : refuse(reading, "support or logistic, not", name);
}

static enum status read_words(struct reading *reading)
{
	struct recipe *recipe = reading->recipe;

	for (struct span word = next_word(reading); word.len > 0; word = next_word(reading)) {
		if (recipe->word_count == RECIPE_WORDS)
			return refuse(reading, "too many words from", word);
		recipe->words[recipe->word_count++] = word;
	}
	return STATUS_OK;
}

static enum status read_features(struct reading *reading)
{
	double bits = 0;
	enum status status = next_real(reading, 10, 22, &bits);

	reading->recipe->bits = (unsigned)bits;
	return status == STATUS_OK ? next_real(reading, 0, 16, &reading->recipe->grams) : status;
}

static bool *task_flag(struct recipe_task *task, struct span word)
{
	return span_is(word, "whole") ? &task->whole
	    : span_is(word, "plain")  ? &task->plain
	    : span_is(word, "rare")   ? &task->rare
	                              : NULL;
}

static enum status read_of_task(struct reading *reading, struct span word)
{
	struct recipe_task *task = last_task(reading);
	bool *flag;

	if (task == NULL)
		return refuse(reading, "before the first task:", word);
	if (span_is(word, "from"))
		return read_part(reading, task->parts, &task->part_count);
	if (span_is(word, "dev"))
		return read_part(reading, task->devs, &task->dev_count);
	if (span_is(word, "uses"))
		return read_names(reading, task->uses, &task->use_count);
	if (span_is(word, "mean"))
		return read_mean(reading, task);
	if (span_is(word, "cost"))
		return next_real(reading, 1e-6, 1e6, &task->cost);
	if (span_is(word, "lean"))
		return read_lean(reading, task);
	if (span_is(word, "solver"))
		return read_solver(reading, task);
	flag = task_flag(task, word);
	if (flag == NULL)
		return refuse(reading, "not a word of a recipe:", word);
	*flag = true;
	return STATUS_OK;
}

static enum status read_line(struct reading *reading)
{
	struct span word = next_word(reading);
	struct recipe *recipe = reading->recipe;

	if (word.len == 0 || word.at[0] == '#')
		return STATUS_OK;
	if (span_is(word, "source"))
		return read_source(reading, false);
	if (span_is(word, "foreign"))
		return read_source(reading, true);
	if (span_is(word, "task"))
		return read_task(reading);
	if (span_is(word, "words"))
		return read_words(reading);
	if (span_is(word, "features"))
		return read_features(reading);
	if (span_is(word, "language") && recipe->language_count < 3)
		return find_source(reading, &recipe->languages[recipe->language_count++]);
	return read_of_task(reading, word);
}

enum status recipe_read(
    struct recipe *recipe, struct span bytes, const char *name, struct fault *fault)
{
	struct reading reading = {.recipe = recipe, .fault = fault};
	enum status status = STATUS_OK;

	*recipe = (struct recipe){.file = name, .bits = 18, .grams = 0.5};
	*fault = (struct fault){.file = name};
	while (status == STATUS_OK && bytes.len > 0) {
		reading.line = span_cut(&bytes, '\n');
		fault->line++;
		status = read_line(&reading);
	}
	return status;
}
