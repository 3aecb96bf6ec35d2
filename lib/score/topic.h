/*
 * Which of the plan's topics a post is about.
 */
#ifndef SCORE_TOPIC_H
#define SCORE_TOPIC_H

#include <stdbool.h>

#include "plan/plan.h"
#include "score/evidence.h"
#include "score/phrase.h"

/* Adds all topics' words; phrases_find then finds them. A word without letters or digits is
 * STATUS_PLAN. */
enum status topic_phrases(
    const struct plan *plan, struct phrases *phrases, struct fault *fault);

/*
 * Sets found (one a topic of the plan, false at the call) and adds a row for each topic found:
 * its first word, else the first pattern that matches in a text. A pattern that gives up (its
 * limit is hit) counts as a match and its row says so: doubt takes the higher.
 */
void topic_find(const struct plan *plan, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct span *texts, size_t text_count,
    bool *found, struct evidence_list *why);

#endif
