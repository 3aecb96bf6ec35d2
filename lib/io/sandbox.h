/*
 * Giving up rights before the first byte of outside text is read: from then on the process
 * can open the named files, and those in named folders, for reading and nothing else, start no
 * program and reach no network. Descriptors that are open stay usable.
 *
 * Linux: no-new-privileges, Landlock for files (kernel 5.13; network too from 6.7), and seccomp
 * for sockets and programs. OpenBSD: unveil and pledge. Elsewhere, and as far as a kernel has
 * neither, nothing happens: the sandbox is a second wall, and no tool depends on it.
 */
#ifndef IO_SANDBOX_H
#define IO_SANDBOX_H

#include <stddef.h>

/* Files, and folders of which all files may be read; a NULL ends each list, folders may be NULL. A
 * path that is not there is passed over, to fail at its open. */
void sandbox_enter(char *const *paths, const char *const *folders);

#endif
