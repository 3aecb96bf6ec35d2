/*
 * The same past under two plans: what each made of every post, as crisis-route wrote it, and what
 * was done in the cases of the time. Memory grows with the number of posts, some 200 bytes each.
 */
#ifndef DRILL_BACKTEST_PAST_H
#define DRILL_BACKTEST_PAST_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/mem.h"
#include "drill/index.h"
#include "post/record.h"

enum { SIDES = 2, UNNAMED = -1, NAMES_MOST = 1000 };
enum past_clock { PAST_ACKNOWLEDGE, PAST_ANSWER, PAST_RESOLVE, PAST_CLOCKS };
enum past_level { LEVEL_WATCH, LEVEL_ALERT, LEVEL_CRISIS, LEVELS };

extern const char *const past_clock_names[PAST_CLOCKS];
extern const char *const past_level_names[LEVELS];

/* What one plan made of a post. Names are numbers in the past's; UNNAMED where there is none. */
struct past_ruling {
	bool routed, answer;
	int team, rule, priority;  /* priority 1..4; 0: none */
	int64_t due[PAST_CLOCKS];  /* INT64_MAX: nothing is due */
};

struct past_post {
	int64_t at;
	int64_t row; /* of its case; UNNAMED: it has none */
	struct past_ruling rulings[SIDES];
};

struct past_case {
	int64_t done[PAST_CLOCKS]; /* INT64_MAX: never */
};

struct past_alerts {
	struct index seen;      /* episodes by level */
	int64_t levels[LEVELS]; /* episodes that reached it */
	int64_t first_alarm;    /* of level alert or crisis; INT64_MAX: none */
};

struct past {
	struct past_post *posts;
	struct past_case *cases;
	struct span *names; /* of teams and rules; copies */
	size_t post_count, case_count, name_count;
	size_t post_room, case_room, name_room;
	struct index post_rows, case_rows, name_rows;
	struct past_alerts alerts[SIDES];
	int64_t until;  /* the last of all that is known */
	bool drill;     /* a post of it is a drill's */
	size_t operand; /* whose lines come: below SIDES a plan's, else cases for both */
	struct arena arena;
	struct record inner;
};

/* Zeroed but for what is none yet. */
void past_open(struct past *past);

/* Reads a line: a filter_judge that leaves member empty. */
enum status past_read(
    void *past, struct record *record, struct buf *member, struct fault *fault);

void past_free(struct past *past);

#endif
