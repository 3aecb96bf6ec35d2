#include "io/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum status append_open(struct append *append, const char *path, struct fault *fault)
{
	append->path = mem_copy(path, strlen(path));
	append->fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	return append->fd >= 0 ? STATUS_OK : fault_errno(fault, "cannot write %s", path);
}

static int lock(int fd, int how)
{
	int done;

	do
		done = flock(fd, how);
	while (done != 0 && errno == EINTR);
	return done;
}

static int write_all(int fd, struct span bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.at, bytes.len);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			bytes = (struct span){bytes.at + n, bytes.len - (size_t)n};
	}
	return 0;
}

static int write_locked(int fd, struct span lines)
{
	struct stat before;
	char last = '\n';
	int error;

	if (fstat(fd, &before) != 0)
		return -1;
	if (S_ISREG(before.st_mode) && before.st_size > 0 &&
	    pread(fd, &last, 1, before.st_size - 1) != 1)
		return -1;
	if ((last == '\n' || write_all(fd, (struct span){"\n", 1}) == 0) &&
	    write_all(fd, lines) == 0)
		return 0;
	error = errno;
	/* Where this fails too there is nothing more to be done: the next one ends the line. */
	if (S_ISREG(before.st_mode) && ftruncate(fd, before.st_size) != 0)
		error = errno;
	errno = error;
	return -1;
}

enum status append_lines(const struct append *append, struct span lines, struct fault *fault)
{
	int done, error;

	if (lines.len == 0)
		return STATUS_OK;
	if (lock(append->fd, LOCK_EX) != 0)
		return fault_errno(fault, "cannot lock %s", append->path);
	done = write_locked(append->fd, lines);
	error = errno;
	lock(append->fd, LOCK_UN);
	errno = error;
	return done == 0 ? STATUS_OK : fault_errno(fault, "cannot write %s", append->path);
}

enum status append_close(struct append *append, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (append->fd >= 0 && close(append->fd) != 0 && errno != EINTR)
		status = fault_errno(fault, "cannot write %s", append->path);
	append->fd = -1;
	free(append->path);
	append->path = NULL;
	return status;
}
