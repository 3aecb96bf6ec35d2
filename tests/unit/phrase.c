/* Phrases that were packed and phrases added beside them are found as if all were added to one. */
#include "unit.h"

#include <stdlib.h>

#include "model/phrase.h"

enum { ROUNDS = 300, PHRASES = 40, TEXTS = 20 };

static uint64_t state = 1;

static unsigned chance(unsigned count)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(state >> 33) % count;
}

/* Few words, so that phrases begin and go on alike, with forms of them and a handle. */
static void make_text(struct buf *text, unsigned words)
{
	static const char *const some[] = {"red", "kettle", "is", "hot", "kettle's", "hooot", "@acme",
	    "acme", "reeed", "hot.", "\xC3\xA9t\xC3\xA9", "https://a.example/red"};

	buf_reset(text);
	for (unsigned i = 0; i < words; i++) {
		buf_text(text, some[chance(sizeof some / sizeof *some)]);
		buf_char(text, ' ');
	}
}

static int by_place(const void *a, const void *b)
{
	const struct phrase_match *x = a, *y = b;
	const uint32_t keys[][2] = {{x->start, y->start}, {x->count, y->count},
	    {(uint32_t)x->kind, (uint32_t)y->kind}, {x->index, y->index}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

/* True where matches are by start, the shorter before the longer, as they are found. */
static bool in_order(const struct phrase_matches *matches)
{
	for (size_t i = 1; i < matches->count; i++)
		if (matches->at[i].start < matches->at[i - 1].start ||
		    (matches->at[i].start == matches->at[i - 1].start &&
		        matches->at[i].count < matches->at[i - 1].count))
			return false;
	return true;
}

static bool same(struct phrase_matches *a, struct phrase_matches *b)
{
	if (a->count != b->count || !in_order(a) || !in_order(b))
		return false;
	if (a->count == 0)
		return true;
	qsort(a->at, a->count, sizeof *a->at, by_place);
	qsort(b->at, b->count, sizeof *b->at, by_place);
	for (size_t i = 0; i < a->count; i++)
		if (by_place(&a->at[i], &b->at[i]) != 0)
			return false;
	return true;
}

struct round {
	struct phrases *joint, *given, *both;
	struct tokens tokens;
	struct buf text, bytes;
	struct phrase_matches joint_found, both_found;
};

static void add(struct round *round, struct phrases *to, uint32_t index)
{
	enum phrase_kind kind = chance(4) == 0 ? PHRASE_BRAND : PHRASE_WORD;

	do {
		make_text(&round->text, 1 + chance(3));
		tokens_reset(&round->tokens);
		tokens_add(&round->tokens, (struct span){round->text.at, round->text.len});
	} while (round->tokens.count == 0);
	phrases_add(round->joint, &round->tokens, kind, index);
	phrases_add(to, &round->tokens, kind, index);
}

static size_t try_texts(struct round *round, size_t *found)
{
	size_t wrong = 0;

	for (int i = 0; i < TEXTS; i++) {
		make_text(&round->text, chance(12));
		tokens_reset(&round->tokens);
		tokens_add(&round->tokens, (struct span){round->text.at, round->text.len});
		phrases_find(round->joint, &round->tokens, &round->joint_found);
		phrases_find(round->both, &round->tokens, &round->both_found);
		*found += round->both_found.count;
		if (!same(&round->joint_found, &round->both_found) && wrong++ < 2)
			unit_note("%s", round->text.at);
	}
	return wrong;
}

static size_t one_round(size_t *found)
{
	struct round round = {.joint = phrases_new(), .given = phrases_new()};
	struct pack in;
	size_t wrong;

	for (uint32_t i = 0; i < PHRASES; i++)
		add(&round, round.given, i);
	phrases_pack(&(struct pack){.out = &round.bytes}, &round.given);
	in = (struct pack){.in = {round.bytes.at, round.bytes.len}};
	phrases_pack(&in, &round.both);
	for (uint32_t i = 0; i < PHRASES; i++)
		add(&round, round.both, PHRASES + i);
	wrong = in.broken + try_texts(&round, found);
	phrases_free(round.joint);
	phrases_free(round.given);
	phrases_free(round.both);
	tokens_free(&round.tokens);
	phrase_matches_free(&round.joint_found);
	phrase_matches_free(&round.both_found);
	buf_free(&round.text);
	buf_free(&round.bytes);
	return wrong;
}

int main(void)
{
	size_t wrong = 0, found = 0;

	for (int i = 0; i < ROUNDS; i++)
		wrong += one_round(&found);
	unit_ok(wrong == 0 && found > ROUNDS * TEXTS, "the same %zu phrases are found: %zu wrong",
	    found, wrong);
	return unit_done();
}
