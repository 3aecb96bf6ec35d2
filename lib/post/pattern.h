/*
 * Patterns from plans, matched against strangers' text: PCRE2 with limits. A limit that is hit
 * is an answer of its own, never "no match".
 */
#ifndef POST_PATTERN_H
#define POST_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "base/status.h"

struct pattern;

enum pattern_answer { PATTERN_MISSES, PATTERN_MATCHES, PATTERN_GIVES_UP };

/* A subject longer than this is not searched: every pattern gives up on it. */
enum { PATTERN_LONGEST = 64 << 10 };

/*
 * Compiles /pattern/flags, flags of i m s x, or a pattern without slashes, which is caseless.
 * UTF-8 and Unicode properties are on. STATUS_PLAN with the column in text where it does not
 * compile. The pattern is new; free it with pattern_free.
 */
enum status pattern_compile(struct span text, struct pattern **pattern, struct fault *fault);
void pattern_free(struct pattern *pattern);

/* A pattern that is known to compile, as those that a program brings along: that is left to the
 * first match, for most are never tried. text is borrowed; the pattern is new. One that does not
 * compile gives up on everything. */
struct pattern *pattern_later(struct span text);

/* What pattern_compile compiles of such a text, and whether with option x. False where the
 * slashes and flags are wrong. */
bool pattern_split(struct span text, struct span *body, bool *extended);

/*
 * What matching one post may cost, over all of its patterns. Work is counted as it might be at
 * worst, since PCRE2 does not tell what it was: at each place where a match may begin, all
 * bytes to look at and a number of steps. A pattern that may need more than is left gives up.
 * The clock has no part in it: the same patterns on the same post give the same answers.
 */
struct pattern_effort;

struct pattern_effort *pattern_effort_new(void);
void pattern_effort_free(struct pattern_effort *effort);

/* For the next post. */
void pattern_effort_reset(struct pattern_effort *effort);

/* subject must be UTF-8. *where, when not NULL, is the part that matched. effort may be NULL:
 * the pattern then has a post's whole effort for itself. */
enum pattern_answer pattern_match_within(struct pattern_effort *effort, struct pattern *pattern,
    struct span subject, struct span *where);
enum pattern_answer pattern_match(struct pattern *pattern, struct span subject, struct span *where);

#endif
