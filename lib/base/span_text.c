#include "base/span_text.h"

#include <stdio.h>

void span_text(char out[SPAN_TEXT_SIZE], int64_t seconds)
{
	long long days = seconds / 86400, hours = seconds / 3600 % 24, minutes = seconds / 60 % 60;

	if (days > 0)
		snprintf(out, SPAN_TEXT_SIZE, "%lldd%lldh", days, hours);
	else if (hours > 0)
		snprintf(out, SPAN_TEXT_SIZE, "%lldh%02lldm", hours, minutes);
	else if (minutes > 0)
		snprintf(out, SPAN_TEXT_SIZE, "%lldm", minutes);
	else
		snprintf(out, SPAN_TEXT_SIZE, "%llds", (long long)seconds);
}
