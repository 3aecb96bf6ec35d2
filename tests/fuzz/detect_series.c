/*
 * Lines as a series: each row is counted or refused, and what the detector says is JSON; a
 * detector that is put down and taken up between two lines says the same.
 */
#include "lines.h"

#include "fuzz.h"

#include "detect/alert.h"
#include "detect/rows.h"

static int64_t now(void *state)
{
	(void)state;
	return INT64_C(4102444800); /* 2100 */
}

static const struct detector_rules rules = {.subject = {3600, 600, 3600, 1},
    .clock = {NULL, now}, .series = true, .keys = 4};

static void on_change(void *state, const struct change *change)
{
	alert_write(state, change);
}

static void on_bin(void *state, const struct subject *subject, int64_t bin,
    const struct readings *readings)
{
	alert_write_bin(state, subject, bin, readings);
}

/* By way of its bytes. */
static struct detector *again(struct detector *from, const struct judge_ear *ear)
{
	struct detector *to = detector_new(&rules, ear);

	for (size_t i = 0; i <= detector_keys(from); i++) {
		struct buf bytes = {0};
		struct pack out = {.out = &bytes}, in = {.out = NULL};
		struct subject *subject = i > 0 ? detector_subject(from, i - 1) : NULL;

		if (i == 0)
			detector_pack(from, &out);
		else
			subject_pack(subject, true, &out);
		in.in = (struct span){bytes.at, bytes.len};
		if (i == 0)
			detector_pack(to, &in);
		else
			detector_recall(to, span_of(subject->key), subject->drill, &in);
		if (in.broken || in.in.len > 0)
			abort();
		buf_free(&bytes);
	}
	detector_free(from);
	return to;
}

static void read_all(const uint8_t *data, size_t size, bool parted, struct buf *out)
{
	static const struct series_names names = {NULL, NULL, "k"}, fewer = {NULL, NULL, NULL};
	const struct judge_ear ear = {.state = out, .changed = on_change, .told = on_bin};
	struct detector *detector = detector_new(&rules, &ear);
	bool keyed = size > 0 && data[0] != '{' && memchr(data, 'k', size) != NULL;

	for (size_t from = 0, line = 0; from < size; from++, line++) {
		const uint8_t *end = memchr(data + from, '\n', size - from);
		size_t len = end != NULL ? (size_t)(end - data) - from : size - from;
		struct rows *rows = rows_new(keyed ? &names : &fewer, detector);
		struct fault fault = {0};

		/* Each line is a file of its own, below the first. */
		if (data[from] != '{' && from > 0)
			rows_take(rows, fuzz_span(data, (size_t)((const uint8_t *)memchr(
			                                    data, '\n', size) - data)), &fault);
		if (len > 0)
			rows_take(rows, fuzz_span(data + from, len), &fault);
		rows_free(rows);
		if (parted && line % 4 == 1)
			detector = again(detector, &ear);
		from += len;
	}
	detector_finish(detector);
	detector_free(detector);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf whole = {0}, parted = {0};

	if (size > 0 && *data == '\n')
		return 0;
	read_all(data, size, false, &whole);
	read_all(data, size, true, &parted);
	if (whole.len != parted.len || (whole.len > 0 && memcmp(whole.at, parted.at, whole.len) != 0))
		abort();
	check_lines(&whole);
	buf_free(&whole);
	buf_free(&parted);
	return 0;
}
