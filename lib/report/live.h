/*
 * A report that is shown again and again while the feed runs: on a terminal in place of the one
 * before, elsewhere one below the other, in plain lines.
 */
#ifndef REPORT_LIVE_H
#define REPORT_LIVE_H

#include "io/output.h"
#include "io/reader.h"
#include "report/count/intake.h"
#include "report/report.h"

struct live {
	struct intake *intake;
	const struct report_kind *kind;
	const struct report_format *format;
	const struct report_view *view;
	struct output *out;
	bool terminal;
	bool clock;          /* the present moves on: it was not given */
	int64_t every;       /* seconds from one to the next, at least */
	int64_t shown;       /* when it was shown last, or the first line came; 0: neither */
	int64_t lines, rejected;
	int64_t count;       /* how often it was shown */
	bool changed;        /* something came since */
};

/* As intake_judge, for the filter's loop; state is a struct live. */
enum status live_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

/* For the reader: shows it when it is time, while nothing comes; state is a struct live. */
void live_tick(void *state);

/* Shows it now, in place of the last one on a terminal. */
void live_show(struct live *live);

#endif
