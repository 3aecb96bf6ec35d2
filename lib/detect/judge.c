#include "detect/judge.h"

#include <math.h>

#include "detect/chance.h"

/* What is unusual a day after it began is the usual of a new day; a climb has a week. */
static const struct track_rules course_rules[COURSES] = {
    {INT64_C(3) * 3600, 86400}, {86400, INT64_C(7) * 86400}, {INT64_C(2) * 3600, 86400}};

struct judging {
	struct subject *subject;
	const struct subject_rules *rules;
	const struct judge_ear *ear;
	int64_t bin;
	const struct tally_of_posts *posts;
	struct readings readings;
};

static bool is_warm(const struct judging *judging)
{
	return (judging->bin - judging->subject->first) * judging->rules->bin >=
	       judging->rules->warm_up;
}

static double critics(const struct subject *subject, const struct tally_of_posts *posts)
{
	struct sketch all = posts->critics;

	if (subject->tracks[COURSE_SUDDEN].level != LEVEL_NONE)
		sketch_merge(&all, &subject->episode.critics);
	return sketch_count(&all);
}

/* Of what counts nothing is asked but where it may matter. */
static void ask_chance(struct judging *judging, enum measure measure, double allowed)
{
	struct gauge *gauge = &judging->subject->gauges[measure];
	struct gauge_reading *reading = &judging->readings.gauges[measure];
	const struct chance_case is = {&gauge->usual, &judging->subject->trends[measure],
	    judging->bin, judging->rules->bin, judging->readings.values[measure],
	    reading->expected, allowed};

	if (reading->score >= VERDICT_CALM)
		reading->chance = chance_judge(&is);
}

static void measure(struct judging *judging, double allowed)
{
	struct subject *subject = judging->subject;
	const struct tally_of_posts *posts = judging->posts;
	struct readings *readings = &judging->readings;
	const double values[GAUGES] = {[MEASURE_VOLUME] = posts->volume,
	    [MEASURE_NEGATIVE] = posts->negative, [MEASURE_REACH] = posts->reach,
	    [MEASURE_AUTHORS] = subject->series ? 0 : sketch_count(&posts->authors)};

	memcpy(readings->values, values, sizeof values);
	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++) {
		struct gauge_rules rules = {judging->rules->least, allowed};

		if (i == MEASURE_REACH)
			rules.least = 1;
		gauge_judge(&subject->gauges[i], judging->bin, values[i], &rules,
		    &readings->gauges[i]);
		if (i == MEASURE_VOLUME || i == MEASURE_NEGATIVE)
			ask_chance(judging, (enum measure)i, allowed);
	}
	readings->critics = critics(subject, posts);
	subject->scored |= posts->labeled > 0;
	share_judge(&subject->share, judging->bin,
	    (struct share_count){posts->negative, posts->labeled}, judging->rules->least,
	    &readings->share);
}

/* What an episode brings is kept apart, from its first bin on. */
static void remember(struct judging *judging)
{
	struct subject *subject = judging->subject;
	const struct tally_of_posts *posts = judging->posts;
	bool held = track_holds(&subject->tracks[COURSE_SUDDEN]);

	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++)
		gauge_remember(
		    &subject->gauges[i], judging->bin, judging->readings.values[i], held);
	share_remember(&subject->share, judging->bin,
	    (struct share_count){posts->negative, posts->labeled}, held, &judging->readings.share);
}

static void tell(const struct judging *judging, enum course course, const struct verdict *verdict,
    const struct track_step *step)
{
	const struct subject *subject = judging->subject;
	const struct share_reading *share = &judging->readings.share;
	struct change change = {.subject = subject, .verdict = verdict,
	    .track = &subject->tracks[course], .course = course, .step = *step,
	    .at = (judging->bin + 1) * judging->rules->bin,
	    .window = verdict->window > 0 ? verdict->window : judging->rules->bin,
	    .posts = course == COURSE_SUDDEN ? &subject->episode : judging->posts,
	    .share = share->known ? share->share : -1, .usual_share = share->usual};

	judging->ear->changed(judging->ear->state, &change);
}

static void settle(struct subject *subject)
{
	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++)
		gauge_settle(&subject->gauges[i]);
	share_settle(&subject->share);
}

/* Of an episode that begins: what it is about, and from which usual it sets out. */
static void begin(struct judging *judging, enum course course, const struct verdict *verdict)
{
	struct subject *subject = judging->subject;

	subject->kinds[course] = verdict->kind;
	if (course != COURSE_SUDDEN)
		return;
	subject->episode = *judging->posts;
	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++)
		gauge_freeze(&subject->gauges[i], judging->readings.gauges[i].expected);
}

/* An episode of the quieter courses does not end while a crisis runs: who hears of the end by
 * the key alone would take it for the crisis's. */
static void follow(struct judging *judging, enum course course, struct verdict *verdict)
{
	struct subject *subject = judging->subject;
	struct track *track = &subject->tracks[course];
	int64_t start = judging->bin * judging->rules->bin, began = track->began;
	struct track_step step;
	bool changed;

	if (!is_warm(judging))
		verdict->wanted = LEVEL_NONE;
	if (course != COURSE_SUDDEN && subject->tracks[COURSE_SUDDEN].level == LEVEL_CRISIS)
		verdict->calm = false;
	changed = track_go(track, &course_rules[course], start, start + judging->rules->bin,
	    verdict->wanted, verdict->calm, &step);
	if (track->began != began)
		begin(judging, course, verdict);
	else if (changed && step.level != LEVEL_OVER && verdict->kind == KIND_NEGATIVE)
		subject->kinds[course] = KIND_NEGATIVE;
	track->peak = verdict->score > track->peak ? verdict->score : track->peak;
	if (changed)
		tell(judging, course, verdict, &step);
	if (step.settle && course == COURSE_SUDDEN)
		settle(subject);
}

static void judge_hour(struct judging *judging)
{
	struct subject *subject = judging->subject;
	const struct tally_of_posts *posts = judging->posts;
	struct trend_readings volume, negative = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
	struct verdict verdict;
	int64_t when = judging->bin * judging->rules->bin;
	double least = judging->rules->least;
	bool ended = trend_measure(&subject->trends[0], when, posts->volume, least, &volume);

	if (!subject->series)
		trend_measure(&subject->trends[1], when, posts->negative, least, &negative);
	if (!ended)
		return;
	verdict_slow(subject, &volume, &negative, &verdict);
	follow(judging, COURSE_SLOW, &verdict);
	verdict_quiet(&volume, &verdict);
	follow(judging, COURSE_QUIET, &verdict);
}

static void judge_bin(struct judging *judging)
{
	struct subject *subject = judging->subject;
	const struct judge_ear *ear = judging->ear;
	double allowed = ear->allowed == NULL ? 1
	               : ear->allowed(ear->state, subject, judging->bin * judging->rules->bin);
	struct verdict verdict;

	measure(judging, allowed);
	if (subject->tracks[COURSE_SUDDEN].level != LEVEL_NONE)
		tally_merge(&subject->episode, judging->posts);
	verdict_sudden(subject, &judging->readings, &verdict);
	follow(judging, COURSE_SUDDEN, &verdict);
	remember(judging);
	judge_hour(judging);
	if (ear->told != NULL)
		ear->told(ear->state, subject, judging->bin, &judging->readings);
}

void judge_until(struct subject *subject, const struct subject_rules *rules, int64_t until,
    const struct judge_ear *ear)
{
	for (; subject->next < until; subject->next++) {
		struct tally_of_posts *posts = subject_open(subject, subject->next);
		struct judging judging = {.subject = subject, .rules = rules, .ear = ear,
		    .bin = subject->next, .posts = posts};

		if (posts->given || !subject->series)
			judge_bin(&judging);
		*posts = (struct tally_of_posts){0};
	}
}
