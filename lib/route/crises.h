/*
 * The crises that run: those that the plan declares, and those that alerts on the line tell of.
 */
#ifndef ROUTE_CRISES_H
#define ROUTE_CRISES_H

#include "route/ruling.h"

enum { CRISES_HEARD = 256 };

/* One that was heard of: an alert's key, which names a group as routes do ("topic:outage"). */
struct crisis_heard {
	char *key;
	int64_t since, until;
};

/* A zeroed one has heard of none. The newest CRISES_HEARD are kept. */
struct crises {
	struct crisis_heard heard[CRISES_HEARD];
	size_t count;
};

/* Takes note of a line with type alert: level crisis begins one at its `at`, over ends it. */
void crises_hear(struct crises *crises, struct record *alert);
void crises_free(struct crises *crises);

/* The declared crisis of the post's topics, or NULL. */
const struct plan_crisis *crises_declared(const struct ruling *ruling);

/*
 * Settles whether a silence of the plan or a crisis mutes the post, and why; words is where a
 * reason is put together. STATUS_REJECTED where a condition of theirs gives up.
 */
enum status crises_mute(const struct crises *crises, struct ruling *ruling, struct buf *words,
    struct fault *fault);

#endif
