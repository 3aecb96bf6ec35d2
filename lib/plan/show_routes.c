/*
 * The part of the plan that decides, as JSON: clocks, routes, templates and limits.
 */
#include "plan/condition.h"
#include "plan/show.h"
#include "post/member.h"
#include "post/record.h"

static void show_clocks(const struct plan *plan, struct buf *out)
{
	member_open(out, "targets", '{');
	for (int i = SEVERITIES - 1; i >= 0; i--) {
		const struct plan_target *target = &plan->targets[i];

		member_open(out, severity_names[i], '{');
		show_duration(out, "acknowledge", target->acknowledge);
		show_duration(out, "answer", target->answer);
		show_duration(out, "resolve", target->resolve);
		show_duration(out, "acknowledge-expires", target->acknowledge_expires);
		member_word(out, "clock", target->clock == CLOCK_HOURS ? "hours" : "always");
		member_close(out, '}');
	}
	member_close(out, '}');
	member_open(out, "escalation", '{');
	for (int i = SEVERITIES - 1; i >= 0; i--) {
		const struct plan_escalation *escalation = &plan->escalation[i];

		member_open(out, severity_names[i], '[');
		for (size_t j = 0; j < escalation->count; j++) {
			member_open(out, NULL, '{');
			show_duration(out, "after", escalation->steps[j].after);
			member_text(out, "to", escalation->steps[j].to);
			member_close(out, '}');
		}
		member_close(out, ']');
	}
	member_close(out, '}');
}

static void show_when(const char *key, const struct condition *when, struct buf *out)
{
	member_open(out, key, '{');
	for (; when != NULL; when = when->next) {
		const char *name = condition_names[when->subject];

		if (when->subject == CONDITION_ANY) {
			member_open(out, name, '[');
			for (size_t i = 0; i < when->inner_count; i++)
				show_when(NULL, when->inner[i], out);
			member_close(out, ']');
		} else if (when->subject == CONDITION_NOT) {
			show_when(name, when->inner[0], out);
		} else if (when->subject == CONDITION_STAFF || when->subject == CONDITION_DRILL) {
			member_flag(out, name, when->flag);
		} else if (when->among.count == 1) {
			member_text(out, name, when->among.at[0]);
		} else {
			show_texts(out, name, &when->among);
		}
	}
	member_close(out, '}');
}

static void show_crises(const struct plan *plan, struct buf *out)
{
	member_open(out, "crises", '[');
	for (size_t i = 0; i < plan->crisis_count; i++) {
		const struct plan_crisis *crisis = &plan->crises[i];

		member_open(out, NULL, '{');
		show_texts(out, "topic", &crisis->topics);
		show_moment(out, "since", crisis->since);
		show_moment(out, "until", crisis->until);
		if (crisis->posture >= 0)
			member_word(out, "posture", posture_names[crisis->posture]);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void show_muting(const struct plan *plan, struct buf *out)
{
	member_open(out, "inhibit", '[');
	for (size_t i = 0; i < plan->inhibition_count; i++) {
		const struct plan_inhibition *inhibition = &plan->inhibitions[i];

		member_open(out, NULL, '{');
		if (inhibition->when != NULL)
			show_when("when", inhibition->when, out);
		if (inhibition->running && inhibition->topics.count == 0) {
			member_word(out, "by", "crisis");
		} else {
			member_open(out, "by", '{');
			if (inhibition->running)
				show_texts(out, "topic", &inhibition->topics);
			else
				member_integer(out, "cluster", inhibition->cluster);
			member_close(out, '}');
		}
		if (inhibition->reason.len > 0)
			member_text(out, "reason", inhibition->reason);
		member_close(out, '}');
	}
	member_close(out, ']');
	member_open(out, "silences", '[');
	for (size_t i = 0; i < plan->silence_count; i++) {
		const struct plan_silence *silence = &plan->silences[i];

		member_open(out, NULL, '{');
		show_when("when", silence->when, out);
		show_moment(out, "since", silence->since);
		show_moment(out, "until", silence->until);
		member_text(out, "reason", silence->reason);
		member_close(out, '}');
	}
	member_close(out, ']');
	member_open(out, "expected", '[');
	for (size_t i = 0; i < plan->expected_count; i++) {
		const struct plan_event *event = &plan->expected[i];

		member_open(out, NULL, '{');
		show_texts(out, "topic", &event->topics);
		show_moment(out, "since", event->since);
		show_moment(out, "until", event->until);
		member_integer(out, "times", event->times);
		if (event->reason.len > 0)
			member_text(out, "reason", event->reason);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void show_grouping(const struct plan *plan, struct buf *out)
{
	member_open(out, "group", '{');
	show_duration(out, "every", plan->grouping.every);
	member_open(out, "by", '[');
	for (size_t i = 0; i < plan->grouping.count; i++)
		member_word(out, NULL, group_names[plan->grouping.by[i]]);
	member_close(out, ']');
	member_close(out, '}');
}

/* The members that the plan gave: v and id are the reader's, and of two of a name the later
 * counts. */
static void show_example(const struct plan_example *example, struct buf *out)
{
	struct record post = {0};
	struct fault fault;

	member_open(out, NULL, '{');
	if (record_index(&post, example->post, &fault) == STATUS_OK)
		for (size_t i = 0; i < post.count; i++) {
			struct buf key = {0};

			show_key(&key, post.members[i].key);
			if (i > 1 && record_raw(&post, key.at).at == post.members[i].value.at) {
				if (out->at[out->len - 1] != '{')
					buf_char(out, ',');
				buf_format(out, "\"%s\":", key.at);
				buf_add(out, post.members[i].value.at, post.members[i].value.len);
			}
			buf_free(&key);
		}
	if (example->severity >= 0)
		member_word(out, "severity", severity_names[example->severity]);
	if (example->stance >= 0)
		member_word(out, "stance", stance_names[example->stance]);
	member_close(out, '}');
	record_free(&post);
}

static void show_routes(const struct plan *plan, struct buf *out)
{
	member_open(out, "routes", '[');
	for (size_t i = 0; i < plan->route_count; i++) {
		const struct plan_route *route = &plan->routes[i];
		char priority[] = {'P', (char)('0' + route->priority), '\0'};

		member_open(out, NULL, '{');
		member_text(out, "name", route->name);
		if (route->when != NULL)
			show_when("when", route->when, out);
		member_text(out, "team", plan->teams[route->team].name);
		member_word(out, "priority", priority);
		member_flag(out, "answer", route->answer);
		if (route->reason.len > 0)
			member_text(out, "reason", route->reason);
		member_open(out, "examples", '[');
		for (size_t j = 0; j < route->example_count; j++)
			show_example(&route->examples[j], out);
		member_close(out, ']');
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void show_template(const struct plan_template *template, struct buf *out)
{
	struct buf lang = {0};

	show_key(&lang, template->lang);
	member_open(out, lang.at, '{');
	if (template->owner.len > 0)
		member_text(out, "owner", template->owner);
	if (template->review_by != DAY_UNKNOWN)
		show_day(out, "review-by", template->review_by);
	show_texts(out, "variants",
	    &(struct plan_texts){template->variant_texts, template->count});
	member_close(out, '}');
	buf_free(&lang);
}

static void show_templates(const struct plan *plan, struct buf *out)
{
	member_open(out, "templates", '{');
	for (int stage = 0; stage < STAGES; stage++) {
		bool open = false;

		for (size_t i = 0; i < plan->template_count; i++) {
			if (plan->templates[i].stage != (enum stage)stage)
				continue;
			if (!open)
				member_open(out, stage_names[stage], '{');
			open = true;
			show_template(&plan->templates[i], out);
		}
		if (open)
			member_close(out, '}');
	}
	member_close(out, '}');
}

/* Of two limits for a platform the later counts. */
static void show_limits(const struct plan *plan, struct buf *out)
{
	struct buf platform = {0};

	member_open(out, "limits", '{');
	for (size_t i = 0; i < plan->limit_count; i++) {
		const struct plan_limit *limit = &plan->limits[i];

		if (plan_limit(plan, limit->platform) != limit)
			continue;
		show_key(&platform, limit->platform);
		member_open(out, platform.at, '{');
		member_word(out, "count", limit_counts[limit->count]);
		member_integer(out, "most", limit->most);
		member_integer(out, "bytes", limit->bytes);
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_free(&platform);
}

void show_decisions(const struct plan *plan, struct buf *out)
{
	show_clocks(plan, out);
	show_grouping(plan, out);
	show_crises(plan, out);
	show_muting(plan, out);
	show_routes(plan, out);
	show_templates(plan, out);
	show_limits(plan, out);
}
