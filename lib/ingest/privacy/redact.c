#include "ingest/privacy/redact.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "ingest/privacy/redact_run.h"

enum { LONGEST_LOCAL = 64, LONGEST_DOMAIN = 255 };

static const char *const tags[REDACTED] = {"[mail]", "[phone]", "[card]", "[iban]"};

/* Mail ------------------------------------------------------------------------------------ */

static bool is_local(uint32_t code)
{
	return (code < 0x80 && (isalnum((int)code) || (code != 0 && strchr("._%+'-", (int)code)))) ||
	       run_letter(code);
}

/* How many bytes before at, and not before first, are of a local part; it starts with a letter,
 * a digit or _. */
static size_t local_before(struct span text, size_t first, size_t at)
{
	size_t start = at, from = at;

	while (from > first && at - from < LONGEST_LOCAL) {
		uint32_t code;

		do
			from--;
		while (from > first && (text.at[from] & 0xC0) == 0x80);
		utf8_next(text.at + from, at - from, &code);
		if (!is_local(code))
			break;
		if (code >= 0x80 || isalnum((int)code) || code == '_')
			start = from;
	}
	/* @name@host is somebody's handle elsewhere. */
	if (start < at && start > 0 && text.at[start - 1] == '@')
		return 0;
	return at - start;
}

/* The bytes of a label at the text's start, and whether it is a name's last: letters alone. */
static size_t label_at(struct span text, bool *last)
{
	size_t at = 0, len, letters = 0, count = 0;

	for (; at < text.len && at < LONGEST_DOMAIN; at += len) {
		uint32_t code;
		bool letter;

		len = utf8_next(text.at + at, text.len - at, &code);
		letter = (code < 0x80 && isalpha((int)code)) || run_letter(code);
		if (!letter && code != '-' && (code >= 0x80 || !isdigit((int)code)))
			break;
		letters += letter;
		count++;
	}
	*last = count >= 2 && letters == count;
	return at;
}

/* The bytes of a domain: labels between dots, up to the last that can be a name's last. */
static size_t domain_at(struct span text)
{
	size_t at = 0, end = 0, len;
	bool first = true, last;

	while (at < LONGEST_DOMAIN &&
	       (len = label_at((struct span){text.at + at, text.len - at}, &last)) > 0) {
		at += len;
		if (!first && last)
			end = at;
		if (at >= text.len || text.at[at] != '.')
			break;
		at++;
		first = false;
	}
	return end;
}

/* The length of the mail address that the sign at at belongs to, and how much of it, not before
 * first, is before; 0: there is none. */
static size_t mail_at(struct span text, size_t first, size_t at, size_t *before)
{
	size_t domain = domain_at((struct span){text.at + at + 1, text.len - at - 1});

	*before = domain > 0 ? local_before(text, first, at) : 0;
	return *before > 0 ? *before + 1 + domain : 0;
}

/* Appends the text with its mail addresses replaced. */
static size_t replace_mails(struct buf *out, struct span text, size_t counts[REDACTED])
{
	size_t from = 0, found = 0;
	const char *sign;

	while ((sign = memchr(text.at + from, '@', text.len - from)) != NULL) {
		size_t at = (size_t)(sign - text.at), before;
		size_t len = mail_at(text, from, at, &before);

		buf_add(out, text.at + from, at - from - (len > 0 ? before : 0));
		if (len > 0) {
			buf_text(out, tags[REDACTED_MAIL]);
			counts[REDACTED_MAIL]++;
			found++;
			from = at - before + len;
		} else {
			buf_char(out, '@');
			from = at + 1;
		}
	}
	buf_add(out, text.at + from, text.len - from);
	return found;
}

/* Numbers --------------------------------------------------------------------------------- */

static bool starts(struct span text, const char *with)
{
	return text.len >= strlen(with) && strncasecmp(text.at, with, strlen(with)) == 0;
}

/* The length of a web address, whose numbers are left alone, but for the phone number that
 * WhatsApp's have for a path. */
static size_t address_at(struct span text)
{
	size_t len = 0;

	if (!starts(text, "http://") && !starts(text, "https://") && !starts(text, "www."))
		return 0;
	while (len < text.len && (unsigned char)text.at[len] > ' ' && text.at[len] != '"' &&
	       text.at[len] != '<' && text.at[len] != '>') {
		if (len >= 6 && memcmp(text.at + len - 6, "wa.me/", 6) == 0)
			break;
		len++;
	}
	return len;
}

/* The bytes of the word or number at the text's start, or of one character. */
static size_t word_at(struct span text)
{
	size_t len = 0, n;
	uint32_t code;
	unsigned value;

	while (len < text.len && (isalnum((unsigned char)text.at[len]) || text.at[len] == '_'))
		len++;
	if (len > 0)
		return len;
	while ((n = run_digit((struct span){text.at + len, text.len - len}, &value)) > 0)
		len += n;
	return len > 0 ? len : utf8_next(text.at, text.len, &code);
}

static size_t replace_numbers(struct buf *out, struct span text, size_t counts[REDACTED])
{
	size_t found = 0, start = out->len;

	while (text.len > 0) {
		struct span before = {out->at + start, out->len - start};
		enum redacted kind = REDACTED_PHONE;
		size_t address = address_at(text);
		size_t len = address > 0 ? 0 : redact_number(before, text, &kind);

		if (len > 0) {
			buf_text(out, tags[kind]);
			counts[kind]++;
			found++;
		} else {
			len = address > 0 ? address : word_at(text);
			buf_add(out, text.at, len);
		}
		text = (struct span){text.at + len, text.len - len};
	}
	return found;
}

/* What stood beside a number that is replaced may be one without it: until none is found. */
size_t redact_text(struct buf *out, struct span text, size_t counts[REDACTED])
{
	struct buf from = {0};
	size_t found, all, start = out->len;

	if (text.len == 0)
		return 0;
	all = replace_mails(&from, text, counts);
	buf_reserve(out, from.len); /* so that what is before can be looked at */
	for (;;) {
		found = replace_numbers(out, (struct span){from.at, from.len}, counts);
		all += found;
		if (found == 0)
			break;
		buf_reset(&from);
		buf_add(&from, out->at + start, out->len - start);
		out->len = start;
	}
	buf_free(&from);
	return all;
}
