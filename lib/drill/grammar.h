/*
 * Wording by rules (crisis-drill(5), "Wording"): a rule has alternatives, each a text in which
 * {name} stands for an alternative of that rule, {a|b} for a or b, and {2-9} for a number.
 * Rules may name one another, and themselves: what is deeper than GRAMMAR_DEPTH becomes nothing.
 * Texts are borrowed from whoever adds them.
 */
#ifndef DRILL_GRAMMAR_H
#define DRILL_GRAMMAR_H

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "drill/chance.h"
#include "io/yaml.h"

enum { GRAMMAR_DEPTH = 12, GRAMMAR_LONGEST = 4000 };

/* The languages of wording; "any" holds for each. */
enum tongue { LANGUAGE_EN, LANGUAGE_DE, LANGUAGE_ES, LANGUAGE_FR, LANGUAGE_ANY, LANGUAGES };
extern const char *const tongue_names[LANGUAGES];

struct choice; /* alternatives */

struct grammar {
	struct arena arena;
	struct rule *rules;
	size_t count, room;
	struct choice *newest;
};

/* Adds the rules of a mapping from languages to mappings from names to texts or lists of them.
 * A rule that is there stays: what is added first counts. */
enum status grammar_add(struct grammar *grammar, struct yaml_node *node, struct fault *fault);

/* Alternatives that are no rule: a text or a list of texts. */
enum status grammar_choice(struct grammar *grammar, enum tongue language,
    struct yaml_node *node, struct choice **choice, struct fault *fault);

/* Finds what the texts name. After it, nothing is added. STATUS_PLAN where a rule is missing. */
enum status grammar_link(struct grammar *grammar, struct fault *fault);

/* The rule's alternatives in the language, or those for any; NULL where there are none. */
struct choice *grammar_rule(
    const struct grammar *grammar, enum tongue language, struct span name);

/* Appends one way of saying it. */
void grammar_say(const struct choice *choice, struct chance *chance, struct buf *out);

void grammar_free(struct grammar *grammar);

#endif
