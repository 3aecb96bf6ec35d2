/*
 * What the lines of a drill show: the truth of each post and what was made of it, the cases and
 * what was done in them, the alarms. Memory grows with the number of posts and events, some 100
 * bytes each; no text is kept.
 *
 * Posts, cases and deeds are known by hashes of their names (base/hash.h): a drill is the team's
 * own, and nobody gains by making two alike.
 */
#ifndef DRILL_GRADE_WITNESS_H
#define DRILL_GRADE_WITNESS_H

#include <stdbool.h>

#include "base/span.h"
#include "drill/index.h"
#include "plan/plan.h"
#include "post/record.h"

enum { NOBODY = -1, NO_CASE = -1 };
#define NEVER INT64_MIN

/* A post with its truth; teams and topics are numbers in the plan. */
struct seen_post {
	int64_t at; /* as it was written */
	uint64_t phase;
	int64_t row; /* of its case, or NO_CASE */
	int topic;   /* true topic; NOBODY: none that the plan has */
	int wanted;  /* the team that the plan gives such a post */
	int team;    /* the one that has it; NOBODY: none of the plan's */
	enum stance stance;
	enum severity severity, judged;
	bool owed, scored, routed, topical, answer; /* what routes say: to be answered */
};

enum deed_kind { DEED_ACKNOWLEDGE, DEED_ANSWER, DEED_FACT };

/* What somebody did in a case. */
struct deed {
	int64_t row; /* of the case */
	enum deed_kind kind;
	int64_t at;
	int64_t until;   /* of an answer: the next word is promised by then; 0: no promise */
	uint64_t name;   /* of a fact */
	bool interim;    /* an answer that rests on no facts: a statement, or what was seen */
};

struct seen_case {
	bool owed;    /* a post in it is owed an answer */
	int topic;    /* of the first such with facts to establish; NOBODY: none */
	size_t first, count; /* its deeds, when all is sorted */
};

struct seen_alarm {
	uint64_t episode;
	int64_t at;
};

struct witness {
	const struct plan *plan; /* borrowed */
	struct seen_post *posts;
	struct seen_case *cases;
	struct deed *deeds;
	struct seen_alarm *alarms; /* of level alert or crisis */
	size_t post_count, case_count, deed_count, alarm_count;
	size_t post_room, case_room, deed_room, alarm_room;
	struct index post_rows, case_rows;
	size_t alerts, case_lines, events; /* lines of any level; that show cases; of histories */
	size_t others;                     /* posts that are no drill's, or without their truth */
	struct record inner, score;        /* scratch */
};

/* Reads a line: a filter_judge that leaves member empty. Lines that are none of a drill are
 * passed over. STATUS_REJECTED where a truth is none. */
enum status witness_read(
    void *witness, struct record *record, struct buf *member, struct fault *fault);

/* Rows, made where they are new. */
struct seen_post *witness_post(struct witness *witness, struct span platform, struct span id);
int64_t witness_case(struct witness *witness, struct span number);
void witness_deed(struct witness *witness, struct deed deed);
void witness_alarm(struct witness *witness, struct span episode, int64_t at);

/* Once all is read: deeds in order, each once, and cases with what is in them. */
void witness_settle(struct witness *witness);

/* The first answer in a case from a moment on, or the first word of any kind; NEVER. */
int64_t witness_answered(const struct witness *witness, int64_t row, int64_t from);
int64_t witness_acknowledged(const struct witness *witness, int64_t row, int64_t from);

void witness_free(struct witness *witness);

#endif
