#include "ingest/mailbox.h"

#include <string.h>
#include <strings.h>

#include "ingest/mailbox_line.h"

enum { ENOUGH_HEADERS = 3 };

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

/* Headers up to an empty line, some of them known. */
static enum mailbox_kind single_kind(struct span bytes, bool ended)
{
	size_t at = 0, next, known = 0;

	for (; at < bytes.len; at = next) {
		struct span line = mailbox_line(bytes, at, &next);
		size_t name = mailbox_header(line);

		if (next == bytes.len && bytes.at[next - 1] != '\n' && !ended)
			break;
		if (line.len == 0)
			return known >= 2 ? MAILBOX_SINGLE : MAILBOX_NONE;
		if (name == 0 && (at == 0 || (*line.at != ' ' && *line.at != '\t')))
			return MAILBOX_NONE;
		known += name > 0 && is_known(line, name);
	}
	if (known >= ENOUGH_HEADERS)
		return MAILBOX_SINGLE;
	if (!ended)
		return MAILBOX_MORE;
	return known >= 2 ? MAILBOX_SINGLE : MAILBOX_NONE;
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
