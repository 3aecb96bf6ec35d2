/*
 * Reading a plan's YAML: typed values by tables of keys, with every fault kept and the rest
 * read on. A reader that meets a fault leaves its target as it was.
 */
#ifndef PLAN_READING_H
#define PLAN_READING_H

#include "base/mem.h"
#include "io/yaml.h"
#include "plan/plan.h"

/* One file being read. All that the plan keeps is taken from arena or the file's own text. */
struct reading {
	struct plan *plan;
	struct plan_faults *faults;
	struct arena *arena;
	struct yaml_node *key; /* of the value being read: where a fault is that has no place */
	bool builtin;          /* a section of the built-in plan: its patterns compile */
};

/*
 * What a key's value is and where it goes: read puts it at base + offset. names and count are
 * what a choice is made among.
 */
struct reading_key {
	const char *name;
	void (*read)(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
	size_t offset;
	const char *const *names;
	int count;
};

/* Adds a fault at the node; file, line and column are filled from it. */
void reading_fault(struct reading *reading, struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for what can be used and is hardly meant: a doubt of the plan's. */
void reading_doubt(struct reading *reading, struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for what is a doubt from that moment on. */
void reading_lapse(struct reading *reading, struct yaml_node *node, int64_t at,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Reads a mapping by its table, which ends with a NULL name. An unknown key is a fault that
 * names the nearest known one. */
void reading_mapping(struct reading *reading, struct yaml_node *node,
    const struct reading_key *keys, void *base);

/* How many values a collection holds; 0, with a fault, where the node is of another kind. */
size_t reading_count(struct reading *reading, struct yaml_node *node, enum yaml_kind kind);

/* What is listed: silences, teams. */
struct reading_thing {
	const struct reading_key *keys;
	const void *blank; /* what each is before it is read */
	size_t size;
	size_t name, place; /* offsets of a struct span and a struct yaml_node *, if it has a name */
	void (*check)(struct reading *, struct yaml_node *, void *thing); /* may be NULL */
};

/* A list of things, and things by their names: memory for *count of them, as long as the plan. */
void *reading_list(struct reading *reading, struct yaml_node *node,
    const struct reading_thing *thing, size_t *count);
void *reading_named(struct reading *reading, struct yaml_node *node,
    const struct reading_thing *thing, size_t *count);

/* Where one of the texts that read_texts gave stands. */
struct yaml_node *reading_item(struct yaml_node *texts, size_t number);

/* The plan's zone, or UTC where it has none. */
struct zone *reading_zone(struct reading *reading);

/* Memory for count things of size bytes, zeroed, that lives as long as the plan. */
void *reading_take(struct reading *reading, size_t count, size_t size);

/* The readers of values, for tables: struct span; struct plan_texts (a scalar is a list of
 * one); struct plan_phrases (a scalar is for all languages); bool; int64_t seconds; int64_t;
 * int among names. */
void read_text(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_texts(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_phrases(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_flag(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_duration(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_integer(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_choice(struct reading *, const struct reading_key *, struct yaml_node *, void *to);

#endif
