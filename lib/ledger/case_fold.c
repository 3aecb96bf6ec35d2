/* What people do to a case. */
#include "ledger/case_fold.h"

#include "ledger/case_number.h"
#include "post/json.h"

#define BIT(term) (1U << (term))

/* Sets of states, in bits. */
enum {
	UNSEEN = BIT(STATE_NEW) | BIT(STATE_REOPENED),
	UNFOUNDED = UNSEEN | BIT(STATE_ACKNOWLEDGED) | BIT(STATE_OFFLINE),
	UNANSWERED = UNFOUNDED | BIT(STATE_INVESTIGATING),
	OPEN = UNANSWERED | BIT(STATE_ANSWERED),
	ANY = BIT(STATES) - 1
};
enum { EVERY_CLOCK = BIT(CASE_CLOCKS) - 1 };

bool case_is_open(const struct case_row *row)
{
	return BIT(row->numbers[CASE_STATE]) & OPEN;
}

/* An acknowledgement that counts for a time only comes back when that has passed, unless there is
 * an answer by then. */
static void expire(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	if (row->numbers[CASE_EXPIRES] > 0 && row->due[CASE_BY_ANSWER] != 0)
		row->due[CASE_BY_ACKNOWLEDGE] = change->at + row->numbers[CASE_EXPIRES];
}

static void own(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->words[CASE_OWNER] = change->owner;
	if (change->team.len > 0)
		row->words[CASE_TEAM] = change->team;
}

static void take_channel(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->words[CASE_CHANNEL] = change->channel;
}

static void establish(struct case_row *row, const struct change *change, struct arena *arena)
{
	row->words[CASE_MISSING] = json_without(row->words[CASE_MISSING], change->fact, arena);
}

static void ask(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	if (!change->done)
		return;
	case_row_reach(row, CASE_FOLLOWED_UP, change->at);
	if (row->numbers[CASE_STATE] == STATE_RESOLVED)
		row->numbers[CASE_STATE] = STATE_FOLLOWED_UP;
}

static void rate(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->numbers[CASE_RATING] = change->rating;
}

static void point(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	case_number_read(change->other, &row->numbers[CASE_MERGED_INTO]);
}

static void reason(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	if (change->reason.len > 0)
		row->words[CASE_REASON] = change->reason;
}

static void wait(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	if (row->numbers[CASE_WAITING_SINCE] == 0)
		row->numbers[CASE_WAITING_SINCE] = change->at;
}

/* The customer has said something: it is our turn again. */
static void resume(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)change;
	(void)arena;
	row->numbers[CASE_WAITING_SINCE] = 0;
}

/* What a verb comes to: the milestones it reaches, the clocks it stops, and, from these states, the
 * state it leads to. A verb that is not here leaves the case as it is. */
static const struct deed {
	unsigned reached, stopped, from;
	enum case_state to;
	void (*also)(struct case_row *, const struct change *, struct arena *);
} deeds[VERBS] = {
    [VERB_ACKNOWLEDGE] = {BIT(CASE_ACKNOWLEDGED), BIT(CASE_BY_ACKNOWLEDGE) | BIT(CASE_BY_RETURN),
        UNSEEN, STATE_ACKNOWLEDGED, expire},
    [VERB_ASSIGN] = {0, BIT(CASE_BY_RETURN), 0, 0, own},
    [VERB_OFFLINE] = {BIT(CASE_TAKEN_OFFLINE), BIT(CASE_BY_RETURN), UNANSWERED, STATE_OFFLINE,
        take_channel},
    [VERB_FACT] = {BIT(CASE_INVESTIGATING), BIT(CASE_BY_RETURN), UNFOUNDED, STATE_INVESTIGATING,
        establish},
    [VERB_ANSWER] = {BIT(CASE_ACKNOWLEDGED) | BIT(CASE_ANSWERED),
        BIT(CASE_BY_ACKNOWLEDGE) | BIT(CASE_BY_ANSWER) | BIT(CASE_BY_UPDATE) |
            BIT(CASE_BY_RETURN),
        OPEN, STATE_ANSWERED, NULL},
    [VERB_SOLVE] = {BIT(CASE_SOLVED), 0, 0, 0, NULL},
    [VERB_RESOLVE] = {BIT(CASE_RESOLVED), EVERY_CLOCK, ANY, STATE_RESOLVED, NULL},
    [VERB_FOLLOW_UP] = {0, BIT(CASE_BY_FOLLOW_UP), 0, 0, ask},
    [VERB_RATE] = {0, 0, 0, 0, rate},
    [VERB_CLOSE] = {BIT(CASE_CLOSED), EVERY_CLOCK, ANY, STATE_CLOSED, NULL},
    [VERB_REOPEN] = {BIT(CASE_REOPENED), EVERY_CLOCK, ANY, STATE_REOPENED, NULL},
    [VERB_MERGE] = {0, EVERY_CLOCK, ANY, STATE_MERGED, point},
    [VERB_WATCH] = {BIT(CASE_WATCHED), EVERY_CLOCK, ANY, STATE_WATCHED, reason},
    [VERB_WAIT] = {0, 0, 0, 0, wait},
    [VERB_RESUME] = {0, 0, 0, 0, resume},
};

/* What it promises anew, as any may, starts when what it meets has stopped. */
static void take_deed(struct case_row *row, const struct change *change, struct arena *arena)
{
	const struct deed *deed = &deeds[change->verb];

	for (int i = 0; i < CASE_MILESTONES; i++)
		if (deed->reached & BIT(i))
			case_row_reach(row, (enum case_milestone)i, change->at);
	for (int i = 0; i < CASE_CLOCKS; i++)
		if (deed->stopped & BIT(i))
			row->due[i] = 0;
	if (deed->stopped == EVERY_CLOCK)
		row->numbers[CASE_WAITING_SINCE] = 0;
	if (deed->from & BIT(row->numbers[CASE_STATE]))
		row->numbers[CASE_STATE] = deed->to;
	if (deed->also != NULL)
		deed->also(row, change, arena);
	case_row_start(row, change->due);
}

void case_fold(struct case_row *row, const struct change *change, struct arena *arena)
{
	if (!case_fold_post(row, change))
		take_deed(row, change, arena);
	row->numbers[CASE_LAST_AT] = change->at;
}
