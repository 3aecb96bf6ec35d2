/*
 * How replies speak a language: lib/data/reply_xx.yaml, one file for each, read when a post in
 * that language comes. What a plan has of its own goes before.
 */
#ifndef REPLY_SPEECH_H
#define REPLY_SPEECH_H

#include <stdint.h>

#include "base/mem.h"
#include "io/yaml.h"
#include "plan/plan.h"

/* The first sentence, by topic and emotion: sober for harm and danger, light for annoyances. */
enum opening {
	OPENING_HURT,
	OPENING_GRAVE,
	OPENING_QUESTION,
	OPENING_ANGER,
	OPENING_SADNESS,
	OPENING_LIGHT,
	OPENING_PLAIN,
	OPENINGS
};

struct speech {
	struct span lang;
	struct plan_template stages[STAGES]; /* count is 0 where there is none */
	struct span openings[OPENINGS], contact, apology;
	struct span hour, days[7], day_hour; /* around a time: "a las ", "el lunes", " a las " */
	/* Words about people in trouble, which is no small annoyance, by the last five bits of their
	 * first letter, which capitals share. */
	struct span *weighty;
	size_t weighty_from[33];
	uint32_t weighty_next[32]; /* bits of the last five of those words' second letters */
	struct yaml_node *calls_it, *instruct, *remedies;
	struct yaml *yaml;
};

struct speeches {
	struct speech *at;
	size_t count;
	struct arena arena;
};

void speeches_open(struct speeches *speeches);
void speeches_free(struct speeches *speeches);

/* NULL where the language is not built in. */
const struct speech *speech_in(struct speeches *speeches, struct span lang);

#endif
