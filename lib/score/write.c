#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "post/member.h"
#include "post/post.h"
#include "score/rows.h"
#include "score/score.h"

enum { TEXT_COLUMNS = 72, WHAT_COLUMNS = 48, TO_COLUMNS = 40 };

static void write_topics(const struct judgement *judgement, struct buf *out)
{
	member_open(out, "topics", '[');
	for (size_t i = 0; i < judgement->plan->topic_count; i++)
		if (judgement->topics[i])
			member_text(out, NULL, judgement->plan->topics[i].name);
	member_close(out, ']');
}

static void write_factors(const int factors[FACTORS], struct buf *out)
{
	member_open(out, "factors", '{');
	for (int i = 0; i < FACTORS; i++)
		member_integer(out, factor_names[i], factors[i]);
	member_close(out, '}');
}

/* A probability with three decimals at most; a dozen a post, hence not by num_write_real. */
static void write_p(struct buf *out, const char *key, double p)
{
	unsigned thousandths = (unsigned)(p * 1000 + 0.5);
	char text[6] = {'0', '.', (char)('0' + thousandths / 100 % 10),
	    (char)('0' + thousandths / 10 % 10), (char)('0' + thousandths % 10), '\0'};
	size_t len = 5;

	if (thousandths >= 1000) {
		text[0] = '1';
		len = 1;
	}
	while (len > 1 && (text[len - 1] == '0' || text[len - 1] == '.') &&
	    (thousandths < 1000))
		len--;
	member_raw(out, key, (struct span){text, len});
}

static void write_labels(const struct judgement *judgement, enum head_name name, struct buf *out)
{
	const struct head *head = &judgement->model->heads[name];

	member_open(out, "p", '{');
	for (unsigned i = head->first; i < head->first + head->count; i++)
		write_p(out, judgement->model->labels[i], judgement->verdict->p[i]);
	member_close(out, '}');
}

static void write_emotion(const struct judgement *judgement, struct buf *out)
{
	const struct model *model = judgement->model;

	if (model->heads[HEAD_EMOTION].count == 0)
		return;
	member_open(out, "emotion", '{');
	member_word(out, "label",
	    model->labels[model_answer(model, HEAD_EMOTION, judgement->verdict)]);
	write_labels(judgement, HEAD_EMOTION, out);
	member_close(out, '}');
}

/* Fear and calm were learned from words, and found too seldom to be relied on. */
static bool is_relied_on(const struct judgement *judgement, enum head_name head)
{
	const char *label;

	if (head != HEAD_EMOTION)
		return true;
	label = judgement->model->labels[model_answer(judgement->model, head, judgement->verdict)];
	return strcmp(label, "fear") != 0 && strcmp(label, "calm") != 0;
}

/* The heads whose answer is so probable that of such answers nine in ten were right. */
static void write_sure(const struct judgement *judgement, struct buf *out)
{
	member_open(out, "sure", '[');
	for (int i = 0; i < HEADS_TOLD; i++)
		if (i == (int)judgement->sentiment_head ||
		    (i > HEAD_FOREIGN && judgement->english))
			if (model_sure(judgement->model, (enum head_name)i, judgement->verdict) &&
			    is_relied_on(judgement, (enum head_name)i))
				member_word(out, NULL,
				    i == HEAD_FOREIGN ? head_names[HEAD_SENTIMENT] : head_names[i]);
	member_close(out, ']');
}

static void write_heads(const struct judgement *judgement, struct buf *out)
{
	if (!judgement->asked)
		return;
	if (judgement->sentiment_head != HEADS)
		write_labels(judgement, judgement->sentiment_head, out);
	if (judgement->english) {
		write_emotion(judgement, out);
		for (int i = HEAD_COMPLAINT; i < HEADS_TOLD; i++)
			if (judgement->model->heads[i].count == 1)
				write_p(out, head_names[i],
				    judgement->verdict->p[judgement->model->heads[i].first]);
	}
	write_sure(judgement, out);
}

static void write_why(const struct judgement *judgement, struct arena *arena, struct buf *out)
{
	struct row *rows;
	size_t count = rows_of(&judgement->why, arena, &rows);

	member_open(out, "why", '[');
	for (size_t i = 0; i < count; i++) {
		member_open(out, NULL, '{');
		member_text(out, "what", rows[i].what);
		member_real(out, "adds", (double)rows[i].adds / 1000, 3);
		member_text(out, "to", rows[i].to);
		member_close(out, '}');
	}
	member_close(out, ']');
}

void score_write(const struct judgement *judgement, struct record *record, struct buf *out)
{
	const struct severity_result *severity = &judgement->severity;

	member_open(out, NULL, '{');
	member_word(out, "label", label_names[judgement->valence.label]);
	member_real(out, "sentiment", judgement->valence.sentiment / 1000.0, 3);
	write_heads(judgement, out);
	if (judgement->lang.len > 0)
		member_text(out, "lang", judgement->lang);
	write_topics(judgement, out);
	member_word(out, "stance", stance_names[judgement->stance]);
	member_word(out, "severity", severity_names[severity->severity]);
	write_factors(severity->factors, out);
	if (judgement->context.reach >= 0)
		member_real(out, "reach", judgement->context.reach / 1000.0, 3);
	member_integer(out, "urgency", judgement->urgency);
	member_word(out, "words", judgement->words);
	write_why(judgement, &record->arena, out);
	member_close(out, '}');
}

/* Numbers in a column: the sign, the value, three decimals. */
static void explain_row(const struct row *row, struct buf *out)
{
	size_t used;

	buf_format(out, "  %+8.3f  ", (double)row->adds / 1000);
	used = utf8_mask(out, row->what.at, row->what.len, WHAT_COLUMNS);
	buf_format(out, "%*s", (int)(WHAT_COLUMNS - used + 2), "");
	utf8_mask(out, row->to.at, row->to.len, TO_COLUMNS);
	buf_char(out, '\n');
}

static void explain_judgement(const struct judgement *judgement, struct buf *out)
{
	char number[NUM_SIZE];

	num_write_real(number, judgement->valence.sentiment / 1000.0, 3);
	buf_format(out, ": %s %s, %s, severity %s, urgency %d",
	    label_names[judgement->valence.label], number, stance_names[judgement->stance],
	    severity_names[judgement->severity.severity], judgement->urgency);
	if (judgement->context.reach >= 0) {
		num_write_real(number, judgement->context.reach / 1000.0, 3);
		buf_format(out, ", reach %s", number);
	}
	buf_text(out, "\n  factors:");
	for (int i = 0; i < FACTORS; i++)
		buf_format(out, " %s %d", factor_names[i], judgement->severity.factors[i]);
	buf_char(out, '\n');
}

void score_explain(const struct judgement *judgement, struct record *record, struct buf *out)
{
	struct span platform = post_member(record, "platform"), id = post_member(record, "id");
	struct row *rows;
	size_t count = rows_of(&judgement->why, &record->arena, &rows);

	utf8_mask(out, platform.at, platform.len, TO_COLUMNS);
	buf_char(out, ' ');
	utf8_mask(out, id.at, id.len, TO_COLUMNS);
	explain_judgement(judgement, out);
	buf_text(out, "  \"");
	utf8_mask(out, judgement->context.text.at, judgement->context.text.len, TEXT_COLUMNS);
	buf_text(out, "\"\n");
	for (size_t i = 0; i < count; i++)
		explain_row(&rows[i], out);
	buf_char(out, '\n');
}
