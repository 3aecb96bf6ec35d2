#include "ingest/mail/mailbox.h"

#include <string.h>
#include <strings.h>

#include "ingest/mail/mailbox_line.h"

enum { ENOUGH_HEADERS = 3, MOST_BROKEN = 2 };

static bool is_known(struct span line, size_t len)
{
	static const char *const names[] = {"From", "To", "Cc", "Subject", "Date", "Message-ID",
	    "Received", "Return-Path", "Delivered-To", "MIME-Version", "Content-Type", "Reply-To",
	    "Content-Transfer-Encoding", "Sender", "In-Reply-To", "References", "DKIM-Signature",
	    "Authentication-Results", "ARC-Seal", "Received-SPF", "Envelope-To", "X-Original-To",
	    "X-Received", "List-Id", "X-Mailer", "User-Agent"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == len && strncasecmp(line.at, names[i], len) == 0)
			return true;
	return false;
}

/* A report above a table has cells where a header would have its words: From:,Nov 22 */
static bool is_cells(struct span line, size_t name)
{
	return name > 0 && name + 1 < line.len && strchr(",;\t", line.at[name + 1]) != NULL;
}

/* What an empty line behind the headers makes of them. One alone is enough where it is a known
 * one; a line that is none may be among many. */
static enum mailbox_kind whole_kind(size_t known, size_t lines, size_t broken)
{
	bool enough = known >= 2 || (known == 1 && lines == 1);

	return enough && broken * ENOUGH_HEADERS <= known ? MAILBOX_SINGLE : MAILBOX_NONE;
}

/* Headers up to an empty line, some of them known. */
static enum mailbox_kind single_kind(struct span bytes, bool ended)
{
	size_t at = 0, next, known = 0, lines = 0, broken = 0;

	for (; at < bytes.len; at = next) {
		struct span line = mailbox_line(bytes, at, &next);
		size_t name = mailbox_header(line);

		if (next == bytes.len && bytes.at[next - 1] != '\n' && !ended)
			break;
		if (line.len == 0)
			return whole_kind(known, lines, broken);
		lines++;
		broken += name == 0 && *line.at != ' ' && *line.at != '\t';
		if ((name == 0 && at == 0) || broken > MOST_BROKEN || is_cells(line, name))
			return MAILBOX_NONE;
		known += name > 0 && is_known(line, name);
	}
	if (known >= ENOUGH_HEADERS && broken == 0)
		return MAILBOX_SINGLE;
	if (!ended)
		return MAILBOX_MORE;
	return known >= 2 && broken == 0 ? MAILBOX_SINGLE : MAILBOX_NONE;
}

enum mailbox_kind mailbox_kind(struct span start, bool ended)
{
	bool more;

	if (!mailbox_starts(start, "From "))
		return single_kind(start, ended);
	if (mailbox_separates(start, 0, true, ended, &more))
		return MAILBOX_MBOX;
	return more ? MAILBOX_MORE : MAILBOX_NONE;
}
