#include "plan/condition_pair.h"

static struct span primary(struct span lang)
{
	return span_cut(&lang, '-');
}

/* Every word of narrow is one of wide's. */
static bool words_within(const struct condition *narrow, const struct condition *wide)
{
	for (size_t i = 0; i < narrow->among.count; i++) {
		struct span word = narrow->among.at[i];

		if (!plan_texts_have(&wide->among, word) &&
		    (wide->subject != CONDITION_LANG ||
		        !plan_texts_have(&wide->among, primary(word))))
			return false;
	}
	return true;
}

static bool words_apart(const struct condition *a, const struct condition *b)
{
	for (size_t i = 0; i < a->among.count; i++)
		for (size_t j = 0; j < b->among.count; j++) {
			struct span x = a->among.at[i], y = b->among.at[j];

			if (span_same(x, y) ||
			    (a->subject == CONDITION_LANG &&
			        (span_same(primary(x), y) || span_same(x, primary(y)))))
				return false;
		}
	return true;
}

/* The numbers that a comparison lets through; first > last: none. */
static void bounds(const struct condition *c, int64_t *first, int64_t *last)
{
	*first = 0;
	*last = INT64_MAX;
	if (c->compare == COMPARE_SAME || c->compare == COMPARE_AT_LEAST)
		*first = c->number;
	if (c->compare == COMPARE_MORE)
		*first = c->number < INT64_MAX ? c->number + 1 : c->number;
	if (c->compare == COMPARE_SAME || c->compare == COMPARE_AT_MOST)
		*last = c->number;
	if (c->compare == COMPARE_LESS)
		*last = c->number - 1;
}

bool condition_within(const struct condition *narrow, const struct condition *wide)
{
	int64_t from, to, first, last;

	switch (wide->subject) {
	case CONDITION_FOLLOWERS:
		bounds(narrow, &from, &to);
		bounds(wide, &first, &last);
		return first <= from && to <= last;
	case CONDITION_TEXT:
	case CONDITION_JQ:
		return narrow->among.count == 1 && wide->among.count == 1 &&
		    span_same(narrow->among.at[0], wide->among.at[0]);
	default:
		return words_within(narrow, wide);
	}
}

bool condition_apart(const struct condition *a, const struct condition *b)
{
	int64_t from, to, first, last;

	if (a->subject == CONDITION_FOLLOWERS) {
		bounds(a, &from, &to);
		bounds(b, &first, &last);
		return to < first || last < from;
	}
	return (a->subject == CONDITION_PLATFORM || a->subject == CONDITION_LANG ||
	           a->subject == CONDITION_KIND || a->subject == CONDITION_AUTHOR) &&
	    words_apart(a, b);
}
