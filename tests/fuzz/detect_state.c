/*
 * What is remembered of a feed, with some of its bytes changed: refused, or a detector that counts
 * on, says JSON, and comes back to the byte.
 */
#include "lines.h"

#include "fuzz.h"

#include "detect/alert.h"
#include "detect/detector.h"

enum { HOURS = 30 };

static int64_t now(void *state)
{
	(void)state;
	return (INT64_C(1) << 40) - 86400; /* a day ahead is the most that is met */
}

static void on_change(void *state, const struct change *change)
{
	alert_write(state, change);
}

static void on_bin(void *state, const struct subject *subject, int64_t bin,
    const struct readings *readings)
{
	alert_write_bin(state, subject, bin, readings);
}

static void pack_all(struct detector *detector, struct buf *bytes)
{
	struct pack pack = {.out = bytes};

	detector_pack(detector, &pack);
	for (size_t i = 0; i < detector_keys(detector); i++)
		subject_pack(detector_subject(detector, i), true, &pack);
}

static bool recall(struct detector *detector, struct span state)
{
	struct pack pack = {.in = state};

	detector_pack(detector, &pack);
	if (!pack.broken)
		detector_recall(detector, span_of("all"), false, &pack);
	return !pack.broken && pack.in.len == 0;
}

static void come_back(struct detector *detector, const struct detector_rules *rules,
    const struct judge_ear *ear)
{
	struct detector *other = detector_new(rules, ear);
	struct buf first = {0}, second = {0};

	pack_all(detector, &first);
	if (!recall(other, (struct span){first.at, first.len}))
		abort();
	pack_all(other, &second);
	if (first.len != second.len || memcmp(first.at, second.at, first.len) != 0)
		abort();
	detector_free(other);
	buf_free(&first);
	buf_free(&second);
}

static void count(struct detector *detector, int64_t when, unsigned posts)
{
	struct tally_of_posts *place;

	if (!detector_meet(detector, when))
		return;
	place = detector_place(detector, span_of("all"), false, when);
	place->volume += posts;
	place->labeled += posts;
	place->negative += posts / 2;
	place->reach += posts / 8.0;
	for (unsigned i = 0; i < posts; i++)
		sketch_add(&place->authors, i * 7919);
	place->critics = place->authors;
	tally_sample(place, posts, span_of("x"), span_of("1234567890"));
}

/* What is known after three weeks, while an episode runs. */
static void learn(const struct detector_rules *rules, const struct judge_ear *ear, struct buf *state)
{
	struct detector *detector = detector_new(rules, ear);

	for (int64_t hour = 0; hour < 500; hour++)
		count(detector, hour * 3600, (unsigned)(hour % 24 + (hour > 495 ? 200 : 5)));
	pack_all(detector, state);
	detector_free(detector);
}

/* Ten bytes of input each: where, and what is there instead. */
static void damage(struct buf *state, const uint8_t *data, size_t size)
{
	for (; size >= 10; data += 10, size -= 10) {
		size_t at = (size_t)(data[0] | data[1] << 8) % (state->len - 8);

		memcpy(state->at + at, data + 2, 8);
	}
	state->len -= size % 10 == 9 ? data[0] % state->len : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf learned[2];
	struct buf out = {0}, state = {0};
	const struct judge_ear ear = {.state = &out, .changed = on_change, .told = on_bin};
	const struct detector_rules rules = {.subject = {3600, 600, 3600, 1},
	    .clock = {NULL, now}, .series = size % 2 > 0, .keys = 4};
	struct detector *detector = detector_new(&rules, &ear);

	if (learned[size % 2].len == 0)
		learn(&rules, &ear, &learned[size % 2]);
	buf_add(&state, learned[size % 2].at, learned[size % 2].len);
	damage(&state, data, size);
	buf_reset(&out);
	if (recall(detector, (struct span){state.at, state.len})) {
		int64_t now = detector_newest(detector);

		come_back(detector, &rules, &ear);
		for (int64_t hour = 0; hour < HOURS; hour++)
			count(detector, now + hour * 3600, size > 0 ? data[(size_t)hour % size] : 3);
		detector_finish(detector);
		come_back(detector, &rules, &ear);
		check_lines(&out);
	}
	detector_free(detector);
	buf_free(&out);
	buf_free(&state);
	return 0;
}
