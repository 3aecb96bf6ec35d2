/* What posts do to a case by themselves. */
#include "ledger/case_fold.h"

static void take_words(struct case_row *row, const struct change *change)
{
	const struct span words[CASE_WORDS] = {
	    [CASE_PLATFORM] = change->platform,
	    [CASE_TEAM] = change->team,
	    [CASE_TOPIC] = change->topic,
	    [CASE_STANCE] = change->stance,
	    [CASE_REASON] = change->reason,
	    [CASE_CHECKLIST] = change->checklist,
	    [CASE_MISSING] = change->checklist,
	    [CASE_ESCALATE] = change->escalate,
	};

	for (int i = 0; i < CASE_WORDS; i++)
		if (words[i].len > 0)
			row->words[i] = words[i];
	row->words[CASE_REASON] = change->reason;
	row->numbers[CASE_SEVERITY] = change->severity;
	row->numbers[CASE_PRIORITY] = change->priority;
	row->numbers[CASE_EXPIRES] = change->expires;
}

/* Begins to be worked on: what is watched, or new. */
static void begin(struct case_row *row, const struct change *change)
{
	take_words(row, change);
	if (change->answer) {
		case_row_start(row, change->due);
		row->numbers[CASE_STATE] = STATE_NEW;
	} else {
		case_row_reach(row, CASE_WATCHED, change->at);
		row->numbers[CASE_STATE] = STATE_WATCHED;
	}
	case_row_reach(row, CASE_OPENED, change->at);
	case_row_reach(row, CASE_POSTED, change->posted);
	row->numbers[CASE_POSTS]++;
}

/* What has been met stays met, and what has not is due at the earlier of both times. */
static void tighten(struct case_row *row, const struct change *change)
{
	for (int i = 0; i < CASE_TARGETS; i++)
		if (row->milestones[case_clock_met_by[i]] == 0 && change->due[i] != 0 &&
		    (row->due[i] == 0 || change->due[i] < row->due[i]))
			row->due[i] = change->due[i];
}

/* A graver post makes the case graver; a case is never taken more lightly again by itself. */
static void worsen(struct case_row *row, const struct change *change)
{
	if (!change->answer || change->severity <= row->numbers[CASE_SEVERITY])
		return;
	row->numbers[CASE_SEVERITY] = change->severity;
	if (change->priority != 0 && change->priority < row->numbers[CASE_PRIORITY])
		row->numbers[CASE_PRIORITY] = change->priority;
	if (change->escalate.len > 0)
		row->words[CASE_ESCALATE] = change->escalate;
	tighten(row, change);
}

/* Posts that say something new of the case, or the same anew, of which it has so many more. */
static void join(struct case_row *row, const struct change *change, int64_t more)
{
	int64_t posts = row->numbers[CASE_POSTS];

	if (row->numbers[CASE_STATE] == STATE_WATCHED && change->answer)
		begin(row, change);
	else if (case_is_open(row))
		worsen(row, change);
	row->numbers[CASE_POSTS] = posts + more;
}

bool case_fold_post(struct case_row *row, const struct change *change)
{
	switch (change->verb) {
	case VERB_OPEN: begin(row, change); return true;
	case VERB_POST: join(row, change, 1); return true;
	case VERB_EDIT:
	case VERB_REROUTE: join(row, change, 0); return true;
	case VERB_ABSORB: join(row, change, change->posts); return true;
	case VERB_OWN:
	case VERB_DELETE: return true;
	default: return false;
	}
}
