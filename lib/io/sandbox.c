#if defined(__linux__)
#define _GNU_SOURCE /* syscall, O_PATH */
#endif
#include "io/sandbox.h"

#if defined(CRISIS_NO_SANDBOX) /* sanitizers open files of their own at exit */

void sandbox_enter(char *const *paths, const char *const *folders)
{
	(void)paths;
	(void)folders;
}

#elif defined(__linux__)

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Every right over files that the first version of Landlock knows: bits 0 to 12. Later rights
 * (refer, truncate, ioctl) need a file that is open already. */
enum { ALL_FILE_RIGHTS = (1 << 13) - 1, NETWORK_VERSION = 4 };

/* The ruleset as kernel 6.7 has it; older headers lack the second member. */
struct rules {
	__u64 files;
	__u64 network; /* bind and connect */
};

static void allow(int ruleset, const char *path, __u64 access, __u64 access_of_folder)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = access};
	struct stat about;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &about) == 0 && S_ISDIR(about.st_mode))
		rule.allowed_access = access_of_folder;
	/* A pipe takes no rule and needs none. */
	syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

void sandbox_enter(char *const *paths, const char *const *folders)
{
	struct rules rules = {.files = ALL_FILE_RIGHTS};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	size_t size = sizeof rules.files;
	int ruleset;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || version < 1)
		return;
	if (version >= NETWORK_VERSION) {
		rules.network = 3;
		size = sizeof rules;
	}
	ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
	if (ruleset < 0)
		return;
	/* A folder as operand may be opened, to be told that it is one, but nothing in it. */
	for (; *paths != NULL; paths++)
		allow(ruleset, *paths, LANDLOCK_ACCESS_FS_READ_FILE, LANDLOCK_ACCESS_FS_READ_DIR);
	for (; folders != NULL && *folders != NULL; folders++)
		allow(ruleset, *folders, LANDLOCK_ACCESS_FS_READ_FILE,
		    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR);
	syscall(SYS_landlock_restrict_self, ruleset, 0);
	close(ruleset);
}

#elif defined(__OpenBSD__)

#include <unistd.h>

void sandbox_enter(char *const *paths, const char *const *folders)
{
	for (; *paths != NULL; paths++)
		unveil(*paths, "r");
	for (; folders != NULL && *folders != NULL; folders++)
		unveil(*folders, "r");
	unveil(NULL, NULL);
	pledge("stdio rpath flock", NULL); /* the ledger, open already, is locked by turns */
}

#else

void sandbox_enter(char *const *paths, const char *const *folders)
{
	(void)paths;
	(void)folders;
}

#endif
