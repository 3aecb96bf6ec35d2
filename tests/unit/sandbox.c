/*
 * What a tool can still do behind the sandbox: read what was named, and nothing else.
 */
#include "io/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "unit.h"

#if defined(CRISIS_NO_SANDBOX) || !defined(__linux__)

int main(void)
{
	unit_ok(true, "this build has no sandbox # SKIP");
	return unit_done();
}

#else

#include <sys/prctl.h>

enum { FILTERED = 2 }; /* of PR_GET_SECCOMP */

static void *nothing(void *state)
{
	return state;
}

static bool refused(long result)
{
	return result == -1 && (errno == EPERM || errno == EACCES);
}

static void calls(void)
{
	char *const arguments[] = {(char[]){"true"}, NULL};
	pthread_t thread;

	unit_ok(refused(socket(AF_INET, SOCK_STREAM, 0)), "no socket to the network");
	unit_ok(refused(socket(AF_UNIX, SOCK_DGRAM, 0)), "none on this machine");
	unit_ok(refused(execve("/bin/true", arguments, NULL)), "no program is begun");
	unit_ok(refused(fork()), "none is made");
	unit_ok(pthread_create(&thread, NULL, nothing, NULL) == 0 &&
	            pthread_join(thread, NULL) == 0,
	    "a thread may be");
}

static void files(void)
{
	int named = open("/etc/passwd", O_RDONLY);

	unit_ok(named >= 0, "what was named opens for reading");
	close(named);
	unit_ok(refused(open("/etc/passwd", O_WRONLY)), "not for writing");
	unit_ok(refused(open("/etc/group", O_RDONLY)), "what was not named does not open");
}

int main(void)
{
	char *const paths[] = {(char[]){"/etc/passwd"}, NULL};
	int other = open("/etc/group", O_RDONLY);

	sandbox_enter(paths, NULL);
	if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == FILTERED)
		calls();
	else
		unit_ok(true, "this kernel filters no calls # SKIP");
	close(other);
	other = open("/etc/group", O_RDONLY);
	if (other < 0)
		files();
	else
		unit_ok(true, "this kernel restricts no files # SKIP");
	return unit_done();
}

#endif
