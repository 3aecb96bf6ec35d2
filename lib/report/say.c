#include "report/say.h"

#include <stdio.h>
#include <string.h>

#include "base/when.h"

const char *say_count(char out[SAY_SIZE], int64_t count)
{
	char digits[SAY_SIZE];
	int len = snprintf(digits, sizeof digits, "%lld", (long long)(count < 0 ? -count : count));
	char *to = out;

	if (count < 0)
		*to++ = '-';
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			*to++ = ',';
		*to++ = digits[i];
	}
	*to = '\0';
	return out;
}

const char *say_share(char out[SAY_SIZE], int64_t part, int64_t whole)
{
	double share = whole > 0 ? 100 * (double)part / (double)whole : 0;

	if (whole == 0)
		snprintf(out, SAY_SIZE, "-");
	else if (part > 0 && share < 0.05)
		snprintf(out, SAY_SIZE, "<0.1%%");
	else if (part < whole && share > 99.9)
		snprintf(out, SAY_SIZE, ">99.9%%");
	else if (part == whole)
		snprintf(out, SAY_SIZE, "100%%");
	else
		snprintf(out, SAY_SIZE, "%.1f%%", share);
	return out;
}

const char *say_span(char out[SAY_SIZE], int64_t seconds)
{
	const long long day = 86400, year = 365 * day;
	long long s = (long long)(seconds < 0 ? -seconds : seconds);

	if (s < 60)
		snprintf(out, SAY_SIZE, "%llds", s);
	else if (s < 3600)
		snprintf(out, SAY_SIZE, "%lldm", s / 60);
	else if (s < day && s / 60 % 60 == 0)
		snprintf(out, SAY_SIZE, "%lldh", s / 3600);
	else if (s < day)
		snprintf(out, SAY_SIZE, "%lldh %lldm", s / 3600, s / 60 % 60);
	else if (s >= 2 * year)
		snprintf(out, SAY_SIZE, "%lld years", s / year);
	else if (s / 3600 % 24 == 0 || s >= 100 * day)
		snprintf(out, SAY_SIZE, "%lldd", s / day);
	else
		snprintf(out, SAY_SIZE, "%lldd %lldh", s / day, s / 3600 % 24);
	return out;
}

const char *say_width(char out[SAY_SIZE], int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *one, *many;
	} units[] = {{31449600, "52 weeks", "x 52 weeks"}, {604800, "week", "weeks"},
	    {86400, "day", "days"}, {3600, "hour", "hours"}, {60, "minute", "minutes"},
	    {1, "second", "seconds"}};
	size_t i = 0;

	while (i + 1 < sizeof units / sizeof *units && seconds < units[i].seconds)
		i++;
	if (seconds == units[i].seconds)
		snprintf(out, SAY_SIZE, "%s", units[i].one);
	else
		snprintf(out, SAY_SIZE, "%lld %s", (long long)(seconds / units[i].seconds),
		    units[i].many);
	return out;
}

const char *say_time(char out[SAY_SIZE], int64_t when)
{
	char text[WHEN_SIZE];

	when_write(text, when);
	snprintf(out, SAY_SIZE, "%.10s %.5s", text, text + strlen("2026-11-22T"));
	return out;
}

void say_value(struct buf *out, const struct value *value)
{
	char text[SAY_SIZE];

	switch (value->kind) {
	case VALUE_NONE: return;
	case VALUE_TEXT: buf_add(out, value->text.at, value->text.len); return;
	case VALUE_COUNT: buf_text(out, say_count(text, value->number)); return;
	case VALUE_SHARE: buf_text(out, say_share(text, value->number, value->of)); return;
	case VALUE_TIME: buf_text(out, say_time(text, value->number)); return;
	case VALUE_SPAN: buf_text(out, say_span(text, value->number)); return;
	case VALUE_REAL: buf_format(out, "%.2f", value->real); return;
	case VALUE_NET:
		if (value->of > 0)
			buf_format(out, "%+.2f", (double)value->number / (double)value->of);
		else
			buf_text(out, "-");
	}
}

void say_fraction(struct buf *out, const struct value *value)
{
	char part[SAY_SIZE], whole[SAY_SIZE];

	if (value->kind != VALUE_SHARE && value->kind != VALUE_NET)
		return;
	buf_format(out, "%s %s %s", say_count(part, value->number),
	    value->kind == VALUE_SHARE ? "of" : "/", say_count(whole, value->of));
}
