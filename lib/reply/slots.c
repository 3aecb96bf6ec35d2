#include "reply/slots.h"

#include <ctype.h>
#include <stdio.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "base/when.h"
#include "post/post.h"

enum { LONGEST_HANDLE = 60, LONGEST_NAME = 20, UPDATE_STEP = 300 };

static bool is_handle(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (!isalnum(c) && c != '_' && (i == 0 || strchr(".-@", c) == NULL))
			return false;
	}
	return text.len > 0 && text.len <= LONGEST_HANDLE;
}

/* A letter, or one mark on a letter: more of them could reach into the lines above. */
static bool belongs_in_name(uint32_t code, bool after_letter, bool *letter)
{
	utf8proc_category_t kind = utf8proc_category((utf8proc_int32_t)code);

	*letter = code != UTF8_WRONG && kind >= UTF8PROC_CATEGORY_LU &&
	    kind <= UTF8PROC_CATEGORY_LO;
	return *letter ||
	    (after_letter && (kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
	        code == '-' || code == '\'' || code == 0x2019));
}

/*
 * The first word of a name, as "Ana" of "Ana Lima", where it starts as names do; empty
 * otherwise. A whole name would let a stranger put a sentence into the brand's mouth.
 */
static struct span given_name(struct span text)
{
	struct span name = {text.at, 0};
	bool letter = false;

	while (name.len < text.len && text.at[name.len] != ' ') {
		uint32_t code;
		size_t n = utf8_next(text.at + name.len, text.len - name.len, &code);
		bool first = name.len == 0;

		if (!belongs_in_name(code, letter, &letter) ||
		    (first && utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LL))
			return (struct span){"", 0};
		name.len += n;
	}
	if (utf8_graphemes(name.at, name.len) > LONGEST_NAME)
		name.len = 0;
	return name;
}

static struct span joined(struct record *post, const char *before, struct span text,
    const char *after)
{
	size_t room = strlen(before) + text.len + strlen(after) + 1;
	char *at = arena_take(&post->arena, room);
	int len = snprintf(at, room, "%s%.*s%s", before, (int)text.len, text.at, after);

	return (struct span){at, (size_t)len};
}

static struct span name_of(struct record *post, const struct facts *facts)
{
	struct span name = given_name(post_member(post, "author_name"));
	bool reddit = span_is(facts->platform, "reddit");

	if (is_handle(facts->author))
		return joined(post, reddit ? "u/" : "@", facts->author, reddit ? "," : "");
	if (name.len > 0)
		return joined(post, "", name, ",");
	return (struct span){NULL, 0};
}

static struct span unless_empty(struct span text)
{
	return text.len > 0 ? text : (struct span){NULL, 0};
}

/* Up to the next five minutes, since people will hold the brand to the minute it names. */
static struct span next_update(struct slots *slots, int64_t when)
{
	struct when_civil c;
	int len;

	when_split((when + UPDATE_STEP - 1) / UPDATE_STEP * UPDATE_STEP, &c);
	len = snprintf(slots->next_update, sizeof slots->next_update, "%02d:%02d UTC",
	    c.hour % 24, c.minute % 60);
	return (struct span){slots->next_update, (size_t)len};
}

void slots_fill(struct slots *slots, const struct plan *plan, const struct plan_topic *topic,
    const struct plan_team *team, struct record *post, const struct facts *facts,
    struct span lang, int64_t now)
{
	struct record kase = {0};

	*slots = (struct slots){0};
	slots->values[SLOT_NAME] = name_of(post, facts);
	slots->values[SLOT_BRAND] = plan->brand.name;
	if (topic != NULL) {
		slots->values[SLOT_TROUBLE] = plan_phrase(&topic->calls_it, lang);
		slots->values[SLOT_INSTRUCTION] = plan_phrase(&topic->instruct, lang);
	}
	if (team != NULL)
		slots->values[SLOT_CONTACT] = plan_phrase(&team->contact, lang);
	if (record_has(post, "case") && record_inside(post, "case", &kase)) {
		struct span number = post_member(&kase, "number");
		if (is_handle(number))
			slots->values[SLOT_CASE] = joined(post, "", number, "");
		record_free(&kase);
	}
	slots->values[SLOT_NEXT_UPDATE] = next_update(slots, now + plan->next_update);
	slots->values[SLOT_SIGNATURE] = unless_empty(plan->brand.signature);
}
