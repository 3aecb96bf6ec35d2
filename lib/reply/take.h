/*
 * crisis-reply --from: texts of people or a model put through what our own drafts go through.
 */
#ifndef REPLY_TAKE_H
#define REPLY_TAKE_H

#include "filter.h"
#include "reply/reply.h"

/*
 * Opens drafting, drafts for the posts of the filter's operands, or with from, a file, judges the
 * texts in it for them, and frees it. Returns the exit status, 1 where a text was refused.
 */
int drafting_main(struct drafting *drafting, struct filter *filter, const char *from);

/*
 * Reads the texts in the file, then the posts of the filter's operands: each post for which there
 * is a text gets it as its reply, the others pass. Returns the exit status, 1 where a text was
 * refused or no post came for it. Frees nothing of drafting, which is open.
 */
int take_main(struct drafting *drafting, struct filter *filter, const char *from);

#endif
