/*
 * The posts to look at first: the most severe, among these the most urgent, among these the
 * earliest, and between equals in the order of platform, id and text, so that it does not depend
 * on the order of input. A bounded list that owns copies of what it shows.
 */
#ifndef REPORT_COUNT_TOP_H
#define REPORT_COUNT_TOP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pack.h"
#include "report/count/entry.h"

enum { TOP_TEXT = 600 }; /* bytes of a post's text that are kept */

struct top_post {
	struct entry entry; /* its text is the list's own; topics and blocked are empty */
	bool cut;           /* the text is longer than what is kept */
};

struct top {
	struct top_post *posts;
	size_t count, most;
};

void top_open(struct top *top, size_t most);

/* True when the post would be listed. One with neither severity nor urgency never is. */
bool top_wants(const struct top *top, const struct entry *entry);

/* Lists the post if it is wanted; its words must have been read. */
void top_add(struct top *top, const struct entry *entry);

/* Lists those that the list of both would have. */
void top_merge(struct top *top, const struct top *other);
void top_pack(struct top *top, struct pack *pack);

void top_free(struct top *top);

#endif
