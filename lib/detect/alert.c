#include "detect/alert.h"

#include <math.h>

#include "base/when.h"
#include "post/member.h"
#include "post/term.h"

enum { CLUSTERS = 3 };

/* In the largest unit that divides it, or hours and minutes. */
static void write_seconds(struct buf *out, int64_t seconds)
{
	long long s = (long long)seconds;

	if (s >= 3600 && s % 3600 == 0)
		buf_format(out, "%lldh", s / 3600);
	else if (s >= 3600)
		buf_format(out, "%lldh%lldm", s / 3600, s % 3600 / 60);
	else if (s % 60 == 0)
		buf_format(out, "%lldm", s / 60);
	else
		buf_format(out, "%llds", s);
}

/* Words ------------------------------------------------------------------------------------ */

static const char *what(const struct change *change)
{
	static const char *const names[MEASURES] = {"posts", "negative posts",
	    "weighted reach of negative posts", "authors", ""};

	return change->subject->series ? "value" : names[change->verdict->measure];
}

static void say_more(struct buf *out, const struct change *change)
{
	const struct verdict *verdict = change->verdict;

	buf_format(out, "%s %.6g in ", what(change), verdict->observed);
	write_seconds(out, change->window);
	buf_format(out, ", expected %.3g", verdict->expected);
	if (verdict->expected >= 1)
		buf_format(out, " (%.1f times that)", verdict->observed / verdict->expected);
	buf_format(out, "; %.1f times the rise that is rare in two weeks", verdict->score);
}

static void say_share(struct buf *out, const struct change *change)
{
	if (change->share >= 0)
		buf_format(out, "%.0f %% negative in the last hour, usual %.0f %%",
		    100 * change->share, 100 * change->usual_share);
}

static void say_slow(struct buf *out, const struct change *change)
{
	buf_format(out, "three days above the three weeks before the last: %s %.6g in a day, "
	                "expected %.3g",
	    what(change), change->verdict->observed, change->verdict->expected);
}

static void say_quiet(struct buf *out, const struct change *change)
{
	const struct verdict *verdict = change->verdict;

	if (verdict->kind == KIND_SILENCE)
		buf_format(out, "silence: nothing where %.3g were expected; does the feed run?",
		    verdict->expected);
	else
		buf_format(out, "drop: %.6g in six hours, expected %.3g; less than half of the "
		                "least of two weeks",
		    verdict->observed, verdict->expected);
}

static void say_over(struct buf *out, const struct change *change)
{
	buf_text(out, "calm again; it began ");
	write_seconds(out, change->at - change->track->began);
	buf_format(out, " ago and was at its worst %.1f times what is rare", change->track->peak);
}

static void say_why(struct buf *out, const struct change *change)
{
	enum kind kind = change->verdict->kind;

	if (change->step.level == LEVEL_OVER) {
		say_over(out, change);
	} else if (change->course == COURSE_SLOW) {
		say_slow(out, change);
	} else if (change->course == COURSE_QUIET) {
		say_quiet(out, change);
	} else if (kind == KIND_SHARE) {
		say_share(out, change);
		if (change->step.from == LEVEL_NONE)
			buf_text(out, ", without an unusual number of negative posts");
	} else {
		say_more(out, change);
		if (kind == KIND_NEGATIVE || kind == KIND_REACH || kind == KIND_ATTENTION)
			buf_text(out, "; ");
		if (kind == KIND_ATTENTION)
			buf_text(out, "attention, not anger: ");
		if (kind == KIND_NEGATIVE || kind == KIND_REACH || kind == KIND_ATTENTION)
			say_share(out, change);
	}
}

/* Where a third of the posts or more say one and the same. */
static void say_copies(struct buf *out, const struct change *change)
{
	const struct leader *leader = leaders_next(&change->posts->copied, NULL);

	if (leader == NULL || (double)leader->copies * 3 < change->posts->volume ||
	    change->step.level == LEVEL_OVER)
		return;
	buf_format(out, "; %lld of %.0f posts copy one text", (long long)leader->copies,
	    change->posts->volume);
	if (leader->suspect)
		buf_text(out, ", perhaps by arrangement");
}

/* The line ---------------------------------------------------------------------------------- */

static enum severity severity(const struct change *change)
{
	enum kind kind = change->subject->kinds[change->course];

	switch (change->step.level) {
	case LEVEL_CRISIS:
		return SEVERITY_CRITICAL;
	case LEVEL_ALERT:
		return SEVERITY_HIGH;
	case LEVEL_WATCH:
		return kind == KIND_REACH || kind == KIND_BURN ? SEVERITY_MEDIUM : SEVERITY_LOW;
	default:
		return SEVERITY_LOW;
	}
}

static void write_id(struct buf *out, const struct change *change)
{
	static const char *const courses[COURSES] = {"", "/slow", "/quiet"};
	char began[WHEN_SIZE];
	struct buf id = {0};

	when_write(began, change->track->began);
	buf_format(&id, "%s%s@%s%s", change->subject->drill ? "drill/" : "", change->subject->key,
	    began, courses[change->course]);
	member_text(out, "id", (struct span){id.at, id.len});
	buf_free(&id);
}

static void write_samples(struct buf *out, const struct tally_of_posts *posts)
{
	if (posts->samples[0].weight <= 0)
		return;
	member_open(out, "samples", '[');
	for (int i = 0; i < SAMPLES && posts->samples[i].weight > 0; i++) {
		member_open(out, NULL, '{');
		if (posts->samples[i].platform[0] != '\0')
			member_word(out, "platform", posts->samples[i].platform);
		member_word(out, "id", posts->samples[i].id);
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void write_clusters(struct buf *out, const struct leaders *copied)
{
	const struct leader *leader = leaders_next(copied, NULL);

	if (leader == NULL)
		return;
	member_open(out, "clusters", '[');
	for (int i = 0; i < CLUSTERS && leader != NULL; i++) {
		member_open(out, NULL, '{');
		member_word(out, "id", leader->id);
		member_integer(out, "copies", leader->copies);
		if (leader->suspect)
			member_word(out, "coordinated", "possible");
		member_close(out, '}');
		leader = leaders_next(copied, leader);
	}
	member_close(out, ']');
}

/* Of the episode so far. */
static void write_posts(struct buf *out, const struct change *change)
{
	const struct tally_of_posts *posts = change->posts;

	if (change->subject->series)
		return;
	member_real(out, "posts", posts->volume, 0);
	if (posts->labeled > 0)
		member_real(out, "negative", posts->negative, 0);
	if (change->share >= 0) {
		member_real(out, "share", change->share, 3);
		member_real(out, "usual_share", change->usual_share, 3);
	}
	member_real(out, "reach", posts->reach, 2);
	member_real(out, "authors", round(sketch_count(&posts->authors)), 0);
	write_clusters(out, &posts->copied);
	write_samples(out, posts);
}

void alert_write(struct buf *out, const struct change *change)
{
	const struct subject *subject = change->subject;
	const struct verdict *verdict = change->verdict;
	struct buf why = {0};

	member_open(out, NULL, '{');
	member_word(out, "type", "alert");
	write_id(out, change);
	member_word(out, "key", subject->key);
	member_word(out, "level", level_names[change->step.level]);
	member_word(out, "from", level_names[change->step.from]);
	member_word(out, "kind", kind_names[subject->kinds[change->course]]);
	member_time(out, "at", change->at);
	member_time(out, "since", change->track->began);
	member_integer(out, "lasted", change->at - change->track->began);
	member_integer(out, "window", change->window);
	member_word(out, "measure", subject->series ? "value" : measure_names[verdict->measure]);
	member_real(out, "observed", verdict->observed, 3);
	member_real(out, "expected", verdict->expected, 3);
	member_real(out, "score", verdict->score, 3);
	write_posts(out, change);
	member_word(out, "severity", severity_names[severity(change)]);
	if (subject->drill)
		member_flag(out, "drill", true);
	say_why(&why, change);
	say_copies(&why, change);
	member_text(out, "why", (struct span){why.at, why.len});
	member_close(out, '}');
	buf_char(out, '\n');
	buf_free(&why);
}

static void write_gauge(
    struct buf *out, const char *name, double observed, const struct gauge_reading *gauge)
{
	member_open(out, name, '{');
	member_real(out, "observed", observed, 3);
	member_real(out, "expected", gauge->expected, 3);
	if (gauge->limit > 0)
		member_real(out, "limit", gauge->limit, 3);
	member_real(out, "score", gauge->score, 3);
	if (gauge->chance < 1)
		member_real(out, "odds", 1 / fmax(gauge->chance, 1e-12), 0);
	member_close(out, '}');
}

void alert_write_bin(struct buf *out, const struct subject *subject, int64_t bin,
    const struct readings *readings)
{
	const struct share_reading *share = &readings->share;
	const struct gauge_reading usual = {
	    .expected = share->usual, .score = share->score, .chance = 1};
	int64_t width = subject->gauges[0].bin;

	member_open(out, NULL, '{');
	member_word(out, "type", "bin");
	member_word(out, "key", subject->key);
	member_time(out, "at", (bin + 1) * width);
	member_integer(out, "window", width);
	for (int i = 0; i < (subject->series ? 1 : GAUGES); i++)
		write_gauge(out, subject->series ? "value" : measure_names[i], readings->values[i],
		    &readings->gauges[i]);
	if (share->known)
		write_gauge(out, measure_names[MEASURE_SHARE], share->share, &usual);
	member_word(out, "level", level_names[subject->tracks[COURSE_SUDDEN].level]);
	if (subject->drill)
		member_flag(out, "drill", true);
	member_close(out, '}');
	buf_char(out, '\n');
}
