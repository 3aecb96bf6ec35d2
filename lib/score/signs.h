/*
 * The words and phrases that stance and severity go by beside the word list: who is hurt, who
 * speaks, what is sold. The file's form is told in its own first lines (lib/data/signs.tsv).
 * They weigh for nothing, so that they may grow without a model's being made anew.
 */
#ifndef SCORE_SIGNS_H
#define SCORE_SIGNS_H

#include "base/status.h"
#include "model/lexicon.h"
#include "model/phrase.h"

/* The cues of the word list go on here. */
enum sign {
	SIGN_DEATH = CUES, /* a life was lost or is at stake */
	SIGN_DEAD,         /* so where a person stands near it */
	SIGN_PERSON,
	SIGN_CHILD,        /* or a thing made for one */
	SIGN_CROWD,        /* many people */
	SIGN_CARE,         /* a hospital, a doctor */
	SIGN_THREAT,       /* violence against people */
	SIGN_YOU,          /* speaks to somebody */
	SIGN_RANT,         /* anger at everything and no one */
	SIGN_PITCH,        /* the words of sellers */
	SIGN_REPORT,       /* the words of headlines */
	SIGN_FURY,
	SIGN_THANKS,
	SIGN_JOKE,         /* says itself that it is one */
	SIGN_APPLAUSE,     /* praises what somebody did; of these six, mockery.h */
	SIGN_HURRAH,       /* praises whatever it is */
	SIGN_OWING,        /* thanks to somebody, something came of it */
	SIGN_FAILING,      /* what was done wrong, as the object of praise */
	SIGN_MISHAP,       /* what went wrong, told */
	SIGN_APART,        /* begins what the praise does not reach */
	SIGNS
};

/* The list that comes with the program, as a user would write one. */
struct span signs_builtin(void);

/* Adds those of a list as phrases of kind PHRASE_SIGN, whose index has a bit for each sign:
 * 1 << SIGN_DEATH, 1 << CUE_OWN; none for one that only hides those within it. name is what faults
 * call the list. STATUS_PLAN where it is not in its form, with the line. */
enum status signs_load(
    struct phrases *phrases, struct span list, const char *name, struct fault *fault);

#endif
