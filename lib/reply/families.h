/*
 * Word families: words and phrases that mean the same, under one name, so that a pattern reads
 * as the thought behind it: {sorry} (that )?{you} {feel}. A family is a pattern, or a list of
 * patterns of which any will do; it may name other families. Each language has its own under
 * the same names, and falls back on those under `any`.
 */
#ifndef REPLY_FAMILIES_H
#define REPLY_FAMILIES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "io/yaml.h"

/*
 * What a pattern comes to: one pattern, or, where it is a family and nothing else ("\\b{sorry}\\b"),
 * one for each member of the family, since each by itself says more of what a text must hold.
 */
struct expansion {
	const struct yaml_node *families; /* the mapping by language */
	struct span lang;                 /* the pattern's own, or empty */
	const struct yaml_node *pattern;
	struct fault *fault;
	struct buf text; /* the expanded pattern */
	void *member;    /* where in the family the expansion is */
	bool done;
};

/*
 * The next pattern, in text, until *more is false; begun with families, lang, pattern and fault,
 * the rest zeroed, and ended with expansion_free. STATUS_PLAN where a family is unknown, or
 * families name one another in a circle.
 */
enum status expansion_next(struct expansion *expansion, bool *more);
void expansion_free(struct expansion *expansion);

#endif
