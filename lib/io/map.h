/*
 * A file's bytes without reading them: mapped read-only, so that programs that use the same
 * file share its pages and load of it what they touch. Replace such a file by renaming another
 * over it; one that is cut short in place takes the program down with it.
 */
#ifndef IO_MAP_H
#define IO_MAP_H

#include "base/span.h"
#include "base/status.h"

/* bytes goes to map_close. STATUS_IO where the file cannot be mapped; an empty one can not. */
enum status map_open(const char *path, struct span *bytes, struct fault *fault);

/* bytes without an address are passed over. */
void map_close(struct span *bytes);

#endif
