/*
 * Checked output to a file descriptor. Writing gathers bytes and never fails on the spot: the
 * first error is kept, what is added after it goes nowhere, and output_flush and output_close
 * report it. The last thing a tool does is output_close on standard output.
 */
#ifndef IO_OUTPUT_H
#define IO_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/*
 * Who takes part in every write: before may take bytes out of what waits, after is called when
 * all of the rest is written, and on the disk where it goes to a file. A failure of theirs ends
 * the output as a failed write does, and the words are theirs.
 */
struct output_watch {
	size_t worth; /* bytes for output_settle to gather */
	void *state;
	enum status (*before)(void *state, struct buf *waiting, struct fault *fault);
	enum status (*after)(void *state, struct fault *fault);
};

struct output {
	int fd;
	const char *name; /* borrowed; for complaints */
	struct buf waiting;
	int error; /* errno of the first failure, or 0; the watch's is ECANCELED */
	const struct output_watch *watch; /* borrowed; NULL: none */
	struct fault fault;               /* of the watch */
};

/* Standard output; fd 1 stays open until output_close. */
void output_standard(struct output *output);

/* A file made new, or emptied, with mode 0666 less the umask. */
enum status output_create(struct output *output, const char *path, struct fault *fault);

/* The same, but STATUS_IO where there is a file of that name. */
enum status output_create_new(struct output *output, const char *path, struct fault *fault);

void output_add(struct output *output, const char *at, size_t len);
void output_text(struct output *output, const char *text);

/* Writes once enough is waiting to be worth a system call. Call it after each record. */
void output_settle(struct output *output);

/* True once a write has failed: nothing more will come out. */
bool output_failed(const struct output *output);

enum status output_flush(struct output *output, struct fault *fault);
enum status output_close(struct output *output, struct fault *fault);

#endif
