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
#include "ledger/case_terms.h"
#include "report/count/lexis.h"

enum { CASEBOOK_MOST = 1 << 20, CASE_WORD = 120, CASE_TEXT = 400, CASE_LIST = 2000 };

/* What people did, or the gate; posts, which come by themselves, are counted and not kept. Times
 * and numbers that are not known are 0, texts empty. */
struct case_step {
	int64_t seq, at; /* seq is the ledger's: each once */
	int64_t verb;
	int64_t due[CASE_CLOCKS];
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
	int64_t due[CASE_CLOCKS];
	struct span words[CASE_WORDS];
};

struct case_file {
	struct span number; /* empty: of the ledger as a whole, as the gate is */
	bool drill, listed, opened;
	int64_t milestones[CASE_MILESTONES]; /* the earliest that any line says */
	int64_t severity;     /* 1 is low; the worst that any line says */
	struct case_stand stand;
	int64_t opened_seq; /* of the event with which it began */
	bool wanted;        /* by that event, an answer is */
	struct span words[CASE_WORDS]; /* likewise */
	int64_t promised[CASE_TARGETS]; /* the earliest deadline that its posts set */
	int64_t told[CASE_CLOCKS];             /* by crisis-case due */
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
