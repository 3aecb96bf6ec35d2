/*
 * A scenario: the course of a crisis, what is said in it by whom, and in which words
 * (man/crisis-drill.5). The words that all share come from a scenario called common, which
 * cannot be played by itself.
 */
#ifndef DRILL_SCENARIO_H
#define DRILL_SCENARIO_H

#include "drill/grammar.h"
#include "post/term.h"

/* What a post of the storm is: the words of one of the stances, or what is made of a post. */
enum spread { SPREAD_REPOST = STANCES, SPREAD_QUOTE, SPREAD_COPY, SPREAD_BOT, SPREAD_REPLY, VOICES };
extern const char *const voice_names[VOICES];

/* A stretch of the course. The storm's rate, in times the mean rate of ordinary posts, goes from
 * one figure to the other, exponentially. */
struct phase {
	struct span name;
	int64_t seconds;
	double from, to;
	double voices[VOICES]; /* weights of what the storm says */
	bool voiced;           /* any weight is above 0 */
};

/* Something to say: its truth, and its words in the languages that have it. */
struct saying {
	enum stance stance;
	struct span topic; /* empty: none */
	enum severity severity;
	bool answer;
	double share; /* weight among those of the same stance */
	struct choice *words[LANGUAGES];
};

struct sayings {
	struct saying *at;
	size_t count;
};

struct scenario {
	struct span name, about;
	struct phase *phases;
	size_t phase_count;
	struct sayings storm, chatter; /* the scenario's own, and the common ones */
	struct grammar grammar;
	struct yaml *own, *common;
	struct arena arena;
};

/* Fills a scenario by its name among those built in, or by a path, which has a slash or a dot.
 * STATUS_USAGE where there is none; goes to scenario_free in any case. */
enum status scenario_open(const char *name, struct scenario *scenario, struct fault *fault);
void scenario_free(struct scenario *scenario);

/* The names of those built in, with a NULL behind them. */
extern const char *const scenario_names[];

#endif
