/*
 * Where what is kept between runs lies by default (XDG Base Directory Specification).
 */
#ifndef IO_STATE_H
#define IO_STATE_H

#include "base/buf.h"
#include "base/status.h"

/*
 * Appends the path of a file called name in the folder crisis of $XDG_STATE_HOME, or of
 * $HOME/.local/state, and makes the folder, for its owner only. STATUS_USAGE when neither is set.
 */
enum status state_file(const char *name, struct buf *path, struct fault *fault);

#endif
