/* What a drill was graded, by the lines of crisis-drill grade: the score, and each part. */
#include "report/kind/review_part.h"

#include "post/json.h"
#include "report/say.h"

static struct span text_of(const json_t *object, const char *name)
{
	const json_t *text = json_object_get(object, name);

	return (struct span){json_string_value(text), json_string_length(text)};
}

static void add_part(struct section *section, struct table *table, const json_t *part)
{
	const json_t *got = json_object_get(part, "got"), *of = json_object_get(part, "of");
	struct row *row = section_row(section, table);
	struct span texts[3] = {
	    text_of(part, "name"), text_of(part, "state"), text_of(part, "advice")};
	static const size_t cells[3] = {0, 1, 4};

	for (size_t i = 0; i < 3; i++)
		if (texts[i].len > 0)
			row->cells[cells[i]] = value_text(document_copy(section->document, texts[i]));
	if (json_is_integer(got) && json_is_integer(of))
		row->cells[2] = value_toned(
		    value_share(json_integer_value(got), json_integer_value(of)),
		    json_is_false(json_object_get(part, "reached")) ? TONE_BAD : TONE_GOOD);
	if (json_is_integer(json_object_get(part, "weight")))
		row->cells[3] = value_count(json_integer_value(json_object_get(part, "weight")));
}

static void add_grade(struct section *section, const json_t *grade)
{
	static const struct column columns[] = {{"name", "part", false, false},
	    {"state", "state", false, true}, {"share", "reached", false, false},
	    {"weight", "weight", false, true}, {"advice", "advice", false, false}};
	const json_t *score = json_object_get(grade, "score"), *parts, *part;
	const json_t *pass = json_object_get(grade, "pass");
	struct table *table;
	size_t i;

	if (json_is_number(score))
		section_figure(section, "score", "score",
		    value_toned(value_real(json_number_value(score)),
		        json_is_false(json_object_get(grade, "passed")) ? TONE_BAD : TONE_GOOD));
	if (json_is_integer(pass))
		section_figure(section, "pass", "to pass", value_count(json_integer_value(pass)));
	parts = json_object_get(grade, "parts");
	if (json_array_size(parts) == 0)
		return;
	table = section_table(section, "parts", columns, sizeof columns / sizeof *columns);
	json_array_foreach(parts, i, part)
		add_part(section, table, part);
}

void part_graded(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "grade", "Grade");
	struct fault ignored;
	json_t *grade;

	section->note = span_of("by crisis-drill, against the truth of its posts");
	for (size_t i = 0; i < figures->grades.count; i++)
		if (json_read(figures->grades.at[i], &grade, &ignored) == STATUS_OK) {
			add_grade(section, grade);
			json_decref(grade);
		}
}
