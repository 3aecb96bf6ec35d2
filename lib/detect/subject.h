/*
 * A subject: what is watched under one key ("topic:outage"), or one series. It holds the bins
 * that are still open to late posts, and for what is closed the gauges, the share, the trends
 * and the course of its levels. All of it is bounded: about 60 KiB at bins of five minutes.
 */
#ifndef DETECT_SUBJECT_H
#define DETECT_SUBJECT_H

#include "base/sketch.h"
#include "detect/gauge.h"
#include "detect/leaders.h"
#include "detect/share.h"
#include "detect/track.h"
#include "detect/trend.h"
#include "base/span.h"

enum measure { MEASURE_VOLUME, MEASURE_NEGATIVE, MEASURE_REACH, MEASURE_AUTHORS, GAUGES,
	MEASURE_SHARE = GAUGES, MEASURES };

extern const char *const measure_names[MEASURES];

/* What an alert is about. */
enum kind {
	KIND_SPIKE,     /* more, suddenly */
	KIND_NEGATIVE,  /* more that is negative, and a share above the usual */
	KIND_SHARE,     /* a share above the usual, of no more posts than ever */
	KIND_ATTENTION, /* more posts, of the usual share */
	KIND_REACH,     /* negative posts that many see */
	KIND_BURN,      /* more, day after day */
	KIND_DROP,
	KIND_SILENCE,
	KINDS
};

extern const char *const kind_names[KINDS];

enum course { COURSE_SUDDEN, COURSE_SLOW, COURSE_QUIET, COURSES };

enum { SAMPLES = 3, SAMPLE_ID = 96, SAMPLE_PLATFORM = 32 };

/* A post worth a look. */
struct sample {
	double weight;
	char platform[SAMPLE_PLATFORM], id[SAMPLE_ID];
};

/* What came in one bin, or in an episode. */
struct tally_of_posts {
	double volume, negative, labeled, reach; /* reach: of negative posts, 0..1 each */
	struct sketch authors, critics; /* of all posts, of negative ones */
	struct leaders copied;          /* clusters */
	struct sample samples[SAMPLES]; /* the weightiest first; weight 0: none */
	bool given;
};

struct subject {
	char *key;
	bool drill;
	bool series;   /* one quantity, of which a bin without a row is unknown, not 0 */
	bool scored;   /* some post had a label */
	int64_t first; /* the bin from which it was watched */
	int64_t next;  /* to be judged next */
	struct tally_of_posts *open;
	size_t open_count;
	struct gauge gauges[GAUGES];
	struct share share;
	struct trend trends[2]; /* of volume, of negative posts */
	struct track tracks[COURSES];
	enum kind kinds[COURSES]; /* that the episodes began with */
	struct tally_of_posts episode; /* since the sudden one began */
};

/* How the detector was told to work; durations in seconds. */
struct subject_rules {
	int64_t bin, lateness, warm_up;
	double least; /* posts above the expected, below which nothing is an alert */
};

/* New; the key is copied. */
struct subject *subject_new(
    struct span key, bool drill, bool series, const struct subject_rules *rules, int64_t next);
void subject_free(struct subject *subject);

/* The bin's place, which is open: next <= bin < next + open_count. */
struct tally_of_posts *subject_open(struct subject *subject, int64_t bin);

void tally_merge(struct tally_of_posts *into, const struct tally_of_posts *from);

/* Keeps it among the samples where its weight is worth it. */
void tally_sample(
    struct tally_of_posts *tally, double weight, struct span platform, struct span id);

/* Into one that was made with the same rules. open: with what is in the open bins; else they are
 * written as empty ones. */
void subject_pack(struct subject *subject, bool open, struct pack *pack);

/* Whether there is anything in the open bins. */
bool subject_is_open(const struct subject *subject);

#endif
