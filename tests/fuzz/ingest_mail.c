/*
 * Anything at all as mail, in an mbox or alone: each post that comes out must be a line that a
 * filter takes, and every byte is in one message, as it came or as a rejected piece.
 */
#include "fuzz.h"

#include "ingest/mail/mail.h"
#include "ingest/mail/mailbox.h"
#include "io/reader.h"
#include "lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = {0};
	struct sink sink = {.out = &out};
	struct fault fault = {0};
	struct mailbox mailbox;
	struct message message;
	struct reader reader;
	struct mail *mail;
	size_t lines = 0;
	bool got = true;

	if (mail_new(&mail, &fault) != STATUS_OK)
		return 0;
	reader_of_memory(&reader, "input", (const char *)data, size);
	mailbox_start(&mailbox, &reader, size > 0 && (data[size - 1] & 1) != 0 ? 128 : 1 << 16);
	while (got) {
		enum status status = mailbox_next(&mailbox, &message, &got, &fault);

		if (got && message.line < lines)
			abort();
		lines = message.line;
		if (status == STATUS_OK && got)
			mail_put(mail, &sink, message.bytes, message.from, &fault);
	}
	check_lines(&out);
	mailbox_free(&mailbox);
	mail_free(mail);
	reader_close(&reader);
	sink_free(&sink);
	buf_free(&out);
	return 0;
}
