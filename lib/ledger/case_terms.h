/*
 * The words in which cases are told, in events, in lines and to people: what is done, how a case
 * stands, what it reached and what it owes.
 */
#ifndef LEDGER_CASE_TERMS_H
#define LEDGER_CASE_TERMS_H

enum case_verb {
	VERB_OPEN, /* a post opens the case */
	VERB_POST, /* another post joins it */
	VERB_OWN,  /* one by the brand does */
	VERB_EDIT,
	VERB_REROUTE, /* the same words, judged anew */
	VERB_DELETE,
	VERB_ACKNOWLEDGE,
	VERB_ASSIGN,
	VERB_OFFLINE,
	VERB_FACT,
	VERB_DRAFT,
	VERB_APPROVE,
	VERB_ANSWER,
	VERB_SOLVE,
	VERB_RESOLVE,
	VERB_FOLLOW_UP,
	VERB_RATE,
	VERB_CLOSE,
	VERB_REOPEN,
	VERB_NOTE,
	VERB_MERGE,
	VERB_ABSORB, /* another case was merged into this one */
	VERB_WATCH,
	VERB_WAIT,
	VERB_RESUME,
	VERB_HOLD, /* of the gate */
	VERB_GO,
	VERB_PURGE,
	VERBS
};

enum case_state {
	STATE_NEW,
	STATE_ACKNOWLEDGED,
	STATE_OFFLINE,
	STATE_INVESTIGATING,
	STATE_ANSWERED,
	STATE_RESOLVED,
	STATE_FOLLOWED_UP,
	STATE_CLOSED,
	STATE_REOPENED,
	STATE_WATCHED,
	STATE_MERGED,
	STATES
};

enum case_milestone {
	CASE_POSTED, /* the first post */
	CASE_OPENED,
	CASE_ACKNOWLEDGED,
	CASE_TAKEN_OFFLINE,
	CASE_INVESTIGATING,
	CASE_ANSWERED,
	CASE_SOLVED,
	CASE_RESOLVED,
	CASE_FOLLOWED_UP,
	CASE_CLOSED,
	CASE_REOPENED,
	CASE_WATCHED,
	CASE_MILESTONES
};

enum case_clock {
	CASE_BY_ACKNOWLEDGE,
	CASE_BY_ANSWER,
	CASE_BY_RESOLVE,
	CASE_BY_UPDATE, /* the next statement that was promised */
	CASE_BY_RETURN, /* of what was assigned */
	CASE_BY_FOLLOW_UP,
	CASE_CLOCKS
};
enum { CASE_TARGETS = CASE_BY_RESOLVE + 1 }; /* the clocks that the plan sets */

enum case_word {
	CASE_PLATFORM,
	CASE_TEAM,
	CASE_TOPIC,
	CASE_STANCE,
	CASE_OWNER,
	CASE_CHANNEL,
	CASE_REASON,
	CASE_CHECKLIST, /* a JSON array of what is to be established */
	CASE_MISSING,   /* and of that what is not yet */
	CASE_ESCALATE,  /* a JSON array of "at" and "to" */
	CASE_WORDS
};

extern const char *const case_verb_names[VERBS];
extern const char *const case_state_names[STATES];
extern const char *const case_milestone_names[CASE_MILESTONES]; /* as members: opened_at */
extern const char *const case_clock_names[CASE_CLOCKS];
extern const char *const case_clock_members[CASE_CLOCKS]; /* acknowledge_by */
extern const char *const case_word_names[CASE_WORDS];

/* The milestone that meets a clock of the plan's. */
extern const enum case_milestone case_clock_met_by[CASE_TARGETS];

#endif
