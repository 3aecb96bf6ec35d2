/*
 * Who is worth answering: the response-assessment tree. Its questions are asked in order and
 * the first yes decides; crisis-score(1) lists them.
 */
#ifndef SCORE_STANCE_H
#define SCORE_STANCE_H

#include <stdbool.h>

#include "score/context.h"
#include "score/cues.h"
#include "model/evidence.h"
#include "score/severity.h"
#include "model/valence.h"

struct stance_case {
	const struct context *context;
	const struct cues *cues;
	const struct valence *valence;
	const struct severity_result *severity;
	bool topic; /* any topic was found */
	bool link;
};

/* Adds a row that names the rule. */
enum stance stance_judge(const struct stance_case *judged, struct evidence_list *why);

#endif
