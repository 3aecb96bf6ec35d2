/*
 * The text of a post: what is said, with what people put before and behind it.
 */
#ifndef DRILL_WORDING_H
#define DRILL_WORDING_H

#include "drill/crowd.h"
#include "drill/scenario.h"

/* The rules that stand around what is said, found once. */
struct wording {
	const struct grammar *grammar;
	const struct choice *open[LANGUAGES], *aside[LANGUAGES], *remark[LANGUAGES];
	const struct choice *thread[LANGUAGES], *close[LANGUAGES][STANCES];
	const struct choice *emoji[3], *tag, *account;
};

/* STATUS_PLAN where one of the rules is missing. */
enum status wording_open(
    struct wording *wording, const struct grammar *grammar, struct fault *fault);

/* What a post says and in which language; tag and account are empty or stand in the text. */
struct worded {
	struct buf text, tag, account, scratch;
	enum tongue language;
	int stars; /* for a review */
};

/* Words for a saying by that author on that platform. */
void wording_say(const struct wording *wording, const struct saying *saying,
    const struct author *author, const struct platform *platform, struct chance *chance,
    struct worded *worded);

/* One text of a rule, as the author types it. */
void wording_rule(const struct choice *const rule[LANGUAGES], const struct author *author,
    struct chance *chance, struct worded *worded);

/* The text with small changes, as those who copy make them. */
void wording_copy(const struct wording *wording, struct span text, struct chance *chance,
    struct worded *worded);

void worded_free(struct worded *worded);

#endif
