/*
 * Why a judgement is what it is: one row for each thing that counted. Texts are borrowed from
 * the post, the plan or the program and live as long as the post does.
 */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

enum evidence_to { TO_SENTIMENT, TO_TOPIC, TO_STANCE, TO_SEVERITY, TO_URGENCY };

struct evidence {
	enum evidence_to to;
	int adds;          /* in thousandths */
	const char *lead;  /* words before what; may be empty */
	struct span what;
	struct span topic; /* of TO_TOPIC */
	size_t first, behind; /* of TO_SENTIMENT: the tokens first .. behind - 1; else 0 and 0 */
	bool own;             /* by a word of the user's, which a model does not know */
	bool instead;         /* and stands instead of what the model has of these tokens */
	bool rest;            /* many small things in one, never shown by itself */
};

struct evidence_list {
	struct evidence *at;
	size_t count, room;
};

void evidence_add(struct evidence_list *list, struct evidence evidence);
void evidence_free(struct evidence_list *list);

#endif
