/*
 * Texts of a plan: lists of them, and one text in several languages. All of it is borrowed from
 * the plan.
 */
#ifndef PLAN_PHRASE_H
#define PLAN_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct plan_texts {
	struct span *at;
	size_t count;
};

static inline bool plan_texts_have(const struct plan_texts *texts, struct span text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (span_same(texts->at[i], text))
			return true;
	return false;
}

/* One text in several languages, by primary subtag ("en"); an empty one is for all others. */
struct plan_phrase {
	struct span lang, text;
};

struct plan_phrases {
	struct plan_phrase *at;
	size_t count;
};

/* The text in that language, else the one for all; at NULL when there is none. */
struct span plan_phrase(const struct plan_phrases *phrases, struct span lang);

#endif
