/*
 * A grade for programs: a line of type grade (crisis-post(5), "Grades").
 */
#include "drill/grade/grade.h"
#include "post/member.h"

static void add_part(const struct grade *grade, size_t number, struct buf *out)
{
	const struct part *part = &grade->parts[number];
	struct buf advice = {0};

	member_open(out, NULL, '{');
	member_word(out, "name", grade_part_names[number]);
	member_word(out, "state", part_states[part->state]);
	if (part->state == PART_MEASURED) {
		member_integer(out, "got", part->got);
		member_integer(out, "of", part->of);
		member_real(out, "share", (double)part->got / (double)part->of, 3);
	}
	member_integer(out, "weight", grade->plan->grading.weights[number]);
	member_integer(out, "least", grade->plan->grading.least[number]);
	member_flag(out, "reached", part->reached);
	if (part->state == PART_NO_OCCASION)
		member_word(out, "why", part->why);
	grade_advice(grade, (enum grade_part)number, &advice);
	if (advice.len > 0)
		member_text(out, "advice", (struct span){advice.at, advice.len});
	buf_free(&advice);
	member_close(out, '}');
}

static void add_took(const char *key, const struct took *took, struct buf *out)
{
	if (took->count == 0)
		return;
	member_open(out, key, '{');
	member_integer(out, "count", (int64_t)took->count);
	member_integer(out, "median", took->median);
	member_integer(out, "p90", took->p90);
	member_close(out, '}');
}

static void add_mixed_up(const struct grade *grade, struct buf *out)
{
	const struct plan_team *teams = grade->plan->teams;

	member_open(out, "mixed_up", '[');
	for (size_t i = 0; i < MIXED_UP && grade->mixed_up[i].posts > 0; i++) {
		const struct mixed_up *pair = &grade->mixed_up[i];

		member_open(out, NULL, '{');
		member_text(out, "wanted", teams[pair->wanted].name);
		if (pair->team != NOBODY)
			member_text(out, "team", teams[pair->team].name);
		member_integer(out, "posts", pair->posts);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void add_times(const struct grade *grade, struct buf *out)
{
	member_time(out, "from", grade->from);
	member_time(out, "until", grade->until);
	if (grade->onset != NEVER)
		member_time(out, "onset", grade->onset);
	if (grade->told != NEVER) {
		member_time(out, "detected_at", grade->told);
		member_integer(out, "time_to_detect", grade->told - grade->onset);
	}
	add_took("time_to_acknowledge_grave", &grade->haste, out);
	add_took("time_to_answer", &grade->answers, out);
}

void grade_json(const struct grade *grade, struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "grade");
	member_flag(out, "drill", true);
	member_text(out, "brand", grade->plan->brand.name);
	member_real(out, "score", grade->score, 1);
	member_integer(out, "pass", grade->plan->grading.pass);
	member_flag(out, "passed", grade->passed);
	member_integer(out, "posts", grade->posts);
	member_integer(out, "storm", grade->storm);
	if (grade->speed > 1 || grade->speed < 1)
		member_real(out, "speed", grade->speed, 3);
	add_times(grade, out);
	member_integer(out, "unheard", grade->unheard);
	member_integer(out, "needless", grade->needless);
	add_mixed_up(grade, out);
	member_open(out, "parts", '[');
	for (size_t i = 0; i < GRADE_PARTS; i++)
		add_part(grade, i, out);
	member_close(out, ']');
	member_close(out, '}');
	buf_char(out, '\n');
}
