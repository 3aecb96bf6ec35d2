#include "reply/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "post/post.h"
#include "post/term.h"

enum { FIRST_PLACES = 1024 };

static uint64_t key_of(struct span platform, struct span id, struct span number)
{
	uint64_t key = hash_text(hash_text(hash_text(HASH_START, platform), id), number);

	return key ^ key >> 29;
}

static bool is_for(const struct answer *answer, struct span platform, struct span id,
    struct span number)
{
	return span_same(answer->platform, platform) && span_same(answer->id, id) &&
	       span_same(answer->number, number);
}

/* The place of the answer for these, or the free one where it would be. */
static size_t *place_of(
    const struct answers *answers, struct span platform, struct span id, struct span number)
{
	size_t mask = answers->place_count - 1;
	size_t i = (size_t)key_of(platform, id, number) & mask;

	while (answers->places[i] != 0 &&
	    !is_for(&answers->at[answers->places[i] - 1], platform, id, number))
		i = (i + 1) & mask;
	return &answers->places[i];
}

static void make_room(struct answers *answers)
{
	if (answers->count == answers->room) {
		answers->room = answers->room > 0 ? 2 * answers->room : FIRST_PLACES / 2;
		answers->at = mem_resize(answers->at, answers->room, sizeof *answers->at);
	}
	if (2 * (answers->count + 1) <= answers->place_count)
		return;
	free(answers->places);
	answers->place_count = answers->place_count > 0 ? 2 * answers->place_count : FIRST_PLACES;
	answers->places = mem_new(answers->place_count, sizeof *answers->places);
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->at[i];

		*place_of(answers, answer->platform, answer->id, answer->number) = i + 1;
	}
}

/* A case as crisis-case(1) takes it: an object with a number, a text, or a number alone. */
static struct span number_of(struct record *line)
{
	struct span raw = record_raw(line, "case"), number = {"", 0};
	struct record kase = {0};

	if (raw.len == 0)
		return post_member(line, "number");
	if (raw.at[0] != '{')
		return post_member(line, "case");
	if (record_inside(line, "case", &kase))
		number = post_member(&kase, "number");
	if (number.len > 0)
		number = (struct span){
		    arena_copy(&line->arena, number.at, number.len), number.len};
	record_free(&kase);
	return number;
}

static struct span trimmed(struct span text)
{
	while (text.len > 0 && strchr(" \t\r\n", text.at[text.len - 1]) != NULL)
		text.len--;
	while (text.len > 0 && strchr(" \t\r\n", text.at[0]) != NULL)
		text = (struct span){text.at + 1, text.len - 1};
	return text;
}

static enum status read_words(struct answer *answer, struct record *record, struct fault *fault)
{
	struct span stage = post_member(record, "stage");

	answer->text = trimmed(post_member(record, "text"));
	answer->lang = post_member(record, "lang");
	answer->source = post_member(record, "source");
	answer->stage = term_find(stage_names, STAGES, stage);
	if (stage.len > 0 && answer->stage < 0)
		return fault_set(fault, STATUS_REJECTED, "'%.*s' is no stage",
		    (int)(stage.len < 40 ? stage.len : 40), stage.at);
	if (answer->text.len == 0)
		return fault_set(fault, STATUS_REJECTED, "there is no text of an answer");
	return STATUS_OK;
}

/* A line of our own, with the prompt: its own text is the stranger's, and reply has the answer. */
static enum status read_line(
    struct answer *answer, struct record *line, struct record *reply, struct fault *fault)
{
	bool inside = record_has(line, "reply");
	enum status status;

	*answer = (struct answer){
	    .platform = post_member(line, "platform"), .id = post_member(line, "id")};
	if (answer->platform.len == 0 || answer->id.len == 0) {
		answer->platform = answer->id = (struct span){"", 0};
		answer->number = number_of(line);
	}
	if (inside && !record_inside(line, "reply", reply))
		return STATUS_OK; /* the loop says why */
	if (!inside && (record_has(line, "route") || record_has(line, "score")))
		return fault_set(fault, STATUS_REJECTED,
		    "a post without \"reply\": its text is no answer");
	status = read_words(answer, inside ? reply : line, fault);
	if (status == STATUS_OK && answer->id.len == 0 && answer->number.len == 0)
		status = fault_set(fault, STATUS_REJECTED,
		    "for which post? \"platform\" and \"id\", or \"case\"");
	if (status == STATUS_OK && reply->status != STATUS_OK)
		status = fault_set(fault, STATUS_REJECTED, "\"reply\": %s", reply->fault.what);
	return status;
}

static void keep(struct arena *arena, struct span *text)
{
	text->at = arena_copy(arena, text->len > 0 ? text->at : "", text->len);
}

enum status answers_add(struct answers *answers, struct record *line, struct fault *fault)
{
	struct record reply = {0};
	struct answer answer = {0};
	enum status status = read_line(&answer, line, &reply, fault);
	size_t *place;

	if (status == STATUS_OK && line->status == STATUS_OK) {
		struct span *kept[] = {&answer.platform, &answer.id, &answer.number, &answer.text,
		    &answer.lang, &answer.source};

		for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
			keep(&answers->arena, kept[i]);
		make_room(answers);
		place = place_of(answers, answer.platform, answer.id, answer.number);
		if (*place == 0)
			*place = ++answers->count;
		answers->at[*place - 1] = answer;
	}
	record_free(&reply);
	return status;
}

static struct answer *find(
    struct answers *answers, struct span platform, struct span id, struct span number)
{
	size_t place = *place_of(answers, platform, id, number);

	return place != 0 ? &answers->at[place - 1] : NULL;
}

struct answer *answers_for(struct answers *answers, struct record *post)
{
	struct span none = {"", 0}, number;
	struct answer *answer;

	if (answers->count == 0)
		return NULL;
	answer = find(answers, post_member(post, "platform"), post_member(post, "id"), none);
	if (answer != NULL)
		return answer;
	number = number_of(post);
	answer = number.len > 0 ? find(answers, none, none, number) : NULL;
	return answer != NULL && !answer->used ? answer : NULL;
}

void answers_free(struct answers *answers)
{
	free(answers->at);
	free(answers->places);
	arena_free(&answers->arena);
}
