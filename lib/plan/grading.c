/*
 * The plan's rules of how a drill is graded.
 */
#include "plan/grading.h"

#include "plan/section.h"

enum { DAY = 86400, HEAVIEST = 1000 };

const char *const grade_part_names[GRADE_PARTS] = {"detection", "alarms", "grave", "haste",
    "topics", "teams", "choice", "answered", "deadlines", "trolls", "statements", "promises",
    "facts"};

/* A whole number for some of the parts; the key's count is the most that it may be. */
static void read_parts(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct reading_key keys[GRADE_PARTS + 1] = {{0}};
	int64_t *parts = to;

	for (size_t i = 0; i < GRADE_PARTS; i++)
		keys[i] = (struct reading_key){
		    grade_part_names[i], read_integer, i * sizeof *parts, NULL, 0};
	reading_mapping(reading, node, keys, parts);
	for (size_t i = 0; i < GRADE_PARTS; i++)
		if (parts[i] < 0 || parts[i] > key->count)
			reading_fault(reading, node, "%s: %s is a number from 0 to %d", key->name,
			    grade_part_names[i], key->count);
}

static void read_statements(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"first", read_duration, offsetof(struct plan_grading, first), NULL, 0},
	    {"every", read_duration, offsetof(struct plan_grading, every), NULL, 0},
	    {"for", read_duration, offsetof(struct plan_grading, lasting), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_grading *grading = to;

	(void)key;
	reading_mapping(reading, node, keys, grading);
	if (grading->every < 60 || grading->lasting > 30 * DAY)
		reading_fault(reading, node, "statements: every 1m or more, for 30d at most");
}

void read_grading(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"pass", read_integer, offsetof(struct plan_grading, pass), NULL, 0},
	    {"detect", read_duration, offsetof(struct plan_grading, detect), NULL, 0},
	    {"statements", read_statements, 0, NULL, 0},
	    {"weights", read_parts, offsetof(struct plan_grading, weights), NULL, HEAVIEST},
	    {"least", read_parts, offsetof(struct plan_grading, least), NULL, 100},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan_grading *grading = to;
	int64_t sum = 0;

	(void)key;
	reading_mapping(reading, node, keys, grading);
	for (size_t i = 0; i < GRADE_PARTS; i++)
		sum += grading->weights[i];
	if (grading->pass < 0 || grading->pass > 100)
		reading_fault(reading, node, "pass is a number of points from 0 to 100");
	if (sum <= 0)
		reading_fault(reading, node, "weights: one part at least weighs something");
}
