#include "reply/rules.h"

enum { MOST = 1 << 20 };

static void pack_group(struct pack *pack, struct pattern_group *group)
{
	pack_count(pack, &group->first, MOST);
	pack_count(pack, &group->count, MOST);
}

static int pack_choice(struct pack *pack, int value, int count)
{
	int64_t number = value;

	pack_within(pack, &number, 0, count - 1);
	return (int)number;
}

static void pack_rule(struct pack *pack, struct rule *rule)
{
	int64_t stages = rule->stages;
	enum tri *const tris[] = {&rule->grave, &rule->crisis, &rule->facts, &rule->publicly};
	struct pattern_group *const groups[] = {
	    &rule->find, &rule->beside, &rule->unless, &rule->with, &rule->also};

	pack_span(pack, &rule->name);
	pack_span(pack, &rule->suggest);
	rule->level = (enum level)pack_choice(pack, (int)rule->level, LEVELS);
	rule->test = (enum rule_test)pack_choice(pack, (int)rule->test, TESTS);
	pack_within(pack, &stages, 0, UINT32_MAX);
	rule->stages = (unsigned)stages;
	for (size_t i = 0; i < sizeof tris / sizeof *tris; i++)
		*tris[i] = (enum tri)pack_choice(pack, (int)*tris[i], TRI_YES + 1);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		pack_group(pack, groups[i]);
}

void rules_pack(struct pack *pack, struct rules *rules)
{
	if (pack->out == NULL)
		*rules = (struct rules){0};
	pattern_set_pack(pack, &rules->set);
	pack_count(pack, &rules->count, MOST);
	pack_count(pack, &rules->pattern_count, MOST);
	pack_group(pack, &rules->grave);
	if (pack->out == NULL) {
		rules->at = mem_new(rules->count + 1, sizeof *rules->at);
		rules->patterns = mem_new(rules->pattern_count + 1, sizeof *rules->patterns);
	}
	for (size_t i = 0; i < rules->count; i++)
		pack_rule(pack, &rules->at[i]);
	for (size_t i = 0; i < rules->pattern_count; i++)
		pack_span(pack, &rules->patterns[i].text);
}
