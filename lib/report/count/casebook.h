/*
 * What the lines say of cases, by their numbers: lines of crisis-case list, due and export, and
 * the member case of posts. Whatever is kept is joined by rules that know no order, so that
 * parts that were read apart merge into what one reading gives.
 *
 * Memory grows with cases and with what people did to them, not with posts: about 700 bytes a
 * case and 200 for each thing done.
 */
#ifndef REPORT_COUNT_CASEBOOK_H
#define REPORT_COUNT_CASEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/span.h"
#include "report/count/lexis.h"

enum { CASEBOOK_MOST = 1 << 20, CASE_WORD = 120, CASE_TEXT = 400, CASE_LIST = 2000 };

enum case_due {
	DUE_ACKNOWLEDGE,
	DUE_ANSWER,
	DUE_RESOLVE,
	DUE_UPDATE, /* the next statement that was promised */
	DUE_RETURN, /* of what was assigned */
	DUE_FOLLOW_UP,
	DUES
};
enum { DUE_PROMISES = DUE_RESOLVE + 1 }; /* the clocks that the plan sets */

enum case_mark {
	MARK_POSTED, /* the first post */
	MARK_OPENED,
	MARK_ACKNOWLEDGED,
	MARK_OFFLINE,
	MARK_INVESTIGATING,
	MARK_ANSWERED,
	MARK_SOLVED,
	MARK_RESOLVED,
	MARK_FOLLOWED_UP,
	MARK_CLOSED,
	MARK_REOPENED,
	MARK_WATCHED,
	MARKS
};

enum case_word {
	WORD_PLATFORM,
	WORD_TEAM,
	WORD_OWNER,
	WORD_TOPIC,
	WORD_STANCE,
	WORD_CHANNEL,
	WORD_REASON,
	WORD_MISSING, /* a JSON array of the facts that are not established */
	CASE_WORDS
};

enum case_state {
	CASE_NEW,
	CASE_ACKNOWLEDGED,
	CASE_OFFLINE,
	CASE_INVESTIGATING,
	CASE_ANSWERED,
	CASE_RESOLVED,
	CASE_FOLLOWED_UP,
	CASE_CLOSED,
	CASE_REOPENED,
	CASE_WATCHED,
	CASE_MERGED,
	CASE_STATES
};

/* What people do, and the gate. Posts, which come by themselves, are counted and not kept. */
enum case_verb {
	DID_ACKNOWLEDGE,
	DID_ASSIGN,
	DID_OFFLINE,
	DID_FACT,
	DID_DRAFT,
	DID_APPROVE,
	DID_ANSWER,
	DID_SOLVE,
	DID_RESOLVE,
	DID_FOLLOW_UP,
	DID_RATE,
	DID_CLOSE,
	DID_REOPEN,
	DID_NOTE,
	DID_MERGE,
	DID_WATCH,
	DID_WAIT,
	DID_RESUME,
	DID_HOLD,
	DID_GO,
	CASE_VERBS
};

extern const char *const case_due_names[DUES];     /* as crisis-case writes them */
extern const char *const case_mark_names[MARKS];
extern const char *const case_word_names[CASE_WORDS];
extern const char *const case_state_names[CASE_STATES];
extern const char *const case_verb_names[CASE_VERBS];

/* Times and numbers that are not known are 0, texts empty. */
struct case_step {
	int64_t seq, at; /* seq is the ledger's: each once */
	int64_t verb;
	int64_t due[DUES];
	int64_t rating, until;
	bool done;
	struct span actor, team;
	struct span word; /* an owner, channel, fact, remedy or number: what the verb is about */
	struct span text; /* what somebody wrote: an answer, a note; cut to CASE_TEXT */
	struct span sha256;
};

/* How a case stood when it was listed. */
struct case_stand {
	uint64_t rank; /* of several, the one that is further on counts */
	int64_t state, posts, rating, waiting;
	int64_t due[DUES];
	struct span words[CASE_WORDS];
};

struct case_file {
	struct span number; /* empty: of the ledger as a whole, as the gate is */
	bool drill, listed, opened;
	int64_t marks[MARKS]; /* the earliest that any line says */
	int64_t severity;     /* 1 is low; the worst that any line says */
	struct case_stand stand;
	int64_t opened_seq; /* of the event with which it began */
	bool wanted;        /* by that event, an answer is */
	struct span words[CASE_WORDS]; /* likewise */
	int64_t promised[DUE_PROMISES]; /* the earliest deadline that its posts set */
	int64_t told[DUES];             /* by crisis-case due */
	struct span escalate;           /* likewise: to whom */
	int64_t ruled_at;               /* when the post came that: */
	struct span rule;               /* the route that took the first of its posts */
	struct case_step *steps;        /* in no order; the same may be there twice */
	size_t step_count, step_room;
};

struct casebook {
	struct lexis lexis;
	struct case_file **files; /* in the order in which they came */
	size_t count, room;
	size_t *slots; /* an index in files and 1, or 0 */
	size_t slot_room;
	int64_t beyond; /* lines of cases beyond CASEBOOK_MOST */
};

/* The file of that number, made where there is none; NULL when the book is full. */
struct case_file *casebook_file(struct casebook *book, struct span number);

struct case_step *case_file_step(struct case_file *file);

/* Takes how it stood, where that is further on than what is known. The texts are kept. */
void case_file_stand(
    struct casebook *book, struct case_file *file, const struct case_stand *stand);

/* Takes the route of the first of its posts, which came at when. */
void case_file_rule(
    struct casebook *book, struct case_file *file, int64_t when, struct span rule);

/* The earlier of two times of which 0 is unknown. */
static inline int64_t case_earlier(int64_t a, int64_t b)
{
	return a == 0 || (b != 0 && b < a) ? b : a;
}

void casebook_merge(struct casebook *book, const struct casebook *other);
void casebook_pack(struct casebook *book, struct pack *pack);
void casebook_free(struct casebook *book);

#endif
