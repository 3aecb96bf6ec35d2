#include "ingest/mail/mailbox.h"

#include <string.h>

#include "ingest/mail/mailbox_line.h"

static size_t blank_lines(struct span bytes)
{
	size_t n = 0;

	while (n < bytes.len && strchr(" \t\r\n", bytes.at[n]) != NULL && bytes.at[n] != '\0')
		n++;
	return n;
}

void mailbox_start(struct mailbox *mailbox, struct reader *reader, size_t most)
{
	struct span window = reader_window(reader);

	*mailbox = (struct mailbox){.reader = reader, .most = most, .line = 1};
	if (mailbox_starts(window, "\xEF\xBB\xBF"))
		reader_skip(reader, 3);
	window = reader_window(reader);
	for (size_t i = 0, n = blank_lines(window); i < n; i++)
		mailbox->line += window.at[i] == '\n';
	reader_skip(reader, blank_lines(window));
	mailbox->single = !mailbox_starts(reader_window(reader), "From ");
}

void mailbox_free(struct mailbox *mailbox)
{
	buf_free(&mailbox->text);
}

/* Where the next message begins, looking from *seen on, the start of a line; 0 where that is not
 * known yet. *seen is then where to look on, with more bytes. */
static size_t find_end(const struct mailbox *mailbox, struct span bytes, size_t *seen, bool ended)
{
	while (*seen < bytes.len) {
		const char *at = bytes.at + *seen, *line;
		bool blank = *seen > 1 &&
		             (at[-2] == '\n' || (*seen > 2 && at[-2] == '\r' && at[-3] == '\n'));
		bool more = bytes.len - *seen < 5 && !ended;

		if (!mailbox->single && *at == 'F' && *seen > 0) {
			if (mailbox_starts((struct span){at, bytes.len - *seen}, "From ") &&
			    mailbox_separates(bytes, *seen, blank, ended, &more))
				return *seen;
			if (more)
				return 0;
		}
		line = memchr(at, '\n', bytes.len - *seen);
		if (line == NULL)
			break;
		*seen = (size_t)(line - bytes.at) + 1;
	}
	return ended ? bytes.len : 0;
}

/* Lines that start with >From , >>From  and so on lose one >. */
static struct span unquoted(struct mailbox *mailbox, struct span bytes)
{
	const char *from = bytes.at, *end = bytes.at + bytes.len, *line = from;
	bool any = false;

	for (; line != NULL && line < end; line = memchr(line, '\n', (size_t)(end - line))) {
		const char *at = line += *line == '\n';

		while (at < end && *at == '>')
			at++;
		if (at == line || !mailbox_starts((struct span){at, (size_t)(end - at)}, "From "))
			continue;
		if (!any)
			buf_reset(&mailbox->text);
		any = true;
		buf_add(&mailbox->text, from, (size_t)(line - from));
		from = line + 1;
	}
	if (!any)
		return bytes;
	buf_add(&mailbox->text, from, (size_t)(end - from));
	return (struct span){mailbox->text.at, mailbox->text.len};
}

/* Consumes n bytes of the window. */
static void pass(struct mailbox *mailbox, size_t n)
{
	const char *at = reader_window(mailbox->reader).at, *end = at + n;

	while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		mailbox->line++;
		at++;
	}
	reader_skip(mailbox->reader, n);
}

static void give(struct mailbox *mailbox, struct message *message, size_t len)
{
	struct span all = {reader_window(mailbox->reader).at, len};
	size_t next = 0;

	message->line = mailbox->line;
	if (!mailbox->single) {
		message->from = mailbox_line(all, 0, &next);
		message->bytes = unquoted(mailbox, (struct span){all.at + next, all.len - next});
	} else {
		message->bytes = all;
	}
	pass(mailbox, len);
}

static enum status give_piece(
    struct mailbox *mailbox, struct message *message, size_t len, struct fault *fault)
{
	message->bytes = (struct span){reader_window(mailbox->reader).at, len};
	message->line = fault->line = mailbox->line;
	message->goes_on = mailbox->within;
	mailbox->within = true;
	fault->column = 0;
	mailbox->fresh = len > 0 && message->bytes.at[len - 1] == '\n';
	mailbox->blank =
	    len > 1 && mailbox->fresh && strchr("\r\n", message->bytes.at[len - 2]) != NULL;
	pass(mailbox, len);
	return fault_set(fault, STATUS_REJECTED, "a message longer than %zu bytes (--max-record)",
	    mailbox->most);
}

/* Within a message beyond the limit: whether the next one begins right here. */
static enum status look_ahead(struct mailbox *mailbox, struct fault *fault)
{
	bool more = mailbox->within && mailbox->fresh && !mailbox->single;

	while (more) {
		struct span window = reader_window(mailbox->reader);
		bool ended = mailbox->reader->ended;
		enum status status;

		more = window.len < 5 && !ended;
		if (mailbox_starts(window, "From "))
			mailbox->within =
			    !mailbox_separates(window, 0, mailbox->blank, ended, &more);
		if (more) {
			status = reader_more(mailbox->reader, fault);
			if (status != STATUS_OK)
				return status;
		}
	}
	return STATUS_OK;
}

enum status mailbox_next(
    struct mailbox *mailbox, struct message *message, bool *got, struct fault *fault)
{
	struct reader *reader = mailbox->reader;
	size_t seen = 0, end;

	enum status status = look_ahead(mailbox, fault);

	*message = (struct message){.line = mailbox->line};
	if (status != STATUS_OK)
		return status;
	for (;;) {
		struct span window = reader_window(reader);

		end = find_end(mailbox, window, &seen, reader->ended);
		*got = window.len > 0;
		if (end > 0 || reader->ended)
			break;
		if (window.len > mailbox->most || (window.len > 0 && mailbox->within))
			return give_piece(mailbox, message, seen > 0 ? seen : window.len, fault);
		status = reader_more(reader, fault);
		if (status != STATUS_OK)
			return status;
	}
	if (!*got)
		return STATUS_OK;
	if (mailbox->within || end > mailbox->most) {
		status = give_piece(mailbox, message, end, fault);
		mailbox->within = false;
		return status;
	}
	give(mailbox, message, end);
	return STATUS_OK;
}
