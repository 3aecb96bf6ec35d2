/*
 * Conditions from YAML.
 */
#include "plan/condition.h"

#include <string.h>

#include "base/num.h"

/* Takes an operator off the front of a text as ">= high". */
static enum compare take_compare(struct span *text)
{
	static const struct {
		const char *sign;
		enum compare compare;
	} signs[] = {{">=", COMPARE_AT_LEAST}, {"<=", COMPARE_AT_MOST}, {">", COMPARE_MORE},
	    {"<", COMPARE_LESS}, {"=", COMPARE_SAME}};
	enum compare compare = COMPARE_SAME;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i].sign);

		if (text->len < n || memcmp(text->at, signs[i].sign, n) != 0)
			continue;
		compare = signs[i].compare;
		*text = (struct span){text->at + n, text->len - n};
		break;
	}
	while (text->len > 0 && *text->at == ' ')
		*text = (struct span){text->at + 1, text->len - 1};
	return compare;
}

/* What is compared with nothing never holds, and what was meant for it would go to the last
 * route in silence. */
static bool check_said(
    struct reading *reading, const struct condition *condition, struct yaml_node *node)
{
	bool said = condition->among.count > 0;

	for (size_t i = 0; i < condition->among.count; i++)
		said = said && condition->among.at[i].len > 0;
	if (!said)
		reading_fault(reading, node, "'%s' is compared with nothing",
		    condition_names[condition->subject]);
	return said;
}

/* These are known by heart and written in small letters; others can stand in a record. */
static void doubt_word(
    struct reading *reading, const struct condition *condition, struct yaml_node *node)
{
	for (size_t i = 0; i < condition->among.count; i++)
		for (size_t k = 0; k < condition->among.at[i].len; k++) {
			char c = condition->among.at[i].at[k];

			if (c >= 'A' && c <= 'Z') {
				reading_doubt(reading, node, "'%.*s' is hardly found: a %s is written "
				    "in small letters", (int)condition->among.at[i].len,
				    condition->among.at[i].at, condition_names[condition->subject]);
				return;
			}
		}
}

static void read_comparison(
    struct reading *reading, struct condition *condition, struct yaml_node *node)
{
	struct fault fault = {0};
	struct span text;

	if (condition->among.count != 1 && condition->subject == CONDITION_SEVERITY)
		return; /* a list of severities is compared name by name */
	if (condition->among.count != 1) {
		reading_fault(reading, node, "one number is wanted here, as \">= 10000\"");
		return;
	}
	text = condition->among.at[0];
	condition->compare = take_compare(&text);
	if (condition->subject == CONDITION_SEVERITY) {
		condition->number = term_find(severity_names, SEVERITIES, text);
		if (condition->number < 0)
			reading_fault(reading, node, "'%.*s' is no severity", (int)text.len, text.at);
	} else if (num_size(text.at, text.len, 0, INT64_MAX, &condition->number, &fault) !=
	    STATUS_OK) {
		reading_fault(reading, node, "%s", fault.what);
	}
}

static void check_names(struct reading *reading, const struct condition *condition,
    struct yaml_node *node, const char *const *names, int count)
{
	for (size_t i = 0; i < condition->among.count; i++) {
		struct span text = condition->among.at[i];

		if (term_find(names, count, text) < 0)
			reading_fault(reading, node, "there is no %s '%.*s'",
			    condition_names[condition->subject], (int)text.len, text.at);
	}
}

static void check_topics(
    struct reading *reading, const struct condition *condition, struct yaml_node *node)
{
	for (size_t i = 0; i < condition->among.count; i++) {
		struct span text = condition->among.at[i];

		if (plan_topic(reading->plan, text) == NULL)
			reading_fault(
			    reading, node, "no topic is named '%.*s'", (int)text.len, text.at);
	}
}

static void read_pattern(
    struct reading *reading, struct condition *condition, struct yaml_node *node)
{
	struct fault fault = {0};

	if (condition->among.count != 1)
		reading_fault(reading, node, "one pattern is wanted here");
	else if (pattern_compile(condition->among.at[0], &condition->pattern, &fault) != STATUS_OK)
		reading_fault(
		    reading, node, "%s (at character %zu)", fault.what, fault.column);
}

static void read_inner(
    struct reading *reading, struct condition *condition, struct yaml_node *node)
{
	struct yaml_node *key, *value;
	void *at = NULL;
	size_t room = 1;

	if (condition->subject == CONDITION_ANY)
		room = reading_count(reading, node, YAML_SEQUENCE);
	condition->inner = reading_take(reading, room, sizeof(struct condition *));
	if (condition->subject == CONDITION_NOT)
		condition->inner[condition->inner_count++] = condition_read(reading, node);
	else
		while (condition->inner_count < room && yaml_each(node, &at, &key, &value))
			condition->inner[condition->inner_count++] =
			    condition_read(reading, value);
	for (size_t i = 0; i < condition->inner_count; i++)
		room -= condition->inner[i] != NULL;
	if (room > 0 || condition->inner_count == 0)
		reading_fault(reading, node, "'%s' holds nothing to compare",
		    condition_names[condition->subject]);
}

/* A plan that is read without the language keeps the text and tries it never. */
static void read_expression(
    struct reading *reading, struct condition *condition, struct yaml_node *node)
{
	struct plan *plan = reading->plan;
	struct fault fault = {0};

	if (condition->among.count != 1) {
		reading_fault(reading, node, "one expression is wanted here");
		return;
	}
	if (plan->jq == NULL)
		return;
	if (plan->expressions == NULL)
		plan->expressions = plan->jq->open();
	condition->node = node;
	condition->expression = plan->expression_count++;
	if (plan->jq->add(plan->expressions, condition->among.at[0], &fault) != STATUS_OK)
		reading_fault(reading, node, "%s", fault.what);
}

static void compile_alone(struct reading *reading, const struct condition *condition)
{
	const struct plan *plan = reading->plan;
	struct fault fault = {0};

	for (; condition != NULL; condition = condition->next) {
		for (size_t i = 0; i < condition->inner_count; i++)
			compile_alone(reading, condition->inner[i]);
		if (condition->node != NULL && plan->jq->try_alone(plan->expressions,
		    condition->expression, &fault) != STATUS_OK)
			reading_fault(reading, condition->node, "%s", fault.what);
	}
}

void conditions_compile(struct reading *reading)
{
	const struct plan *plan = reading->plan;
	size_t before = reading->faults->count;

	if (plan->expressions == NULL ||
	    plan->jq->compile(plan->expressions) == STATUS_OK)
		return;
	for (size_t i = 0; i < plan->silence_count; i++)
		compile_alone(reading, plan->silences[i].when);
	for (size_t i = 0; i < plan->inhibition_count; i++)
		compile_alone(reading, plan->inhibitions[i].when);
	for (size_t i = 0; i < plan->route_count; i++)
		compile_alone(reading, plan->routes[i].when);
	if (reading->faults->count == before)
		reading_fault(reading, reading->key, "the routes' jq does not compile");
}

/* What a condition costs: a word is compared in no time, a pattern takes a look at the text, an
 * expression a tree of the whole record. Others cost what the dearest inside costs. */
static int cost_of(const struct condition *condition)
{
	int most = condition->subject == CONDITION_JQ ? 2 : condition->subject == CONDITION_TEXT;

	for (size_t i = 0; i < condition->inner_count; i++)
		for (const struct condition *c = condition->inner[i]; c != NULL; c = c->next)
			most = c->cost > most ? c->cost : most;
	return most;
}

static void read_operand(struct reading *reading, const struct reading_key *key,
    struct condition *condition, struct yaml_node *node)
{
	switch (condition->subject) {
	case CONDITION_TOPIC:
		check_topics(reading, condition, node);
		break;
	case CONDITION_SEVERITY:
		if (condition->among.count > 1)
			check_names(reading, condition, node, severity_names, SEVERITIES);
		read_comparison(reading, condition, node);
		break;
	case CONDITION_FOLLOWERS:
		read_comparison(reading, condition, node);
		break;
	case CONDITION_STANCE:
		check_names(reading, condition, node, stance_names, STANCES);
		break;
	case CONDITION_LABEL:
		check_names(reading, condition, node, label_names, LABELS);
		break;
	case CONDITION_TEXT:
		read_pattern(reading, condition, node);
		break;
	case CONDITION_JQ:
		read_expression(reading, condition, node);
		break;
	case CONDITION_PLATFORM:
	case CONDITION_KIND:
		doubt_word(reading, condition, node);
		break;
	case CONDITION_STAFF:
	case CONDITION_DRILL:
		read_flag(reading, key, node, &condition->flag);
		break;
	default:
		break;
	}
}

/* Lists of texts come first, so that a condition can be told as it was written. */
static void read_condition(struct reading *reading, const struct reading_key *key,
    struct yaml_node *node, void *to)
{
	struct condition *condition = reading_take(reading, 1, sizeof *condition), ***end = to;

	condition->subject = (enum condition_subject)term_find(
	    condition_names, CONDITIONS, span_of(key->name));
	**end = condition;
	*end = &condition->next;
	if (condition->subject == CONDITION_ANY || condition->subject == CONDITION_NOT) {
		read_inner(reading, condition, node);
		condition->cost = cost_of(condition);
		return;
	}
	condition->cost = cost_of(condition);
	read_texts(reading, key, node, &condition->among);
	if (check_said(reading, condition, node))
		read_operand(reading, key, condition, node);
}

struct condition *condition_read(struct reading *reading, struct yaml_node *node)
{
	struct reading_key keys[CONDITIONS + 1] = {{0}};
	struct condition *first = NULL, **end = &first;

	for (int i = 0; i < CONDITIONS; i++)
		keys[i] = (struct reading_key){condition_names[i], read_condition, 0, NULL, 0};
	reading_mapping(reading, node, keys, &end);
	return first;
}
