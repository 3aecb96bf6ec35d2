#include "case/fold.h"

#include <jansson.h>

#include "base/buf.h"
#include "case/number.h"
#include "post/json.h"

bool case_is_open(const struct case_row *row)
{
	enum case_state state = (enum case_state)row->numbers[CASE_STATE];

	return state <= STATE_ANSWERED || state == STATE_REOPENED;
}

static void reach(struct case_row *row, enum case_milestone milestone, int64_t at)
{
	if (row->milestones[milestone] == 0)
		row->milestones[milestone] = at;
}

static void set_state(struct case_row *row, enum case_state state)
{
	row->numbers[CASE_STATE] = state;
}

static enum case_state state_of(const struct case_row *row)
{
	return (enum case_state)row->numbers[CASE_STATE];
}

static void stop(struct case_row *row, enum case_clock clock)
{
	row->due[clock] = 0;
}

static void stop_all(struct case_row *row)
{
	for (int i = 0; i < CASE_CLOCKS; i++)
		stop(row, (enum case_clock)i);
	row->numbers[CASE_WAITING_SINCE] = 0;
}

/* Sets the clocks of which the change tells a time. */
static void start(struct case_row *row, const struct change *change)
{
	for (int i = 0; i < CASE_CLOCKS; i++)
		if (change->due[i] != 0)
			row->due[i] = change->due[i];
}

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
	row->numbers[CASE_SEVERITY] = change->severity;
	row->numbers[CASE_PRIORITY] = change->priority;
	row->numbers[CASE_EXPIRES] = change->expires;
}

/* Begins to be worked on: what is watched, or new. */
static void begin(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	take_words(row, change);
	row->words[CASE_REASON] = change->reason;
	if (change->answer) {
		start(row, change);
		set_state(row, STATE_NEW);
	} else {
		reach(row, CASE_WATCHED, change->at);
		set_state(row, STATE_WATCHED);
	}
	reach(row, CASE_OPENED, change->at);
	reach(row, CASE_POSTED, change->posted);
	row->numbers[CASE_POSTS]++;
}

/* The customer has said something: it is our turn again. */
static void resume(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->numbers[CASE_WAITING_SINCE] = 0;
	start(row, change);
}

/* What has been met stays met, and what has not is due at the earlier of both times. */
static void tighten(struct case_row *row, const struct change *change)
{
	static const enum case_milestone met_by[] = {
	    [CASE_BY_ACKNOWLEDGE] = CASE_ACKNOWLEDGED,
	    [CASE_BY_ANSWER] = CASE_ANSWERED,
	    [CASE_BY_RESOLVE] = CASE_RESOLVED,
	};

	for (int i = CASE_BY_ACKNOWLEDGE; i <= CASE_BY_RESOLVE; i++)
		if (row->milestones[met_by[i]] == 0 && change->due[i] != 0 &&
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

static void add_post(struct case_row *row, const struct change *change, struct arena *arena)
{
	int64_t posts = row->numbers[CASE_POSTS];

	if (state_of(row) == STATE_WATCHED && change->answer)
		begin(row, change, arena);
	else if (case_is_open(row))
		worsen(row, change);
	row->numbers[CASE_POSTS] = posts + 1;
}

static void edit(struct case_row *row, const struct change *change, struct arena *arena)
{
	add_post(row, change, arena);
	row->numbers[CASE_POSTS]--;
}

/* An acknowledgement that counts for a time only comes back when that has passed, unless there is
 * an answer by then. */
static void acknowledge(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_ACKNOWLEDGED, change->at);
	if (state_of(row) == STATE_NEW || state_of(row) == STATE_REOPENED)
		set_state(row, STATE_ACKNOWLEDGED);
	stop(row, CASE_BY_ACKNOWLEDGE);
	stop(row, CASE_BY_RETURN);
	if (row->numbers[CASE_EXPIRES] > 0 && row->due[CASE_BY_ANSWER] != 0)
		row->due[CASE_BY_ACKNOWLEDGE] = change->at + row->numbers[CASE_EXPIRES];
	start(row, change);
}

static void assign(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->words[CASE_OWNER] = change->owner;
	if (change->team.len > 0)
		row->words[CASE_TEAM] = change->team;
	stop(row, CASE_BY_RETURN);
	start(row, change);
}

static void take_offline(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_TAKEN_OFFLINE, change->at);
	if (case_is_open(row) && state_of(row) != STATE_ANSWERED)
		set_state(row, STATE_OFFLINE);
	row->words[CASE_CHANNEL] = change->channel;
	stop(row, CASE_BY_RETURN);
	start(row, change);
}

static void establish(struct case_row *row, const struct change *change, struct arena *arena)
{
	reach(row, CASE_INVESTIGATING, change->at);
	if (state_of(row) < STATE_INVESTIGATING || state_of(row) == STATE_REOPENED)
		set_state(row, STATE_INVESTIGATING);
	row->words[CASE_MISSING] = json_without(row->words[CASE_MISSING], change->fact, arena);
	stop(row, CASE_BY_RETURN);
	start(row, change);
}

static void answer(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_ACKNOWLEDGED, change->at);
	reach(row, CASE_ANSWERED, change->at);
	if (case_is_open(row))
		set_state(row, STATE_ANSWERED);
	stop(row, CASE_BY_ACKNOWLEDGE);
	stop(row, CASE_BY_ANSWER);
	stop(row, CASE_BY_UPDATE);
	stop(row, CASE_BY_RETURN);
	start(row, change);
}

static void solve(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_SOLVED, change->at);
	start(row, change);
}

static void resolve(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_RESOLVED, change->at);
	stop_all(row);
	set_state(row, STATE_RESOLVED);
	start(row, change);
}

static void follow_up(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	stop(row, CASE_BY_FOLLOW_UP);
	if (change->done) {
		reach(row, CASE_FOLLOWED_UP, change->at);
		if (state_of(row) == STATE_RESOLVED)
			set_state(row, STATE_FOLLOWED_UP);
	}
	start(row, change);
}

static void rate(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	row->numbers[CASE_RATING] = change->rating;
}

static void shut(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_CLOSED, change->at);
	stop_all(row);
	set_state(row, STATE_CLOSED);
}

static void reopen(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_REOPENED, change->at);
	stop_all(row);
	set_state(row, STATE_REOPENED);
	start(row, change);
}

static void note(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	start(row, change);
}

static void merge(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	stop_all(row);
	set_state(row, STATE_MERGED);
	case_number_read(change->other, &row->numbers[CASE_MERGED_INTO]);
}

static void absorb(struct case_row *row, const struct change *change, struct arena *arena)
{
	add_post(row, change, arena);
	row->numbers[CASE_POSTS] += change->posts - 1;
}

static void watch(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	reach(row, CASE_WATCHED, change->at);
	stop_all(row);
	set_state(row, STATE_WATCHED);
	if (change->reason.len > 0)
		row->words[CASE_REASON] = change->reason;
}

static void wait(struct case_row *row, const struct change *change, struct arena *arena)
{
	(void)arena;
	if (row->numbers[CASE_WAITING_SINCE] == 0)
		row->numbers[CASE_WAITING_SINCE] = change->at;
}

/* NULL is for what changes nothing but the last event. */
static void (*const folds[VERBS])(struct case_row *, const struct change *, struct arena *) = {
    [VERB_OPEN] = begin,
    [VERB_POST] = add_post,
    [VERB_EDIT] = edit,
    [VERB_REROUTE] = edit,
    [VERB_ACKNOWLEDGE] = acknowledge,
    [VERB_ASSIGN] = assign,
    [VERB_OFFLINE] = take_offline,
    [VERB_FACT] = establish,
    [VERB_ANSWER] = answer,
    [VERB_SOLVE] = solve,
    [VERB_RESOLVE] = resolve,
    [VERB_FOLLOW_UP] = follow_up,
    [VERB_RATE] = rate,
    [VERB_CLOSE] = shut,
    [VERB_REOPEN] = reopen,
    [VERB_NOTE] = note,
    [VERB_MERGE] = merge,
    [VERB_ABSORB] = absorb,
    [VERB_WATCH] = watch,
    [VERB_WAIT] = wait,
    [VERB_RESUME] = resume,
};

void fold(struct case_row *row, const struct change *change, struct arena *arena)
{
	if (folds[change->verb] != NULL)
		folds[change->verb](row, change, arena);
	row->numbers[CASE_LAST_AT] = change->at;
}
