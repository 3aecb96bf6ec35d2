#include "report/format/card.h"

#include "base/utf8.h"
#include "post/member.h"

static const char *color_of(enum tone tone)
{
	static const char *const colors[TONES] = {[TONE_GOOD] = "Good", [TONE_WARN] = "Warning",
	    [TONE_BAD] = "Attention"};

	return colors[tone];
}

void card_title(struct buf *out, const char *text, const char *size)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "TextBlock");
	member_word(out, "text", text);
	member_word(out, "style", "heading");
	member_word(out, "size", size);
	member_word(out, "weight", "Bolder");
	member_flag(out, "wrap", true);
	member_close(out, '}');
}

void card_run(struct buf *out, struct span text, size_t most, enum tone tone, bool bold)
{
	struct buf safe = {0};

	buf_text(&safe, "");
	utf8_mask(&safe, text.at, text.len, most);
	if (safe.len == 0)
		buf_char(&safe, ' ');
	member_open(out, NULL, '{');
	member_word(out, "type", "TextRun");
	member_text(out, "text", (struct span){safe.at, safe.len});
	if (color_of(tone) != NULL)
		member_word(out, "color", color_of(tone));
	if (tone == TONE_FAINT)
		member_flag(out, "isSubtle", true);
	if (bold || tone == TONE_STRONG)
		member_word(out, "weight", "Bolder");
	member_close(out, '}');
	buf_free(&safe);
}

void card_open(struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "RichTextBlock");
	member_open(out, "inlines", '[');
}

void card_close(struct buf *out)
{
	member_close(out, ']');
	member_close(out, '}');
}

void card_line(struct buf *out, struct span text, size_t most, enum tone tone)
{
	card_open(out);
	card_run(out, text, most, tone, false);
	card_close(out);
}
