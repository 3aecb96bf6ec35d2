/*
 * A feed replayed in its own time.
 */
#ifndef DRILL_PLAY_H
#define DRILL_PLAY_H

#include "io/output.h"
#include "io/pace.h"
#include "post/record.h"

struct play {
	double speed;   /* feed's seconds in one of ours */
	int64_t from;   /* what is earlier is left out; INT64_MIN: nothing */
	bool shift;     /* times move, so that the first line's is now */
	int64_t now;
	struct output *out;
	bool begun;     /* what follows is play's own */
	int64_t first;
	struct pace pace;
	struct buf line;
};

#define PLAY_DEFAULTS {.speed = 1, .from = INT64_MIN}

/*
 * Writes a line, and flushes it, when its time has come: collected_at, or else created_at, or,
 * for what is no post, at. A line whose time is over, because it was late, and one without a time
 * go out at once: so they were. A post gets drill: true, whatever it had.
 * A filter_judge: it leaves member empty.
 */
enum status play_line(void *play, struct record *record, struct buf *member, struct fault *fault);

#endif
