#include "io/map.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum status map_open(const char *path, struct span *bytes, struct fault *fault)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat about;
	void *at = MAP_FAILED;

	*bytes = (struct span){0};
	*fault = (struct fault){.file = path};
	if (fd < 0)
		return fault_errno(fault, "cannot open");
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0)
		at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	else
		about.st_size = 0;
	close(fd);
	if (at == MAP_FAILED)
		return about.st_size == 0 ? fault_set(fault, STATUS_IO, "not a file, or empty")
		                          : fault_errno(fault, "cannot map");
	*bytes = (struct span){at, (size_t)about.st_size};
	return STATUS_OK;
}

void map_close(struct span *bytes)
{
	if (bytes->at != NULL)
		munmap((void *)(uintptr_t)bytes->at, bytes->len);
	*bytes = (struct span){0};
}
