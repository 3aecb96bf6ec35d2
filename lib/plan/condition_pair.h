/*
 * Two conditions on the same subject, compared by the words and numbers that they name: what a
 * hidden route is found by (shadow.h). Both of them are about one of platform, lang, kind,
 * author, topic, followers, text and jq; neither is any or not.
 */
#ifndef PLAN_CONDITION_PAIR_H
#define PLAN_CONDITION_PAIR_H

#include "plan/condition.h"

/* Whether every post for which narrow holds is one for which wide does. False where it takes
 * more than this to see it. */
bool condition_within(const struct condition *narrow, const struct condition *wide);

/* Whether no post is one for which both hold. A post has one platform, language, kind, author
 * and number of followers; of topics it may have several, and they are never apart. */
bool condition_apart(const struct condition *a, const struct condition *b);

#endif
