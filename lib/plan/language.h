/*
 * Conditions in another language than the plan's own. A tool that evaluates conditions lends
 * the plan the language (plan_load_with); the others read over them and need not link it.
 */
#ifndef PLAN_LANGUAGE_H
#define PLAN_LANGUAGE_H

#include "base/span.h"
#include "base/status.h"

struct expressions; /* of one plan */

enum expression_answer { EXPRESSION_FAILS, EXPRESSION_HOLDS, EXPRESSION_GIVES_UP };

struct language {
	struct expressions *(*open)(void); /* new; goes to free */
	void (*free)(struct expressions *expressions);

	/* Adds one, by its text, which is borrowed; they number from 0. STATUS_PLAN where it is
	 * not allowed, whether or not it compiles. */
	enum status (*add)(struct expressions *expressions, struct span text, struct fault *fault);

	/* Compiles all that were added. STATUS_PLAN where that fails; which of them it is and why
	 * is what try_alone says. */
	enum status (*compile)(struct expressions *expressions);
	enum status (*try_alone)(
	    struct expressions *expressions, size_t number, struct fault *fault);

	/* Evaluates one, after compile, on a line of JSON. */
	enum expression_answer (*holds)(
	    struct expressions *expressions, size_t number, struct span line);

	/* Why the last one gave up: a line of words, which may quote the line, unmasked. */
	const char *(*trouble)(const struct expressions *expressions);
};

#endif
