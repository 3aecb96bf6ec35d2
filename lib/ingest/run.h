/*
 * What one run of crisis-ingest holds, and what it says at the end of a file.
 */
#ifndef INGEST_RUN_H
#define INGEST_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/convert.h"
#include "ingest/ingest.h"
#include "ingest/sink.h"

struct run {
	const struct tool *tool;
	const struct ingest_options *options;
	struct output *out;
	struct tally tally;
	struct sink sink;
	struct convert convert;
	size_t rows, row_posts; /* of tables, in this file */
	size_t rejected;        /* before this file */
	bool open_line;         /* the rejects end within a line */
};

/* Says what the file held besides posts, or why it could not be read, and, with --explain, what
 * it was taken for. posts is how many there were before it. */
void say_file(struct run *run, const char *file, enum status status, const struct fault *fault,
    size_t posts);

#endif
