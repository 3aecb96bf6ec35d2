/*
 * How people type: small letters only, capitals only, letters swapped, dropped, doubled.
 */
#ifndef DRILL_SLIPS_H
#define DRILL_SLIPS_H

#include "base/buf.h"
#include "drill/chance.h"

enum slips { SLIPS_NONE, SLIPS_SMALL, SLIPS_LOUD, SLIPS_TYPED };

/* Makes them in what stands behind from. Names (@), tags (#), addresses and letters beyond
 * ASCII stay as they are. */
void slips_make(struct buf *text, size_t from, enum slips slips, struct chance *chance);

#endif
