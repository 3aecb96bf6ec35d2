#include "drill/run.h"

static void list(const struct scenario *scenario, struct output *out)
{
	struct buf line = {0};
	int64_t seconds = 0;

	for (size_t i = 0; i < scenario->phase_count; i++)
		seconds += scenario->phases[i].seconds;
	buf_format(&line, "%-15.*s%4lld days  %.*s\n", (int)scenario->name.len, scenario->name.at,
	    (long long)((seconds + 86399) / 86400), (int)scenario->about.len, scenario->about.at);
	output_add(out, line.at, line.len);
	buf_free(&line);
}

enum status run_scenarios(struct output *out, struct fault *fault)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && scenario_names[i] != NULL; i++) {
		struct scenario scenario;

		status = scenario_open(scenario_names[i], &scenario, fault);
		if (status == STATUS_OK)
			list(&scenario, out);
		scenario_free(&scenario);
	}
	return status;
}

enum status run_make(const char *name, const struct storm_wishes *wishes, struct output *out,
    struct fault *fault)
{
	struct scenario scenario;
	struct storm *storm = NULL;
	struct buf post = {0};
	enum status status = scenario_open(name, &scenario, fault);

	if (status == STATUS_OK)
		status = storm_open(&scenario, wishes, &storm, fault);
	while (status == STATUS_OK && !output_failed(out) && storm_next(storm, &post)) {
		output_add(out, post.at, post.len);
		output_settle(out);
		buf_reset(&post);
	}
	buf_free(&post);
	storm_free(storm);
	scenario_free(&scenario);
	return status;
}
