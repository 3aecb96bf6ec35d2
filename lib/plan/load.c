/*
 * From YAML to the plan: which file gives which section.
 */
#include "plan/plan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/yaml.h"
#include "plan/condition.h"
#include "plan/section.h"
#include "plan/sources.h"

static const char HERE[] = "crisis.yaml";

/* In the order of reading: routes name teams and topics. A section whose both is set is the
 * built-in plan's with the file's on top; any other is the one or the other. */
static const struct section {
	struct reading_key key;
	bool both;
} sections[] = {
    {{"brand", read_brand, offsetof(struct plan, brand), NULL, 0}, false},
    {{"language", read_text, offsetof(struct plan, language), NULL, 0}, false},
    {{"next-update", read_duration, offsetof(struct plan, next_update), NULL, 0}, false},
    {{"zone", read_zone, offsetof(struct plan, zone), NULL, 0}, false},
    {{"holidays", read_holidays, offsetof(struct plan, holidays), NULL, 0}, false},
    {{"teams", read_teams, 0, NULL, 0}, false},
    {{"contacts", read_contacts, 0, NULL, 0}, false},
    {{"currency", read_text, offsetof(struct plan, currency), NULL, 0}, false},
    {{"authority", read_authority, 0, NULL, 0}, false},
    {{"remedies", read_remedies, 0, NULL, 0}, false},
    {{"drills", read_drills, offsetof(struct plan, drills), NULL, 0}, false},
    {{"topics", read_topics, 0, NULL, 0}, false},
    {{"words", read_words, 0, NULL, 0}, false},
    {{"targets", read_targets, offsetof(struct plan, targets), NULL, 0}, true},
    {{"escalation", read_escalation, offsetof(struct plan, escalation), NULL, 0}, true},
    {{"group", read_grouping, offsetof(struct plan, grouping), NULL, 0}, true},
    {{"crises", read_crises, 0, NULL, 0}, false},
    {{"silences", read_silences, 0, NULL, 0}, false},
    {{"expected", read_expected, 0, NULL, 0}, false},
    {{"inhibit", read_inhibitions, 0, NULL, 0}, false},
    {{"routes", read_routes, 0, NULL, 0}, false},
    {{"templates", read_templates, 0, NULL, 0}, false},
    {{"limits", read_limits, 0, NULL, 0}, true},
    {{"cases", read_cases, offsetof(struct plan, cases), NULL, 0}, true},
    {{"grade", read_grading, offsetof(struct plan, grading), NULL, 0}, true},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static void skip_value(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	(void)reading;
	(void)key;
	(void)node;
	(void)to;
}

/* Faults for top-level keys that are no section. */
static void check_sections(struct reading *reading)
{
	struct reading_key keys[SECTIONS + 2] = {{0}};

	for (size_t i = 0; i < SECTIONS; i++)
		keys[i] = (struct reading_key){sections[i].key.name, skip_value, 0, NULL, 0};
	keys[SECTIONS] = (struct reading_key){"include", skip_value, 0, NULL, 0};
	reading_mapping(reading, reading->plan->sources->own, keys, reading->plan);
}

/* The built-in plan is without fault by itself: its routes may only name teams and topics that
 * the user's file has replaced, which is one thing to say and not one for each route. */
static void read_builtin(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node)
{
	struct plan *plan = reading->plan;
	struct yaml_node *own = plan->sources->own;
	size_t before = reading->faults->count;

	reading->builtin = true;
	key->read(reading, key, node, (char *)plan + key->offset);
	reading->builtin = false;
	if (own == NULL || reading->faults->count == before)
		return;
	reading->faults->count = before;
	reading_fault(reading, own,
	    "the built-in %s name teams or topics that this plan replaces: give it %s of its own",
	    key->name, key->name);
}

static void read_sections(struct plan *plan, struct plan_faults *faults)
{
	struct plan_sources *sources = plan->sources;
	struct reading reading = {.plan = plan, .faults = faults, .arena = &sources->arena};

	for (size_t i = 0; i < SECTIONS; i++) {
		const struct reading_key *key = &sections[i].key;
		struct yaml_node *own = yaml_under(sources->own, key->name);

		if (own == NULL || sections[i].both)
			read_builtin(&reading, key, yaml_under(sources->builtin, key->name));
		if (own != NULL)
			key->read(&reading, key, own, (char *)plan + key->offset);
	}
	conditions_compile(&reading);
}

void plan_faults_add(struct plan_faults *faults, const struct fault *fault)
{
	faults->at = mem_resize(faults->at, faults->count + 1, sizeof *faults->at);
	faults->at[faults->count++] = *fault;
}

/* The names of files in faults are the plan's, which may go before them. */
static void keep_names(struct plan_faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->at[i].file != NULL)
			faults->at[i].file = arena_copy(
			    &faults->names, faults->at[i].file, strlen(faults->at[i].file));
}

bool plan_is_here(void)
{
	return access(HERE, F_OK) == 0;
}

enum status plan_load_anyway(const char *path, const struct language *language,
    struct plan **plan, struct plan_faults *faults)
{
	struct plan *new = mem_new(1, sizeof *new);
	struct fault fault = {0};
	enum status status = STATUS_OK;

	*plan = NULL;
	*faults = (struct plan_faults){0};
	new->jq = language;
	new->effort = pattern_effort_new();
	new->sources = mem_new(1, sizeof *new->sources);
	if (path == NULL && plan_is_here())
		path = HERE;
	sources_builtin(new->sources);
	if (path != NULL)
		status = sources_own(new->sources, path, faults, &fault);
	if (status != STATUS_OK) {
		plan_faults_add(faults, &fault);
		keep_names(faults);
		plan_free(new);
		return status;
	}
	if (path != NULL) {
		struct reading reading = {.plan = new, .faults = faults};
		check_sections(&reading);
	}
	read_sections(new, faults);
	keep_names(faults);
	*plan = new;
	return faults->count > 0 ? STATUS_PLAN : STATUS_OK;
}

enum status plan_load_with(const char *path, const struct language *language, struct plan **plan,
    struct plan_faults *faults)
{
	enum status status = plan_load_anyway(path, language, plan, faults);

	if (status != STATUS_OK) {
		plan_free(*plan);
		*plan = NULL;
	}
	return status;
}

enum status plan_load(const char *path, struct plan **plan, struct plan_faults *faults)
{
	return plan_load_with(path, NULL, plan, faults);
}

enum status plan_open_with(const struct tool *tool, const char *path,
    const struct language *language, struct plan **plan)
{
	struct plan_faults faults;
	enum status status = plan_load_with(path, language, plan, &faults);

	for (size_t i = 0; i < faults.count; i++)
		tool_complain(tool, &faults.at[i]);
	plan_faults_free(&faults);
	return status;
}

enum status plan_open(const struct tool *tool, const char *path, struct plan **plan)
{
	return plan_open_with(tool, path, NULL, plan);
}

void plan_faults_free(struct plan_faults *faults)
{
	free(faults->at);
	arena_free(&faults->names);
	*faults = (struct plan_faults){0};
}

void plan_free(struct plan *plan)
{
	if (plan == NULL)
		return;
	for (size_t i = 0; i < plan->topic_count; i++)
		for (size_t j = 0; j < plan->topics[i].pattern_count; j++)
			pattern_free(plan->topics[i].patterns[j]);
	for (size_t i = 0; i < plan->route_count; i++)
		condition_free(plan->routes[i].when);
	for (size_t i = 0; i < plan->silence_count; i++)
		condition_free(plan->silences[i].when);
	for (size_t i = 0; i < plan->inhibition_count; i++)
		condition_free(plan->inhibitions[i].when);
	pattern_effort_free(plan->effort);
	if (plan->jq != NULL && plan->expressions != NULL)
		plan->jq->free(plan->expressions);
	sources_free(plan->sources);
	plan_faults_free(&plan->doubts);
	free(plan->lapses.at);
	free(plan->sources);
	free(plan);
}

int64_t plan_deadline(const struct plan *plan, const struct plan_team *team,
    enum severity severity, int64_t since, int64_t seconds)
{
	if (plan->targets[severity].clock == CLOCK_ALWAYS || team->hours == NULL)
		return since + seconds;
	return hours_add(team->hours, since, seconds);
}

const struct plan_topic *plan_topic(const struct plan *plan, struct span name)
{
	for (size_t i = 0; i < plan->topic_count; i++)
		if (span_same(plan->topics[i].name, name))
			return &plan->topics[i];
	return NULL;
}

const struct plan_team *plan_team(const struct plan *plan, struct span name)
{
	for (size_t i = 0; i < plan->team_count; i++)
		if (span_same(plan->teams[i].name, name))
			return &plan->teams[i];
	return NULL;
}

/* The last of a name counts: a plan's own limits are read after the built-in ones. */
const struct plan_limit *plan_limit(const struct plan *plan, struct span platform)
{
	for (size_t i = plan->limit_count; i > 0; i--)
		if (span_same(plan->limits[i - 1].platform, platform))
			return &plan->limits[i - 1];
	return NULL;
}

struct span plan_phrase(const struct plan_phrases *phrases, struct span lang)
{
	struct span for_all = {NULL, 0};

	for (size_t i = 0; i < phrases->count; i++) {
		if (span_same(phrases->at[i].lang, lang))
			return phrases->at[i].text;
		if (phrases->at[i].lang.len == 0)
			for_all = phrases->at[i].text;
	}
	return for_all;
}
