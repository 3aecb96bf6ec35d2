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

/*
 * Compiles /pattern/flags, flags of i m s x, or a pattern without slashes, which is caseless.
 * UTF-8 and Unicode properties are on. STATUS_PLAN with the column in text where it does not
 * compile. The pattern is new; free it with pattern_free.
 */
enum status pattern_compile(struct span text, struct pattern **pattern, struct fault *fault);

/* subject must be UTF-8. *where, when not NULL, is the part that matched. A match costs at
 * most 100,000 steps of PCRE2, a few milliseconds. */
enum pattern_answer pattern_match(struct pattern *pattern, struct span subject, struct span *where);

void pattern_free(struct pattern *pattern);

#endif
