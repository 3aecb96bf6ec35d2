/*
 * Who posts where: platforms by their share, and authors of whom few write much and few are
 * followed by many. An author's name, language and followers follow from the number.
 */
#ifndef DRILL_CROWD_H
#define DRILL_CROWD_H

#include "base/num.h"
#include "drill/grammar.h"

struct platform {
	const char *name, *kind;
	double share;
	size_t longest; /* bytes of text that people write there */
	bool public_talk; /* has handles, tags and reposts */
	bool stars;
};

enum { PLATFORMS = 10 };
extern const struct platform platforms[PLATFORMS];

enum crowd_kind { CROWD_PEOPLE, CROWD_BOTS, CROWD_PRESS };

struct author {
	char id[NUM_SIZE], handle[40], name[64];
	enum tongue language;
	int64_t followers;
	double care; /* 0..1: how tidily they write */
};

const struct platform *crowd_platform(struct chance *chance);

/* The author of a number; the grammar has the rules person, handle, bot and outlet. */
void crowd_author(const struct grammar *grammar, enum crowd_kind kind, uint64_t number,
    struct buf *scratch, struct author *author);

/* A number of an author, of crowds of that size: some come again and again. */
uint64_t crowd_number(struct chance *chance, double size);

#endif
