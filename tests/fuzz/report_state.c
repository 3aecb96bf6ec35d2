/*
 * What a run of crisis-report has counted, with some of its bytes changed: refused, or figures
 * that merge, come back to the byte, and make a review in JSON.
 */
#include "lines.h"

#include "fuzz.h"

#include "report/count/intake.h"
#include "report/report.h"

static const char *const lines[] = {
    "{\"text\":\"a\",\"id\":\"1\",\"platform\":\"x\",\"author_id\":\"9\",\"created_at\":"
    "\"2026-11-22T09:00:00Z\",\"score\":{\"label\":\"negative\",\"severity\":\"high\",\"u"
    "rgency\":50,\"topics\":[\"t\"]},\"route\":{\"rule\":\"r\",\"team\":\"care\",\"answer"
    "\":true,\"answer_by\":\"2026-11-22T10:00:00Z\"},\"case\":{\"number\":\"C-2026-000001"
    "\",\"state\":\"new\"}}",
    "{\"type\":\"alert\",\"id\":\"all@1\",\"key\":\"all\",\"level\":\"crisis\",\"kind\":"
    "\"negative\",\"at\":\"2026-11-22T09:05:00Z\",\"since\":\"2026-11-22T09:00:00Z\",\"wh"
    "y\":\"w\",\"score\":2}",
    "{\"type\":\"event\",\"seq\":1,\"number\":\"C-2026-000001\",\"at\":\"2026-11-22T09:01"
    ":00Z\",\"actor\":\"a\",\"verb\":\"open\",\"body\":{\"answer\":true,\"team\":\"care\""
    ",\"severity\":3,\"checklist\":[\"f\"]}}",
    "{\"type\":\"event\",\"seq\":2,\"number\":\"C-2026-000001\",\"at\":\"2026-11-22T09:30"
    ":00Z\",\"actor\":\"a\",\"verb\":\"answer\",\"body\":{\"update_by\":\"2026-11-22T10:0"
    "0:00Z\"},\"private\":{\"text\":\"s\"}}",
    "{\"type\":\"event\",\"seq\":3,\"at\":\"2026-11-22T09:30:00Z\",\"actor\":\"a\",\"verb"
    "\":\"hold\",\"body\":{}}",
    "{\"type\":\"grade\",\"score\":50,\"parts\":[{\"name\":\"p\",\"got\":1,\"of\":2}]}",
};

static struct figures *empty(void)
{
	struct figures *figures = figures_new(1795046400, 5);

	figures->cases = figures->blank = true;
	return figures;
}

static void learn(struct buf *state)
{
	struct intake intake = {.cases = true, .parts = {figures_new(1795046400, 5)}};
	struct record record = {0};
	struct fault fault;
	struct buf none = {0};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (record_index(&record, span_of(lines[i]), &fault) != STATUS_OK ||
		    intake_judge(&intake, &record, &none, &fault) != STATUS_OK)
			abort();
	figures_pack(intake.parts[0], &(struct pack){.out = state});
	record_free(&record);
	intake_free(&intake);
}

/* Ten bytes of input each: where, and what is there instead. */
static void damage(struct buf *state, const uint8_t *data, size_t size)
{
	for (; size >= 10; data += 10, size -= 10)
		memcpy(state->at + (size_t)(data[0] | data[1] << 8) % (state->len - 8), data + 2, 8);
	state->len -= size % 10 == 9 ? data[0] % state->len : 0;
}

static void review(struct figures *figures)
{
	struct document *document = kind_review(figures);
	const struct report_view view = {.width = 80};
	struct buf out = {0};

	format_as_json(document, &view, &out);
	check_lines(&out);
	buf_reset(&out);
	format_as_text(document, &view, &out);
	document_free(document);
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf learned;
	struct figures *read = figures_new(0, 5), *merged = empty();
	struct buf state = {0};
	struct pack pack;

	if (learned.len == 0)
		learn(&learned);
	buf_add(&state, learned.at, learned.len);
	damage(&state, data, size);
	pack = (struct pack){.in = {state.at, state.len}};
	figures_pack(read, &pack);
	if (!pack.broken && figures_merge(merged, read)) {
		if (!figures_merge(merged, read))
			abort();
		review(merged);
	}
	figures_free(read);
	figures_free(merged);
	buf_free(&state);
	return 0;
}
