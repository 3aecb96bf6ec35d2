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

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
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

static void restrict_files(char *const *paths, const char *const *folders)
{
	struct rules rules = {.files = ALL_FILE_RIGHTS};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	size_t size = sizeof rules.files;
	int ruleset;

	if (version < 1)
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

/* What no filter needs once its files are named: reaching others, becoming or making another
 * program, looking into one, and the kernel's own doors. All else stays allowed, for what a C
 * library calls is not ours to know. */
static const int denied[] = {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect),
    SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(execve),
    SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(kill), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(chroot), SCMP_SYS(pivot_root),
    SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
    SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd), SCMP_SYS(keyctl), SCMP_SYS(add_key),
    SCMP_SYS(request_key), SCMP_SYS(init_module), SCMP_SYS(finit_module),
    SCMP_SYS(open_by_handle_at), SCMP_SYS(personality)};

/* They fail with EPERM rather than end the process: a library that tries is told no. A clone
 * that is no thread is refused; of clone3 a filter cannot see the flags, so it seems not to be
 * there, and the C library takes clone. */
static void restrict_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (filter == NULL)
		return;
	/* Kernels before 5.16 slow every load and store of a filtered process down otherwise. */
	seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1);
	for (size_t i = 0; i < sizeof denied / sizeof *denied; i++)
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied[i], 0);
	seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
	seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	seccomp_load(filter);
	seccomp_release(filter);
}

void sandbox_enter(char *const *paths, const char *const *folders)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	restrict_files(paths, folders);
	restrict_calls();
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
