#include "reply/slots.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "base/when.h"
#include "io/zone.h"
#include "post/post.h"
#include "post/term.h"
#include "reply/voice.h"

enum { LONGEST_HANDLE = 60, LONGEST_NAME = 20, UPDATE_STEP = 300 };
enum { DAY = 86400, HALF_DAY = DAY / 2, WEEK = 6 * DAY, THURSDAY = 3 }; /* 1970-01-01 was one */

static const struct span NOTHING = {"", 0};

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

static struct span joined(
    struct record *post, struct span before, struct span text, struct span after)
{
	const struct span parts[] = {before, text, after};
	struct span all = {NULL, 0};
	char *at = arena_take(&post->arena, before.len + text.len + after.len + 1);

	for (size_t i = 0; i < 3; i++) {
		if (parts[i].len > 0)
			memcpy(at + all.len, parts[i].at, parts[i].len);
		all.len += parts[i].len;
	}
	at[all.len] = '\0';
	all.at = at;
	return all;
}

static struct span name_of(struct record *post, const struct facts *facts)
{
	struct span full = post_member(post, "author_name"), name;
	bool reddit = span_is(facts->platform, "reddit");

	if (is_handle(facts->author))
		return joined(post, span_of(reddit ? "u/" : "@"), facts->author,
		    span_of(reddit ? "," : ""));
	name = given_name(full);
	if (name.len > 0)
		return joined(post, name, span_of(","), NOTHING);
	return (struct span){NULL, 0};
}

static struct span unless_empty(struct span text)
{
	return text.len > 0 ? text : (struct span){NULL, 0};
}

/* Seconds east of UTC at that moment, in the plan's zone. */
static int32_t offset_at(const struct slot_order *order, int64_t when)
{
	return order->plan->zone != NULL ? zone_offset(order->plan->zone, when) : 0;
}

/*
 * A time as people of the plan's zone read it: "14:30 UTC", "15:30 UTC+1". Names of zones are
 * many, and some mean two, so that the offset is said.
 */
static struct span write_clock(char clock[CLOCK_SIZE], const struct slot_order *order, int64_t when)
{
	int32_t offset = offset_at(order, when);
	int minutes = abs(offset) / 60, len = 9;
	char text[WHEN_SIZE];

	when_write(text, when + offset);
	memcpy(clock, "00:00 UTC", 10);
	memcpy(clock, text + 11, 5);
	if (minutes > 0)
		len += snprintf(clock + len, (size_t)(CLOCK_SIZE - len), "%c%d",
		    offset < 0 ? '-' : '+', minutes / 60 % 24);
	if (minutes % 60 > 0)
		len += snprintf(clock + len, (size_t)(CLOCK_SIZE - len), ":%02d", minutes % 60);
	return (struct span){clock, (size_t)len};
}

/* Up to the next five minutes, since people will hold the brand to the minute it names. */
static int64_t next_update(const struct slot_order *order)
{
	int64_t when = order->now + order->plan->next_update;

	return (when + UPDATE_STEP - 1) / UPDATE_STEP * UPDATE_STEP;
}

/* The deadline of the route, or the next update where that has passed: within half a day the
 * hour, within a week the day as well, else the date. */
static struct span answer_by(const struct slot_order *order)
{
	const struct speech *speech = order->speech;
	int64_t at = 0, local;
	char clock[CLOCK_SIZE], date[WHEN_SIZE];
	struct span hour;

	if (!record_time(order->route, "answer_by", &at) ||
	    at < order->now + order->plan->next_update)
		at = next_update(order);
	local = at + offset_at(order, at);
	hour = write_clock(clock, order, at);
	if (speech == NULL || at >= order->now + WEEK) {
		when_write(date, local);
		return joined(order->post, (struct span){date, 10}, span_of(", "), hour);
	}
	if (at < order->now + HALF_DAY)
		return joined(order->post, speech->hour, hour, NOTHING);
	return joined(
	    order->post, speech->days[(local / DAY + THURSDAY) % 7], speech->day_hour, hour);
}

static struct span phrase(const struct plan_phrases *phrases, struct span lang,
    struct yaml_node *builtin, struct span name)
{
	struct span own = plan_phrase(phrases, lang);
	struct yaml_node *said = own.at == NULL ? yaml_find(builtin, name) : NULL;

	return said != NULL ? yaml_scalar(said) : own;
}

static void fill_from_plan(struct slots *slots, const struct slot_order *order)
{
	const struct speech *speech = order->speech;
	struct span *values = slots->values;

	values[SLOT_BRAND] = order->plan->brand.name;
	if (order->topic != NULL) {
		values[SLOT_TROUBLE] = phrase(&order->topic->calls_it, order->lang,
		    speech != NULL ? speech->calls_it : NULL, order->topic->name);
		values[SLOT_INSTRUCTION] = phrase(&order->topic->instruct, order->lang,
		    speech != NULL ? speech->instruct : NULL, order->topic->name);
	}
	if (order->team != NULL)
		values[SLOT_CONTACT] = plan_phrase(&order->team->contact, order->lang);
	if (values[SLOT_CONTACT].at == NULL && speech != NULL)
		values[SLOT_CONTACT] = unless_empty(speech->contact);
	if (order->remedy != NULL)
		values[SLOT_REMEDY] = phrase(&order->remedy->says, order->lang,
		    speech != NULL ? speech->remedies : NULL, order->remedy->name);
}

/* X and those like it sign with a caret; elsewhere that would be a riddle. */
static struct span signature(const struct slot_order *order)
{
	static const char *const with_caret[] = {"x", "bluesky", "mastodon", "threads"};
	struct span text = order->plan->brand.signature;

	if (text.len > 1 && text.at[0] == '^' &&
	    term_find(with_caret, 4, order->facts->platform) < 0)
		text = (struct span){text.at + 1, text.len - 1};
	return unless_empty(text);
}

static void fill_from_facts(struct slots *slots, const struct slot_order *order)
{
	static const enum slot said[] = {SLOT_WHAT, SLOT_WHY, SLOT_DONE, SLOT_SOURCE};

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		record_text(order->said, slot_names[said[i]], &slots->values[said[i]]);
}

void slots_fill(struct slots *slots, const struct slot_order *order)
{
	struct record kase = {0};

	*slots = (struct slots){0};
	if (!order->to_nobody)
		slots->values[SLOT_NAME] = name_of(order->post, order->facts);
	fill_from_plan(slots, order);
	fill_from_facts(slots, order);
	fill_voice(slots, order);
	if (record_has(order->post, "case") && record_inside(order->post, "case", &kase)) {
		struct span number = post_member(&kase, "number");
		if (is_handle(number))
			slots->values[SLOT_CASE] = joined(order->post, number, NOTHING, NOTHING);
		record_free(&kase);
	}
	slots->values[SLOT_BY] = answer_by(order);
	slots->values[SLOT_NEXT_UPDATE] = write_clock(slots->next_update, order, next_update(order));
	slots->values[SLOT_SIGNATURE] = signature(order);
}
