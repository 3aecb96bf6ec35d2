#include "io/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status check(int fd, const char *path, struct fault *fault)
{
	struct stat file;

	if (fstat(fd, &file) != 0)
		return fault_errno(fault, "cannot look at %s", path);
	if (S_ISREG(file.st_mode) && (file.st_mode & (S_IROTH | S_IWOTH)) != 0)
		return fault_set(fault, STATUS_USAGE,
		    "%s: a key that everybody can read or change is none: chmod 600 it", path);
	return STATUS_OK;
}

/* Up to one byte more than most; the room is made once, so that no copy of a key stays behind. */
static enum status read_all(
    int fd, const char *path, size_t most, struct buf *out, struct fault *fault)
{
	char *at = buf_reserve(out, most + 1);
	size_t len = 0;
	ssize_t got = 1;

	while (got > 0 && len <= most) {
		do
			got = read(fd, at + len, most + 1 - len);
		while (got < 0 && errno == EINTR);
		if (got < 0)
			return fault_errno(fault, "cannot read %s", path);
		len += (size_t)got;
	}
	out->len += len;
	return STATUS_OK;
}

enum status secret_read(
    const char *path, size_t least, size_t most, struct buf *out, struct fault *fault)
{
	size_t before = out->len;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum status status;

	if (fd < 0)
		return fault_errno(fault, "cannot open %s", path);
	status = check(fd, path, fault);
	if (status == STATUS_OK)
		status = read_all(fd, path, most, out, fault);
	close(fd);
	if (status == STATUS_OK && out->len - before < least)
		status = fault_set(fault, STATUS_USAGE,
		    "%s: a key of %zu bytes is too short: at least %zu", path, out->len - before,
		    least);
	if (status == STATUS_OK && out->len - before > most)
		status = fault_set(
		    fault, STATUS_USAGE, "%s: over %zu bytes, which is no key", path, most);
	return status;
}

void secret_forget(struct buf *secret)
{
	if (secret->room > 0)
		explicit_bzero(secret->at, secret->room);
	buf_free(secret);
}
