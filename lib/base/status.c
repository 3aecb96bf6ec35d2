#include "base/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum status fault_set(struct fault *fault, enum status status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(fault->what, sizeof fault->what, format, args);
	va_end(args);
	return status;
}

enum status fault_errno(struct fault *fault, const char *format, ...)
{
	int error = errno;
	size_t used;
	va_list args;

	va_start(args, format);
	vsnprintf(fault->what, sizeof fault->what, format, args);
	va_end(args);
	used = strlen(fault->what);
	snprintf(fault->what + used, sizeof fault->what - used, ": %s", strerror(error));
	return STATUS_IO;
}

int status_exit(enum status status)
{
	switch (status) {
	case STATUS_OK:
		return 0;
	case STATUS_REJECTED:
		return 1;
	case STATUS_USAGE:
	case STATUS_PLAN:
	case STATUS_IO:
		break;
	}
	return 2;
}
