/* Near-copies: the sketch's error, counting authors, the index, and what goes with what. */
#include "unit.h"

#include <math.h>

#include "cluster/alike.h"
#include "cluster/crowd.h"
#include "cluster/near.h"
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

static enum alike compare(struct words_reader *reader, const char *a, const char *b, bool together)
{
	static struct words one, two;
	struct sketch sketch;
	struct sketch_bytes x, y;
	struct alike_index index;

	words_read(reader, span_of(a), &one);
	words_read(reader, span_of(b), &two);
	sketch_make(&sketch, one.elements, one.element_count);
	x = sketch_bytes(&sketch);
	sketch_make(&sketch, two.elements, two.element_count);
	y = sketch_bytes(&sketch);
	alike_index_make(&index, one.kept, words_kept(&one));
	return alike_judge(
	    &(struct alike_text){one.kept, one.count, one.facts, one.tail_facts, one.cut, &x}, &index,
	    &(struct alike_text){two.kept, two.count, two.facts, two.tail_facts, two.cut, &y}, together);
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

int main(void)
{
	try_sketch();
	try_crowd();
	try_near();
	try_alike();
	return unit_done();
}
