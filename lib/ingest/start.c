#include "ingest/start.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "ingest/mail/mailbox.h"
#include "ingest/whatsapp/whatsapp.h"

enum { ENOUGH = 4096 };

/* Files known by their first bytes, with what their reader can do. */
static const struct {
	const char *bytes;
	size_t len;
	const char *why;
} magic[] = {
    {"\x1F\x8B", 2, "is compressed: use zcat FILE | crisis-ingest"},
    {"\x28\xB5\x2F\xFD", 4, "is compressed: use zstdcat --long=31 FILE | crisis-ingest"},
    {"\xFD" "7zXZ", 5, "is compressed: use xzcat FILE | crisis-ingest"},
    {"BZh", 3, "is compressed: use bzcat FILE | crisis-ingest"},
    {"PK\x03\x04", 4,
        "is a zip archive: use unzip -p FILE | crisis-ingest, or xlsx2csv for a workbook"},
    {"\xD0\xCF\x11\xE0", 4, "is an old Excel workbook: save it as CSV"},
    {"\xFF\xFE\0", 4, "is UTF-32: use iconv -f utf-32 -t utf-8 FILE | crisis-ingest"},
    {"\xFF\xFE", 2, "is UTF-16: use iconv -f utf-16 -t utf-8 FILE | crisis-ingest"},
    {"\xFE\xFF", 2, "is UTF-16: use iconv -f utf-16 -t utf-8 FILE | crisis-ingest"},
    {"%PDF", 4, "is a PDF, not data"},
    {"SQLite format 3", 15, "is an SQLite database: export a table of it as CSV or JSON"},
};

static bool starts_with(struct span bytes, const char *text)
{
	size_t len = strlen(text);

	return bytes.at != NULL && bytes.len >= len && strncasecmp(bytes.at, text, len) == 0;
}

static const char *known_magic(struct span bytes)
{
	for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
		if (bytes.len >= magic[i].len &&
		    memcmp(bytes.at, magic[i].bytes, magic[i].len) == 0)
			return magic[i].why;
	return NULL;
}

/* Where the text ends in the bytes; NULL where it does not stand there. */
static const char *behind(struct span bytes, const char *text)
{
	for (; bytes.len > 0; bytes.at++, bytes.len--)
		if (starts_with(bytes, text))
			return bytes.at + strlen(text);
	return NULL;
}

/* Markup from its first element on, or from a document type that says HTML; at NULL where more
 * bytes are needed to see it. */
static struct span first_element(struct span bytes)
{
	static const struct {
		const char *start, *end;
	} passed[] = {{"<?", "?>"}, {"<!--", "-->"}, {"<!", ">"}};
	const char *end = bytes.at + bytes.len, *at;

	while (bytes.len > 0) {
		size_t i = 0;

		if (starts_with(bytes, "<!doctype html") || starts_with(bytes, "<html"))
			return bytes;
		while (i < 3 && !starts_with(bytes, passed[i].start))
			i++;
		at = i < 3 ? behind(bytes, passed[i].end) : bytes.at;
		while (at != NULL && at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0')
			at++;
		if (i == 3 && bytes.len > 1)
			return bytes;
		if (at == NULL || i == 3)
			break;
		bytes = (struct span){at, (size_t)(end - at)};
	}
	return (struct span){0};
}

static bool is_page(struct span element)
{
	return starts_with(element, "<!doctype html") || starts_with(element, "<html");
}

static struct span without_space(struct span bytes)
{
	if (starts_with(bytes, "\xEF\xBB\xBF"))
		bytes = (struct span){bytes.at + 3, bytes.len - 3};
	while (bytes.len > 0 && strchr(" \t\r\n\x1E", *bytes.at) != NULL && *bytes.at != '\0')
		bytes = (struct span){bytes.at + 1, bytes.len - 1};
	return bytes;
}

bool start_has_object(struct span bytes)
{
	const char *at = bytes.at, *end = at + bytes.len;

	while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		at++;
		if (at < end && *at == '{')
			return true;
	}
	return false;
}

/* A bracket opens a list, or the date of a line of a chat; a list of numbers is no post. */
static bool may_be_stamp(struct span text, bool ended)
{
	return text.len < 2 ? !ended : isdigit((unsigned char)text.at[1]) || (text.at[1] & 0x80) != 0;
}

/* A field of a server-sent event, or a comment before it. */
static bool is_event(struct span text)
{
	return *text.at == ':' || starts_with(text, "event:") || starts_with(text, "data:") ||
	       starts_with(text, "id:") || starts_with(text, "retry:");
}

enum start start_of(struct span bytes, bool ended, const char **why)
{
	struct span text = without_space(bytes);
	enum mailbox_kind mail;

	*why = NULL;
	if (text.len == 0)
		return ended ? START_EMPTY : START_MORE;
	if (*text.at == '{' || (*text.at == '[' && !may_be_stamp(text, ended)))
		return START_JSON;
	/* A line is enough to tell, and no more can be waited for: it may be a live stream. */
	if (!ended && text.len < ENOUGH && memchr(text.at, '\n', text.len) == NULL)
		return START_MORE;
	if (starts_with(text, "window."))
		return START_JSON;
	if (whatsapp_fits(text))
		return START_CHAT;
	mail = mailbox_kind(text, ended);
	if (mail == MAILBOX_MORE && text.len < ENOUGH)
		return START_MORE;
	if (mail == MAILBOX_MBOX || mail == MAILBOX_SINGLE)
		return START_MAIL;
	if (*text.at == '[')
		return START_JSON;
	*why = known_magic(bytes);
	if (*why == NULL && *text.at == '<') {
		struct span element = first_element(text);

		if (element.at == NULL && !ended && text.len < ENOUGH)
			return START_MORE;
		if (!is_page(element))
			return START_FEED;
		*why = "is a web page, not data: "
		       "a login page or an error in place of an answer?";
	}
	if (*why == NULL && is_event(text))
		return START_EVENTS;
	return *why != NULL ? START_REFUSED : START_TABLE;
}
