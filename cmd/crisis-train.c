/*
 * crisis-train: fit a model for crisis-score to labelled posts, and say how good it is.
 */
#include "io/output.h"
#include "io/tool.h"
#include "train/make.h"

static enum status print_recipe(struct output *out)
{
	struct span recipe = make_recipe();

	output_add(out, recipe.at, recipe.len);
	return STATUS_OK;
}

int main(int argc, char **argv)
{
	struct make make = {.data = ".", .seed = 1};
	bool print = false;
	const struct option_row rows[] = {
	    {'b', "base", "MODEL", "build upon MODEL (default built-in, without --recipe)",
	        OPTION_TEXT, &make.base, 0, 0, NULL},
	    {'o', "output", "FILE", "write the model to FILE; without it, only measure", OPTION_TEXT,
	        &make.model, 0, 0, NULL},
	    {0, "dev", "TASK=FILE", "measure on FILE instead of a fifth of the rows", OPTION_LIST,
	        &make.devs, 0, 0, NULL},
	    {'d', "data", "FOLDER", "look for the files in FOLDER", OPTION_TEXT, &make.data, 0, 0,
	        NULL},
	    {0, "recipe", "FILE", "do as FILE says, instead of what tasks say", OPTION_TEXT,
	        &make.recipe, 0, 0, NULL},
	    {0, "print-recipe", NULL, "print the recipe of the built-in model and stop", OPTION_FLAG,
	        &print, 0, 0, NULL},
	    {0, "seed", "N", "draw rows by N (default 1)", OPTION_INTEGER, &make.seed, 0, INT64_MAX,
	        NULL},
	    {0},
	};
	const struct tool tool = {"crisis-train", "[TASK=FILE ...]",
	    "Fit a model for crisis-score to labelled posts, and say how good it is.", rows};
	struct output out;
	struct fault fault = {0};
	int exit_status;
	enum status status, closed;

	if (!tool_start(&tool, argc, argv, &make.tasks, &exit_status))
		return exit_status;
	output_standard(&out);
	status = print ? print_recipe(&out) : make_model(&make, &out, &fault);
	if (status != STATUS_OK)
		tool_fail(&tool, status, &fault);
	closed = output_close(&out, &fault);
	if (closed != STATUS_OK)
		status = tool_fail(&tool, closed, &fault);
	option_list_free(&make.devs);
	return status_exit(status);
}
