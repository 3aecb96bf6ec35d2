#include "base/num.h"
#include "base/utf8.h"
#include "plan/reading.h"

/* A scalar's text; false, with a fault, where there is none or it is not UTF-8. */
static bool scalar(struct reading *reading, struct yaml_node *node, struct span *text)
{
	*text = yaml_scalar(node);
	if (yaml_kind(node) != YAML_SCALAR) {
		reading_fault(reading, node, "one value is wanted here");
		return false;
	}
	if (!utf8_valid(text->at, text->len)) {
		reading_fault(reading, node, "this is not UTF-8");
		return false;
	}
	return true;
}

void read_text(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct span text;

	(void)key;
	if (scalar(reading, node, &text))
		*(struct span *)to = text;
}

void read_texts(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_texts *texts = to;
	struct yaml_node *ignored, *value;
	void *at = NULL;
	size_t room = 1;

	if (yaml_kind(node) != YAML_SCALAR)
		room = reading_count(reading, node, YAML_SEQUENCE);
	texts->count = 0;
	texts->at = reading_take(reading, room, sizeof *texts->at);
	if (yaml_kind(node) == YAML_SCALAR) {
		texts->count = 1;
		read_text(reading, key, node, texts->at);
		return;
	}
	while (texts->count < room && yaml_each(node, &at, &ignored, &value))
		read_text(reading, key, value, &texts->at[texts->count++]);
}

void read_flag(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct span text;

	(void)key;
	if (!scalar(reading, node, &text))
		return;
	if (span_is(text, "true") || span_is(text, "yes"))
		*(bool *)to = true;
	else if (span_is(text, "false") || span_is(text, "no"))
		*(bool *)to = false;
	else
		reading_fault(reading, node, "'%.*s' is neither yes nor no", (int)text.len, text.at);
}

void read_duration(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct fault fault = {0};
	struct span text;
	int64_t seconds;

	(void)key;
	if (!scalar(reading, node, &text))
		return;
	if (num_duration(text.at, text.len, &seconds, &fault) == STATUS_OK)
		*(int64_t *)to = seconds;
	else
		reading_fault(reading, node, "%s", fault.what);
}

void read_integer(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct fault fault = {0};
	struct span text;
	int64_t value;

	(void)key;
	if (!scalar(reading, node, &text))
		return;
	if (num_integer(text.at, text.len, 0, INT64_MAX, &value, &fault) == STATUS_OK)
		*(int64_t *)to = value;
	else
		reading_fault(reading, node, "%s", fault.what);
}

void read_choice(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct span text;
	int found;

	if (!scalar(reading, node, &text))
		return;
	found = term_find(key->names, key->count, text);
	if (found >= 0)
		*(int *)to = found;
	else
		reading_fault(reading, node, "'%.*s' is none of those that can stand here (%s, %s ...)",
		    (int)text.len, text.at, key->names[0], key->names[1]);
}

void read_phrases(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_phrases *phrases = to;
	struct yaml_node *lang, *value;
	void *at = NULL;
	size_t room = 1;

	if (yaml_kind(node) != YAML_SCALAR)
		room = reading_count(reading, node, YAML_MAPPING);
	phrases->count = 0;
	phrases->at = reading_take(reading, room, sizeof *phrases->at);
	if (yaml_kind(node) == YAML_SCALAR) {
		phrases->count = 1;
		read_text(reading, key, node, &phrases->at[0].text);
		return;
	}
	while (phrases->count < room && yaml_each(node, &at, &lang, &value)) {
		struct plan_phrase *phrase = &phrases->at[phrases->count++];

		phrase->lang = yaml_scalar(lang);
		read_text(reading, key, value, &phrase->text);
	}
}
