/*
 * Appending whole lines to a file that others append to at the same time. Lines of two writers
 * are never mixed, and no half of one is left behind where the disk is full.
 */
#ifndef IO_APPEND_H
#define IO_APPEND_H

#include "base/span.h"
#include "base/status.h"

struct append {
	int fd;
	char *path;
};

/* Opens the file, made where it is missing with mode 0666 less the umask. Goes to append_close,
 * also after a failure. */
enum status append_open(struct append *append, const char *path, struct fault *fault);

/*
 * Appends lines, of which the last is whole as well, in one piece: the file is locked (flock)
 * for the while, and cut to what it was where they cannot all be written. A half line that was
 * left by one who was killed is ended first.
 */
enum status append_lines(const struct append *append, struct span lines, struct fault *fault);

enum status append_close(struct append *append, struct fault *fault);

#endif
