#include "io/state.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The specification has a relative path ignored. */
static const char *absolute(const char *variable)
{
	const char *path = getenv(variable);

	return path != NULL && *path == '/' ? path : NULL;
}

/* Makes every folder on the way to the file. */
static enum status make_folders(struct buf *path, struct fault *fault)
{
	for (size_t i = 1; i < path->len; i++) {
		if (path->at[i] != '/')
			continue;
		path->at[i] = '\0';
		if (mkdir(path->at, 0700) != 0 && errno != EEXIST && errno != EROFS)
			return fault_errno(fault, "cannot make the folder %s", path->at);
		path->at[i] = '/';
	}
	return STATUS_OK;
}

enum status state_file(const char *name, struct buf *path, struct fault *fault)
{
	const char *state = absolute("XDG_STATE_HOME"), *home = absolute("HOME");

	if (state == NULL && home == NULL)
		return fault_set(fault, STATUS_USAGE,
		    "there is no place for %s: neither XDG_STATE_HOME nor HOME is set", name);
	if (state != NULL)
		buf_format(path, "%s/crisis/%s", state, name);
	else
		buf_format(path, "%s/.local/state/crisis/%s", home, name);
	return make_folders(path, fault);
}
