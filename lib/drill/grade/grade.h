/*
 * A grade: what the tools and the team did in a drill, against the truth of its posts. Each part
 * is a share, so many of so many, and has a weight of the plan's; the score is the mean of the
 * shares by weight, of 100.
 *
 * A part that the drill gave no occasion for is left out of the mean. One that there was occasion
 * for, and of which the lines show nothing, is said not to be measured, and counts as nothing.
 */
#ifndef DRILL_GRADE_GRADE_H
#define DRILL_GRADE_GRADE_H

#include "base/buf.h"
#include "drill/grade/witness.h"

enum part_state { PART_MEASURED, PART_UNMEASURED, PART_NO_OCCASION };
extern const char *const part_states[];

struct part {
	enum part_state state;
	int64_t got, of;  /* where measured, of > 0 */
	const char *why;  /* where not: what is not there */
	bool reached;     /* the least that the plan asks of it */
};

/* Seconds that something took; by nearest rank, 0 where count is. */
struct took {
	size_t count;
	int64_t median, p90;
};

enum { MIXED_UP = 3 };

/* Posts that one team was to have and another had. */
struct mixed_up {
	int wanted, team; /* in the plan; team may be NOBODY */
	int64_t posts;
};

struct grade {
	const struct plan *plan;
	double speed;
	struct part parts[GRADE_PARTS];
	int64_t from, until;   /* the first post; the last of all that is known */
	int64_t onset;         /* the first post of the second phase, or NEVER */
	int64_t posts, storm;  /* how many; of them from the onset on */
	int64_t told;          /* the first alarm from the onset on, or NEVER */
	int64_t unheard;       /* posts owed an answer that routes only watch */
	int64_t needless;      /* the other way round */
	struct took haste, answers;
	struct mixed_up mixed_up[MIXED_UP]; /* the most first; posts 0: none */
	double score;          /* 0..100 */
	bool passed;
};

/*
 * Grades what was read and settled, by its plan. What the team did counts on its own clock: with a
 * speed above 1 a post appeared when the feed, played so fast from its first post on, showed it.
 * STATUS_USAGE where there is no post to grade.
 */
enum status grade_make(const struct witness *witness, double speed, struct grade *grade,
    struct fault *fault);

/* When a moment of the feed came to pass for the team. */
int64_t grade_moment(const struct grade *grade, int64_t at);

/* The parts, for grade.c: of what tools judged, and of what people did. */
void grade_tools(const struct witness *witness, struct grade *grade);
void grade_team(const struct witness *witness, struct grade *grade);
struct part part_of(int64_t got, int64_t of, const char *no_occasion);
struct part part_unmeasured(const char *why);

/* Appends a sentence with its numbers for a part that is not as it might be; nothing for one
 * that is. */
void grade_advice(const struct grade *grade, enum grade_part part, struct buf *out);

/* Appends it as a page, or as a line of type grade. */
void grade_text(const struct grade *grade, struct buf *out);
void grade_json(const struct grade *grade, struct buf *out);

#endif
