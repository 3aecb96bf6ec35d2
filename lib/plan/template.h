/*
 * Reply templates: text with named slots, as {{name}}. A template is the plan's; what fills a
 * slot may come from a post and is never read as a template.
 */
#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"

enum slot {
	SLOT_NAME,        /* the person: @handle, or their name */
	SLOT_BRAND,
	SLOT_TROUBLE,     /* what the topic calls it: "your delivery" */
	SLOT_INSTRUCTION, /* what to do to be safe: the topic's instruct */
	SLOT_CONTACT,     /* the team's private channel */
	SLOT_CASE,        /* the case's number */
	SLOT_NEXT_UPDATE, /* when the next statement comes */
	SLOT_SIGNATURE,
	SLOTS
};

extern const char *const slot_names[SLOTS];

struct template_piece {
	struct span text; /* at NULL: the slot stands here */
	enum slot slot;
};

struct template {
	struct template_piece *pieces;
	size_t count;
};

/* Takes text apart; pieces are in the arena and borrow from text. STATUS_PLAN when a slot is
 * unknown or a brace is open. */
enum status template_parse(
    struct span text, struct arena *arena, struct template *template, struct fault *fault);

/* Appends the text with its slots filled. False, with *missing, when a slot has no value (at
 * NULL); out is then as it was. */
bool template_fill(const struct template *template, const struct span values[SLOTS],
    struct buf *out, enum slot *missing);

#endif
