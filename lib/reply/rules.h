/*
 * The guard's rules: lib/data/guard.yaml as data. A rule finds words by patterns, in the whole
 * text or only where others stand beside them; what no pattern can tell (length, links, what is
 * the plan's own) is one of a few tests that a rule names.
 */
#ifndef REPLY_RULES_H
#define REPLY_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/pack.h"
#include "base/span.h"
#include "base/status.h"
#include "io/yaml.h"
#include "post/pattern.h"
#include "post/pattern_set.h"

enum level { LEVEL_WARNING, LEVEL_ERROR, LEVELS };
extern const char *const level_names[LEVELS];

/* What a rule does with a match, or, without patterns, with the text. */
enum rule_test {
	TEST_NONE,
	TEST_LENGTH,   /* beyond the platform's limit */
	TEST_LINK,     /* a match is an address of a host that the plan does not name */
	TEST_OWN,      /* a match that the plan itself holds is none */
	TEST_ECHO,     /* what the person wrote or is called, said back */
	TEST_POLICY,   /* a match names more money than the plan lets anybody promise */
	TEST_REMEDY,   /* a match names a remedy that the plan has not for the topic */
	TEST_BEFORE,   /* a match that stands before any of `with` */
	TEST_BRAND,    /* a match that is a name of the brand is none */
	TEST_ANOTHER,  /* a match ends in a handle, name or number that is not the post's (another.h) */
	TESTS
};
extern const char *const test_names[TESTS];

/* Patterns that stand together in the rules' table. */
struct pattern_group {
	size_t first, count;
};

enum tri { TRI_ANY, TRI_NO, TRI_YES };

struct rule {
	struct span name, suggest;
	enum level level;
	enum rule_test test;
	unsigned stages;  /* bits of enum stage, of STAGES where it is unknown; 0: all of them */
	enum tri grave, crisis, facts, publicly;
	struct pattern_group find;   /* none: the text as a whole */
	struct pattern_group beside; /* in a match's sentence: without it the match is none */
	struct pattern_group unless; /* in a match's sentence: with it the match is none */
	struct pattern_group with;   /* anywhere: excuses every match */
	struct pattern_group also;   /* anywhere: without it there is no finding */
};

/* A pattern, compiled when the set says for the first time that it may match. */
struct lazy_pattern {
	struct span text;
	struct pattern *pattern;
};

struct rules {
	struct yaml *yaml;
	struct rule *at;
	size_t count;
	struct lazy_pattern *patterns;
	size_t pattern_count, pattern_room;
	struct pattern_set *set;
	struct pattern_group grave; /* words of grave topics */
	struct arena arena;
};

/* Reads the rules of a text with a NUL behind it. */
enum status rules_load(struct rules *rules, struct span text, struct fault *fault);

/* Writes rules that were loaded, or reads such; all of them is then borrowed from the pack's
 * bytes. */
void rules_pack(struct pack *pack, struct rules *rules);

/* The built-in rules: they were loaded and packed as the program was built. */
enum status rules_builtin(struct rules *rules, struct fault *fault);

void rules_free(struct rules *rules);

#endif
