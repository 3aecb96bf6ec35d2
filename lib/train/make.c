#include "train/make.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/embed.h"
#include "io/map.h"
#include "train/ask.h"
#include "train/train.h"

EMBEDDED_DECLARE(model_recipe);

/* What is open while a model is made. */
struct bench {
	struct model base;
	struct recipe recipe;
	struct span base_file, recipe_file;
	struct buf asked, bytes;
	struct arena paths;
};

struct span make_recipe(void)
{
	return EMBEDDED(model_recipe);
}

static void report(void *state, const struct buf *lines)
{
	struct output *out = state;
	struct fault fault;

	output_add(out, lines->at, lines->len);
	output_flush(out, &fault); /* what went wrong stays, and is told at the end */
}

/* Tasks of the command line are those of the built-in model, unless another is named. */
static enum status open_base(const struct make *make, struct bench *bench, struct fault *fault)
{
	enum status status;

	if (make->base == NULL ? make->recipe == NULL : span_is(span_of(make->base), "built-in"))
		return model_open(
		    &bench->base, model_builtin(), false, "the built-in model", fault);
	if (make->base == NULL)
		return STATUS_OK;
	status = map_open(make->base, &bench->base_file, fault);
	return status == STATUS_OK
	    ? model_open(&bench->base, bench->base_file, true, make->base, fault)
	    : status;
}

static enum status open_recipe(const struct make *make, struct bench *bench, struct fault *fault)
{
	const struct ask ask = {make->tasks, &make->devs, &bench->base};
	enum status status;

	if (make->recipe != NULL) {
		status = map_open(make->recipe, &bench->recipe_file, fault);
		return status == STATUS_OK
		    ? recipe_read(&bench->recipe, bench->recipe_file, make->recipe, fault)
		    : status;
	}
	status = ask_recipe(&ask, &bench->asked, fault);
	return status == STATUS_OK
	    ? recipe_read(&bench->recipe, (struct span){bench->asked.at, bench->asked.len},
	        "the tasks asked for", fault)
	    : status;
}

static enum status write_model(const char *path, const struct buf *bytes, struct fault *fault)
{
	struct output output;
	enum status status = output_create(&output, path, fault);

	if (status != STATUS_OK)
		return status;
	output_add(&output, bytes->at, bytes->len);
	return output_close(&output, fault);
}

/* The name of a fault's file outlives what was open. */
static void keep_name(struct make *make, struct fault *fault)
{
	if (fault->file == NULL)
		return;
	snprintf(make->file, sizeof make->file, "%s", fault->file);
	fault->file = make->file;
}

enum status make_model(struct make *make, struct output *out, struct fault *fault)
{
	struct bench *bench = mem_new(1, sizeof *bench);
	enum status status = open_base(make, bench, fault);

	if (status == STATUS_OK)
		status = open_recipe(make, bench, fault);
	if (status == STATUS_OK)
		status = train_model(&(struct training){.recipe = &bench->recipe,
		        .folder = make->data,
		        .base = bench->base.rows != NULL ? &bench->base : NULL,
		        .seed = (uint64_t)make->seed,
		        .paths = &bench->paths},
		    &bench->bytes, report, out, fault);
	if (status == STATUS_OK && make->model != NULL)
		status = write_model(make->model, &bench->bytes, fault);
	keep_name(make, fault);
	map_close(&bench->recipe_file);
	map_close(&bench->base_file);
	arena_free(&bench->paths);
	buf_free(&bench->asked);
	buf_free(&bench->bytes);
	free(bench);
	return status;
}
