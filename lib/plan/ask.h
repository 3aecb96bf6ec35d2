/*
 * What crisis-plan answers about a plan by itself, without a post: whether it is ready, what it
 * says, who is on duty, what to find out.
 */
#ifndef PLAN_ASK_H
#define PLAN_ASK_H

#include "base/buf.h"
#include "plan/plan.h"

#define PLAN_VERBS "init | check | test | show | checklist | contacts | coverage"

struct plan_question {
	const char *path; /* of the plan; NULL: as plan_load takes it */
	int64_t now;
	bool ready; /* of check: the list for people */
	bool json;
	const char *brand, *zone, *mail; /* of init; NULL: what the starter has */
};

/* The rows of what is asked, for the tool's table. */
#define PLAN_QUESTION_ROWS(q)                                                                      \
	{0, "ready", NULL, "of check: list what is ready, missing and stale", OPTION_FLAG,         \
	    &(q).ready, 0, 0, NULL},                                                               \
	    {'j', "json", NULL, "answer in JSON lines", OPTION_FLAG, &(q).json, 0, 0, NULL},       \
	    {0, "brand", "NAME", "of init: the brand", OPTION_TEXT, &(q).brand, 0, 0, NULL},       \
	    {0, "zone", "ZONE", "of init: the time zone, as Europe/Berlin", OPTION_TEXT,           \
	        &(q).zone, 0, 0, NULL},                                                            \
	{                                                                                          \
		0, "mail", "ADDRESS", "of init: where people reach the brand", OPTION_TEXT,        \
		    &(q).mail, 0, 0, NULL                                                          \
	}

/* Prints the answer to the first operand and returns the exit status: 1 is the documented no,
 * a plan that is not ready. */
int plan_answer(const struct tool *tool, const struct plan_question *question, char **operands);

/* One answer, appended to out. *no is set where it is no. Else STATUS_OK or what was wrong. */
typedef enum status plan_ask(const struct plan_question *question, const char *operand,
    struct buf *out, bool *no, struct fault *fault);

/* The plan, for one answer; of what is wrong with it the first is told. */
enum status ask_plan(
    const struct plan_question *question, struct plan **plan, struct fault *fault);

plan_ask ask_check, ask_init, ask_show, ask_checklist, ask_contacts;

#endif
