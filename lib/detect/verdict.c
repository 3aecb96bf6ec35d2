#include "detect/verdict.h"

/* A few people can fill a feed: so many authors of negative posts make a crisis. */
enum { LEAST_AUTHORS = 10 };

/* Standard deviations above the usual share, from which on posts are more negative than usual. */
static const double worse = 3;

static enum level by_score(double score)
{
	return score >= VERDICT_CRISIS ? LEVEL_CRISIS : score >= 1 ? LEVEL_ALERT : LEVEL_NONE;
}

/* What is watched becomes an alert also when what was too little to tell goes on. */
static enum level by_gauge(const struct subject *subject, const struct gauge_reading *gauge)
{
	bool watched = subject->tracks[COURSE_SUDDEN].level == LEVEL_WATCH;

	if (gauge->chance <= VERDICT_RARE)
		return gauge->score < 1 && watched && gauge->score >= VERDICT_CALM
		           ? LEVEL_ALERT
		           : by_score(gauge->score);
	return gauge->score >= 1 && gauge->chance <= VERDICT_UNLIKELY ? LEVEL_WATCH : LEVEL_NONE;
}

static void take(const struct readings *readings, enum measure measure, enum kind kind,
    enum level level, struct verdict *verdict)
{
	const struct gauge_reading *gauge = &readings->gauges[measure];

	verdict->wanted = level;
	verdict->kind = kind;
	verdict->measure = measure;
	verdict->score = gauge->score;
	verdict->observed = readings->values[measure];
	verdict->expected = gauge->expected;
	verdict->limit = gauge->limit;
}

static void take_share(const struct share_reading *share, enum level level, struct verdict *verdict)
{
	*verdict = (struct verdict){.wanted = level, .kind = KIND_SHARE, .measure = MEASURE_SHARE,
	    .score = share->score, .observed = share->share, .expected = share->usual,
	    .window = 3600, .calm = verdict->calm};
}

static void verdict_posts(
    const struct subject *subject, const struct readings *readings, struct verdict *verdict)
{
	const struct gauge_reading *gauges = readings->gauges;
	double volume = gauges[MEASURE_VOLUME].score, negative = gauges[MEASURE_NEGATIVE].score;
	double authors = gauges[MEASURE_AUTHORS].score, reach = gauges[MEASURE_REACH].score;
	double share = readings->share.score;
	enum level more = by_gauge(subject, &gauges[MEASURE_NEGATIVE]), level = by_score(share);

	level = more > level ? more : level;
	if (level == LEVEL_CRISIS && readings->critics < LEAST_AUTHORS)
		level = LEVEL_ALERT;
	if (more > LEVEL_NONE && readings->share.surplus >= worse)
		take(readings, MEASURE_NEGATIVE, KIND_NEGATIVE, level, verdict);
	else if (share >= 1)
		take_share(&readings->share, level, verdict);
	else if ((volume >= 1 || authors >= 1) &&
	         gauges[MEASURE_VOLUME].chance <= VERDICT_UNLIKELY)
		take(readings, volume >= 1 ? MEASURE_VOLUME : MEASURE_AUTHORS, KIND_ATTENTION,
		    LEVEL_WATCH, verdict);
	else if (reach >= 1 && readings->share.surplus >= worse)
		take(readings, MEASURE_REACH, KIND_REACH, LEVEL_WATCH, verdict);
	verdict->calm = negative < VERDICT_CALM && share < VERDICT_CALM && volume < VERDICT_CALM;
}

void verdict_sudden(
    const struct subject *subject, const struct readings *readings, struct verdict *verdict)
{
	const struct gauge_reading *volume = &readings->gauges[MEASURE_VOLUME];

	*verdict = (struct verdict){0};
	take(readings, MEASURE_VOLUME, KIND_SPIKE, LEVEL_NONE, verdict);
	verdict->calm = volume->score < VERDICT_CALM;
	if (subject->scored)
		verdict_posts(subject, readings, verdict);
	else
		verdict->wanted = by_gauge(subject, volume);
}

static void take_trend(const struct trend_reading *reading, enum measure measure, enum kind kind,
    int64_t window, struct verdict *verdict)
{
	*verdict = (struct verdict){.wanted = reading->score >= 1 ? LEVEL_WATCH : LEVEL_NONE,
	    .kind = kind, .measure = measure, .score = reading->score,
	    .observed = reading->observed, .expected = reading->expected, .window = window,
	    .calm = reading->score < VERDICT_CALM};
}

/* A climb of what is negative is an alert at twice the record; one of volume alone is watched. */
void verdict_slow(const struct subject *subject, const struct trend_readings *volume,
    const struct trend_readings *negative, struct verdict *verdict)
{
	bool bad = subject->scored && negative->burn.score >= 1;

	take_trend(bad ? &negative->burn : &volume->burn, bad ? MEASURE_NEGATIVE : MEASURE_VOLUME,
	    KIND_BURN, 86400, verdict);
	if (verdict->score >= 2 && (bad || !subject->scored))
		verdict->wanted = LEVEL_ALERT;
}

void verdict_quiet(const struct trend_readings *volume, struct verdict *verdict)
{
	if (volume->silence.score >= 1)
		take_trend(&volume->silence, MEASURE_VOLUME, KIND_SILENCE, 0, verdict);
	else
		take_trend(&volume->drop, MEASURE_VOLUME, KIND_DROP, INT64_C(6) * 3600, verdict);
	if (volume->silence.score >= VERDICT_CALM)
		verdict->calm = false;
}
