/*
 * What a run that follows its input puts down while it goes on, so that one that is killed goes
 * on where it was: each time windows closed and an alert was told, and else once a minute.
 *
 * Only what is closed is put down. Input that is read again is then counted where it was not
 * yet judged, and is late where it was, so that the alerts are those of a run that nobody killed,
 * and none of those before the last checkpoint comes twice.
 */
#ifndef DETECT_CHECKPOINT_H
#define DETECT_CHECKPOINT_H

#include "detect/detector.h"
#include "io/output.h"
#include "io/pace.h"
#include "io/tool.h"
#include "ledger/ledger.h"

/* All is borrowed. A zeroed one does nothing. */
struct checkpoint {
	const struct tool *tool;
	struct detector *detector;
	struct ledger *ledger;
	struct span feed;
	struct output *out;
	bool closed, told; /* since the last: some window, an alert */
	bool failed;       /* the last was; it is said once */
	struct pace since; /* the last */
	double cost;       /* seconds that the last took */
};

/*
 * Puts down what is to be put down now: the alerts first, then the state. A ledger that cannot
 * be written is complained of once, and asked again later; at the end of the run it must work.
 */
void checkpoint_go(struct checkpoint *checkpoint);

#endif
