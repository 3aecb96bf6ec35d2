/*
 * Which cases a verb is for: its operands, or else the lines of standard input, each a number, a
 * line of a case, or a post with a case.
 */
#ifndef CASE_CITED_H
#define CASE_CITED_H

#include "case/desk.h"

/* Of a line with a reply its text, stage and variant as "offline/en/2"; else empty. Of a post what
 * its customer is worth, 0 where that is unknown. */
struct cited_case {
	int64_t id;
	struct span text, stage, variant;
	int64_t customer_value;
};

struct cited {
	struct cited_case *at;
	size_t count;
	struct arena arena;
};

/* Reads them all, naming what is no case's number; new, for cited_free. */
enum status cited_read(struct cited *cited, struct desk *desk, char **operands,
    struct fault *fault);
void cited_free(struct cited *cited);

#endif
