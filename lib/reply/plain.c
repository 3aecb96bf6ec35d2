#include "reply/plain.h"

#include <utf8proc.h>

#include "base/utf8.h"

static uint32_t plain_form(uint32_t code)
{
	switch (code) {
	case 0x2018: case 0x2019: case 0x02BC: case 0x00B4: case '`':
		return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
		return '-';
	case '\n': case '\t': case '\r': case 0x00A0: case 0x2009: case 0x202F: case 0x200A:
		return ' ';
	default:
		return code;
	}
}

static bool ends_sentence(uint32_t code)
{
	return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002;
}

/* "5 p.m. today" goes on; "today. We" does not. */
static bool begins_sentence(uint32_t code)
{
	return utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_LL;
}

void plain_make(struct guard *guard, struct span text)
{
	bool stop = false, gap = false;
	uint32_t before = 0;

	buf_reset(&guard->plain);
	guard->end_count = 0;
	while (text.len > 0) {
		uint32_t code;
		size_t n = utf8_next(text.at, text.len, &code);
		bool wide = code == '\n' && before == '\n';
		uint32_t form = code == UTF8_WRONG ? 0xFFFD : plain_form(code);

		if (((stop && gap && form != ' ' && begins_sentence(form)) || wide) &&
		    guard->end_count < SENTENCES_MOST)
			guard->ends[guard->end_count++] = guard->plain.len;
		if (form < 0x80)
			buf_char(&guard->plain, (char)form);
		else
			utf8_put(&guard->plain, form);
		gap = form == ' ';
		stop = ends_sentence(form) || (stop && gap);
		before = code;
		text = (struct span){text.at + n, text.len - n};
	}
	if (guard->plain.at == NULL)
		buf_add(&guard->plain, "", 0);
}

struct span plain_sentence(const struct guard *guard, struct span run)
{
	size_t from = (size_t)(run.at - guard->plain.at), to = from + run.len;
	size_t start = 0, end = guard->plain.len;

	for (size_t i = 0; i < guard->end_count; i++) {
		if (guard->ends[i] <= from)
			start = guard->ends[i];
		else if (guard->ends[i] >= to) {
			end = guard->ends[i];
			break;
		}
	}
	return (struct span){guard->plain.at + start, end - start};
}

size_t plain_place(struct span text, size_t byte)
{
	size_t place = 0;

	for (size_t i = 0; i < byte && i < text.len; i++)
		place += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return place;
}

struct span plain_cut(struct span text, size_t start, size_t end)
{
	size_t place = 0, at = 0, from;

	while (place < start && at < text.len) {
		uint32_t code;

		at += utf8_next(text.at + at, text.len - at, &code);
		place++;
	}
	from = at;
	while (place < end && at < text.len) {
		uint32_t code;

		at += utf8_next(text.at + at, text.len - at, &code);
		place++;
	}
	return (struct span){text.at + from, at - from};
}
