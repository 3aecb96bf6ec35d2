/*
 * Makes a system call fail, for tests: preloaded, it lets FAIL_CALL (write, pread, pwrite,
 * fdatasync, ftruncate) fail at its FAIL_AT'th call, with "no space left" where something is
 * written and "input/output error" where it is read; and says so on the descriptor FAIL_MARK.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As POSIX has it: what dlsym returns is an object's address for the compiler. */
#define FIND(call, name) (*(void **)&(call) = dlsym(RTLD_NEXT, name))

static ssize_t really_write(int fd, const void *at, size_t len)
{
	ssize_t (*call)(int, const void *, size_t);

	FIND(call, "write");
	return call(fd, at, len);
}

static int is_due(const char *call)
{
	static int calls;
	const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT"), *mark = getenv("FAIL_MARK");

	if (wanted == NULL || at == NULL || strcmp(call, wanted) != 0 || ++calls != atoi(at))
		return 0;
	if (mark != NULL && really_write(atoi(mark), "failed\n", 7) != 7)
		abort();
	errno = strcmp(call, "pread") == 0 ? EIO : ENOSPC;
	return 1;
}

ssize_t write(int fd, const void *at, size_t len)
{
	return fd != STDERR_FILENO && is_due("write") ? -1 : really_write(fd, at, len);
}

ssize_t pread64(int fd, void *at, size_t len, off64_t from)
{
	ssize_t (*call)(int, void *, size_t, off64_t);

	FIND(call, "pread64");
	return is_due("pread") ? -1 : call(fd, at, len, from);
}

/* From there on, as on a disk that is full. */
ssize_t pwrite64(int fd, const void *at, size_t len, off64_t to)
{
	static int full;
	ssize_t (*call)(int, const void *, size_t, off64_t);

	FIND(call, "pwrite64");
	full = full || is_due("pwrite");
	errno = ENOSPC;
	return full ? -1 : call(fd, at, len, to);
}

int fdatasync(int fd)
{
	int (*call)(int);

	FIND(call, "fdatasync");
	return is_due("fdatasync") ? -1 : call(fd);
}

int ftruncate64(int fd, off64_t len)
{
	int (*call)(int, off64_t);

	FIND(call, "ftruncate64");
	return is_due("ftruncate") ? -1 : call(fd, len);
}
