/*
 * What a post's members say that its text does not.
 */
#ifndef SCORE_CONTEXT_H
#define SCORE_CONTEXT_H

#include <stdbool.h>

#include "plan/plan.h"
#include "post/record.h"

struct context {
	struct span text, title;
	bool stated;      /* the language is */
	bool english;     /* or of no stated language */
	struct span lang; /* as stated, or empty */
	bool own;         /* the brand's own post */
	bool article;     /* a report in a medium */
	bool links;
	double rating;    /* brought to 1..5; 0 is none */
	int reach;        /* in thousandths of 1; -1 is unknown */
	double people;    /* that it may have reached, as reach counts them */
};

void context_read(struct context *context, struct record *record, const struct plan *plan);

#endif
