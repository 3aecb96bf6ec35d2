#include "io/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/num.h"

enum { USUAL = 80, MOST = 10000 };

size_t terminal_columns(int fd)
{
	const char *variable = getenv("COLUMNS");
	struct winsize size = {0};
	struct fault fault;
	int64_t columns;

	if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	if (variable != NULL &&
	    num_integer(variable, strlen(variable), 1, MOST, &columns, &fault) == STATUS_OK)
		return (size_t)columns;
	return USUAL;
}

bool terminal_color(int fd)
{
	const char *unwanted = getenv("NO_COLOR"), *kind = getenv("TERM");

	return isatty(fd) && (unwanted == NULL || *unwanted == '\0') && kind != NULL &&
	    *kind != '\0' && strcmp(kind, "dumb") != 0;
}
