/*
 * The readiness of what is said: every stage in every language, and not out of date.
 */
#include "base/when.h"
#include "plan/check.h"

enum { DAY = 86400 };

static bool has_template(const struct plan *plan, int stage, struct span lang)
{
	for (size_t i = 0; i < plan->template_count; i++)
		if (plan->templates[i].stage == (enum stage)stage &&
		    span_same(plan->templates[i].lang, lang) && plan->templates[i].count > 0)
			return true;
	return false;
}

static bool speaks(const struct plan *plan, int stage)
{
	for (size_t i = 0; i < plan->template_count; i++)
		if (plan->templates[i].stage == (enum stage)stage)
			return true;
	return false;
}

/* The three stages without which nothing can be said first. */
static bool is_needed(const struct plan *plan, int stage)
{
	return plan->template_count > 0 &&
	       (stage == STAGE_ACKNOWLEDGE || stage == STAGE_OFFLINE ||
	           stage == STAGE_HOLDING || speaks(plan, stage));
}

/* Every stage needs a language that one stage speaks, and the plan's own. */
static void check_language(struct check *check, struct span lang, const struct yaml_node *place)
{
	for (int stage = 0; stage < STAGES; stage++)
		if (is_needed(check->plan, stage) && !has_template(check->plan, stage, lang))
			check_add(check, CHECK_TEMPLATES, CHECK_MISSING, place,
			    "%s has no template in %.*s", stage_names[stage], (int)lang.len, lang.at);
}

static bool is_first_of_language(const struct plan *plan, size_t number)
{
	struct span lang = plan->templates[number].lang;

	for (size_t i = 0; i < number; i++)
		if (span_same(plan->templates[i].lang, lang))
			return false;
	return !span_same(lang, plan->language);
}

static void check_template(struct check *check, const struct plan_template *template)
{
	char day[WHEN_SIZE];

	if (template->owner.len > 0 && check->plan->contact_count > 0 &&
	    !check_is_somebody(check->plan, template->owner))
		check_add(check, CHECK_TEMPLATES, CHECK_MISSING, template->place,
		    "%s in %.*s: no contact has the role or name '%.*s'",
		    stage_names[template->stage], (int)template->lang.len, template->lang.at,
		    (int)template->owner.len, template->owner.at);
	if (template->review_by == DAY_UNKNOWN || template->review_by >= check->today)
		return;
	when_write(day, template->review_by * DAY);
	day[10] = '\0';
	check_add(check, CHECK_TEMPLATES, CHECK_STALE, template->place,
	    "%s in %.*s was to be reviewed by %s", stage_names[template->stage],
	    (int)template->lang.len, template->lang.at, day);
}

/* What a reply would have to leave out in one language and not in another. */
static void check_phrases(struct check *check, const struct plan_topic *topic, const char *what,
    const struct plan_phrases *phrases)
{
	const struct plan *plan = check->plan;

	for (size_t i = 0; phrases->count > 0 && i < plan->template_count; i++) {
		struct span lang = plan->templates[i].lang;

		if (plan->templates[i].stage == STAGE_ACKNOWLEDGE &&
		    plan_phrase(phrases, lang).at == NULL)
			check_add(check, CHECK_TOPICS, CHECK_DOUBT, topic->place,
			    "topic '%.*s' has %s, but not in %.*s", (int)topic->name.len,
			    topic->name.at, what, (int)lang.len, lang.at);
	}
}

void check_texts(struct check *check)
{
	const struct plan *plan = check->plan;

	check_language(check, plan->language,
	    plan->template_count > 0 ? plan->templates[0].place : NULL);
	for (size_t i = 0; i < plan->template_count; i++) {
		check_template(check, &plan->templates[i]);
		if (is_first_of_language(plan, i))
			check_language(check, plan->templates[i].lang, plan->templates[i].place);
	}
	for (size_t i = 0; i < plan->topic_count; i++) {
		const struct plan_topic *topic = &plan->topics[i];

		check_phrases(check, topic, "calls-it", &topic->calls_it);
		check_phrases(check, topic, "instruct", &topic->instruct);
	}
}
