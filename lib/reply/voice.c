#include "reply/voice.h"

#include <ctype.h>
#include <strings.h>

#include "plan/posture.h"
#include "post/post.h"
#include "post/walk.h"
#include "reply/stage.h"

enum { LONGEST_WORDS = 30, SHORTEST_WORDS = 10 };

/* Of the score's sentiment, -1 to 1: above the one a question is one, below the other it is anger. */
static const double MILD = -0.5, SHARP = -0.65;

static bool is_harm(const struct plan_topic *topic)
{
	return topic != NULL && topic->factors[FACTOR_SAFETY] >= 4;
}

static bool is_grave(const struct slot_order *order)
{
	return stage_is_grave(order->topic, (int)order->facts->severity);
}

static bool is_letter(struct span text, size_t i)
{
	unsigned char c = i < text.len ? (unsigned char)text.at[i] : ' ';

	return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10 || c >= 0x80;
}

static bool starts_with(struct span text, size_t i, struct span word)
{
	/* Of most words the last byte tells already, but for its case. */
	return i + word.len <= text.len && word.len > 0 &&
	       ((text.at[i + word.len - 1] ^ word.at[word.len - 1]) & ~0x20) == 0 &&
	       strncasecmp(text.at + i, word.at, word.len) == 0 &&
	       !is_letter(text, i + word.len);
}

/* By the first two letters. */
static bool may_be_weighty(const struct speech *speech, struct span text, size_t i)
{
	unsigned next = i + 1 < text.len ? (unsigned char)text.at[i + 1] & 31 : 0;

	return (speech->weighty_next[(unsigned char)text.at[i] & 31] >> next & 1) != 0;
}

/* Of a child left at a gate nobody says that it sounds annoying. */
static bool is_weighty(const struct speech *speech, struct span text)
{
	bool letter, before = false;

	for (size_t i = 0; speech != NULL && i < text.len; i++, before = letter) {
		const size_t *from = &speech->weighty_from[(unsigned char)text.at[i] & 31];

		letter = is_letter(text, i);
		if (!letter || before || !may_be_weighty(speech, text, i))
			continue;
		for (size_t k = from[0]; k < from[1]; k++)
			if (starts_with(text, i, speech->weighty[k]))
				return true;
	}
	return false;
}

/* Of what is said against us: a question that is meant as one, anger, or a small annoyance. */
static enum opening opening_to_blame(const struct slot_order *order, struct span emotion)
{
	bool anger = span_is(emotion, "anger");
	double sentiment = 0;

	record_real(order->score, "sentiment", &sentiment);
	if (is_weighty(order->speech, order->facts->text))
		return OPENING_GRAVE;
	if (order->facts->stance == STANCE_QUESTION && sentiment > MILD)
		return OPENING_QUESTION;
	if (anger && (order->facts->severity >= SEVERITY_MEDIUM || sentiment < SHARP))
		return OPENING_ANGER;
	if (span_is(emotion, "sadness"))
		return OPENING_SADNESS;
	return anger ? OPENING_LIGHT : OPENING_PLAIN;
}

static enum opening opening_for(const struct slot_order *order)
{
	struct record emotion = {0};
	struct span label = {NULL, 0};
	enum opening opening;

	if (is_harm(order->topic))
		return OPENING_HURT;
	if (is_grave(order))
		return OPENING_GRAVE;
	if (order->facts->label != LABEL_NEGATIVE)
		return order->facts->stance == STANCE_QUESTION ? OPENING_QUESTION : OPENING_PLAIN;
	if (record_has(order->score, "emotion") && record_inside(order->score, "emotion", &emotion))
		label = post_member(&emotion, "label");
	opening = opening_to_blame(order, label);
	record_free(&emotion);
	return opening;
}

/* What is said of us, and no more than a beginning, is better not said back. */
static bool is_awkward(struct span words)
{
	static const char *const parts[] = {" you", "ou ", "hame", "hate", "Hate", "joke", "liar", "lease"};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (span_find(words, parts[i]) != NULL)
			return true;
	return false;
}

/* Where a sentence or a part of one ends: what breaks off within reads as if we had not read on. */
static bool ends_there(struct span text, size_t i)
{
	while (i < text.len && text.at[i] == ' ')
		i++;
	return i == text.len || strchr(".,;:!?)#", text.at[i]) != NULL;
}

/* Two plain words or more, as they stand in the post. */
static bool may_be_quoted(struct span words, struct span text)
{
	bool blank = false;

	if (words.len < SHORTEST_WORDS || words.len > LONGEST_WORDS || is_awkward(words))
		return false;
	for (size_t i = 0; i < words.len; i++) {
		unsigned char c = (unsigned char)words.at[i];

		blank = blank || c == ' ';
		if (!isalpha(c) && c < 0x80 && c != ' ' && c != '\'')
			return false;
	}
	for (size_t i = 0; blank && i + words.len <= text.len; i++)
		if (text.at[i] == *words.at && memcmp(text.at + i, words.at, words.len) == 0)
			return ends_there(text, i + words.len);
	return false;
}

/* A row that counts against us, in words that may be quoted. */
static bool is_ours(struct record *row, struct span text, struct span *words)
{
	double adds;

	*words = post_member(row, "what");
	return span_is(post_member(row, "to"), "sentiment") && record_real(row, "adds", &adds) &&
	       adds < 0 && may_be_quoted(*words, text);
}

/* What the score rests on, taken from the post: the first that counts against us. */
static struct span own_words(const struct slot_order *order)
{
	struct span rows = record_raw(order->score, "why"), words = {NULL, 0}, item;
	struct record row = {0};
	struct fault ignored;
	struct walk walk = {rows.at, rows.at, rows.at + rows.len, &ignored, 0};
	double offensive = 0;

	if (rows.at == NULL || is_grave(order) ||
	    (record_real(order->score, "offensive", &offensive) && offensive >= 0.3))
		return words;
	while (words.at == NULL && walk_item(&walk, &item)) {
		struct span found;

		if (*item.at == '{' && record_index(&row, item, &ignored) == STATUS_OK &&
		    is_ours(&row, order->facts->text, &found))
			words = (struct span){
			    arena_copy(&order->post->arena, found.at, found.len), found.len};
	}
	record_free(&row);
	return words;
}

void fill_voice(struct slots *slots, const struct slot_order *order)
{
	const struct speech *speech = order->speech;
	struct span opening;

	if (order->wants_words)
		slots->values[SLOT_WORDS] = own_words(order);
	if (speech == NULL)
		return;
	opening = speech->openings[opening_for(order)];
	if (opening.len > 0)
		slots->values[SLOT_OPENING] = opening;
	if (speech->apology.len > 0 && order->topic != NULL &&
	    posture_of(order->plan, order->topic) == POSTURE_REBUILD)
		slots->values[SLOT_APOLOGY] = speech->apology;
}
