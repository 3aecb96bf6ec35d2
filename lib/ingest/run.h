/*
 * What one run of crisis-ingest holds, and what it says at the end of a file.
 */
#ifndef INGEST_RUN_H
#define INGEST_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/convert.h"
#include "ingest/ingest.h"
#include "ingest/map.h"
#include "ingest/once.h"
#include "ingest/privacy/privacy.h"
#include "ingest/sink.h"
#include "plan/plan.h"

struct run {
	const struct tool *tool;
	const struct ingest_options *options;
	struct output *out;
	struct tally tally;
	struct sink sink;
	struct users *users; /* NULL: none */
	struct once *once;   /* NULL: none */
	struct plan *plan;   /* NULL: none */
	struct buf label;    /* the file's, for source */
	struct convert convert;
	size_t rows, row_posts; /* of tables, in this file */
	size_t rejected;        /* before this file */
	bool open_line;         /* the rejects end within a line */
};

/* Opens what the options name; says by itself what is wrong. run_close is due in any case. */
enum status run_open(struct run *run);
void run_close(struct run *run);

/* Once all is open: gives up the rights to more than reading the operands. */
void run_fence(char *const *operands);

/* Sets source where its label is the file's name or folder: @file, @folder. */
void run_label(struct run *run, const char *path);

/* False once the run is to stop, or the output has failed. */
bool run_goes_on(const struct run *run);

/* After each record: what was written is settled, the count shown. */
void run_after_value(struct run *run);

/* Keeps bytes that were rejected, as they came; each record on lines of its own. */
void run_keep(struct run *run, struct span bytes, bool more_of_it);

/* Counts, tells and keeps a record that was rejected. */
void run_reject(struct run *run, struct fault *fault, const char *file, struct span bytes);

/* Says how much was redacted in all. */
void say_redacted(const struct run *run);

/* Says what the file held besides posts, or why it could not be read, and, with --explain, what
 * it was taken for. posts is how many there were before it. */
void say_file(struct run *run, const char *file, enum status status, const struct fault *fault,
    size_t posts);

#endif
