/* The posts to look at first. */
#include "report/kind/part.h"

#include <string.h>

#include "report/say.h"

enum { WORD = 28 }; /* characters of a name or place at most */

static const char *const clock_verbs[ENTRY_CLOCKS] = {"acknowledge", "answer"};
static const char *const clock_facts[ENTRY_CLOCKS] = {"acknowledge_by", "answer_by"};

static void add_word(struct buf *line, const char *before, struct span word)
{
	size_t characters = 0, len = 0;

	if (word.len == 0)
		return;
	while (len < word.len) {
		characters += ((unsigned char)word.at[len] & 0xC0) != 0x80;
		if (characters > WORD)
			break;
		len++;
	}
	buf_text(line, before);
	buf_add(line, word.at, len);
	if (len < word.len)
		buf_text(line, "…");
}

/* "late by 2h 10m" or "answer in 5m": the first of the post's deadlines. */
static void add_deadline(struct buf *line, const struct entry *entry, int64_t now)
{
	char figure[SAY_SIZE];
	size_t first = ENTRY_CLOCKS;

	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		if (entry->due[i] != POST_UNKNOWN &&
		    (first == ENTRY_CLOCKS || entry->due[i] < entry->due[first]))
			first = i;
	if (first == ENTRY_CLOCKS)
		return;
	say_span(figure, entry->due[first] - now);
	if (entry->due[first] < now)
		buf_format(line, "late by %s ", figure);
	else
		buf_format(line, "%s in %s ", clock_verbs[first], figure);
}

/* Until when, whose; where, by whom, when (with the date where it is not today's). */
static struct span about(struct document *document, const struct entry *entry, int64_t now)
{
	const size_t day = strlen("2026-11-22 ");
	char time[SAY_SIZE], today[SAY_SIZE];
	struct buf line = {0};
	struct span text;

	add_deadline(&line, entry, now);
	add_word(&line, "→ ", entry->team);
	if (line.len > 0)
		buf_text(&line, " · ");
	add_word(&line, "", entry->platform);
	add_word(&line, " ", entry->handle);
	if (entry->created_at != POST_UNKNOWN) {
		say_time(today, now);
		say_time(time, entry->created_at);
		buf_format(&line, " %s", strncmp(time, today, day) == 0 ? time + day : time);
	}
	text = document_copy(document, (struct span){line.at, line.len});
	buf_free(&line);
	return text;
}

static bool rated(const struct entry *entry)
{
	return entry->severity >= 0 && entry->severity < SEVERITIES;
}

static void add_facts(struct section *section, struct quote *quote, const struct entry *entry)
{
	struct document *document = section->document;
	const struct {
		const char *id;
		struct span text;
	} words[] = {{"platform", entry->platform}, {"id", entry->id},
	    {"author_handle", entry->handle}, {"team", entry->team}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].text.len > 0)
			section_fact(section, quote, words[i].id,
			    value_text(document_copy(document, words[i].text)));
	if (entry->created_at != POST_UNKNOWN)
		section_fact(section, quote, "created_at", value_time(entry->created_at));
	if (rated(entry))
		section_fact(section, quote, "severity",
		    value_text(span_of(severity_names[entry->severity])));
	if (entry->urgency != ENTRY_NONE)
		section_fact(section, quote, "urgency", value_count(entry->urgency));
	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		if (entry->due[i] != POST_UNKNOWN)
			section_fact(section, quote, clock_facts[i], value_time(entry->due[i]));
}

static void add_post(struct section *section, const struct top_post *post, int64_t now)
{
	struct document *document = section->document;
	const struct entry *entry = &post->entry;
	struct quote *quote = section_quote(section, NULL);
	const char *severity = rated(entry) ? severity_names[entry->severity] : "";

	quote->tone = entry->severity == SEVERITY_CRITICAL ? TONE_BAD
	    : entry->severity == SEVERITY_HIGH             ? TONE_WARN
	                                                   : TONE_STRONG;
	if (entry->urgency != ENTRY_NONE)
		quote->label = document_text(document, "%s%s%d", severity,
		    *severity != '\0' ? " " : "", entry->urgency);
	else
		quote->label = span_of(severity);
	quote->about = about(document, entry, now);
	quote->text = document_copy(document, entry->text);
	quote->link = document_copy(document, entry->url);
	quote->cut = post->cut;
	add_facts(section, quote, entry);
}

void part_top(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "top", "Look at first");

	section->note = span_of("most severe, then most urgent (0 to 100), then earliest");
	for (size_t i = 0; i < figures->top.count; i++)
		add_post(section, &figures->top.posts[i], figures->now);
}
