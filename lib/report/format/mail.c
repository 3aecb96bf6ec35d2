/* A report as a mail of text and HTML (RFC 5322, RFC 2046), with line feeds as sendmail -t takes
 * it. Its Message-ID is made of its content: the same report is the same mail. */
#include "report/format/format.h"

#include <stdio.h>

#include "base/when.h"
#include "ledger/digest.h"
#include "report/format/safe.h"
#include "report/format/transfer.h"
#include "report/say.h"

enum { WIDTH = 76, ID_DIGITS = 32, KEY_MOST = 3 };

static void write_date(struct buf *out, int64_t when)
{
	static const char *const days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	    "Sep", "Oct", "Nov", "Dec"};
	struct when_civil c;
	int64_t day;

	when_split(when, &c);
	day = when_days(c.year, c.month, c.day) % 7;
	buf_format(out, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\n",
	    days[day < 0 ? day + 7 : day], c.day, months[c.month - 1], c.year, c.hour, c.minute,
	    c.second);
}

/* "Crisis summary: 2 critical, 1 high, 75.0% negative (2026-11-22 12:00 UTC)" */
static void write_subject(struct buf *out, const struct document *document)
{
	const struct section *first = document->sections;
	struct buf text = {0};
	char at[SAY_SIZE];
	int said = 0;

	while (first != NULL && (first->quiet || first->blocks == NULL))
		first = first->next;
	buf_format(&text, "%s%s", document->drill ? "[DRILL] " : "", document->title);
	if (first != NULL)
		for (const struct figure *f = first->blocks->figures; f != NULL; f = f->next)
			if (said < KEY_MOST && !f->quiet && f->value.kind != VALUE_NONE) {
				buf_text(&text, said++ > 0 ? ", " : ": ");
				say_value(&text, &f->value);
				buf_format(&text, " %s", f->label);
			}
	buf_format(&text, " (%s UTC)", say_time(at, document->at));
	transfer_header(out, "Subject", (struct span){text.at, text.len});
	buf_free(&text);
}

static void write_part(struct buf *out, const char *boundary, const char *type,
    const struct buf *text)
{
	buf_format(out,
	    "--%s\nContent-Type: %s; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n",
	    boundary, type);
	transfer_quoted(out, (struct span){text->at, text->len});
	buf_char(out, '\n');
}

/* What tells this mail from every other: its words, and to whom they go. */
static void identify(char id[DIGEST_HEX], const struct report_view *view, const struct buf *text)
{
	const struct span parts[] = {span_of(view->to), span_of(view->from), span_of(view->subject),
	    {text->at, text->len}};
	struct digest digest = digest_texts(parts, sizeof parts / sizeof *parts);

	digest_write(&digest, id);
	id[ID_DIGITS] = '\0';
}

void format_as_mail(
    const struct document *document, const struct report_view *view, struct buf *out)
{
	const struct report_view plain = {.width = WIDTH};
	struct buf text = {0}, html = {0};
	char id[DIGEST_HEX], boundary[DIGEST_HEX];

	format_as_text(document, &plain, &text);
	format_as_html(document, &plain, &html);
	identify(id, view, &text);
	/* "=_" is in no text that is quoted-printable. */
	snprintf(boundary, sizeof boundary, "=_crisis_%.24s", id);
	if (view->from != NULL)
		transfer_header(out, "From", span_of(view->from));
	if (view->to != NULL)
		transfer_header(out, "To", span_of(view->to));
	if (view->subject != NULL)
		transfer_header(out, "Subject", span_of(view->subject));
	else
		write_subject(out, document);
	write_date(out, document->at);
	buf_format(out,
	    "Message-ID: <%s@crisis.invalid>\nMIME-Version: 1.0\nAuto-Submitted: auto-generated\n"
	    "Content-Type: multipart/alternative;\n boundary=\"%s\"\n\n",
	    id, boundary);
	write_part(out, boundary, "text/plain", &text);
	write_part(out, boundary, "text/html", &html);
	buf_format(out, "--%s--\n", boundary);
	buf_free(&text);
	buf_free(&html);
}
