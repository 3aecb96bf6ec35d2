/*
 * Runs a command and writes the most memory that it held, in KiB, to a file: peak FILE COMMAND
 * [ARGUMENT ...]. The exit status is the command's.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct rusage usage;
	int status = 0;
	FILE *out;
	pid_t child;

	if (argc < 3) {
		fputs("usage: peak FILE COMMAND [ARGUMENT ...]\n", stderr);
		return 2;
	}
	out = fopen(argv[1], "we");
	child = out != NULL ? fork() : -1;
	if (child == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    getrusage(RUSAGE_CHILDREN, &usage) != 0) {
		perror("peak");
		return 2;
	}
	fprintf(out, "%ld\n", usage.ru_maxrss);
	return fclose(out) == 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
