/*
 * The parts of a grade that rest on what tools judged: alarms, severities, topics and routes.
 */
#include "drill/grade/grade.h"

#include <stdlib.h>

#include "base/mem.h"

static const char NO_ALERTS[] = "there is no alert in the lines: crisis-detect --pass";
static const char NO_SCORES[] = "no post has a score or a route: crisis-score, crisis-route";
static const char NO_ROUTES[] = "no post has a route: crisis-route";

/* Posts of the storm that were still to come when the first alarm was given. */
static int64_t still_ahead(const struct witness *witness, const struct grade *grade)
{
	int64_t ahead = 0;

	for (size_t i = 0; i < witness->post_count; i++)
		ahead += witness->posts[i].at > grade->told;
	return ahead;
}

static void grade_alarms(const struct witness *witness, struct grade *grade)
{
	int64_t right = 0, ahead;

	for (size_t i = 0; i < witness->alarm_count; i++) {
		int64_t at = witness->alarms[i].at;

		if (grade->onset == NEVER || at < grade->onset)
			continue;
		right++;
		if (grade->told == NEVER || at < grade->told)
			grade->told = at;
	}
	if (witness->alerts == 0 && grade->storm > 0) {
		grade->parts[GRADE_DETECTION] = grade->parts[GRADE_ALARMS] =
		    part_unmeasured(NO_ALERTS);
		return;
	}
	ahead = grade->told == NEVER ? 0 : still_ahead(witness, grade);
	if (grade->told != NEVER && grade->told - grade->onset <= grade->plan->grading.detect)
		ahead = grade->storm;
	grade->parts[GRADE_DETECTION] = part_of(ahead, grade->storm, "there is no storm");
	grade->parts[GRADE_ALARMS] = witness->alarm_count == 0 && grade->storm > 0
	    ? part_unmeasured("no alarm was given")
	    : part_of(right, (int64_t)witness->alarm_count, "no alarm was given, and none wanted");
}

struct sums {
	int64_t scored, routed;
	int64_t grave, found;
	int64_t topics, topical;
	int64_t routes, right_team;
	int64_t ruled, right_choice;
};

static void add(const struct seen_post *post, struct sums *sums, struct grade *grade)
{
	bool grave = post->severity >= SEVERITY_HIGH;

	sums->scored += post->scored || post->routed;
	sums->routed += post->routed;
	sums->grave += grave;
	sums->found += grave && (post->scored || post->routed) && post->judged >= SEVERITY_HIGH;
	if (post->topic != NOBODY) {
		sums->topics++;
		sums->topical += post->scored && post->topical;
	}
	if (post->owed && post->wanted != NOBODY) {
		sums->routes++;
		sums->right_team += post->routed && post->team == post->wanted;
	}
	sums->ruled++;
	sums->right_choice += post->routed && post->answer == post->owed;
	grade->unheard += post->routed && post->owed && !post->answer;
	grade->needless += post->routed && !post->owed && post->answer;
}

static int more_first(const void *a, const void *b)
{
	const struct mixed_up *x = a, *y = b;

	if (x->posts != y->posts)
		return x->posts < y->posts ? 1 : -1;
	return x->wanted != y->wanted ? x->wanted - y->wanted : x->team - y->team;
}

/* Which teams are taken for which others: a square of counts, its largest first. */
static void find_mixed_up(const struct witness *witness, struct grade *grade)
{
	size_t teams = grade->plan->team_count, count = teams * (teams + 1);
	struct mixed_up *all = mem_new(count, sizeof *all);

	for (size_t i = 0; i < count; i++)
		all[i] = (struct mixed_up){(int)(i / (teams + 1)), (int)(i % (teams + 1)) - 1, 0};
	for (size_t i = 0; i < witness->post_count; i++) {
		const struct seen_post *post = &witness->posts[i];

		if (post->routed && post->owed && post->wanted != NOBODY &&
		    post->team != post->wanted)
			all[(size_t)post->wanted * (teams + 1) + (size_t)(post->team + 1)].posts++;
	}
	qsort(all, count, sizeof *all, more_first);
	for (size_t i = 0; i < MIXED_UP && i < count; i++)
		grade->mixed_up[i] = all[i];
	free(all);
}

void grade_tools(const struct witness *witness, struct grade *grade)
{
	struct part *parts = grade->parts;
	struct sums sums = {0};

	grade_alarms(witness, grade);
	for (size_t i = 0; i < witness->post_count; i++)
		add(&witness->posts[i], &sums, grade);
	find_mixed_up(witness, grade);
	parts[GRADE_GRAVE] = part_of(sums.found, sums.grave, "no post is high or critical");
	parts[GRADE_TOPICS] = part_of(sums.topical, sums.topics, "no post has a topic of the plan's");
	parts[GRADE_TEAMS] = part_of(sums.right_team, sums.routes, "no post is owed an answer");
	parts[GRADE_CHOICE] = part_of(sums.right_choice, sums.ruled, "");
	if (sums.scored == 0 && sums.grave > 0)
		parts[GRADE_GRAVE] = part_unmeasured(NO_SCORES);
	if (sums.scored == 0 && sums.topics > 0)
		parts[GRADE_TOPICS] = part_unmeasured(NO_SCORES);
	if (sums.routed == 0 && sums.routes > 0)
		parts[GRADE_TEAMS] = part_unmeasured(NO_ROUTES);
	if (sums.routed == 0)
		parts[GRADE_CHOICE] = part_unmeasured(NO_ROUTES);
}
