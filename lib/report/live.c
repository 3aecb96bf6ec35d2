#include "report/live.h"

#include "filter.h"

/* To the upper left, and all below is erased (ECMA-48, CUP and ED). */
static const char CLEAR[] = "\033[H\033[J";

static int64_t present(void)
{
	const struct filter_options clock = FILTER_DEFAULTS;

	return filter_now(&clock);
}

void live_show(struct live *live)
{
	struct figures *figures = live->intake->parts[0];
	struct buf *out = &live->out->waiting;

	if (live->terminal)
		buf_text(out, CLEAR);
	else if (live->count > 0 && live->format->write == format_as_text)
		buf_char(out, '\n');
	live->count++;
	figures->lines = live->lines;
	figures->rejected = live->rejected;
	report_write(live->kind, live->format, figures, live->view, out);
	live->changed = false;
}

/* On a terminal the present moves on by itself; elsewhere the same again would tell nothing. */
static void show_in_time(struct live *live)
{
	struct fault ignored;
	int64_t now = present();

	if (live->clock)
		live->intake->parts[0]->now = now;
	if (live->shown == 0)
		live->shown = now;
	if (now - live->shown < live->every || !(live->changed || live->terminal))
		return;
	live_show(live);
	live->shown = now;
	output_flush(live->out, &ignored); /* closing it tells */
}

enum status live_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct live *live = state;
	enum status status = intake_judge(live->intake, record, member, fault);

	live->lines++;
	live->rejected += status == STATUS_REJECTED;
	live->changed = true;
	show_in_time(live);
	return status;
}

void live_tick(void *state)
{
	show_in_time(state);
}
