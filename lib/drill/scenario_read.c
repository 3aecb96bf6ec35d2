#include "drill/scenario_read.h"

#include "base/num.h"

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
	scenario->phases = arena_new(&scenario->arena, count_of(node), sizeof *scenario->phases);
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
	sayings->at = arena_new(&scenario->arena, count_of(node), sizeof *sayings->at);
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value))
		status = read_saying(scenario, value, &sayings->at[sayings->count++], fault);
	return status;
}

enum status scenario_read(struct scenario *scenario, const struct yaml *yaml,
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
