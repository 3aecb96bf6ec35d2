/*
 * Mustache without logic (the public specification's interpolation, sections, inverted sections
 * and comments), with escaping off: {{name}}, {{{name}}} and {{&name}} are one. A template is
 * the plan's; what fills it is never read as a template.
 */
#ifndef PLAN_MUSTACHE_H
#define PLAN_MUSTACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"

enum mustache_kind {
	MUSTACHE_TEXT,
	MUSTACHE_VALUE,
	MUSTACHE_SECTION,
	MUSTACHE_INVERTED,
	MUSTACHE_END
};

struct mustache_token {
	enum mustache_kind kind;
	struct span text; /* the text itself, or the name */
	size_t end;       /* of a section: the token that ends it */
};

struct mustache {
	struct mustache_token *at;
	size_t count;
};

/* Takes text apart; tokens are in the arena and borrow from text. STATUS_PLAN where a tag or a
 * section is open, a section ends that was not begun, or sections nest too deep. */
enum status mustache_parse(
    struct span text, struct arena *arena, struct mustache *mustache, struct fault *fault);

/* What a name stands for. TEXT is also what a number is; at is the caller's. */
enum mustache_type {
	MUSTACHE_ABSENT,
	MUSTACHE_FALSE,
	MUSTACHE_TRUE,
	MUSTACHE_STRING,
	MUSTACHE_LIST,
	MUSTACHE_OBJECT
};

struct mustache_thing {
	enum mustache_type type;
	struct span text;
	const void *at;
	size_t count; /* of a list's items */
};

/* Where things come from; member is asked of objects, item of lists. */
struct mustache_source {
	struct mustache_thing (*member)(const struct mustache_thing *object, struct span name);
	struct mustache_thing (*item)(const struct mustache_thing *list, size_t number);
	struct mustache_thing root;
};

/*
 * Appends the text. What is absent is left out; with missing not NULL, an absent value that no
 * section of its name guards ends it: false, with its name, and out is as it was.
 */
bool mustache_render(const struct mustache *mustache, const struct mustache_source *source,
    struct buf *out, struct span *missing);

#endif
