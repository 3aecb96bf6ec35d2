/* Near-copies: the sketch's error, counting authors, the index, and what goes with what. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cluster/alike.h"
#include "cluster/candidates.h"
#include "cluster/crowd.h"
#include "cluster/near.h"
#include "cluster/prints.h"
#include "cluster/sketch.h"
#include "cluster/words.h"

enum { TRIES = 2000, ELEMENTS = 40 };

/* Two sets of which shared of all are common; the estimate's error. */
static double error_of(size_t shared, uint64_t *state)
{
	uint32_t a[ELEMENTS], b[ELEMENTS];
	struct sketch one, two;
	struct sketch_bytes x, y;

	for (size_t i = 0; i < ELEMENTS; i++) {
		a[i] = (uint32_t)(unit_random(state) >> 32);
		b[i] = i < shared ? a[i] : (uint32_t)(unit_random(state) >> 32);
	}
	sketch_make(&one, a, ELEMENTS);
	sketch_make(&two, b, ELEMENTS);
	x = sketch_bytes(&one);
	y = sketch_bytes(&two);
	return sketch_likeness(&x, &y) - (double)shared / (double)(2 * ELEMENTS - shared);
}

static void try_sketch(void)
{
	uint64_t state = 20261122;

	for (size_t shared = 0; shared <= ELEMENTS; shared += 10) {
		double truth = (double)shared / (double)(2 * ELEMENTS - shared), sum = 0, squares = 0;
		double wanted = sqrt(truth * (1 - truth) / SKETCH_SIZE);

		for (int i = 0; i < TRIES; i++) {
			double error = error_of(shared, &state);

			sum += error;
			squares += error * error;
		}
		unit_ok(fabs(sum / TRIES) < 0.015, "likeness %.2f: no bias beyond 0.015 (%.4f)", truth,
		    sum / TRIES);
		unit_ok(sqrt(squares / TRIES) < wanted * 1.15 + 0.02,
		    "likeness %.2f: standard error %.3f, by theory %.3f", truth,
		    sqrt(squares / TRIES), wanted);
	}
}

static void try_crowd(void)
{
	static const int64_t counts[] = {1, 2, 63, 64, 65, 200, 1000, 20000, 200000};
	struct crowd *crowd = NULL;
	struct buf saved = {0};
	struct crowd *again;
	uint64_t state = 7;
	int64_t n = 0;

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		double most = counts[i] <= CROWD_EXACT ? 0 : 0.14;

		for (; n < counts[i]; n++) {
			uint32_t author = (uint32_t)unit_random(&state) | 1;

			crowd_add(&crowd, &(struct crowd_post){author, 0, n, false});
		}
		unit_ok(fabs((double)(crowd_authors(crowd) - n)) <= most * (double)n,
		    "%lld authors are counted as %lld", (long long)n, (long long)crowd_authors(crowd));
	}
	crowd_save(crowd, &saved);
	unit_ok(crowd_load(&again, saved.at, saved.len) && crowd_authors(again) == crowd_authors(crowd),
	    "what is saved is loaded");
	free(again);
	unit_ok(!crowd_load(&again, saved.at, saved.len - 1) && again == NULL, "half of it is not");
	buf_free(&saved);
	free(crowd);
}

static void try_near(void)
{
	struct near *near = near_new(1000);
	uint32_t found[NEAR_WAYS];

	for (uint32_t i = 1; i <= 100; i++)
		near_add(near, 42, i);
	unit_ok(near_find(near, 42, found) == NEAR_WAYS && found[0] == 100 && found[15] == 85,
	    "a key's bucket keeps the newest");
	unit_ok(near_find(near, 42 | UINT64_C(1) << 60, found) == 0, "other keys' are told apart");
	near_free(near);
}

/* Prints that all want the same few places, so that each that goes moves others. */
static void try_prints(void)
{
	enum { PRINTS = 200 };
	struct prints *prints = prints_new(PRINTS);
	uint64_t state = 5, all[PRINTS];
	bool kept = true, gone = true;

	for (uint32_t i = 0; i < PRINTS; i++) {
		all[i] = unit_random(&state) << 9 | i % 3;
		prints_add(prints, all[i], i + 1);
	}
	for (uint32_t i = 0; i < PRINTS; i += 2)
		prints_forget(prints, all[i]);
	for (uint32_t i = 0; i < PRINTS; i++)
		if (i % 2 == 0)
			gone &= prints_find(prints, all[i]) == 0;
		else
			kept &= prints_find(prints, all[i]) == i + 1;
	unit_ok(kept && gone, "a print that goes leaves all others where they are found");
	prints_add(prints, 0, 7);
	unit_ok(prints_find(prints, 0) == 7, "zero is a print");
	prints_free(prints);
}

static void try_candidates(void)
{
	struct near *near = near_new(1000);
	struct candidates *candidates = candidates_new();
	uint64_t keys[SKETCH_KEYS], state = 9;
	uint32_t chosen[CANDIDATES];
	size_t n;

	for (size_t k = 0; k < SKETCH_KEYS; k++)
		keys[k] = unit_random(&state);
	for (size_t k = 0; k < SKETCH_BANDS; k++) {
		for (uint32_t i = 0; i < 12; i++)
			near_add(near, keys[k], (uint32_t)(100 + k * 12 + i)); /* once each */
		if (k < 5)
			near_add(near, keys[k], 7);
		if (k < 2)
			near_add(near, keys[k], 8);
	}
	n = candidates_choose(candidates, near, keys, SKETCH_KEYS, true, chosen);
	unit_ok(n == 4 && chosen[0] == 7 && chosen[1] == 8,
	    "those met most come first, and a few that were met once");
	near_add(near, keys[SKETCH_BANDS], 9);
	n = candidates_choose(candidates, near, keys, SKETCH_KEYS, true, chosen);
	unit_ok(n == 4 && chosen[0] == 9 && chosen[1] == 7, "the same numbers weigh more");
	n = candidates_choose(candidates, near, keys, SKETCH_KEYS, false, chosen);
	unit_ok(n == 4 && chosen[0] == 7, "but not where numbers tell nothing");
	for (size_t k = 0; k < 3; k++)
		for (uint32_t i = 0; i < 12; i++)
			near_add(near, keys[k], 20 + i);
	n = candidates_choose(candidates, near, keys, SKETCH_KEYS, false, chosen);
	unit_ok(n == CANDIDATES, "of many that were met twice no more than %d", CANDIDATES);
	candidates_free(candidates);
	near_free(near);
}

static int impossible; /* how many alike texts alike_possible ruled out */

static enum alike compare(struct words_reader *reader, const char *a, const char *b, bool together)
{
	static struct words one, two;
	struct sketch sketch;
	struct sketch_bytes bytes;
	struct alike_text x, y;
	struct alike_index index;
	enum alike alike;

	words_read(reader, span_of(a), &one);
	words_read(reader, span_of(b), &two);
	sketch_make(&sketch, one.elements, one.element_count);
	bytes = sketch_bytes(&sketch);
	alike_text_make(&x, &one, &bytes);
	sketch_make(&sketch, two.elements, two.element_count);
	bytes = sketch_bytes(&sketch);
	alike_text_make(&y, &two, &bytes);
	alike_index_make(&index, one.kept, words_kept(&one));
	alike = alike_judge(&x, &index, &y, together);
	impossible += alike != ALIKE_NOT && !alike_possible(&x, &y);
	return alike;
}

static void try_alike(void)
{
	static const struct {
		const char *a, *b;
		enum alike apart, together;
	} cases[] = {
	    {"one two three four five six", "one two three four five six", ALIKE_SAME, ALIKE_SAME},
	    {"one two three four five", "one two three four five", ALIKE_NOT, ALIKE_NOT},
	    {"alpha beta gamma delta epsilon zeta", "alpha beta gamma delta epsilon omega", ALIKE_SAME,
	        ALIKE_SAME},
	    {"alpha beta gamma delta epsilon zeta", "alpha beta gamma delta theta omega", ALIKE_NOT,
	        ALIKE_NOT},
	    {"alpha beta gamma delta epsilon 12", "alpha beta gamma delta epsilon 13", ALIKE_BUT_FACTS,
	        ALIKE_SAME},
	    {"alpha beta in Rome gamma delta epsilon", "alpha beta in Bonn gamma delta epsilon",
	        ALIKE_BUT_FACTS, ALIKE_SAME},
	    {"alpha beta gamma was delta epsilon zeta", "alpha beta gamma never delta epsilon zeta",
	        ALIKE_BUT_FACTS, ALIKE_BUT_FACTS},
	    {"alpha beta gamma delta epsilon zeta eta theta iota kappa 7",
	        "alpha beta gamma delta epsilon ze\xE2\x80\xA6", ALIKE_SAME, ALIKE_SAME},
	    {"alpha beta gamma delta epsilon zeta eta theta iota kappa 7",
	        "alpha beta gamma delta epsilon other", ALIKE_NOT, ALIKE_NOT},
	};

	for (int together = 0; together < 2; together++) {
		struct words_reader *reader = words_reader_new(together);

		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			enum alike wanted = together ? cases[i].together : cases[i].apart;

			unit_ok(compare(reader, cases[i].a, cases[i].b, together) == wanted &&
			        compare(reader, cases[i].b, cases[i].a, together) == wanted,
			    "%s | %s, %s", cases[i].a, cases[i].b, together ? "together" : "apart");
		}
		words_reader_free(reader);
	}
}

static size_t put_word(char *at, uint64_t word)
{
	return (size_t)sprintf(at, "word%c%c%c ", (char)('a' + word % 26),
	    (char)('a' + word / 26 % 26), (char)('a' + word / 676 % 26));
}

/* Words in front, at the end and in between are changed, dropped and added, and the rest cut. */
static void try_possible(void)
{
	enum { PAIRS = 20000, MOST = 80 };
	struct words_reader *reader = words_reader_new(false);
	uint64_t state = 3;
	int alike = 0;

	for (int pair = 0; pair < PAIRS; pair++) {
		char a[MOST * 8] = "", b[MOST * 8] = "";
		size_t words = 6 + unit_random(&state) % (MOST - 20), at_a = 0, at_b = 0;
		uint64_t change = unit_random(&state) % 8;

		for (size_t i = 0; i < words; i++) {
			uint64_t word = unit_random(&state) % 17576;
			bool other = unit_random(&state) % 40 < change;

			at_a += put_word(a + at_a, word);
			if (!other || word % 3 != 0)
				at_b += put_word(b + at_b, other ? word + 7 : word);
		}
		if (pair % 4 == 0 && at_b > 80)
			memcpy(b + at_b / 2, "...", 4);
		alike += compare(reader, a, b, false) != ALIKE_NOT;
		compare(reader, b, a, false);
	}
	unit_ok(alike > PAIRS / 4 && alike < PAIRS && impossible == 0,
	    "of %d pairs %d are alike, and none of them was ruled out before (%d)", PAIRS, alike,
	    impossible);
	words_reader_free(reader);
}

int main(void)
{
	try_sketch();
	try_crowd();
	try_near();
	try_prints();
	try_candidates();
	try_alike();
	try_possible();
	return unit_done();
}
