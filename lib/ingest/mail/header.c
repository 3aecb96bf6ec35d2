#include "ingest/mail/header.h"

#include <string.h>

static struct span trimmed(struct span text)
{
	while (text.len > 0 && strchr(" \t\r\n", text.at[0]) != NULL)
		text = (struct span){text.at + 1, text.len - 1};
	while (text.len > 0 && strchr(" \t\r\n", text.at[text.len - 1]) != NULL)
		text.len--;
	return text;
}

static bool has_space(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(" \t\r\n", text.at[i]) != NULL)
			return true;
	return false;
}

/* An id may have a < in it; it starts at the last one before its >. */
static struct span find_id(struct span header, bool last)
{
	const char *open = NULL, *end = header.at + header.len;
	struct span found = {0}, bare = trimmed(header);

	for (const char *at = header.at; at < end; at++) {
		if (*at == '<') {
			open = at + 1;
		} else if (*at == '>' && open != NULL) {
			struct span id = trimmed((struct span){open, (size_t)(at - open)});

			open = NULL;
			if (id.len == 0)
				continue;
			found = id;
			if (!last)
				break;
		}
	}
	if (found.at == NULL && bare.len > 0 && !has_space(bare) &&
	    memchr(bare.at, '@', bare.len) != NULL)
		found = bare;
	return found;
}

struct span mail_first_id(struct span header)
{
	return header.len > 0 ? find_id(header, false) : (struct span){0};
}

struct span mail_last_id(struct span header)
{
	return header.len > 0 ? find_id(header, true) : (struct span){0};
}

void mail_hidden(struct span header, struct span *address, struct span *name)
{
	const char *open = header.len > 0 ? memchr(header.at, '(', header.len) : NULL;
	const char *close = open != NULL ? header.at + header.len : NULL;
	struct span before = header;

	*address = *name = (struct span){0};
	while (close != NULL && close > open && close[-1] != ')')
		close--;
	if (open != NULL)
		before.len = (size_t)(open - header.at);
	before = trimmed(before);
	for (size_t i = 1; i + 4 < before.len; i++)
		if (memcmp(before.at + i, " at ", 4) == 0 &&
		    !has_space((struct span){before.at, i}) &&
		    !has_space((struct span){before.at + i + 4, before.len - i - 4})) {
			*address = before;
			if (open != NULL && close > open + 1)
				*name =
				    trimmed((struct span){open + 1, (size_t)(close - open) - 2});
			return;
		}
}

void mail_split(struct span header, struct span *address, struct span *name)
{
	const char *open = NULL, *close, *end;

	*address = *name = (struct span){0};
	if (header.len == 0)
		return;
	end = header.at + header.len;
	for (const char *at = header.at; at < end; at++)
		open = *at == '<' ? at : open;
	close = open != NULL ? memchr(open, '>', (size_t)(end - open)) : NULL;
	if (open == NULL && !has_space(header) && header.len > 0 &&
	    memchr(header.at, '@', header.len) != NULL) {
		*address = header;
		header.len = 0;
	} else if (open != NULL) {
		*address = trimmed(
		    (struct span){open + 1, (size_t)((close != NULL ? close : end) - open) - 1});
		header.len = (size_t)(open - header.at);
	}
	*name = trimmed(header);
	if (name->len > 1 && *name->at == '"' && name->at[name->len - 1] == '"')
		*name = trimmed((struct span){name->at + 1, name->len - 2});
	if (address->len == 0)
		*address = (struct span){0};
	if (name->len == 0)
		*name = (struct span){0};
}

/* The words behind "From ", from each on: the first that all are a time. */
bool mail_from_time(struct span from, const struct datetext_rules *rules, int64_t *when)
{
	for (size_t i = 5; i + 8 < from.len; i++)
		if (from.at[i - 1] == ' ' && from.at[i] != ' ' &&
		    datetext_read(from.at + i, from.len - i, rules, when))
			return true;
	return false;
}

struct span mail_from_address(struct span from)
{
	size_t end = 5;

	while (end < from.len && from.at[end] != ' ' && from.at[end] != '\t')
		end++;
	return from.len > 5 ? (struct span){from.at + 5, end - 5} : (struct span){0};
}
