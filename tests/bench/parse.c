/*
 * The least that reading JSON lines with jansson costs: parse FILE parses each line and frees
 * what came of it, nothing else. The file is mapped, so that not even copying it counts.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

/* How many lines were values. */
static size_t parse_lines(const char *at, const char *end)
{
	size_t values = 0;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((stop != NULL ? stop : end) - at);
		json_t *value = json_loadb(at, len, JSON_DECODE_ANY, NULL);

		values += value != NULL;
		json_decref(value);
		at += len + 1;
	}
	return values;
}

int main(int argc, char **argv)
{
	struct stat about;
	const char *at;
	int fd;

	if (argc != 2) {
		fputs("usage: parse FILE\n", stderr);
		return 2;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &about) != 0 || about.st_size == 0) {
		perror(argv[1]);
		return 2;
	}
	at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (at == MAP_FAILED) {
		perror(argv[1]);
		return 2;
	}
	printf("%zu\n", parse_lines(at, at + about.st_size));
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
