#include "io/zone.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char NAME_CHARACTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789_+-/";

/* +h, +hh, +hhmm or +hh:mm as POSIX has it, whose sign is the other way round. */
static bool offset_zone(const char *name, char *zone, size_t size)
{
	size_t first = strspn(name + 1, "0123456789"), all = first;
	const char *minutes = name + 3;
	int hours = 0;

	if (first == 2 && name[3] == ':')
		all += 1 + strspn(++minutes, "0123456789");
	if (name[1 + all] != '\0' || (all != 1 && all != 2 && all - (size_t)(minutes - name - 3) != 4))
		return false;
	for (size_t i = 1; i <= (first == 1 ? 1 : 2); i++)
		hours = hours * 10 + (name[i] - '0');
	if (all <= 2)
		minutes = "00";
	if (hours > 14 || *minutes > '5')
		return false;
	snprintf(zone, size, "<%c%02d%.2s>%c%02d:%.2s", *name, hours, minutes,
	    *name == '+' ? '-' : '+', hours, minutes);
	return true;
}

static bool named_zone(const char *name, char *zone, size_t size)
{
	const char *folder = getenv("TZDIR");
	char path[512];
	struct stat file;
	int len;

	if (name[strspn(name, NAME_CHARACTERS)] != '\0' || !isalpha((unsigned char)*name) ||
	    name[strlen(name) - 1] == '/')
		return false;
	len = snprintf(path, sizeof path, "%s/%s",
	    folder != NULL ? folder : "/usr/share/zoneinfo", name);
	snprintf(zone, size, "%s", name);
	return len > 0 && (size_t)len < sizeof path && strlen(name) < size &&
	       stat(path, &file) == 0 && S_ISREG(file.st_mode);
}

enum status zone_set(const char *name, struct fault *fault)
{
	char zone[128] = "UTC0";
	bool known = strcmp(name, "UTC") == 0 || strcmp(name, "Z") == 0;

	if (strcmp(name, "local") == 0) {
		tzset(); /* its file is read now: the sandbox comes later */
		return STATUS_OK;
	}
	if (!known)
		known = *name == '+' || *name == '-' ? offset_zone(name, zone, sizeof zone)
		                                     : named_zone(name, zone, sizeof zone);
	if (!known)
		return fault_set(fault, STATUS_USAGE,
		    "'%s' is no time zone that is known here, such as Europe/Berlin", name);
	setenv("TZ", zone, 1);
	tzset();
	return STATUS_OK;
}
