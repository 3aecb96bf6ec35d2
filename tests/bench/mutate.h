/*
 * Texts made by a small grammar, what people and platforms do to a text that they pass on, and
 * texts that differ from one in a fact.
 */
#ifndef BENCH_MUTATE_H
#define BENCH_MUTATE_H

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "storm.h"

enum { MUTATE_TEXT = 2048 };

enum mutation {
	MUTATION_REPOST,
	MUTATION_LINK,
	MUTATION_HANDLE,
	MUTATION_CUT,
	MUTATION_EMOJI,
	MUTATION_WORD,
	MUTATION_SPACE,
	MUTATION_LOOKALIKE,
	MUTATIONS
};

static const char *const mutation_names[] = {"repost", "link", "handle", "cut", "emoji", "word",
    "space", "lookalike", "none"};

static const char *const qualities[] = {"broken", "late", "second", "cheap", "missing", "angry",
    "expensive", "wet", "new", "strange", "empty", "damaged", "rude", "slow", "loud", "wrong",
    "faulty", "old", "blue", "heavy", "tiny", "useless", "cracked", "hot", "dirty", "polite"};
static const char *const things[] = {"charger", "parcel", "driver", "invoice", "refund", "kettle",
    "update", "website", "engineer", "contract", "battery", "screen", "courier", "manager", "box",
    "receipt", "subscription", "replacement", "router", "ticket", "voucher", "email", "hotline",
    "warehouse", "technician", "password", "account", "handle", "cable", "printer", "washer"};
static const char *const deeds[] = {"ruined", "replaced", "ignored", "blocked", "returned", "lost",
    "delayed", "charged", "melted", "cancelled", "dropped", "opened", "emptied", "scratched",
    "forgot", "explained", "deleted", "burned", "refused", "closed", "repaired", "soaked"};
static const char *const places[] = {"in the hallway", "before the weekend", "on the phone",
    "near the station", "after the update", "during the call", "at the counter", "by mistake",
    "under the porch", "since last week", "behind the shed", "for the neighbors", "in plain sight",
    "without warning", "on our street", "inside the store", "over the holidays", "around noon"};
static const char *const cities[] = {"Denver", "Boston", "Leeds", "Porto", "Lyon", "Oslo", "Turin",
    "Ghent", "Dublin", "Austin"};

/* printf may cut what is longer than any text here. */
#pragma GCC diagnostic ignored "-Wformat-truncation"

#define PICK(list, state) list[below(state, COUNT_OF(list))]

/* "Order 48213 from Leeds: the wet parcel ruined our new box by mistake and the ..." */
static inline void mutate_compose(char text[MUTATE_TEXT], size_t clauses, uint64_t *state)
{
	size_t number = 1000 + below(state, 99000);
	int len = snprintf(text, MUTATE_TEXT, "Order %zu from %s:", number, PICK(cities, state));

	for (size_t i = 0; i < clauses; i++) {
		const char *one = PICK(qualities, state), *what = PICK(things, state);
		const char *did = PICK(deeds, state), *two = PICK(qualities, state);

		len += snprintf(text + len, MUTATE_TEXT - (size_t)len, "%s the %s %s %s our %s %s %s",
		    i > 0 ? " and" : "", one, what, did, two, PICK(things, state),
		    PICK(places, state));
	}
}

static inline size_t mutate_words(const char *text)
{
	size_t n = 0;

	for (bool in = false; *text != '\0'; text++) {
		bool letter = isalnum((unsigned char)*text) != 0;

		n += letter && !in;
		in = letter;
	}
	return n;
}

/* Behind the last digit of the text, so that what is cut off holds no number. */
static inline size_t mutate_least(const char *text)
{
	size_t len = strlen(text), least = len * 6 / 10;

	for (size_t i = least; i < len; i++)
		if (isdigit((unsigned char)text[i]))
			least = i + 1;
	while (((unsigned char)text[least] & 0xC0) == 0x80)
		least++;
	return least;
}

static inline bool mutate_cut(char *out, const char *text, uint64_t *state)
{
	size_t least = mutate_least(text), len = strlen(text), at;

	if (least + 4 >= len)
		return false;
	at = least + below(state, len - least - 3);
	while (((unsigned char)text[at] & 0xC0) == 0x80)
		at++;
	snprintf(out, MUTATE_TEXT, "%.*s%s", (int)at, text,
	    below(state, 4) > 0 ? "\xE2\x80\xA6" : "...");
	return true;
}

/* The n-th word of four small letters or more that is no fact; false where there are not so many. */
static inline bool mutate_find(const char *text, size_t n, size_t *start, size_t *len)
{
	for (size_t i = 0; text[i] != '\0'; i += *len + 1) {
		bool plain = true;

		*len = strcspn(text + i, " ");
		for (size_t k = 0; k < *len; k++)
			plain = plain && islower((unsigned char)text[i + k]);
		*start = i;
		plain = plain && (*len != 5 || strncmp(text + i, "never", 5) != 0);
		if (plain && *len >= 4 && n-- == 0)
			return true;
		if (text[i + *len] == '\0')
			break;
	}
	return false;
}

/* Another word in place of one, or the same with two letters exchanged. */
static inline bool mutate_word(char *out, const char *text, uint64_t *state)
{
	size_t n = 0, start, len;

	while (mutate_find(text, n, &start, &len))
		n++;
	if (n == 0)
		return false;
	mutate_find(text, below(state, n), &start, &len);
	if (below(state, 2) > 0) {
		snprintf(out, MUTATE_TEXT, "%.*s%s%s", (int)start, text, PICK(things, state),
		    text + start + len);
		return true;
	}
	snprintf(out, MUTATE_TEXT, "%s", text);
	out[start + 1] = text[start + 2];
	out[start + 2] = text[start + 1];
	return true;
}

/* Whether a word is no link, handle or hashtag: these would lead elsewhere. */
static inline bool mutate_plain(const char *word)
{
	return strcspn(word, "@:/#") >= strcspn(word, " ");
}

/* Each letter that has a Cyrillic double, in one case of two. */
static inline void mutate_letters(char *out, const char *text, uint64_t *state)
{
	static const char letters[] = "aeopcyx";
	static const char *const doubles[] = {"\xD0\xB0", "\xD0\xB5", "\xD0\xBE", "\xD1\x80",
	    "\xD1\x81", "\xD1\x83", "\xD1\x85"};
	const char *start = text;

	for (; *text != '\0'; text++) {
		const char *found = strchr(letters, *text);

		if (*text == ' ')
			start = text + 1;
		if (mutate_plain(start) && found != NULL && below(state, 2) > 0) {
			memcpy(out, doubles[found - letters], 2);
			out += 2;
		} else {
			*out++ = *text;
		}
	}
	*out = '\0';
}

static inline void mutate_space(char *out, const char *text, uint64_t *state)
{
	static const char *const spaces[] = {"  ", "\n", "\xC2\xA0", " \xE2\x80\x8B", "   "};

	for (; *text != '\0'; text++) {
		const char *space = below(state, 3) > 0 ? " " : PICK(spaces, state);

		if (*text == ' ')
			out += sprintf(out, "%s", space);
		else
			*out++ = *text;
	}
	*out = '\0';
}

/* False where it cannot be done to this text. */
static inline bool mutate(char *out, const char *text, enum mutation how, uint64_t *state)
{
	static const char *const emoji[] = {"\xF0\x9F\x98\xA1", "\xF0\x9F\x94\xA5",
	    "\xE2\x9D\xA4\xEF\xB8\x8F", "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD"};
	size_t number = below(state, 100000);

	switch (how) {
	case MUTATION_REPOST:
		snprintf(out, MUTATE_TEXT, "RT @user%zu: %s", number, text);
		return true;
	case MUTATION_LINK:
		snprintf(out, MUTATE_TEXT, "%s https://t.co/a%zux", text, number);
		return true;
	case MUTATION_HANDLE:
		snprintf(out, MUTATE_TEXT, "@user%zu %s", number, text);
		return true;
	case MUTATION_CUT:
		return mutate_cut(out, text, state);
	case MUTATION_EMOJI:
		snprintf(out, MUTATE_TEXT, "%s %s%s", PICK(emoji, state), text, PICK(emoji, state));
		return true;
	case MUTATION_WORD:
		return mutate_word(out, text, state);
	case MUTATION_SPACE:
		mutate_space(out, text, state);
		return true;
	default:
		mutate_letters(out, text, state);
		return true;
	}
}

/* Another number, another city, or a negation; false where the text has no place for it. */
static inline bool mutate_fact(char *out, const char *text, int fact, uint64_t *state)
{
	size_t at = 0;

	while (text[at] != '\0' && (!isdigit((unsigned char)text[at]) || !mutate_plain(text + at) ||
	    (at > 0 && text[at - 1] != ' ')))
		at++;
	snprintf(out, MUTATE_TEXT, "%s", text);
	if (fact == 0 && text[at] != '\0') {
		out[at] = (char)('1' + (text[at] - '0' + (int)below(state, 8)) % 9);
		return out[at] != text[at];
	}
	for (size_t i = 0; fact == 1 && i < COUNT_OF(cities); i++) {
		const char *found = strstr(text, cities[i]);

		if (found == NULL || strncmp(text, "Order ", 6) != 0)
			continue;
		snprintf(out, MUTATE_TEXT, "%.*s%s%s", (int)(found - text), text,
		    cities[(i + 1 + below(state, 8)) % COUNT_OF(cities)],
		    found + strlen(cities[i]));
		return true;
	}
	for (size_t i = 0; fact == 2 && text[i] != '\0' && i < strlen(text) / 2; i++) {
		for (size_t k = 0; k < COUNT_OF(deeds); k++) {
			size_t len = strlen(deeds[k]);

			if (text[i] != ' ' || strncmp(text + i + 1, deeds[k], len) != 0)
				continue;
			snprintf(out, MUTATE_TEXT, "%.*s never%s", (int)i, text, text + i);
			return true;
		}
	}
	return false;
}

#endif
