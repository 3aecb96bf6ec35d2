/*
 * The small pieces of pcre2pattern(3), for needs.c: enough to say where each ends and which are
 * one plain letter. The pattern has compiled, so that it has no faults. What is not certain to
 * mean the same to every version of PCRE2 makes the walk lost, and nothing it gives counts.
 */
#ifndef POST_SYNTAX_H
#define POST_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct syntax {
	const char *at, *end;
	bool lost;
};

/* How often a part is there. */
enum times { TIMES_ONCE, TIMES_AT_MOST_ONCE, TIMES_ANY, TIMES_AT_LEAST_ONCE };

/* What a part matches: the empty text, the one letter given, or something. */
enum syntax_kind { SYNTAX_EMPTY, SYNTAX_LETTER, SYNTAX_OTHER };

/* What begins with "(". The options of SYNTAX_OPTIONS stand for the rest of the group that
 * they are in; those of SYNTAX_GROUP for the group that they begin. */
enum syntax_group { SYNTAX_GROUP, SYNTAX_LOOK, SYNTAX_OPTIONS };

bool syntax_here(const struct syntax *syntax, const char *text);

/* Steps over what option x ignores. */
void syntax_pass(struct syntax *syntax, bool extended);

/* Steps over a quantifier, if there is one. */
enum times syntax_times(struct syntax *syntax, bool extended);

/* Steps over letters, digits and blanks of ASCII that stand for themselves, without option x, as
 * far as no quantifier follows; at most most of them go to word, folded. Returns how many. */
size_t syntax_word(struct syntax *syntax, char *word, size_t most);

/* Steps over a character class, an escape, or one character. *letter is as it is folded. */
enum syntax_kind syntax_class(struct syntax *syntax, uint32_t *letter);
enum syntax_kind syntax_escape(struct syntax *syntax, uint32_t *letter);
enum syntax_kind syntax_plain(struct syntax *syntax, uint32_t *letter);

/* Steps over "(" and what says which group it is; *extended is set where it says so. */
enum syntax_group syntax_open(struct syntax *syntax, bool *extended);

#endif
