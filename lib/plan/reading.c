#include "plan/reading.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_KEY = 40, NEAR_ENOUGH = 3 };

__attribute__((format(printf, 4, 0))) static void add_fault(struct reading *reading,
    struct plan_faults *faults, struct yaml_node *node, const char *format, va_list args)
{
	struct fault *fault;
	char what[sizeof fault->what];

	vsnprintf(what, sizeof what, format, args);
	faults->at = mem_resize(faults->at, faults->count + 1, sizeof *faults->at);
	fault = &faults->at[faults->count++];
	*fault = (struct fault){0};
	yaml_fault(fault, node, "%s", what);
	if (fault->line == 0 && reading->key != NULL)
		yaml_fault(fault, reading->key, "%s", what);
}

void reading_fault(struct reading *reading, struct yaml_node *node, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_fault(reading, reading->faults, node, format, args);
	va_end(args);
}

void reading_doubt(struct reading *reading, struct yaml_node *node, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_fault(reading, &reading->plan->doubts, node, format, args);
	va_end(args);
}

void reading_lapse(struct reading *reading, struct yaml_node *node, int64_t at,
    const char *format, ...)
{
	struct plan_lapses *lapses = &reading->plan->lapses;
	struct plan_faults doubt = {0};
	va_list args;

	va_start(args, format);
	add_fault(reading, &doubt, node, format, args);
	va_end(args);
	lapses->at = mem_resize(lapses->at, lapses->count + 1, sizeof *lapses->at);
	lapses->at[lapses->count++] = (struct plan_lapse){at, *doubt.at};
	plan_faults_free(&doubt);
}

void *reading_take(struct reading *reading, size_t count, size_t size)
{
	void *memory = arena_take(reading->arena, count * size + 1);

	memset(memory, 0, count * size + 1);
	return memory;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Levenshtein distance, for short words. */
static size_t distance(struct span a, struct span b)
{
	size_t row[LONGEST_KEY + 1];

	if (a.len > LONGEST_KEY || b.len > LONGEST_KEY)
		return LONGEST_KEY;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t changed = diagonal + (a.at[i - 1] != b.at[j - 1]);

			diagonal = row[j];
			row[j] = least(changed, 1 + least(row[j], row[j - 1]));
		}
	}
	return row[b.len];
}

static void fault_unknown(
    struct reading *reading, struct yaml_node *node, const struct reading_key *keys)
{
	struct span text = yaml_scalar(node);
	const char *nearest = NULL;
	size_t best = NEAR_ENOUGH;

	for (; keys->name != NULL; keys++) {
		size_t d = distance(text, span_of(keys->name));
		if (d < best) {
			best = d;
			nearest = keys->name;
		}
	}
	if (nearest != NULL)
		reading_fault(reading, node, "there is no key '%.*s' here; is it '%s'?",
		    (int)text.len, text.at, nearest);
	else
		reading_fault(
		    reading, node, "there is no key '%.*s' here", (int)text.len, text.at);
}

void reading_mapping(struct reading *reading, struct yaml_node *node,
    const struct reading_key *keys, void *base)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	if (yaml_kind(node) != YAML_MAPPING) {
		reading_fault(reading, node, "keys and values are wanted here");
		return;
	}
	while (yaml_each(node, &at, &key, &value)) {
		const struct reading_key *row = keys;

		while (row->name != NULL && !span_is(yaml_scalar(key), row->name))
			row++;
		if (row->name == NULL) {
			fault_unknown(reading, key, keys);
			continue;
		}
		reading->key = key;
		row->read(reading, row, value, (char *)base + row->offset);
	}
}

size_t reading_count(struct reading *reading, struct yaml_node *node, enum yaml_kind kind)
{
	struct yaml_node *key, *value;
	void *at = NULL;
	size_t count = 0;

	if (yaml_kind(node) != kind) {
		reading_fault(reading, node, "%s wanted here",
		    kind == YAML_MAPPING ? "keys and values are" : "a list is");
		return 0;
	}
	while (yaml_each(node, &at, &key, &value))
		count++;
	return count;
}

struct yaml_node *reading_item(struct yaml_node *texts, size_t number)
{
	struct yaml_node *ignored, *value = texts;
	void *at = NULL;

	if (yaml_kind(texts) == YAML_SEQUENCE)
		for (size_t i = 0; i <= number && yaml_each(texts, &at, &ignored, &value); i++)
			continue;
	return value;
}
