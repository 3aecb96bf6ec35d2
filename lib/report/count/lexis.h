/*
 * Texts that are kept once however often they come: names of teams, topics, people. What
 * lexis_keep gives lives until lexis_free.
 */
#ifndef REPORT_COUNT_LEXIS_H
#define REPORT_COUNT_LEXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/pack.h"
#include "base/span.h"

struct lexis {
	struct arena arena;
	struct span *slots; /* free where at is NULL */
	size_t count, room;
};

/* The text, cut to most bytes at a whole character, with a NUL behind it. An empty text is an
 * empty span. */
struct span lexis_keep(struct lexis *lexis, struct span text, size_t most);

/* Text as reports take it: UTF-8 without a NUL. */
bool lexis_takes(struct span text);

/* Writes the text, or reads and keeps it; one of more than most bytes, or that is none of
 * lexis_takes, breaks the pack. */
void lexis_pack(struct lexis *lexis, struct pack *pack, struct span *text, size_t most);

void lexis_free(struct lexis *lexis);

#endif
