#include "report/count/follow.h"

/* What was promised while the steps of a case are followed. */
struct course {
	struct case_view *view;
	struct span draft;          /* the SHA-256 of the last one since the last answer */
	int64_t promised[PROMISES]; /* by when; 0: nothing is */
};

static const enum case_clock promise_clocks[PROMISES] = {
    CASE_BY_UPDATE, CASE_BY_FOLLOW_UP, CASE_BY_RETURN};

/* Something was done that a promise asked for. */
static void keep(struct course *course, enum case_promise promise, int64_t at)
{
	int64_t by = course->promised[promise];
	struct case_promises *promises = &course->view->promises[promise];

	promises->kept += by != 0 && at <= by;
	promises->broken += by != 0 && at > by;
	course->promised[promise] = 0;
}

/* What was promised until then and is not late is owed no more. */
static void end(struct course *course, int64_t at)
{
	for (size_t i = 0; i < PROMISES; i++) {
		struct case_promises *promises = &course->view->promises[i];

		promises->broken += course->promised[i] != 0 && at > course->promised[i];
		promises->made -= course->promised[i] != 0 && at <= course->promised[i];
		course->promised[i] = 0;
	}
}

/* A new date for a promise that is open takes the old one's place. */
static void promise(struct course *course, const struct case_step *step)
{
	for (size_t i = 0; i < CASE_TARGETS; i++)
		if (course->view->promised[i] == 0)
			course->view->promised[i] = step->due[i];
	for (size_t i = 0; i < PROMISES; i++) {
		int64_t by = step->due[promise_clocks[i]];

		if (by == 0)
			continue;
		course->view->promises[i].made += course->promised[i] == 0;
		course->promised[i] = by;
	}
}

static void answer(struct course *course, const struct case_step *step)
{
	struct case_view *view = course->view;

	view->answers++;
	if (course->draft.len > 0) {
		view->drafted++;
		view->changed += !span_same(course->draft, step->sha256);
	}
	course->draft = (struct span){NULL, 0};
	keep(course, PROMISE_UPDATE, step->at);
}

/* What a step says of the people who took it, beside what it makes of the case. */
static void tally(struct course *course, const struct case_step *step)
{
	if (step->verb != VERB_ASSIGN && step->verb != VERB_NOTE)
		keep(course, PROMISE_RETURN, step->at);
	switch ((enum case_verb)step->verb) {
	case VERB_DRAFT:
		course->view->drafts++;
		course->draft = step->sha256;
		break;
	case VERB_ANSWER: answer(course, step); break;
	case VERB_FOLLOW_UP:
		if (step->done)
			keep(course, PROMISE_FOLLOW_UP, step->at);
		break;
	case VERB_REOPEN: course->view->reopened++; end(course, step->at); break;
	case VERB_RESOLVE:
	case VERB_CLOSE:
	case VERB_MERGE:
	case VERB_WATCH: end(course, step->at); break;
	default: break;
	}
	promise(course, step);
}

/* The word is what the verb is about, whichever that is. */
static void take(struct course *course, const struct case_step *step, struct arena *arena)
{
	struct change change = {.verb = (enum case_verb)step->verb, .at = step->at,
	    .rating = step->rating, .done = step->done, .team = step->team,
	    .owner = step->word, .channel = step->word, .fact = step->word,
	    .other = step->word, .reason = step->text};

	memcpy(change.due, step->due, sizeof change.due);
	case_fold(&course->view->row, &change, arena);
	tally(course, step);
}

/* What a line of crisis-case list says of how it stands counts more than what follows. */
static void take_stand(struct case_row *row, const struct case_stand *stand)
{
	row->numbers[CASE_STATE] = stand->state;
	row->numbers[CASE_POSTS] = stand->posts;
	row->numbers[CASE_WAITING_SINCE] = stand->waiting;
	if (stand->rating != 0)
		row->numbers[CASE_RATING] = stand->rating;
	memcpy(row->due, stand->due, sizeof row->due);
	memcpy(row->words, stand->words, sizeof row->words);
}

/* People did more than to watch it, and no post had asked for that; or decided to do no more. */
static void judge_rules(struct case_view *view)
{
	int64_t state = view->row.numbers[CASE_STATE];
	bool opened_watched = view->file->opened && !view->file->wanted;
	bool done = false;

	for (size_t i = 0; i < view->step_count; i++)
		done = done || (view->steps[i]->verb != VERB_NOTE &&
		                   view->steps[i]->verb != VERB_WATCH &&
		                   view->steps[i]->verb != VERB_MERGE);
	view->watched = state == STATE_WATCHED || state == STATE_MERGED;
	view->raised = opened_watched && done && view->file->promised[CASE_BY_ANSWER] == 0;
	view->dropped = view->file->opened && view->file->wanted &&
	    view->row.milestones[CASE_ANSWERED] == 0 &&
	    (state == STATE_WATCHED || state == STATE_CLOSED);
}

/* As its posts have left it: they were counted as they came, and not kept. */
static void begin(struct case_row *row, const struct case_file *file)
{
	bool watched = file->opened && !file->wanted;

	row->numbers[CASE_STATE] = watched ? STATE_WATCHED : STATE_NEW;
	row->numbers[CASE_SEVERITY] = file->severity;
	memcpy(row->milestones, file->milestones, sizeof row->milestones);
	memcpy(row->words, file->words, sizeof row->words);
	if (!watched)
		memcpy(row->due, file->promised, sizeof file->promised);
}

void case_follow(struct case_view *view, int64_t now, struct arena *arena)
{
	const struct case_file *file = view->file;
	struct course course = {.view = view};

	begin(&view->row, file);
	memcpy(view->promised, file->promised, sizeof view->promised);
	for (size_t i = 0; i < view->step_count; i++)
		take(&course, view->steps[i], arena);
	for (size_t i = 0; i < PROMISES; i++)
		view->promises[i].broken += course.promised[i] != 0 && course.promised[i] < now;
	if (file->listed)
		take_stand(&view->row, &file->stand);
	else
		case_row_start(&view->row, file->told);
	judge_rules(view);
}
