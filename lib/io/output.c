#define _GNU_SOURCE /* F_SETPIPE_SZ, where the system has it */

#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { WORTH_WRITING = 1 << 16, PIPE = 1 << 18 };

/* A pipe of the usual 64 KiB holds one of our writes, so that each filter waits for the next at
 * every one. What has no wider pipe to give, or is none, stays as it is. */
static void widen_pipe(int fd)
{
#ifdef F_SETPIPE_SZ
	int size = fcntl(fd, F_GETPIPE_SZ);

	if (size > 0 && size < PIPE)
		(void)fcntl(fd, F_SETPIPE_SZ, (int)PIPE);
#else
	(void)fd;
#endif
}

void output_standard(struct output *output)
{
	widen_pipe(STDOUT_FILENO);
	*output = (struct output){.fd = STDOUT_FILENO, .name = "standard output"};
}

static enum status create(
    struct output *output, const char *path, int how, struct fault *fault)
{
	*output = (struct output){.name = path};
	output->fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666);
	if (output->fd < 0)
		return fault_errno(fault, "cannot write %s", path);
	return STATUS_OK;
}

enum status output_create(struct output *output, const char *path, struct fault *fault)
{
	return create(output, path, O_TRUNC, fault);
}

enum status output_create_new(struct output *output, const char *path, struct fault *fault)
{
	return create(output, path, O_EXCL, fault);
}

/* Writes all that waits; on an error the rest is dropped and the error kept. */
static void drain_plainly(struct output *output)
{
	const char *at = output->waiting.at;
	size_t left = output->waiting.len;

	while (left > 0 && output->error == 0) {
		ssize_t n = write(output->fd, at, left);
		if (n >= 0) {
			at += n;
			left -= (size_t)n;
		} else if (errno != EINTR) {
			output->error = errno;
		}
	}
	buf_reset(&output->waiting);
}

/* What cannot be synced, a pipe or a terminal, needs no syncing. */
static void reach_disk(struct output *output)
{
	while (output->error == 0 && fdatasync(output->fd) != 0) {
		if (errno == EINVAL || errno == EROFS || errno == ENOTSUP)
			return;
		if (errno != EINTR)
			output->error = errno;
	}
}

static void drain(struct output *output)
{
	const struct output_watch *watch = output->watch;

	if (watch == NULL || output->error != 0 || output->waiting.len == 0) {
		drain_plainly(output);
		return;
	}
	if (watch->before(watch->state, &output->waiting, &output->fault) != STATUS_OK)
		output->error = ECANCELED;
	drain_plainly(output);
	reach_disk(output);
	if (output->error == 0 && watch->after(watch->state, &output->fault) != STATUS_OK)
		output->error = ECANCELED;
}

void output_add(struct output *output, const char *at, size_t len)
{
	if (output->error == 0)
		buf_add(&output->waiting, at, len);
}

void output_text(struct output *output, const char *text)
{
	output_add(output, text, strlen(text));
}

void output_settle(struct output *output)
{
	if (output->waiting.len >= (output->watch != NULL ? output->watch->worth : WORTH_WRITING))
		drain(output);
}

bool output_failed(const struct output *output)
{
	return output->error != 0;
}

static enum status verdict(const struct output *output, struct fault *fault)
{
	if (output->error == 0)
		return STATUS_OK;
	if (output->error == ECANCELED && output->fault.what[0] != '\0')
		return fault_set(fault, STATUS_IO, "%s", output->fault.what);
	errno = output->error;
	return fault_errno(fault, "cannot write %s", output->name);
}

enum status output_flush(struct output *output, struct fault *fault)
{
	drain(output);
	return verdict(output, fault);
}

enum status output_close(struct output *output, struct fault *fault)
{
	drain(output);
	/* EINTR: on Linux and the BSDs the descriptor is gone all the same. */
	if (close(output->fd) != 0 && errno != EINTR && output->error == 0)
		output->error = errno;
	output->fd = -1;
	buf_free(&output->waiting);
	return verdict(output, fault);
}
