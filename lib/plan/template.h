/*
 * Reply templates: mustache (mustache.h) over named slots. A slot is required where it stands by
 * itself; within a section of its own name it is optional, and an inverted section is what is
 * said instead.
 */
#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "plan/mustache.h"

enum slot {
	SLOT_NAME,        /* the person: @handle, or their name */
	SLOT_BRAND,
	SLOT_OPENING,     /* a first sentence that fits topic and emotion */
	SLOT_TROUBLE,     /* what the topic calls it: "your delivery" */
	SLOT_WORDS,       /* what the person calls it */
	SLOT_INSTRUCTION, /* what to do to be safe: the topic's instruct */
	SLOT_APOLOGY,     /* where we erred */
	SLOT_WHAT,        /* of the facts: what happened */
	SLOT_WHY,         /* why */
	SLOT_DONE,        /* and what is done so that it does not happen again */
	SLOT_SOURCE,      /* where that can be read */
	SLOT_REMEDY,
	SLOT_CONTACT,     /* the team's private channel */
	SLOT_CASE,        /* the case's number */
	SLOT_BY,          /* when we answer at the latest */
	SLOT_NEXT_UPDATE, /* when the next statement comes */
	SLOT_SIGNATURE,
	SLOTS
};

extern const char *const slot_names[SLOTS];

struct template {
	struct mustache mustache;
	unsigned slots; /* bits of enum slot that stand in it */
};

/* Takes text apart; tokens are in the arena and borrow from text. STATUS_PLAN when a slot is
 * unknown or a brace or a section is open. */
enum status template_parse(
    struct span text, struct arena *arena, struct template *template, struct fault *fault);

/* Appends the text with its slots filled. False, with *missing, when a required slot has no
 * value (at NULL); out is then as it was. */
bool template_fill(const struct template *template, const struct span values[SLOTS],
    struct buf *out, enum slot *missing);

/* True where a slot stands in it, in whatever way. */
static inline bool template_has(const struct template *template, enum slot slot)
{
	return (template->slots >> slot & 1) != 0;
}

#endif
