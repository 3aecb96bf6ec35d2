#include "ingest/mail/run.h"

#include "ingest/format.h"
#include "ingest/mail/mail.h"
#include "ingest/mail/mailbox.h"

static enum status read_messages(struct run *run, struct reader *reader, struct mail *mail,
    struct mailbox *mailbox, struct fault *fault)
{
	while (run_goes_on(run)) {
		size_t before = run->sink.posts;
		struct message message;
		bool got;
		enum status status = mailbox_next(mailbox, &message, &got, fault);

		if (status == STATUS_OK && !got)
			break;
		if (status == STATUS_OK) {
			status = mail_put(mail, &run->sink, message.bytes, message.from, fault);
			fault->line = message.line;
		}
		if (status != STATUS_OK && status != STATUS_REJECTED)
			return status;
		if (status == STATUS_REJECTED && message.goes_on) {
			run_keep(run, message.bytes, true);
			continue;
		}
		run_after_value(run);
		if (status == STATUS_REJECTED)
			run_reject(run, fault, reader->name, message.bytes);
		else
			convert_count(&run->convert, &format_mail, run->sink.posts - before);
	}
	return STATUS_OK;
}

enum status mail_read(struct run *run, struct reader *reader, struct fault *fault)
{
	struct mailbox mailbox;
	struct mail *mail;
	enum status status = mail_new(&mail, fault);

	if (status != STATUS_OK)
		return status;
	mailbox_start(&mailbox, reader, (size_t)run->options->most);
	status = read_messages(run, reader, mail, &mailbox, fault);
	mailbox_free(&mailbox);
	mail_free(mail);
	return status;
}

const struct format format_mail = {
    "mail", "a From line, or the headers of a message", NULL, NULL};
