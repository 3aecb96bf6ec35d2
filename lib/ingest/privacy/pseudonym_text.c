/* Who is named in texts, addresses and ids. */
#include "ingest/privacy/pseudonym.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { LONGEST_NAME = 256 };

static struct span behind(struct span text, size_t at)
{
	return (struct span){text.at + at, text.len - at};
}

static bool starts(struct span text, const char *with)
{
	return text.len >= strlen(with) && strncasecmp(text.at, with, strlen(with)) == 0;
}

static bool is_plain(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '-';
}

static bool is_letter(uint32_t code)
{
	utf8proc_category_t category;

	if (code == UTF8_WRONG || code < 0x80)
		return false;
	category = utf8proc_category((utf8proc_int32_t)code);
	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) ||
	       category == UTF8PROC_CATEGORY_ND;
}

/* The bytes of a name: of ASCII, since what follows may be a script without blanks; or, where
 * it starts with another script's letter, of any letters. Dots and dashes do not end one. */
static size_t name_at(struct span text)
{
	size_t at = 0, end = 0, len;
	bool any = false;

	for (; at < text.len && at < LONGEST_NAME; at += len) {
		uint32_t code;

		len = utf8_next(text.at + at, text.len - at, &code);
		any = at == 0 ? is_letter(code) : any;
		if (code < 0x80 ? !is_plain((char)code) : !any || !is_letter(code))
			break;
		if (code != '.' && code != '-')
			end = at + len;
	}
	return end;
}

/* A short name may stand for one that is known in full. */
static struct span in_full(const struct speaking *speaking, struct span name)
{
	for (size_t i = 0; i < speaking->known_count; i++) {
		struct span known = speaking->known[i];

		if (known.len > name.len && known.at[name.len] == '@' &&
		    strncasecmp(known.at, name.at, name.len) == 0)
			return known;
	}
	return name;
}

static size_t put_token(
    const struct speaking *speaking, struct span text, size_t start, size_t len, struct buf *out)
{
	struct span name = in_full(speaking, (struct span){text.at + start, len});
	char token[PSEUDONYM_SIZE];

	buf_add(out, text.at, start);
	buf_add(out, token, pseudonym(speaking->pseudonyms, speaking->platform, name, token));
	return start + len;
}

/* Each of these puts what the text starts with, replaced, and returns its length; or 0. */

static size_t mention(
    const struct speaking *speaking, char before, struct span text, struct buf *out)
{
	size_t sign = starts(text, "@") ? 1 : starts(text, "\uff20") ? strlen("\uff20") : 0, len;

	if (sign == 0 || is_plain(before))
		return 0;
	len = name_at(behind(text, sign));
	if (len == 0)
		return 0;
	if (sign + len < text.len && text.at[sign + len] == '@') {
		size_t host = name_at(behind(text, sign + len + 1));
		len += host > 0 ? 1 + host : 0;
	}
	return put_token(speaking, text, sign, len, out);
}

static size_t redditor(
    const struct speaking *speaking, char before, struct span text, struct buf *out)
{
	size_t len = 0;

	if (!starts(text, "u/") || is_plain(before) || !span_is(speaking->platform, "reddit"))
		return 0;
	while (2 + len < text.len && (isalnum((unsigned char)text.at[2 + len]) ||
	                                 text.at[2 + len] == '_' || text.at[2 + len] == '-'))
		len++;
	return len > 2 ? put_token(speaking, text, 2, len, out) : 0;
}

/* did:METHOD:ID (W3C, Decentralized Identifiers 1.0, 3.1), as Bluesky's ids hold it. */
static size_t identifier(
    const struct speaking *speaking, char before, struct span text, struct buf *out)
{
	size_t at = 4, method;

	if (!starts(text, "did:") || is_plain(before))
		return 0;
	while (at < text.len && islower((unsigned char)text.at[at]))
		at++;
	method = at;
	if (at == 4 || at == text.len || text.at[at] != ':')
		return 0;
	while (at < text.len && (is_plain(text.at[at]) || text.at[at] == ':' || text.at[at] == '%'))
		at++;
	while (strchr(":.-", text.at[at - 1]) != NULL)
		at--;
	return at > method ? put_token(speaking, text, 0, at, out) : 0;
}

/* The first part of an address behind these is a name, but for the services' own words. */
static const char *const places[] = {"/users/", "/user/", "/profile/", "/u/", "/in/", "//x.com/",
    "//twitter.com/", "//www.twitter.com/", "//mobile.twitter.com/", "//instagram.com/",
    "//www.instagram.com/", "//facebook.com/", "//www.facebook.com/", "//t.me/",
    "//www.threads.net/", "//www.tumblr.com/"};

static bool is_own_word(struct span name)
{
	static const char words[] =
	    " i search hashtag explore p reel reels tv stories share sharer home intent watch groups "
	    "events pages photo photos permalink.php story.php photo.php profile.php c s joinchat "
	    "blog tagged settings login about help messages notifications web ";
	char blanked[32] = " ";

	if (name.len + 3 > sizeof blanked)
		return false;
	memcpy(blanked + 1, name.at, name.len);
	memcpy(blanked + 1 + name.len, " ", 2);
	return strstr(words, blanked) != NULL;
}

static size_t profile(
    const struct speaking *speaking, char before, struct span text, struct buf *out)
{
	(void)before;
	if (*text.at != '/')
		return 0;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		size_t start = strlen(places[i]), len;

		if (!starts(text, places[i]))
			continue;
		len = name_at(behind(text, start));
		if (len > 0 && !starts(behind(text, start), "did:") &&
		    !is_own_word((struct span){text.at + start, len}))
			return put_token(speaking, text, start, len, out);
	}
	return 0;
}

void pseudonym_text(const struct speaking *speaking, struct span text, struct buf *out)
{
	static size_t (*const kinds[])(
	    const struct speaking *, char, struct span, struct buf *) = {
	    mention, redditor, identifier, profile};
	char before = ' ';

	while (text.len > 0) {
		size_t len = 0;

		for (size_t i = 0; len == 0 && i < sizeof kinds / sizeof *kinds; i++)
			len = kinds[i](speaking, before, text, out);
		if (len == 0) {
			buf_char(out, *text.at);
			len = 1;
		}
		before = text.at[len - 1];
		text = behind(text, len);
	}
}
