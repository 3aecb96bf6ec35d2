/*
 * A key in a file, as ssh(1) keeps its own: for its owner's eyes only.
 */
#ifndef IO_SECRET_H
#define IO_SECRET_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/* Appends the file's bytes as they are. STATUS_USAGE when there are fewer than least or more
 * than most, or when the file's mode lets everybody read or write it. */
enum status secret_read(
    const char *path, size_t least, size_t most, struct buf *out, struct fault *fault);

/* Overwrites the bytes, in a way that a compiler does not leave out, and frees them. */
void secret_forget(struct buf *secret);

#endif
