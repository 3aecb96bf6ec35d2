#include "ingest/mail/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "ingest/charset.h"

/* =?SET?Q?TEXT?= or =?SET*LANGUAGE?B?TEXT?= */
struct word {
	struct span set, text;
	bool base64;
	size_t len; /* of the whole */
};

static const char *find(const char *at, const char *end, char c)
{
	return at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
}

static bool read_word(struct span text, struct word *word)
{
	const char *at = text.at, *end = at + text.len, *set, *way, *close;

	if (text.len < 8 || at[0] != '=' || at[1] != '?')
		return false;
	set = find(at + 2, end, '?');
	if (set == NULL || set == at + 2 || end - set < 4 || set[2] != '?')
		return false;
	way = set + 1;
	close = find(way + 2, end, '?');
	while (close != NULL && (end - close < 2 || close[1] != '='))
		close = find(close + 1, end, '?');
	if (close == NULL || strchr("QqBb", *way) == NULL || *way == '\0')
		return false;
	word->set = (struct span){at + 2, (size_t)(set - at) - 2};
	at = find(word->set.at, set, '*');
	word->set.len = at != NULL ? (size_t)(at - word->set.at) : word->set.len;
	word->base64 = *way == 'B' || *way == 'b';
	word->text = (struct span){way + 2, (size_t)(close - way) - 2};
	word->len = (size_t)(close - text.at) + 2;
	return true;
}

static int hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

static void decode_quoted(struct span text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '=' && i + 2 < text.len &&
		    isxdigit((unsigned char)text.at[i + 1]) &&
		    isxdigit((unsigned char)text.at[i + 2])) {
			buf_char(out, (char)(hex(text.at[i + 1]) * 16 + hex(text.at[i + 2])));
			i += 2;
		} else {
			buf_char(out, text.at[i] == '_' ? ' ' : text.at[i]);
		}
	}
}

static void decode_base64(struct span text, struct buf *out)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, count = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *digit = text.at[i] != '\0' ? strchr(digits, text.at[i]) : NULL;

		if (digit == NULL)
			continue;
		bits = (bits << 6 | (unsigned)(digit - digits)) & 0xFFFFFF;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_char(out, (char)(bits >> count & 0xFF));
		}
	}
}

static bool same_set(struct span a, struct span b)
{
	return a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0;
}

static size_t spaces(struct span text)
{
	size_t n = 0;

	while (n < text.len && (text.at[n] == ' ' || text.at[n] == '\t'))
		n++;
	return n;
}

/* The word at the text's start and all that follow it with nothing but white space between, in
 * the same set: they are one text. Returns their length. */
static size_t decode_run(struct span text, struct word word, struct buf *out)
{
	bool utf8 = word.set.len > 3 && strncasecmp(word.set.at, "utf", 3) == 0 &&
	            word.set.at[word.set.len - 1] == '8';
	/* Words that say UTF-8 and are not are Windows-1252. */
	struct charset *charset = charset_new(utf8 ? (struct span){0} : word.set);
	struct buf bytes = {0};
	struct span set = word.set;
	size_t len = 0;

	for (;;) {
		size_t gap;

		if (word.base64)
			decode_base64(word.text, &bytes);
		else
			decode_quoted(word.text, &bytes);
		len += word.len;
		gap = spaces((struct span){text.at + len, text.len - len});
		if (!read_word((struct span){text.at + len + gap, text.len - len - gap}, &word) ||
		    !same_set(word.set, set))
			break;
		len += gap;
	}
	if (bytes.len > 0)
		charset_put(charset, (struct span){bytes.at, bytes.len}, true, out);
	buf_free(&bytes);
	charset_free(charset);
	return len;
}

/* What was decoded must not be read as part of the address's grammar. */
static void put_quoted(struct buf *out, const struct buf *text, bool inside)
{
	if (!inside)
		buf_char(out, '"');
	for (size_t i = 0; i < text->len; i++) {
		if (strchr("\"\\()", text->at[i]) != NULL && text->at[i] != '\0')
			buf_char(out, '\\');
		buf_char(out, text->at[i]);
	}
	if (!inside)
		buf_char(out, '"');
}

void mail_words(struct span text, bool address, struct buf *out)
{
	struct buf decoded = {0};
	bool quoted = false, between = false;
	unsigned nested = 0;

	for (size_t i = 0; i < text.len;) {
		struct span rest = {text.at + i, text.len - i};
		struct word word;

		if (read_word(rest, &word)) {
			buf_reset(&decoded);
			i += decode_run(rest, word, &decoded);
			if (address)
				put_quoted(out, &decoded, quoted || nested > 0);
			else if (decoded.len > 0)
				buf_add(out, decoded.at, decoded.len);
			between = true;
			continue;
		}
		if (between &&
		    read_word(
		        (struct span){rest.at + spaces(rest), rest.len - spaces(rest)}, &word)) {
			i += spaces(rest); /* between words of two sets */
			continue;
		}
		between = false;
		quoted ^= *rest.at == '"';
		nested += !quoted && *rest.at == '(';
		nested -= !quoted && *rest.at == ')' && nested > 0;
		buf_char(out, *rest.at);
		i++;
	}
	buf_free(&decoded);
}
