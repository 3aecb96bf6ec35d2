/*
 * Coverage: which routes a past feed would have hit, how often, and which never.
 */
#include "base/utf8.h"
#include "plan/trial.h"
#include "post/member.h"
#include "post/post.h"

enum { WIDEST_NAME = 60 };

enum status coverage_post(struct trial *trial, struct record *post, struct fault *fault)
{
	const struct plan *plan = trial->plan;
	struct span rule;
	enum status status;
	size_t i = 0;

	if (!post_is(post)) {
		trial->others++;
		return STATUS_OK;
	}
	status = trial->judge(trial->state, post->line, trial->now, &trial->routed, fault);
	if (status != STATUS_OK)
		return status;
	record_inside(&trial->routed, "route", &trial->route);
	rule = post_member(&trial->route, "rule");
	while (i + 1 < plan->route_count && !span_same(plan->routes[i].name, rule))
		i++;
	trial->taken[i]++;
	trial->tried++;
	trial->drills += post_flag(&trial->routed, "drill");
	return STATUS_OK;
}

static void put_json(const struct trial *trial, size_t lines, size_t rejected)
{
	const struct plan *plan = trial->plan;

	for (size_t i = 0; i < plan->route_count; i++) {
		member_open(trial->out, NULL, '{');
		member_text(trial->out, "rule", plan->routes[i].name);
		member_integer(trial->out, "posts", (int64_t)trial->taken[i]);
		member_real(trial->out, "share",
		    trial->tried > 0 ? (double)trial->taken[i] / (double)trial->tried : 0, 4);
		member_close(trial->out, '}');
		buf_char(trial->out, '\n');
	}
	member_open(trial->out, NULL, '{');
	member_integer(trial->out, "lines", (int64_t)lines);
	member_integer(trial->out, "posts", (int64_t)trial->tried);
	if (trial->drills > 0)
		member_integer(trial->out, "drills", (int64_t)trial->drills);
	member_integer(trial->out, "others", (int64_t)trial->others);
	member_integer(trial->out, "rejected", (int64_t)rejected);
	member_close(trial->out, '}');
	buf_char(trial->out, '\n');
}

void coverage_end(const struct trial *trial, size_t lines, size_t rejected)
{
	const struct plan *plan = trial->plan;

	if (trial->json) {
		put_json(trial, lines, rejected);
		return;
	}
	if (trial->drills > 0)
		buf_format(trial->out, "DRILL: %zu of %zu posts are a drill's\n", trial->drills,
		    trial->tried);
	for (size_t i = 0; i < plan->route_count; i++) {
		struct span name = plan->routes[i].name;
		double share = trial->tried > 0 ? (double)trial->taken[i] / (double)trial->tried : 0;

		if (trial->taken[i] > 0)
			buf_format(trial->out, "%9zu %5.1f%% ", trial->taken[i], 100 * share);
		else
			buf_format(trial->out, "%9s        ", "never");
		utf8_mask(trial->out, name.at, name.len, WIDEST_NAME);
		buf_char(trial->out, '\n');
	}
	buf_format(trial->out, "%9zu posts, %zu other lines, %zu rejected, %zu lines\n",
	    trial->tried, trial->others, rejected, lines);
}
