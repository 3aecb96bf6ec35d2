/*
 * Two plans compared on one past.
 */
#ifndef DRILL_BACKTEST_COMPARE_H
#define DRILL_BACKTEST_COMPARE_H

#include "drill/backtest/past.h"

enum { PRIORITIES = 5, MOVES = 5 };

/* What a team would have had to do. */
struct team_load {
	int team; /* a name of the past's */
	int64_t answer, watch;
	int64_t busiest, busiest_at; /* posts to answer in its busiest hour, and that hour's begin */
};

/* Deadlines of one kind: missed where it was done later, or never though it was due by the end;
 * open where it is due later than all that is known. */
struct clock_sums {
	int64_t due, missed, open;
};

struct side {
	int64_t posts, answer, watch;
	int64_t priorities[PRIORITIES]; /* 0: none */
	struct team_load *teams;        /* by name */
	size_t team_count;
	struct clock_sums clocks[PAST_CLOCKS];
};

/* Posts that one plan gives to one team, and the other plan to another. */
struct move {
	int from, to;
	int64_t posts;
};

struct comparison {
	struct side sides[SIDES];
	int64_t both;                    /* posts that both plans routed */
	int64_t team, answer, unanswer, priority, rule; /* of these, ruled otherwise by the second */
	struct move moves[MOVES];        /* the most first; posts 0: none */
	bool timed;                      /* there are cases, so that deadlines can be judged */
};

/* What it returns goes to comparison_free. */
struct comparison compare_plans(const struct past *past);
void comparison_free(struct comparison *comparison);

/* Appends it as a page, or as a line of type backtest. names are of the files, as given. */
void comparison_text(const struct comparison *comparison, const struct past *past,
    char *const *names, struct buf *out);
void comparison_json(
    const struct comparison *comparison, const struct past *past, struct buf *out);

#endif
