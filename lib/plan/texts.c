/*
 * The plan's templates, and the platforms' limits that they have to fit.
 */
#include <string.h>

#include "plan/section.h"

static void read_variants(struct reading *reading, const struct reading_key *key,
    struct yaml_node *node, struct plan_template *template)
{
	struct plan_texts texts = {0};

	read_texts(reading, key, node, &texts);
	template->variants = reading_take(reading, texts.count, sizeof *template->variants);
	for (size_t i = 0; i < texts.count; i++) {
		struct fault fault = {0};

		if (template_parse(texts.at[i], reading->arena, &template->variants[i], &fault) ==
		    STATUS_OK)
			template->count++;
		else
			reading_fault(reading, node, "variant %zu: %s", i + 1, fault.what);
	}
}

static void read_stage(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan *plan = reading->plan;
	struct yaml_node *lang, *value;
	size_t room = plan->template_count + reading_count(reading, node, YAML_MAPPING);
	struct plan_template *all = reading_take(reading, room, sizeof *all);
	void *at = NULL;

	(void)to;
	if (plan->template_count > 0)
		memcpy(all, plan->templates, plan->template_count * sizeof *all);
	plan->templates = all;
	while (plan->template_count < room && yaml_each(node, &at, &lang, &value)) {
		struct plan_template *template = &all[plan->template_count++];

		template->stage =
		    (enum stage)term_find(stage_names, STAGES, span_of(key->name));
		template->lang = yaml_scalar(lang);
		read_variants(reading, key, value, template);
	}
}

static bool has_template(const struct plan *plan, int stage, struct span lang)
{
	for (size_t i = 0; i < plan->template_count; i++)
		if (plan->templates[i].stage == (enum stage)stage &&
		    span_same(plan->templates[i].lang, lang) && plan->templates[i].count > 0)
			return true;
	return false;
}

/* A language that one stage speaks and another does not is hardly meant. */
static void doubt_languages(struct reading *reading, struct yaml_node *node)
{
	const struct plan *plan = reading->plan;

	for (int stage = 0; stage < STAGES; stage++) {
		if (!has_template(plan, stage, plan->language))
			reading_doubt(reading, node, "%s has no template in the plan's language, %.*s",
			    stage_names[stage], (int)plan->language.len, plan->language.at);
		for (size_t i = 0; i < plan->template_count; i++) {
			struct span lang = plan->templates[i].lang;

			if (plan->templates[i].stage == STAGE_ACKNOWLEDGE &&
			    !span_same(lang, plan->language) && !has_template(plan, stage, lang))
				reading_doubt(reading, node, "%s has no template in %.*s",
				    stage_names[stage], (int)lang.len, lang.at);
		}
	}
}

void read_templates(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct reading_key keys[STAGES + 1] = {{0}};

	(void)key;
	for (int i = 0; i < STAGES; i++)
		keys[i] = (struct reading_key){stage_names[i], read_stage, 0, NULL, 0};
	reading_mapping(reading, node, keys, to);
	doubt_languages(reading, node);
}

void read_limits(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const char *const counts[] = {"characters", "x", "graphemes", "url23"};
	static const struct reading_key keys[] = {
	    {"count", read_choice, offsetof(struct plan_limit, count), counts, 4},
	    {"most", read_integer, offsetof(struct plan_limit, most), NULL, 0},
	    {"bytes", read_integer, offsetof(struct plan_limit, bytes), NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};
	struct plan *plan = reading->plan;
	struct yaml_node *platform, *value;
	size_t room = plan->limit_count + reading_count(reading, node, YAML_MAPPING);
	struct plan_limit *all = reading_take(reading, room, sizeof *all);
	void *at = NULL;

	(void)key;
	(void)to;
	if (plan->limit_count > 0)
		memcpy(all, plan->limits, plan->limit_count * sizeof *all);
	plan->limits = all;
	while (plan->limit_count < room && yaml_each(node, &at, &platform, &value)) {
		struct plan_limit *limit = &all[plan->limit_count++];

		reading->key = platform;
		limit->platform = yaml_scalar(platform);
		reading_mapping(reading, value, keys, limit);
		if (limit->most == 0)
			reading_fault(reading, value, "a limit needs 'most'");
	}
}
