#include "drill/scenario.h"

#include "base/num.h"
#include "io/embed.h"

EMBEDDED_DECLARE(drill_common_yaml);
EMBEDDED_DECLARE(drill_recall_yaml);
EMBEDDED_DECLARE(drill_breach_yaml);
EMBEDDED_DECLARE(drill_outage_yaml);
EMBEDDED_DECLARE(drill_discrimination_yaml);
EMBEDDED_DECLARE(drill_gaffe_yaml);
EMBEDDED_DECLARE(drill_rumor_yaml);
EMBEDDED_DECLARE(drill_service_yaml);
EMBEDDED_DECLARE(drill_price_yaml);
EMBEDDED_DECLARE(drill_quality_yaml);
EMBEDDED_DECLARE(drill_influencer_yaml);

const char *const scenario_names[] = {"recall", "breach", "outage", "discrimination", "gaffe",
    "rumor", "service", "price", "quality", "influencer", NULL};

const char *const voice_names[VOICES] = {"praise", "balanced", "question", "unhappy",
    "valid-criticism", "misguided", "rager", "troll", "news", "spam", "repost", "quote", "copy",
    "bot", "reply"};

static struct span embedded(size_t number)
{
	const struct span all[] = {EMBEDDED(drill_recall_yaml), EMBEDDED(drill_breach_yaml),
	    EMBEDDED(drill_outage_yaml), EMBEDDED(drill_discrimination_yaml),
	    EMBEDDED(drill_gaffe_yaml), EMBEDDED(drill_rumor_yaml), EMBEDDED(drill_service_yaml),
	    EMBEDDED(drill_price_yaml), EMBEDDED(drill_quality_yaml),
	    EMBEDDED(drill_influencer_yaml)};

	return all[number];
}

static void *take(struct scenario *scenario, size_t count, size_t size)
{
	void *memory = arena_take(&scenario->arena, count * size + 1);

	memset(memory, 0, count * size);
	return memory;
}

static size_t count_of(const struct yaml_node *node)
{
	struct yaml_node *key, *value;
	void *at = NULL;
	size_t count = 0;

	while (yaml_each(node, &at, &key, &value))
		count++;
	return count;
}

static enum status unknown_key(struct yaml_node *key, struct fault *fault)
{
	struct span text = yaml_scalar(key);

	return yaml_fault(fault, key, "there is no key '%.*s' here",
	    (int)(text.len < 60 ? text.len : 60), text.at);
}

static enum status read_number(
    struct yaml_node *node, double least, double most, double *number, struct fault *fault)
{
	struct span text = yaml_scalar(node);
	struct fault inner = {0};

	if (num_real(text.at, text.len, least, most, number, &inner) != STATUS_OK)
		return yaml_fault(fault, node, "%s", inner.what);
	return STATUS_OK;
}

static enum status read_voices(struct yaml_node *node, struct phase *phase, struct fault *fault)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	if (yaml_kind(node) != YAML_MAPPING)
		return yaml_fault(fault, node, "voices and their weights are wanted here");
	while (yaml_each(node, &at, &key, &value)) {
		int voice = term_find(voice_names, VOICES, yaml_scalar(key));

		if (voice < 0)
			return yaml_fault(fault, key, "there is no such voice");
		if (read_number(value, 0, 1e6, &phase->voices[voice], fault) != STATUS_OK)
			return STATUS_PLAN;
		phase->voiced |= voice < (int)STANCES && phase->voices[voice] > 0;
	}
	return STATUS_OK;
}

/* The storm's rate: one figure, or where it starts and where it ends. */
static enum status read_storm(struct yaml_node *node, struct phase *phase, struct fault *fault)
{
	struct yaml_node *key, *value;
	double *to[] = {&phase->from, &phase->to};
	void *at = NULL;
	size_t n = 0;

	if (yaml_kind(node) == YAML_SCALAR) {
		phase->to = 0;
		if (read_number(node, 0, 1e6, &phase->from, fault) != STATUS_OK)
			return STATUS_PLAN;
		phase->to = phase->from;
		return STATUS_OK;
	}
	if (yaml_kind(node) != YAML_SEQUENCE || count_of(node) != 2)
		return yaml_fault(fault, node, "a rate, or a list of two, is wanted here");
	while (n < 2 && yaml_each(node, &at, &key, &value))
		if (read_number(value, 0, 1e6, to[n++], fault) != STATUS_OK)
			return STATUS_PLAN;
	return STATUS_OK;
}

static enum status read_phase(struct yaml_node *node, struct phase *phase, struct fault *fault)
{
	struct yaml_node *key, *value;
	struct fault inner = {0};
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(node) != YAML_MAPPING)
		return yaml_fault(fault, node, "keys and values are wanted here");
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value)) {
		struct span name = yaml_scalar(key), text = yaml_scalar(value);

		if (span_is(name, "phase"))
			phase->name = text;
		else if (span_is(name, "storm"))
			status = read_storm(value, phase, fault);
		else if (span_is(name, "voices"))
			status = read_voices(value, phase, fault);
		else if (!span_is(name, "for"))
			status = unknown_key(key, fault);
		else if (num_duration(text.at, text.len, &phase->seconds, &inner) != STATUS_OK)
			status = yaml_fault(fault, value, "%s", inner.what);
	}
	if (status != STATUS_OK)
		return status;
	if (phase->name.len == 0 || phase->seconds < 300 || phase->seconds > INT64_C(366) * 86400)
		return yaml_fault(fault, node, "a phase has a name and lasts 5m to 366d");
	if (phase->from + phase->to > 0 && !phase->voiced)
		return yaml_fault(fault, node, "a storm needs voices that begin it");
	return STATUS_OK;
}

static enum status read_course(
    struct scenario *scenario, struct yaml_node *node, struct fault *fault)
{
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(node) != YAML_SEQUENCE || count_of(node) == 0 || count_of(node) > 100)
		return yaml_fault(fault, node, "a list of 1 to 100 phases is wanted here");
	scenario->phases = take(scenario, count_of(node), sizeof *scenario->phases);
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value))
		status = read_phase(value, &scenario->phases[scenario->phase_count++], fault);
	return status;
}

/* Questions, bad experiences, fair criticism and errors are owed an answer (practice: who is
 * worth answering); the file may say otherwise. */
static bool owed(enum stance stance)
{
	return stance == STANCE_QUESTION || stance == STANCE_UNHAPPY ||
	    stance == STANCE_VALID_CRITICISM || stance == STANCE_MISGUIDED;
}

static enum status read_word(struct yaml_node *node, const char *const *names, int count,
    int *word, struct fault *fault)
{
	*word = term_find(names, count, yaml_scalar(node));
	return *word < 0 ? yaml_fault(fault, node, "this is no word that is wanted here") : STATUS_OK;
}

static enum status read_saying(struct scenario *scenario, struct yaml_node *node,
    struct saying *saying, struct fault *fault)
{
	static const char *const answers[] = {"no", "yes"};
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	int stance = -1, severity = SEVERITY_LOW, answer = -1;
	void *at = NULL;

	saying->share = 1;
	if (yaml_kind(node) != YAML_MAPPING)
		return yaml_fault(fault, node, "keys and values are wanted here");
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value)) {
		struct span name = yaml_scalar(key);
		int language = term_find(tongue_names, LANGUAGES, name);

		if (language >= 0)
			status = grammar_choice(&scenario->grammar, (enum tongue)language, value,
			    &saying->words[language], fault);
		else if (span_is(name, "stance"))
			status = read_word(value, stance_names, STANCES, &stance, fault);
		else if (span_is(name, "severity"))
			status = read_word(value, severity_names, SEVERITIES, &severity, fault);
		else if (span_is(name, "answer"))
			status = read_word(value, answers, 2, &answer, fault);
		else if (span_is(name, "topic"))
			saying->topic = yaml_scalar(value);
		else if (span_is(name, "share"))
			status = read_number(value, 0, 1e6, &saying->share, fault);
		else
			status = unknown_key(key, fault);
	}
	if (status == STATUS_OK && (stance < 0 || saying->words[LANGUAGE_EN] == NULL))
		return yaml_fault(fault, node, "a saying has a stance and words in en");
	saying->stance = stance < 0 ? STANCE_BALANCED : (enum stance)stance;
	saying->severity = (enum severity)severity;
	saying->answer = answer < 0 ? owed(saying->stance) : answer == 1;
	return status;
}

static enum status read_sayings(struct scenario *scenario, struct yaml_node *node,
    struct sayings *sayings, struct fault *fault)
{
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(node) != YAML_SEQUENCE || count_of(node) == 0)
		return yaml_fault(fault, node, "a list of sayings is wanted here");
	sayings->at = take(scenario, count_of(node), sizeof *sayings->at);
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value))
		status = read_saying(scenario, value, &sayings->at[sayings->count++], fault);
	return status;
}

static enum status read_file(struct scenario *scenario, const struct yaml *yaml,
    struct sayings *sayings, struct fault *fault)
{
	struct yaml_node *root = yaml_root(yaml), *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(root) != YAML_MAPPING)
		return yaml_fault(fault, root, "keys and values are wanted here");
	while (status == STATUS_OK && yaml_each(root, &at, &key, &value)) {
		struct span name = yaml_scalar(key);

		if (span_is(name, "name"))
			scenario->name = yaml_scalar(value);
		else if (span_is(name, "about"))
			scenario->about = yaml_scalar(value);
		else if (span_is(name, "course"))
			status = read_course(scenario, value, fault);
		else if (span_is(name, "says"))
			status = read_sayings(scenario, value, sayings, fault);
		else if (span_is(name, "rules"))
			status = grammar_add(&scenario->grammar, value, fault);
		else
			status = unknown_key(key, fault);
	}
	return status;
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
		if (strcmp(name, scenario_names[i]) == 0)
			return yaml_load(embedded(i), scenario_names[i], yaml, fault);
	if (strpbrk(name, "./") == NULL)
		return fault_set(fault, STATUS_USAGE, "there is no scenario '%.60s'", name);
	return yaml_load_file(name, yaml, fault);
}

enum status scenario_open(const char *name, struct scenario *scenario, struct fault *fault)
{
	enum status status;

	*scenario = (struct scenario){0};
	if ((status = load(name, &scenario->own, fault)) != STATUS_OK ||
	    (status = read_file(scenario, scenario->own, &scenario->storm, fault)) != STATUS_OK ||
	    (status = yaml_load(EMBEDDED(drill_common_yaml), "common", &scenario->common, fault)) !=
	        STATUS_OK)
		return status;
	if (scenario->name.len == 0 || scenario->phase_count == 0 || scenario->storm.count == 0)
		return yaml_fault(fault, yaml_root(scenario->own),
		    "a scenario has a name, a course and what it says");
	/* The common file has neither name nor course; what it says is the chatter. */
	if ((status = read_file(scenario, scenario->common, &scenario->chatter, fault)) != STATUS_OK ||
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
