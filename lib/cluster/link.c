#include "cluster/link.h"

#include <stddef.h>
#include <strings.h>

bool link_scheme(const char *at, const char *end)
{
	static const char *const starts[] = {"http://", "https://", "www."};
	static const size_t lengths[] = {7, 8, 4};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if ((size_t)(end - at) >= lengths[i] && strncasecmp(at, starts[i], lengths[i]) == 0)
			return true;
	return false;
}

bool link_bare(const char *at, const char *end)
{
	size_t letters = 0;

	for (; at < end && link_host(*at); at++)
		letters = link_alpha(*at) ? letters + 1 : 0;
	return letters >= 2 && at < end && *at == '/';
}
