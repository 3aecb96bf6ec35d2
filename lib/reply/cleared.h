/*
 * Texts that the guard has cleared: a storm's drafts differ in little but the name they begin
 * with, and what was cleared once need not be looked at again.
 */
#ifndef REPLY_CLEARED_H
#define REPLY_CLEARED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

enum { CLEARED_TEXTS = 16384 };

struct cleared {
	struct buf *texts; /* CLEARED_TEXTS of them, or NULL; each behind its circumstances */
};

void cleared_free(struct cleared *cleared);

/* True where this very text was cleared in the same circumstances: a number that stands for all
 * that the guard was told besides. */
bool cleared_knows(const struct cleared *cleared, uint64_t circumstances, struct span text);
void cleared_add(struct cleared *cleared, uint64_t circumstances, struct span text);

#endif
