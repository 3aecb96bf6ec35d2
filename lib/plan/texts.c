/*
 * The plan's templates, and the platforms' limits that they have to fit.
 */
#include <string.h>

#include "plan/section.h"

static void read_variants(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_template *template = to;
	struct plan_texts texts = {0};

	read_texts(reading, key, node, &texts);
	template->variants = reading_take(reading, texts.count, sizeof *template->variants);
	template->variant_texts = reading_take(reading, texts.count, sizeof(struct span));
	for (size_t i = 0; i < texts.count; i++) {
		struct fault fault = {0};

		template->variant_texts[template->count] = texts.at[i];
		if (template_parse(texts.at[i], reading->arena, &template->variants[template->count],
		        &fault) == STATUS_OK)
			template->count++;
		else
			reading_fault(reading, reading_item(node, i), "variant %zu: %s", i + 1,
			    fault.what);
	}
}

/* The variants alone, or a mapping that says whose they are as well. */
static void read_template(struct reading *reading, const struct reading_key *key,
    struct yaml_node *node, struct plan_template *template)
{
	static const struct reading_key keys[] = {
	    {"owner", read_text, offsetof(struct plan_template, owner), NULL, 0},
	    {"review-by", read_day, offsetof(struct plan_template, review_by), NULL, 0},
	    {"variants", read_variants, 0, NULL, 0},
	    {NULL, NULL, 0, NULL, 0},
	};

	if (yaml_kind(node) == YAML_MAPPING)
		reading_mapping(reading, node, keys, template);
	else
		read_variants(reading, key, node, template);
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
		template->place = lang;
		template->review_by = DAY_UNKNOWN;
		read_template(reading, key, value, template);
	}
}

void read_templates(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_template all = {.review_by = DAY_UNKNOWN};
	struct reading_key keys[STAGES + 3] = {{0}};
	struct plan *plan = reading->plan;

	(void)key;
	for (int i = 0; i < STAGES; i++)
		keys[i] = (struct reading_key){stage_names[i], read_stage, 0, NULL, 0};
	keys[STAGES] = (struct reading_key){
	    "owner", read_text, offsetof(struct plan_template, owner), NULL, 0};
	keys[STAGES + 1] = (struct reading_key){
	    "review-by", read_day, offsetof(struct plan_template, review_by), NULL, 0};
	(void)to;
	reading_mapping(reading, node, keys, &all);
	for (size_t i = 0; i < plan->template_count; i++) {
		struct plan_template *template = &plan->templates[i];

		if (template->owner.len == 0)
			template->owner = all.owner;
		if (template->review_by == DAY_UNKNOWN)
			template->review_by = all.review_by;
	}
}

const char *const limit_counts[] = {"characters", "x", "graphemes", "url23"};

void read_limits(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	static const struct reading_key keys[] = {
	    {"count", read_choice, offsetof(struct plan_limit, count), limit_counts, 4},
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
