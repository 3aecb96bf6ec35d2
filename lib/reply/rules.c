#include "reply/rules.h"

#include <stdlib.h>

#include "post/term.h"
#include "reply/families.h"

const char *const level_names[LEVELS] = {"warning", "error"};
const char *const test_names[TESTS] = {"none", "length", "link", "own", "echo", "policy", "remedy",
    "before", "brand", "another"};

struct loading {
	struct rules *rules;
	struct yaml_node *lists, *families;
	struct fault *fault;
	enum status status;
};

static void wrong(struct loading *loading, const struct yaml_node *node, const char *what)
{
	struct span text = yaml_scalar(node);

	if (loading->status == STATUS_OK)
		loading->status = yaml_fault(
		    loading->fault, node, "%s: '%.*s'", what, (int)text.len, text.at);
}

static void add_pattern(struct rules *rules, struct span text)
{
	if (rules->pattern_count == rules->pattern_room) {
		rules->pattern_room = rules->pattern_room == 0 ? 256 : 2 * rules->pattern_room;
		rules->patterns =
		    mem_resize(rules->patterns, rules->pattern_room, sizeof *rules->patterns);
	}
	rules->patterns[rules->pattern_count++] = (struct lazy_pattern){text, NULL};
	pattern_set_add(rules->set, text);
}

static void add_expanded(
    struct loading *loading, struct span lang, const struct yaml_node *pattern)
{
	struct expansion expansion = {.families = loading->families, .lang = lang,
	    .pattern = pattern, .fault = loading->fault};
	struct arena *arena = &loading->rules->arena;
	bool more = true;

	while (loading->status == STATUS_OK) {
		loading->status = expansion_next(&expansion, &more);
		if (!more || loading->status != STATUS_OK)
			break;
		add_pattern(loading->rules,
		    (struct span){arena_copy(arena, expansion.text.at, expansion.text.len),
		        expansion.text.len});
	}
	expansion_free(&expansion);
}

/* The same pattern with the families of each language. */
static void add_each(struct loading *loading, const struct yaml_node *pattern)
{
	struct yaml_node *lang, *families;
	void *at = NULL;

	while (yaml_each(loading->families, &at, &lang, &families))
		if (!span_is(yaml_scalar(lang), "any"))
			add_expanded(loading, yaml_scalar(lang), pattern);
}

/* A pattern, a list of them, or a mapping of such by language, or under `each`. */
static void add_all(struct loading *loading, struct span lang, const struct yaml_node *node)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	if (yaml_kind(node) == YAML_SCALAR && span_is(lang, "each"))
		add_each(loading, node);
	else if (yaml_kind(node) == YAML_SCALAR)
		add_expanded(loading, lang, node);
	while (yaml_each(node, &at, &key, &value))
		add_all(loading, key != NULL ? yaml_scalar(key) : lang, value);
}

/* Patterns in place, or the name of one of the lists. */
static struct pattern_group read_group(struct loading *loading, const struct yaml_node *node)
{
	struct pattern_group group = {loading->rules->pattern_count, 0};

	if (yaml_kind(node) == YAML_SCALAR) {
		struct yaml_node *list = yaml_find(loading->lists, yaml_scalar(node));

		if (list == NULL)
			wrong(loading, node, "there is no list of that name");
		node = list;
	}
	add_all(loading, (struct span){NULL, 0}, node);
	group.count = loading->rules->pattern_count - group.first;
	return group;
}

static int choice(struct loading *loading, const struct yaml_node *node,
    const char *const *names, int count)
{
	int found = term_find(names, count, yaml_scalar(node));

	if (found < 0)
		wrong(loading, node, "this is none of the words it may be");
	return found < 0 ? 0 : found;
}

static enum tri read_tri(struct loading *loading, const struct yaml_node *node)
{
	static const char *const words[] = {"any", "no", "yes"};

	return (enum tri)choice(loading, node, words, 3);
}

static unsigned read_stages(struct loading *loading, const struct yaml_node *node)
{
	struct yaml_node *key, *value;
	unsigned bits = 0;
	void *at = NULL;

	while (yaml_each(node, &at, &key, &value))
		bits |= 1U << (span_is(yaml_scalar(value), "unknown") ?
		            STAGES : choice(loading, value, stage_names, STAGES));
	return bits;
}

static void read_key(
    struct loading *loading, struct rule *rule, struct span key, const struct yaml_node *value)
{
	if (span_is(key, "name"))
		rule->name = yaml_scalar(value);
	else if (span_is(key, "suggest"))
		rule->suggest = yaml_scalar(value);
	else if (span_is(key, "level"))
		rule->level = (enum level)choice(loading, value, level_names, LEVELS);
	else if (span_is(key, "test"))
		rule->test = (enum rule_test)choice(loading, value, test_names, TESTS);
	else if (span_is(key, "stages"))
		rule->stages = read_stages(loading, value);
	else if (span_is(key, "grave"))
		rule->grave = read_tri(loading, value);
	else if (span_is(key, "crisis"))
		rule->crisis = read_tri(loading, value);
	else if (span_is(key, "facts"))
		rule->facts = read_tri(loading, value);
	else if (span_is(key, "public"))
		rule->publicly = read_tri(loading, value);
	else if (span_is(key, "find"))
		rule->find = read_group(loading, value);
	else if (span_is(key, "beside"))
		rule->beside = read_group(loading, value);
	else if (span_is(key, "unless"))
		rule->unless = read_group(loading, value);
	else if (span_is(key, "with"))
		rule->with = read_group(loading, value);
	else if (span_is(key, "also"))
		rule->also = read_group(loading, value);
	else
		wrong(loading, value, "a rule has no such key");
}

static void read_rules(struct loading *loading, const struct yaml_node *list)
{
	struct rules *rules = loading->rules;
	struct yaml_node *key, *rule, *name, *value;
	void *at = NULL;
	size_t count = 0;

	while (yaml_each(list, &at, &key, &rule))
		count++;
	rules->at = mem_new(count + 1, sizeof *rules->at);
	at = NULL;
	while (yaml_each(list, &at, &key, &rule)) {
		void *inner = NULL;

		while (yaml_each(rule, &inner, &name, &value))
			read_key(loading, &rules->at[rules->count], yaml_scalar(name), value);
		if (rules->at[rules->count].name.len == 0)
			wrong(loading, rule, "a rule needs a name");
		rules->count++;
	}
}

enum status rules_load(struct rules *rules, struct span text, struct fault *fault)
{
	struct loading loading = {.rules = rules, .fault = fault, .status = STATUS_OK};
	enum status status;

	*rules = (struct rules){.set = pattern_set_new()};
	status = yaml_load(text, "the guard's rules", &rules->yaml, fault);
	if (status != STATUS_OK)
		return status;
	loading.lists = yaml_under(yaml_root(rules->yaml), "lists");
	loading.families = yaml_under(yaml_root(rules->yaml), "families");
	rules->grave = (struct pattern_group){0, 0};
	add_all(&loading, (struct span){NULL, 0}, yaml_under(loading.lists, "grave"));
	rules->grave.count = rules->pattern_count;
	read_rules(&loading, yaml_under(yaml_root(rules->yaml), "rules"));
	return loading.status;
}

void rules_free(struct rules *rules)
{
	for (size_t i = 0; i < rules->pattern_count; i++)
		pattern_free(rules->patterns[i].pattern);
	free(rules->patterns);
	free(rules->at);
	if (rules->set != NULL)
		pattern_set_free(rules->set);
	if (rules->yaml != NULL)
		yaml_free(rules->yaml);
	arena_free(&rules->arena);
}
