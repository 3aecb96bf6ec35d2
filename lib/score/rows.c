#include "score/rows.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SHOWN = 6, LONGEST_WHAT = 80 };

/* The strongest rows for sentiment, by their numbers in the list, and what the rest adds. */
struct strongest {
	size_t at[MOST_SHOWN], count, left;
	int64_t rest;
};

static int strength(const struct evidence_list *why, size_t i)
{
	return abs(why->at[i].adds);
}

/* Keeps them in order of strength; of two alike the earlier comes first. */
static void place(struct strongest *strongest, const struct evidence_list *why, size_t row)
{
	size_t i = strongest->count;

	while (i > 0 && strength(why, strongest->at[i - 1]) < strength(why, row))
		i--;
	if (strongest->count == MOST_SHOWN) {
		size_t out = i == MOST_SHOWN ? row : strongest->at[MOST_SHOWN - 1];
		strongest->rest += why->at[out].adds;
		strongest->left++;
	} else {
		strongest->count++;
	}
	for (size_t k = strongest->count - 1; k > i; k--)
		strongest->at[k] = strongest->at[k - 1];
	if (i < MOST_SHOWN)
		strongest->at[i] = row;
}

static struct strongest find_strongest(const struct evidence_list *why)
{
	struct strongest strongest = {0};

	for (size_t i = 0; i < why->count; i++) {
		if (why->at[i].to != TO_SENTIMENT)
			continue;
		if (why->at[i].rest) {
			strongest.rest += why->at[i].adds;
			strongest.left += why->at[i].adds != 0;
		} else {
			place(&strongest, why, i);
		}
	}
	return strongest;
}

/* At most LONGEST_WHAT bytes, cut between characters. */
static struct span shortened(struct span text)
{
	if (text.len > LONGEST_WHAT) {
		text.len = LONGEST_WHAT;
		while (text.len > 0 && ((unsigned char)text.at[text.len] & 0xC0) == 0x80)
			text.len--;
	}
	return text;
}

/* A colon that nothing follows goes. */
static struct span joined(struct arena *arena, struct span a, struct span b)
{
	char *at;

	if (a.len == 0)
		return b;
	if (b.len == 0 && a.len > 2 && memcmp(a.at + a.len - 2, ": ", 2) == 0)
		a.len -= 2;
	at = arena_take(arena, a.len + b.len + 1);
	memcpy(at, a.at, a.len);
	if (b.len > 0)
		memcpy(at + a.len, b.at, b.len);
	return (struct span){at, a.len + b.len};
}

static struct row shown(const struct evidence *evidence, struct arena *arena)
{
	static const char *const names[] = {
	    [TO_SENTIMENT] = "sentiment",
	    [TO_TOPIC] = "topic ",
	    [TO_STANCE] = "stance",
	    [TO_SEVERITY] = "severity",
	};
	struct span to = span_of(names[evidence->to]);

	return (struct row){
	    .what = joined(arena, span_of(evidence->lead), shortened(evidence->what)),
	    .adds = evidence->adds,
	    .to = evidence->to == TO_TOPIC ? joined(arena, to, evidence->topic) : to,
	};
}

size_t rows_of(const struct evidence_list *why, struct arena *arena, struct row **rows)
{
	const struct strongest strongest = find_strongest(why);
	size_t count = 0;

	*rows = arena_take(arena, (why->count + 1) * sizeof **rows);
	for (size_t i = 0; i < strongest.count; i++)
		(*rows)[count++] = shown(&why->at[strongest.at[i]], arena);
	if (strongest.left > 0)
		(*rows)[count++] =
		    (struct row){span_of("the rest"), strongest.rest, span_of("sentiment")};
	for (size_t i = 0; i < why->count; i++)
		if (why->at[i].to != TO_SENTIMENT)
			(*rows)[count++] = shown(&why->at[i], arena);
	return count;
}
