#include "report/count/follow.h"

#include "post/json.h"

/* What is open while the steps of a case are followed. */
struct course {
	struct case_view *view;
	int64_t now;
	struct span draft;         /* the SHA-256 of the last one since the last answer */
	int64_t promised[PROMISES]; /* by when; 0: nothing is */
};

static const enum case_due promise_dues[PROMISES] = {DUE_UPDATE, DUE_FOLLOW_UP, DUE_RETURN};

static void reach(struct case_view *view, enum case_mark mark, int64_t at)
{
	view->marks[mark] = case_earlier(view->marks[mark], at);
}

static void stop_all(struct case_view *view)
{
	memset(view->due, 0, sizeof view->due);
	view->waiting = 0;
}

/* Something was done that a promise asked for. */
static void keep(struct course *course, enum case_promise promise, int64_t at)
{
	int64_t by = course->promised[promise];
	struct case_promises *promises = &course->view->promises[promise];

	if (by == 0)
		return;
	promises->kept += at <= by;
	promises->broken += at > by;
	course->promised[promise] = 0;
	course->view->due[promise_dues[promise]] = 0;
}

/* A new date for a promise that is open takes the old one's place. */
static void start(struct course *course, const struct case_step *step)
{
	for (size_t i = 0; i < DUES; i++)
		if (step->due[i] != 0)
			course->view->due[i] = step->due[i];
	for (size_t i = 0; i < DUE_PROMISES; i++)
		if (course->view->promised[i] == 0)
			course->view->promised[i] = step->due[i];
	for (size_t i = 0; i < PROMISES; i++) {
		int64_t by = step->due[promise_dues[i]];

		if (by == 0)
			continue;
		course->view->promises[i].made += course->promised[i] == 0;
		course->promised[i] = by;
	}
}

static void answer(struct course *course, const struct case_step *step)
{
	struct case_view *view = course->view;

	reach(view, MARK_ACKNOWLEDGED, step->at);
	reach(view, MARK_ANSWERED, step->at);
	view->due[DUE_ACKNOWLEDGE] = view->due[DUE_ANSWER] = 0;
	view->answers++;
	if (course->draft.len > 0) {
		view->drafted++;
		view->changed += !span_same(course->draft, step->sha256);
	}
	course->draft = (struct span){NULL, 0};
	keep(course, PROMISE_UPDATE, step->at);
	if (case_view_is_open(view))
		view->state = CASE_ANSWERED;
}

static void acknowledge(struct case_view *view, const struct case_step *step)
{
	reach(view, MARK_ACKNOWLEDGED, step->at);
	view->due[DUE_ACKNOWLEDGE] = 0;
	if (view->state == CASE_NEW || view->state == CASE_REOPENED)
		view->state = CASE_ACKNOWLEDGED;
}

static void assign(struct case_view *view, const struct case_step *step)
{
	view->words[WORD_OWNER] = step->word;
	if (step->team.len > 0)
		view->words[WORD_TEAM] = step->team;
}

static void move(struct case_view *view, enum case_mark mark, enum case_state state, int64_t at)
{
	reach(view, mark, at);
	if (view->state < (int64_t)state || view->state == CASE_REOPENED)
		view->state = state;
}

/* What was promised until then and is not late is owed no more. */
static void end(
    struct course *course, enum case_mark mark, enum case_state state, int64_t at)
{
	struct case_view *view = course->view;

	if (mark < MARKS)
		reach(view, mark, at);
	view->state = state;
	stop_all(view);
	for (size_t i = 0; i < PROMISES; i++) {
		if (course->promised[i] != 0 && at > course->promised[i])
			view->promises[i].broken++;
		else if (course->promised[i] != 0)
			view->promises[i].made--;
		course->promised[i] = 0;
	}
}

static void finish(struct course *course, const struct case_step *step)
{
	struct case_view *view = course->view;

	switch ((enum case_verb)step->verb) {
	case DID_RESOLVE: end(course, MARK_RESOLVED, CASE_RESOLVED, step->at); break;
	case DID_CLOSE: end(course, MARK_CLOSED, CASE_CLOSED, step->at); break;
	case DID_REOPEN:
		end(course, MARK_REOPENED, CASE_REOPENED, step->at);
		view->reopened++;
		break;
	case DID_MERGE: end(course, MARKS, CASE_MERGED, step->at); break;
	case DID_WATCH:
		end(course, MARK_WATCHED, CASE_WATCHED, step->at);
		view->words[WORD_REASON] = step->text;
		break;
	case DID_FOLLOW_UP:
		if (step->done) {
			keep(course, PROMISE_FOLLOW_UP, step->at);
			reach(view, MARK_FOLLOWED_UP, step->at);
			view->state = view->state == CASE_RESOLVED ? CASE_FOLLOWED_UP : view->state;
		}
		break;
	case DID_RATE: view->rating = step->rating; break;
	case DID_WAIT: view->waiting = view->waiting == 0 ? step->at : view->waiting; break;
	case DID_RESUME: view->waiting = 0; break;
	default: break;
	}
}

static void take(struct course *course, const struct case_step *step, struct arena *arena)
{
	struct case_view *view = course->view;

	if (step->verb != DID_ASSIGN && step->verb != DID_NOTE)
		keep(course, PROMISE_RETURN, step->at);
	switch ((enum case_verb)step->verb) {
	case DID_ACKNOWLEDGE: acknowledge(view, step); break;
	case DID_ASSIGN: assign(view, step); break;
	case DID_OFFLINE:
		move(view, MARK_OFFLINE, CASE_OFFLINE, step->at);
		view->words[WORD_CHANNEL] = step->word;
		break;
	case DID_FACT:
		move(view, MARK_INVESTIGATING, CASE_INVESTIGATING, step->at);
		view->words[WORD_MISSING] = json_without(view->words[WORD_MISSING], step->word, arena);
		break;
	case DID_DRAFT:
		view->drafts++;
		course->draft = step->sha256;
		break;
	case DID_ANSWER: answer(course, step); break;
	case DID_SOLVE: reach(view, MARK_SOLVED, step->at); break;
	default: finish(course, step); break;
	}
	start(course, step);
}

/* What a line of crisis-case list says of how it stands counts more than what follows. */
static void take_stand(struct case_view *view, const struct case_stand *stand)
{
	view->state = stand->state;
	view->posts = stand->posts;
	view->rating = stand->rating != 0 ? stand->rating : view->rating;
	view->waiting = stand->waiting;
	memcpy(view->due, stand->due, sizeof view->due);
	memcpy(view->words, stand->words, sizeof view->words);
}

/* People did more than to watch it, and no post had asked for that; or decided to do no more. */
static void judge_rules(struct case_view *view)
{
	bool opened_watched = view->file->opened && !view->file->wanted;
	bool done = false;

	for (size_t i = 0; i < view->step_count; i++)
		done = done || (view->steps[i]->verb != DID_NOTE &&
		                   view->steps[i]->verb != DID_WATCH &&
		                   view->steps[i]->verb != DID_MERGE);
	view->watched = view->state == CASE_WATCHED || view->state == CASE_MERGED;
	view->raised = opened_watched && done && view->file->promised[DUE_ANSWER] == 0;
	view->dropped = view->file->opened && view->file->wanted &&
	    view->marks[MARK_ANSWERED] == 0 &&
	    (view->state == CASE_WATCHED || view->state == CASE_CLOSED);
}

void case_follow(struct case_view *view, int64_t now, struct arena *arena)
{
	const struct case_file *file = view->file;
	struct course course = {.view = view, .now = now};

	view->state = file->opened && !file->wanted ? CASE_WATCHED : CASE_NEW;
	view->severity = file->severity;
	memcpy(view->marks, file->marks, sizeof view->marks);
	memcpy(view->promised, file->promised, sizeof view->promised);
	memcpy(view->words, file->words, sizeof view->words);
	if (view->state == CASE_NEW)
		memcpy(view->due, file->promised, sizeof file->promised);
	for (size_t i = 0; i < view->step_count; i++)
		take(&course, view->steps[i], arena);
	for (size_t i = 0; i < PROMISES; i++)
		view->promises[i].broken += course.promised[i] != 0 && course.promised[i] < now;
	if (file->listed)
		take_stand(view, &file->stand);
	for (size_t i = 0; i < DUES; i++)
		if (!file->listed && file->told[i] != 0)
			view->due[i] = file->told[i];
	judge_rules(view);
}
