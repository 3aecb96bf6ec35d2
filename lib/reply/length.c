#include "reply/length.h"

#include <ctype.h>
#include <stdint.h>

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "reply/address.h"

enum { URL_LENGTH = 23 };

static size_t weight(uint32_t code)
{
	return code <= 0x10FF || (code >= 0x2000 && code <= 0x200D) ||
	        (code >= 0x2010 && code <= 0x201F) || (code >= 0x2032 && code <= 0x2037)
	    ? 1
	    : 2;
}

static bool is_emoji(uint32_t code)
{
	int boundary = utf8proc_get_property((utf8proc_int32_t)code)->boundclass;

	return boundary == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
	    boundary == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR || code == 0x20E3;
}

/* The sum of the weights of each grapheme cluster; one with an emoji in it weighs 2. */
static size_t weigh(struct span text)
{
	utf8proc_int32_t before = -1, state = 0;
	size_t total = 0, cluster = 0;
	bool emoji = false;

	while (text.len > 0) {
		uint32_t code;
		size_t n = utf8_next(text.at, text.len, &code);
		utf8proc_int32_t now = code == UTF8_WRONG ? 0xFFFD : (utf8proc_int32_t)code;

		if (before >= 0 && utf8proc_grapheme_break_stateful(before, now, &state)) {
			total += emoji ? 2 : cluster;
			cluster = 0;
			emoji = false;
		}
		cluster += weight(code);
		emoji = emoji || (code > 0xFF && is_emoji(code));
		before = now;
		text = (struct span){text.at + n, text.len - n};
	}
	return total + (emoji ? 2 : cluster);
}

static size_t code_points(struct span text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return count;
}

static size_t plain_length(struct span text, enum limit_count count)
{
	if (utf8_ascii(text.at, text.len))
		return text.len;
	return count == LIMIT_X ? weigh(text) : code_points(text);
}

/* The next run without white space, with what stands before it. */
static struct span next_word(struct span text, size_t *before)
{
	size_t end;

	*before = 0;
	while (*before < text.len && isspace((unsigned char)text.at[*before]))
		++*before;
	for (end = *before; end < text.len && !isspace((unsigned char)text.at[end]);)
		end++;
	return (struct span){text.at + *before, end - *before};
}

/* A dot between two letters or digits, and no @: "acme.example", not "now.". */
static bool may_be_domain(struct span word)
{
	bool dot = false;

	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] == '@')
			return false;
		dot = dot || (word.at[i] == '.' && i > 0 && i + 1 < word.len &&
		    isalnum((unsigned char)word.at[i - 1]) && isalpha((unsigned char)word.at[i + 1]));
	}
	return dot;
}

static size_t length_with_urls(struct span text, enum limit_count count)
{
	size_t total = 0, before;

	while (text.len > 0) {
		struct span word = next_word(text, &before);
		struct span url = address_in(word);
		size_t plain = plain_length(word, count);

		if (url.at != NULL)
			plain = plain_length((struct span){word.at, (size_t)(url.at - word.at)}, count) +
			    URL_LENGTH +
			    plain_length((struct span){url.at + url.len,
			        (size_t)(word.at + word.len - url.at) - url.len}, count);
		else if (count == LIMIT_X && may_be_domain(word) && plain < URL_LENGTH)
			plain = URL_LENGTH;
		total += before + plain;
		text = (struct span){word.at + word.len, text.len - before - word.len};
	}
	return total;
}

size_t reply_length(struct span text, enum limit_count count)
{
	struct buf composed = {0};
	size_t length;

	switch (count) {
	case LIMIT_CHARACTERS:
		return code_points(text);
	case LIMIT_GRAPHEMES:
		return utf8_graphemes(text.at, text.len);
	case LIMIT_URL23:
		return length_with_urls(text, count);
	case LIMIT_X:
		if (utf8_ascii(text.at, text.len)) /* is composed as it stands */
			return length_with_urls(text, LIMIT_X);
		break;
	}
	utf8_compose(&composed, text.at, text.len);
	length = length_with_urls((struct span){composed.at, composed.len}, LIMIT_X);
	buf_free(&composed);
	return length;
}

const struct plan_limit *reply_limit(const struct plan *plan, struct span platform)
{
	const struct plan_limit *limit = plan_limit(plan, platform);

	return limit != NULL ? limit : plan_limit(plan, span_of("other"));
}

bool reply_fits(struct span text, const struct plan_limit *limit, size_t *length)
{
	*length = reply_length(text, limit->count);
	return *length <= (size_t)limit->most &&
	    (limit->bytes == 0 || text.len <= (size_t)limit->bytes);
}
