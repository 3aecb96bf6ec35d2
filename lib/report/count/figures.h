/*
 * The figures of a report, counted line by line. Every count is exact, the parts of each
 * figure add up to its whole, and memory does not grow with the number of posts.
 *
 * A post is known by platform and id together; ids are not remembered, so a post that comes
 * twice counts twice. Cases are remembered (casebook.h), and a case that comes twice is one.
 */
#ifndef REPORT_COUNT_FIGURES_H
#define REPORT_COUNT_FIGURES_H

#include <stddef.h>
#include <stdint.h>

#include "base/quantiles.h"
#include "base/sketch.h"
#include "report/count/alarms.h"
#include "report/count/casebook.h"
#include "report/count/crosstab.h"
#include "report/count/entry.h"
#include "report/count/grades.h"
#include "report/count/group.h"
#include "report/count/series.h"
#include "report/count/top.h"

enum { FIGURES_SOON = 3600 }; /* seconds: "due within the hour" */

/* The deadlines of one clock; what is due at this very second is not late yet. */
struct figures_clock {
	int64_t late, soon, later;
	int64_t oldest; /* the earliest deadline missed; POST_UNKNOWN */
	int64_t next;   /* the earliest still to come; POST_UNKNOWN */
};

struct figures {
	int64_t now;
	int64_t since, until;        /* what is asked for: from since to before until */
	bool drills;                 /* the reader asked for drills as well */
	bool cases;                  /* the report is about cases */
	bool blank;                  /* takes these, and --by and --top, from what is merged first */
	int64_t lines, rejected;     /* set by the caller, who alone sees rejected lines */
	int64_t kinds[ENTRY_KINDS];  /* lines by kind; kinds[ENTRY_POST] are the posts counted */
	struct group alerts;         /* by level */
	int64_t edits, drilled;      /* among the posts; drilled: those of drills */
	int64_t first, last;         /* created_at, or POST_UNKNOWN */
	int64_t undated;             /* posts without a time */
	struct series volume;        /* the posts with one */

	int64_t labels[LABELS + 1];         /* the last: a word that is none of the labels */
	int64_t severities[SEVERITIES + 1]; /* the same */
	int64_t scored, routed, replied;    /* posts with that member */
	struct group platforms, topics, teams, stances, reasons, blocked, stages;
	struct group langs, rules;
	struct sketch authors;  /* of the posts that name one: */
	int64_t authored;
	struct quantiles lag;   /* seconds from a post to when it was collected */
	int64_t cased;          /* posts with a case */
	struct crosstab by;
	int64_t without_topic; /* of the scored posts; a post may have several */
	int64_t answer, watch; /* of the routed posts; the rest does not say */
	struct figures_clock clocks[ENTRY_CLOCKS];
	int64_t due_posts, late_posts, soon_posts; /* by whichever clock is first */
	int64_t drafted, held, unwanted; /* of the replied: made; blocked; not to be answered */
	struct top top;
	struct casebook book; /* filled by the intake, where the kind of report asks for it */
	struct alarms alarms;
	struct grades grades;
	const struct figures *against; /* of another period or file, to compare with; NULL */
};

/* New; goes to figures_free. now decides what is late, top how many posts are listed. */
struct figures *figures_new(int64_t now, size_t top);

/* Whether figures_add needs the words of this entry. */
bool figures_wants_words(const struct figures *figures, const struct entry *entry);

/* Counts an entry of any kind; a post outside of the time that is asked for as such. */
void figures_add(struct figures *figures, const struct entry *entry);

/* Adds up what was counted apart, in any order. False, and nothing is added, where the other
 * stands on other options: another --by, or another time. */
bool figures_merge(struct figures *figures, const struct figures *other);

/* All that was counted, as bytes and back, into figures that are new. */
void figures_pack(struct figures *figures, struct pack *pack);

/* Posts that bear a label; that bear a severity. */
int64_t figures_labeled(const struct figures *figures);
int64_t figures_rated(const struct figures *figures);

/* Positive less negative posts: the numerator of net sentiment (all), whose denominator is
 * figures_labeled. */
int64_t figures_net(const struct figures *figures);

/* Replies that are neither made, blocked nor unwanted. */
int64_t figures_undrafted(const struct figures *figures);

void figures_free(struct figures *figures);

#endif
