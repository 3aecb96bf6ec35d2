/*
 * Which of the plan's topics a post is about.
 */
#ifndef SCORE_TOPIC_H
#define SCORE_TOPIC_H

#include <stdbool.h>

#include "plan/plan.h"
#include "model/evidence.h"
#include "model/phrase.h"

struct topics;

enum { TOPIC_TEXTS = 2 }; /* of a post: the title and the text */

/* New; goes to topics_free. The plan is borrowed. Adds all topics' words, so that phrases_find
 * finds them. A word without letters or digits is STATUS_PLAN. */
enum status topics_open(struct topics **topics, const struct plan *plan, struct phrases *phrases,
    struct fault *fault);
void topics_free(struct topics *topics);

/*
 * Sets found (one a topic of the plan, false at the call) and adds a row for each topic found:
 * its first word, else the first pattern that matches in a text. A pattern that gives up (its
 * own limit is hit, or the post's: see pattern.h) counts as a match and its row says so: doubt
 * takes the higher.
 */
void topics_find(struct topics *topics, const struct tokens *tokens,
    const struct phrase_matches *matches, const struct span texts[TOPIC_TEXTS], bool *found,
    struct evidence_list *why);

#endif
