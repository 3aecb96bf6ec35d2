/* When it began, was noticed, answered and over. */
#include "report/kind/course.h"

#include <stdlib.h>

/* A peak is one of so many parts of the time, or rather a few less, and of some seconds. */
enum { PEAK_BUCKETS = 200, PEAK_LEAST = 15 * 60 };

static bool counts(const struct alarm *alarm, bool grave)
{
	if (span_is(alarm->kind, "silence") || span_is(alarm->kind, "drop"))
		return false;
	return alarm->worst >= (grave ? ALARM_ALERT : ALARM_WATCH);
}

static void take_alarm(struct course_times *course, const struct alarm *alarm)
{
	int64_t told = 0, called;

	for (int i = ALARM_WATCH; i <= ALARM_CRISIS; i++)
		told = case_earlier(told, alarm->at[i]);
	called = case_earlier(alarm->at[ALARM_ALERT], alarm->at[ALARM_CRISIS]);
	course->episodes++;
	course->running += alarm_runs(alarm);
	course->onset = case_earlier(course->onset, alarm->since);
	course->noticed = case_earlier(course->noticed, told);
	course->called = case_earlier(course->called, called);
	if (alarm->over > course->over)
		course->over = alarm->over;
	if (alarm->since != 0 && told >= alarm->since)
		quantiles_add(&course->detect, told - alarm->since);
}

static void take_alarms(struct course_times *course, const struct alarms *alarms)
{
	for (size_t i = 0; i < alarms->count; i++)
		course->grave = course->grave || counts(&alarms->at[i], true);
	for (size_t i = 0; i < alarms->count; i++)
		if (counts(&alarms->at[i], course->grave))
			take_alarm(course, &alarms->at[i]);
	if (course->running > 0)
		course->over = 0;
}

/* Of the fullest buckets the first. */
static void take_peak(struct course_times *course, const struct figures *figures)
{
	struct series_bucket *buckets = mem_new(SERIES_MOST, sizeof *buckets);
	struct series *series = mem_new(1, sizeof *series);
	int64_t width = (figures->last - figures->first) / PEAK_BUCKETS;
	size_t count;

	*series = figures->volume;
	if (series->count > 0)
		series_widen(series, width > PEAK_LEAST ? width : PEAK_LEAST);
	count = series_sorted(series, buckets);
	course->peak_seconds = series_width(series);
	for (size_t i = 0; i < count; i++)
		if (buckets[i].counts.posts > course->peak_posts) {
			course->peak_posts = buckets[i].counts.posts;
			course->peak = buckets[i].at;
		}
	free(series);
	free(buckets);
}

struct course_times course_of(const struct figures *figures, const struct casework *work)
{
	struct course_times course = {0};

	take_alarms(&course, &figures->alarms);
	take_peak(&course, figures);
	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];

		if (view->row.milestones[CASE_OPENED] < course.onset)
			continue;
		course.acknowledged =
		    case_earlier(course.acknowledged, view->row.milestones[CASE_ACKNOWLEDGED]);
		course.answered =
		    case_earlier(course.answered, view->row.milestones[CASE_ANSWERED]);
	}
	return course;
}

void course_free(struct course_times *course)
{
	quantiles_free(&course->detect);
}
