#include "ingest/mail/mailbox_line.h"

#include <ctype.h>
#include <string.h>

bool mailbox_starts(struct span bytes, const char *text)
{
	size_t len = strlen(text);

	return bytes.len >= len && memcmp(bytes.at, text, len) == 0;
}

struct span mailbox_line(struct span bytes, size_t at, size_t *next)
{
	const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
	size_t len = end != NULL ? (size_t)(end - bytes.at) - at : bytes.len - at;

	*next = at + len + (end != NULL);
	len -= len > 0 && bytes.at[at + len - 1] == '\r';
	return (struct span){bytes.at + at, len};
}

size_t mailbox_header(struct span line)
{
	size_t n = 0;

	while (n < line.len && line.at[n] > ' ' && line.at[n] < 0x7F && line.at[n] != ':')
		n++;
	return n < line.len && line.at[n] == ':' ? n : 0;
}

static bool has_clock(struct span line)
{
	for (size_t i = 5; i + 3 < line.len; i++)
		if (line.at[i] == ':' && isdigit((unsigned char)line.at[i - 1]) &&
		    isdigit((unsigned char)line.at[i + 1]) &&
		    isdigit((unsigned char)line.at[i + 2]))
			return true;
	return false;
}

static bool has_address(struct span line)
{
	for (size_t i = 5; i < line.len; i++)
		if (line.at[i] == '@' ||
		    mailbox_starts((struct span){line.at + i, line.len - i}, " at "))
			return true;
	return false;
}

bool mailbox_separates(struct span bytes, size_t at, bool after_blank, bool ended, bool *more)
{
	size_t next, end;
	struct span line = mailbox_line(bytes, at, &next), behind;

	*more = false;
	if (!has_clock(line) && !(after_blank && has_address(line))) {
		*more = next == bytes.len && bytes.at[bytes.len - 1] != '\n' && !ended;
		return false;
	}
	behind = mailbox_line(bytes, next, &end);
	if (mailbox_header(behind) > 0 || mailbox_starts(behind, ">From "))
		return true;
	*more = !ended && (next == bytes.len || (end == bytes.len && behind.len < 80));
	return !*more && (behind.len == 0 ? next == bytes.len || after_blank : false);
}
