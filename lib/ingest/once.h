/*
 * Each post once (--new): of the lines that wait to be written, those of posts that the ledger
 * remembers are taken out; the rest is written, and then the ledger is committed, all under its
 * lock. So a post that was remembered has been written, and runs at the same time share the posts
 * between them. A run that is killed between the two steps repeats its last posts.
 */
#ifndef INGEST_ONCE_H
#define INGEST_ONCE_H

#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "io/output.h"
#include "ledger/ledger.h"
#include "post/post.h"

struct once;

/* Opens the ledger; now, in seconds since 1970, is when posts are seen. out is borrowed until
 * once_close, which flushes it; what fails then is told when out is closed. */
enum status once_open(struct once **once, const char *path, const struct ledger_patience *patience,
    int64_t now, struct output *out, struct fault *fault);
void once_close(struct once *once);

/* The post, or the post that the line is, stands at the end of what waits, as one line. */
void once_add(struct once *once, const struct post *post);
void once_add_line(struct once *once, struct span line);

#endif
