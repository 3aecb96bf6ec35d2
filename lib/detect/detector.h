/*
 * The detector: subjects by key, and the clock of events. Time is what the input says, and never
 * goes back: a bin is closed once something came that is newer by the lateness, and what comes
 * for a closed bin is late and not counted.
 */
#ifndef DETECT_DETECTOR_H
#define DETECT_DETECTOR_H

#include "detect/judge.h"

struct detector;

/* The present. It only says what is ahead of its time, by more than a day. */
struct detector_clock {
	void *state;
	int64_t (*now)(void *state);
};

struct detector_rules {
	struct subject_rules subject;
	struct detector_clock clock;
	bool series;
	size_t keys; /* at most; what comes for further ones is counted for one of all others */
};

/* What was not counted as it should be. */
struct detector_losses {
	int64_t late, ahead;
	int64_t crowded; /* counts for keys beyond the most */
};

/* The ear is borrowed. What is new here goes to detector_free. */
struct detector *detector_new(const struct detector_rules *rules, const struct judge_ear *ear);
void detector_free(struct detector *detector);

/*
 * Moves the clock to a time that was met, closes what is to be closed by it, and answers whether
 * the time can still be counted. What is ahead of the present does not move the clock.
 */
bool detector_meet(struct detector *detector, int64_t when);

/* Where to count for a key at that time, after detector_meet. Valid until the next call. */
struct tally_of_posts *detector_place(
    struct detector *detector, struct span key, bool drill, int64_t when);

/* Closes all bins that end at until or before. */
void detector_close(struct detector *detector, int64_t until);

/* Closes all bins up to that of the newest time. */
void detector_finish(struct detector *detector);

const struct detector_losses *detector_losses(const struct detector *detector);
size_t detector_keys(const struct detector *detector);

/* The newest time that was met. */
int64_t detector_newest(const struct detector *detector);

/* What is remembered between runs, of the whole and of each subject by number. */
void detector_pack(struct detector *detector, struct pack *pack);
struct subject *detector_subject(struct detector *detector, size_t number);

/* Whether all that was in open bins as it was remembered has been judged since. Until then,
 * what is in them is in no input that could be read again. */
bool detector_is_settled(const struct detector *detector);

/* A subject that was remembered, as the next, after detector_pack. */
void detector_recall(struct detector *detector, struct span key, bool drill, struct pack *pack);

#endif
