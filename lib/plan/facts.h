/*
 * What a plan's conditions ask of a scored post, read from its record once. All text is
 * borrowed from the records.
 */
#ifndef PLAN_FACTS_H
#define PLAN_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "plan/plan.h"
#include "post/record.h"
#include "post/term.h"

struct facts {
	const struct plan *plan;
	struct record *post; /* whole, for conditions in another language */
	struct span text, platform, lang, kind, author;
	int64_t followers; /* POST_UNKNOWN where unknown */
	const struct span *topics;
	size_t topic_count;
	enum severity severity;
	enum stance stance;
	enum label label;
	bool staff; /* the brand's own post */
	bool drill;
};

/* Begins with a new post, also for the effort that patterns may take.
 * score is a record of the caller's, for the member of that name. STATUS_REJECTED when the
 * post has no score yet, or holds a word that is none of ours. */
enum status facts_read(struct facts *facts, const struct plan *plan, struct record *post,
    struct record *score, struct fault *fault);

/* The brand's own post: by author_staff, or because the handle is one of the plan's. */
bool facts_own_post(struct record *post, const struct plan *plan);
bool facts_own_handle(struct span handle, const struct plan *plan);

#endif
