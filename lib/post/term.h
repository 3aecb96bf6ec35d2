/*
 * The words that members hold and plans use, each list in its own order. man/crisis-post.5
 * documents them; they are part of the record's version.
 */
#ifndef POST_TERM_H
#define POST_TERM_H

#include "base/span.h"

enum severity { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL, SEVERITIES };

enum label { LABEL_NEGATIVE, LABEL_NEUTRAL, LABEL_POSITIVE, LABELS };

/* The five factors of severity, 1 to 4 each (practice: severity). */
enum factor {
	FACTOR_SAFETY,
	FACTOR_LEGAL,
	FACTOR_FINANCIAL,
	FACTOR_REPUTATION,
	FACTOR_ANGER,
	FACTORS
};

/* Who is worth answering: the classes of the response-assessment tree. */
enum stance {
	STANCE_PRAISE,
	STANCE_BALANCED, /* neither for nor against, and no question */
	STANCE_QUESTION,
	STANCE_UNHAPPY,         /* a bad experience of their own */
	STANCE_VALID_CRITICISM, /* right on the facts, not their own case */
	STANCE_MISGUIDED,       /* wrong on the facts */
	STANCE_RAGER,           /* a rant, joke or satire with no request in it */
	STANCE_TROLL,           /* here to attack */
	STANCE_NEWS,
	STANCE_SPAM,
	STANCES
};

/* How much of a crisis people lay at the brand's door (SCCT, Coombs 2007), with the two types
 * that are answered in their own way. */
enum blame { BLAME_VICTIM, BLAME_RUMOR, BLAME_CHALLENGE, BLAME_ACCIDENTAL, BLAME_PREVENTABLE, BLAMES };

enum posture {
	POSTURE_INFORM, /* instructing and adjusting information is enough */
	POSTURE_DENY,
	POSTURE_DIMINISH,
	POSTURE_ADJUST, /* corrective action, neither denied nor excused */
	POSTURE_REBUILD,
	POSTURES
};

enum stage {
	STAGE_ACKNOWLEDGE,
	STAGE_OFFLINE,
	STAGE_RESPOND,
	STAGE_SOLUTION,
	STAGE_FOLLOW_UP,
	STAGE_HOLDING,
	STAGE_UPDATE,
	STAGE_CORRECTION,
	STAGE_THANKS,
	STAGE_CLOSING,
	STAGES
};

extern const char *const severity_names[SEVERITIES];
extern const char *const label_names[LABELS];
extern const char *const factor_names[FACTORS];
extern const char *const stance_names[STANCES];
extern const char *const blame_names[BLAMES];
extern const char *const posture_names[POSTURES];
extern const char *const stage_names[STAGES];

/* The index of text among count names, or -1. */
int term_find(const char *const *names, int count, struct span text);

#endif
