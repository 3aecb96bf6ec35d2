#include "train/ask.h"

#include <stdbool.h>
#include <string.h>

#include "post/term.h"

/* Cuts TASK=FILE; -1 where it is not that. */
static int head_of(const struct ask *ask, const char *pair, const char **file)
{
	const char *mark = strchr(pair, '=');
	int head;

	if (mark == NULL || mark[1] == '\0' || strpbrk(mark, " \t\n") != NULL)
		return -1;
	*file = mark + 1;
	head = term_find(head_names, HEADS, (struct span){pair, (size_t)(mark - pair)});
	return head >= 0 && ask->base->heads[head].count > 0 ? head : -1;
}

static enum status add_sources(const struct ask *ask, const char *kind, size_t count,
    const char *const *pairs, struct buf *recipe, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		const char *file = NULL;
		int head = head_of(ask, pairs[i], &file);

		if (head < 0)
			return fault_set(
			    fault, STATUS_USAGE, "'%s' is not a task of the model, = and a file", pairs[i]);
		buf_format(recipe, "%s %s%zu %s\n", head == HEAD_FOREIGN ? "foreign" : "source", kind,
		    i, file);
	}
	return STATUS_OK;
}

/* A head of yes or no takes all labels but its own for no. */
static void add_labels(const struct model *base, const struct head *head, struct buf *recipe)
{
	if (head->count == 1)
		buf_text(recipe, " no");
	for (unsigned i = head->first; i < head->first + head->count; i++)
		buf_format(recipe, " %s", base->labels[i]);
	buf_char(recipe, '\n');
}

/* The lines of a task's own or dev files; returns how many there are. */
static size_t add_parts(const struct ask *ask, int head, const char *word, const char *kind,
    const char *share, struct buf *recipe)
{
	const bool dev = strcmp(kind, "dev") == 0;
	const struct head *about = &ask->base->heads[head];
	const char *label = ask->base->labels[about->first], *file;
	size_t found = 0;

	for (size_t i = 0; dev ? i < ask->devs->count : ask->operands[i] != NULL; i++) {
		if (head_of(ask, dev ? ask->devs->at[i] : ask->operands[i], &file) != head)
			continue;
		buf_format(recipe, "%s %s%zu %s", word, kind, i, share);
		if (about->count == 1)
			buf_format(recipe, " %s=%s *=no", label, label);
		buf_char(recipe, '\n');
		found++;
	}
	return found;
}

static void add_task(const struct ask *ask, int head, struct buf *recipe)
{
	struct buf parts = {0}, devs = {0};
	bool measured = add_parts(ask, head, "dev", "dev", "0%-100%", &devs) > 0;

	if (add_parts(ask, head, "from", "own", measured ? "0%-100%" : "0%-80%", &parts) > 0) {
		if (!measured)
			add_parts(ask, head, "dev", "own", "80%-100%", &devs);
		buf_format(recipe, "task %s", head_names[head]);
		add_labels(ask->base, &ask->base->heads[head], recipe);
		buf_add(recipe, parts.at, parts.len);
		buf_add(recipe, devs.at, devs.len);
	}
	buf_free(&parts);
	buf_free(&devs);
}

enum status ask_recipe(const struct ask *ask, struct buf *recipe, struct fault *fault)
{
	size_t count = 0;
	enum status status;

	while (ask->operands[count] != NULL)
		count++;
	if (count == 0)
		return fault_set(fault, STATUS_USAGE, "nothing to learn from: TASK=FILE, or --recipe");
	buf_format(recipe, "features %u %.6g\n", ask->base->bits, ask->base->grams);
	status = add_sources(ask, "own", count, (const char *const *)ask->operands, recipe, fault);
	if (status == STATUS_OK)
		status = add_sources(
		    ask, "dev", ask->devs->count, ask->devs->at, recipe, fault);
	for (int head = 0; status == STATUS_OK && head < HEADS; head++)
		add_task(ask, head, recipe);
	return status;
}
