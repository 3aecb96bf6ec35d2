#include "drill/scenario.h"

#include "drill/scenario_read.h"
#include "io/embed.h"
#include "io/yaml_pack.h"

EMBEDDED_DECLARE(drill_common_tree);
EMBEDDED_DECLARE(drill_recall_tree);
EMBEDDED_DECLARE(drill_breach_tree);
EMBEDDED_DECLARE(drill_outage_tree);
EMBEDDED_DECLARE(drill_discrimination_tree);
EMBEDDED_DECLARE(drill_gaffe_tree);
EMBEDDED_DECLARE(drill_rumor_tree);
EMBEDDED_DECLARE(drill_service_tree);
EMBEDDED_DECLARE(drill_price_tree);
EMBEDDED_DECLARE(drill_quality_tree);
EMBEDDED_DECLARE(drill_influencer_tree);

const char *const scenario_names[] = {"recall", "breach", "outage", "discrimination", "gaffe",
    "rumor", "service", "price", "quality", "influencer", NULL};

const char *const voice_names[VOICES] = {"praise", "balanced", "question", "unhappy",
    "valid-criticism", "misguided", "rager", "troll", "news", "spam", "repost", "quote", "copy",
    "bot", "reply"};

static struct span embedded(size_t number)
{
	const struct span all[] = {EMBEDDED(drill_recall_tree), EMBEDDED(drill_breach_tree),
	    EMBEDDED(drill_outage_tree), EMBEDDED(drill_discrimination_tree),
	    EMBEDDED(drill_gaffe_tree), EMBEDDED(drill_rumor_tree), EMBEDDED(drill_service_tree),
	    EMBEDDED(drill_price_tree), EMBEDDED(drill_quality_tree),
	    EMBEDDED(drill_influencer_tree)};

	return all[number];
}

/* A stance that the course gives a weight must have something to say. */
static enum status check_voices(const struct scenario *scenario, struct fault *fault)
{
	for (size_t p = 0; p < scenario->phase_count; p++)
		for (int voice = 0; voice < (int)STANCES; voice++) {
			bool said = scenario->phases[p].voices[voice] <= 0;

			for (size_t i = 0; i < scenario->storm.count; i++)
				said |= (int)scenario->storm.at[i].stance == voice &&
				    scenario->storm.at[i].share > 0;
			if (!said)
				return yaml_fault(fault, yaml_root(scenario->own),
				    "phase %.*s has voice %s, and nothing says it",
				    (int)scenario->phases[p].name.len, scenario->phases[p].name.at,
				    voice_names[voice]);
		}
	return STATUS_OK;
}

static enum status load(const char *name, struct yaml **yaml, struct fault *fault)
{
	for (size_t i = 0; scenario_names[i] != NULL; i++)
		if (strcmp(name, scenario_names[i]) == 0) {
			*yaml = yaml_unpack(embedded(i), scenario_names[i]);
			return STATUS_OK;
		}
	if (strpbrk(name, "./") == NULL)
		return fault_set(fault, STATUS_USAGE, "there is no scenario '%.60s'", name);
	return yaml_load_file(name, yaml, fault);
}

enum status scenario_open(const char *name, struct scenario *scenario, struct fault *fault)
{
	enum status status;

	*scenario = (struct scenario){0};
	if ((status = load(name, &scenario->own, fault)) != STATUS_OK ||
	    (status = scenario_read(scenario, scenario->own, &scenario->storm, fault)) != STATUS_OK)
		return status;
	scenario->common = yaml_unpack(EMBEDDED(drill_common_tree), "common");
	if (scenario->name.len == 0 || scenario->phase_count == 0 || scenario->storm.count == 0)
		return yaml_fault(fault, yaml_root(scenario->own),
		    "a scenario has a name, a course and what it says");
	/* The common file has neither name nor course; what it says is the chatter. */
	if ((status = scenario_read(scenario, scenario->common, &scenario->chatter, fault)) !=
	        STATUS_OK ||
	    (status = grammar_link(&scenario->grammar, fault)) != STATUS_OK)
		return status;
	return check_voices(scenario, fault);
}

void scenario_free(struct scenario *scenario)
{
	grammar_free(&scenario->grammar);
	yaml_free(scenario->own);
	yaml_free(scenario->common);
	arena_free(&scenario->arena);
	*scenario = (struct scenario){0};
}
