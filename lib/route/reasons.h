/*
 * A ruling's reasons in words, which may quote the post, unmasked.
 */
#ifndef ROUTE_REASONS_H
#define ROUTE_REASONS_H

#include "route/ruling.h"

/* Where the post stands in the tree of assess.h, by what; why is a record of the caller's. */
void tell_assessment(const struct ruling *ruling, struct record *why, struct buf *words);

/* Why the posture is what it is; false, with nothing appended, where there is none. */
bool tell_posture(const struct ruling *ruling, struct buf *words);

#endif
