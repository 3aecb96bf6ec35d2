#include "plan/shadow.h"

#include "plan/condition_pair.h"

enum { MOST_STEPS = 200000 }; /* so that nested any and not cannot take for ever */

/* The subjects with few values, of which a post has one. */
static const struct {
	enum condition_subject subject;
	const char *const *names;
	int count;
} few[] = {{CONDITION_SEVERITY, severity_names, SEVERITIES}, {CONDITION_STANCE, stance_names, STANCES},
    {CONDITION_LABEL, label_names, LABELS}, {CONDITION_STAFF, NULL, 2}, {CONDITION_DRILL, NULL, 2}};
enum { FEW = sizeof few / sizeof *few };

static bool follows(const struct condition *narrow, const struct condition *wide, int *steps);
static bool all_follow(const struct condition *narrow, const struct condition *wide, int *steps);

static int find_few(enum condition_subject subject)
{
	for (int i = 0; i < FEW; i++)
		if (few[i].subject == subject)
			return i;
	return -1;
}

static uint32_t every(int kind)
{
	return (UINT32_C(1) << few[kind].count) - 1;
}

/* The values that a condition on the subject lets through, a bit each. */
static uint32_t values_of(const struct condition *c, int kind)
{
	uint32_t values = 0;

	for (int i = 0; i < few[kind].count; i++) {
		bool holds = few[kind].names == NULL ? c->flag == (i == 1)
		    : c->subject == CONDITION_SEVERITY && c->among.count <= 1
		    ? condition_compares(c, i)
		    : plan_texts_have(&c->among, span_of(few[kind].names[i]));

		values |= (uint32_t)holds << i;
	}
	return values;
}

/* Of `not` with one condition in it, that one; else the condition itself. */
static const struct condition *bare(const struct condition *c, bool *negated)
{
	*negated = c->subject == CONDITION_NOT && c->inner[0] != NULL && c->inner[0]->next == NULL;
	return *negated ? c->inner[0] : c;
}

/* True when it is about that subject alone; then *values is exactly what it lets through. */
static bool is_about(const struct condition *c, int kind, uint32_t *values)
{
	bool negated;
	const struct condition *one = bare(c, &negated);

	if (one->subject != few[kind].subject)
		return false;
	*values = values_of(one, kind);
	if (negated)
		*values = ~*values & every(kind);
	return true;
}

/* No fewer values than posts may have for which all of these hold. */
static uint32_t values_left(const struct condition *all, int kind, int *steps)
{
	uint32_t left = every(kind), values;

	for (const struct condition *c = all; c != NULL && --*steps > 0; c = c->next) {
		if (is_about(c, kind, &values)) {
			left &= values;
		} else if (c->subject == CONDITION_ANY) {
			values = 0;
			for (size_t i = 0; i < c->inner_count; i++)
				values |= values_left(c->inner[i], kind, steps);
			left &= values;
		}
	}
	return left;
}

/* No post for which all of these hold is one for which that condition does. */
static bool excludes(const struct condition *all, const struct condition *one, int *steps)
{
	int kind = find_few(one->subject);

	if (kind >= 0)
		return (values_left(all, kind, steps) & values_of(one, kind)) == 0;
	if (one->subject == CONDITION_NOT)
		return all_follow(all, one->inner[0], steps);
	for (const struct condition *c = all; c != NULL && --*steps > 0; c = c->next) {
		if (c->subject == one->subject && condition_apart(c, one))
			return true;
		if (c->subject == CONDITION_NOT && c->inner[0] != NULL &&
		    all_follow(one, c->inner[0], steps) && one->next == NULL)
			return true;
	}
	return false;
}

/* `not` follows where something is asked for that what stands in it denies, or where a `not`
 * of more than that is asked for. */
static bool not_follows(
    const struct condition *narrow, const struct condition *inner, int *steps)
{
	for (const struct condition *c = inner; c != NULL; c = c->next) {
		struct condition alone = *c;

		alone.next = NULL;
		if (excludes(narrow, &alone, steps))
			return true;
	}
	for (const struct condition *c = narrow; c != NULL && --*steps > 0; c = c->next)
		if (c->subject == CONDITION_NOT && all_follow(inner, c->inner[0], steps))
			return true;
	return false;
}

static bool follows(const struct condition *narrow, const struct condition *wide, int *steps)
{
	int kind = find_few(wide->subject);

	if (--*steps <= 0)
		return false;
	if (kind >= 0 && (values_left(narrow, kind, steps) & ~values_of(wide, kind)) == 0)
		return *steps > 0;
	if (wide->subject == CONDITION_NOT && not_follows(narrow, wide->inner[0], steps))
		return *steps > 0;
	for (size_t i = 0; wide->subject == CONDITION_ANY && i < wide->inner_count; i++)
		if (all_follow(narrow, wide->inner[i], steps))
			return true;
	for (const struct condition *c = narrow; c != NULL; c = c->next) {
		bool all = c->subject == CONDITION_ANY && c->inner_count > 0;

		if (kind < 0 && c->subject == wide->subject && wide->subject != CONDITION_ANY &&
		    wide->subject != CONDITION_NOT && condition_within(c, wide))
			return true;
		for (size_t i = 0; all && i < c->inner_count; i++)
			all = follows(c->inner[i], wide, steps);
		if (all)
			return true;
	}
	return false;
}

static bool all_follow(const struct condition *narrow, const struct condition *wide, int *steps)
{
	for (; wide != NULL; wide = wide->next)
		if (!follows(narrow, wide, steps))
			return false;
	return *steps > 0;
}

bool shadow_within(const struct condition *narrow, const struct condition *wide)
{
	int steps = MOST_STEPS;

	return all_follow(narrow, wide, &steps);
}

bool shadow_impossible(const struct condition *conditions)
{
	int steps = MOST_STEPS;

	for (int kind = 0; kind < FEW; kind++)
		if (values_left(conditions, kind, &steps) == 0 && steps > 0)
			return true;
	for (const struct condition *c = conditions; c != NULL; c = c->next)
		if (c->subject == CONDITION_NOT && all_follow(conditions, c->inner[0], &steps))
			return true;
	return false;
}

/* What an earlier route takes of a later one's posts, by the values of one subject: all other
 * conditions that it has must follow. */
static uint32_t taken(
    const struct condition *earlier, const struct condition *later, int kind, int *steps)
{
	uint32_t values, taken = every(kind);

	for (const struct condition *c = earlier; c != NULL; c = c->next) {
		if (is_about(c, kind, &values))
			taken &= values;
		else if (!follows(later, c, steps))
			return 0;
	}
	return taken;
}

size_t shadow_of(const struct plan *plan, size_t route, size_t *by)
{
	const struct condition *later = plan->routes[route].when;
	int steps = MOST_STEPS;
	size_t count;

	for (size_t i = 0; i < route; i++)
		if (shadow_within(later, plan->routes[i].when)) {
			*by = i;
			return 1;
		}
	for (int kind = 0; kind < FEW; kind++) {
		uint32_t left = values_left(later, kind, &steps);

		count = 0;
		for (size_t i = 0; i < route && left != 0; i++) {
			uint32_t more = taken(plan->routes[i].when, later, kind, &steps) & left;

			if (more == 0)
				continue;
			left &= ~more;
			by[count++] = i;
		}
		if (left == 0 && count > 0 && steps > 0)
			return count;
	}
	return 0;
}
