/*
 * A text, judged: the spans shown lie in it, what is written is JSON, and the rows sum up.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "post/json.h"
#include "post/member.h"
#include "score/score.h"

static struct scorer *opened(void)
{
	static struct scorer *scorer;
	static struct plan *plan;
	struct plan_faults faults = {0};
	struct fault fault = {0};

	if (scorer == NULL && (plan_load(NULL, &plan, &faults) != STATUS_OK ||
	    scorer_open(&scorer, plan, &(struct scorer_files){0}, &fault) != STATUS_OK))
		abort();
	return scorer;
}

static void check(const struct judgement *judgement, struct record *record)
{
	struct buf out = {0};
	struct fault fault = {0};
	json_t *value, *row;
	double sum = 0;
	size_t i;

	score_write(judgement, record, &out);
	if (json_read((struct span){out.at, out.len}, &value, &fault) != STATUS_OK)
		abort();
	json_array_foreach(json_object_get(value, "why"), i, row)
		if (span_is(span_of(json_string_value(json_object_get(row, "to"))), "sentiment"))
			sum += json_number_value(json_object_get(row, "adds"));
	sum -= (double)judgement->valence.raw / 1000;
	if (sum > 0.0001 || sum < -0.0001)
		abort();
	json_decref(value);
	buf_reset(&out);
	score_explain(judgement, record, &out);
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct record record;
	struct buf text = {0}, line = {0};
	struct fault fault = {0};

	buf_text(&text, "");
	utf8_repair(&text, (const char *)data, size);
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\0')
			text.at[i] = ' ';
	member_open(&line, NULL, '{');
	member_text(&line, "text", (struct span){text.at, text.len});
	member_close(&line, '}');
	if (record_index(&record, (struct span){line.at, line.len}, &fault) != STATUS_OK)
		abort();
	check(score_post(opened(), &record), &record);
	buf_free(&text);
	buf_free(&line);
	return 0;
}
