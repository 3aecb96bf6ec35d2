#define _GNU_SOURCE /* memmem */
#include "ingest/feed/state.h"

#include <string.h>
#include <strings.h>

struct span feed_attribute(struct attributes list, const char *prefix, const char *name)
{
	for (int i = 0; i < list.count; i++) {
		const xmlChar **a = list.at + (size_t)i * 5;

		if (strcmp((const char *)a[0], name) == 0 && (prefix == NULL) == (a[1] == NULL) &&
		    (prefix == NULL || strcmp((const char *)a[1], prefix) == 0))
			return (struct span){(const char *)a[3], (size_t)(a[4] - a[3])};
	}
	return (struct span){0};
}

static bool holds(struct span text, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i + len <= text.len; i++)
		if (strncasecmp(text.at + i, word, len) == 0)
			return true;
	return false;
}

void feed_add(const struct feed_parser *p, struct buf *to, const char *at, size_t len)
{
	if (to->len + len <= p->most)
		buf_add(to, at, len);
}

/* Runs are added whole or not at all: none is cut within a character. */
void feed_add_escaped(const struct feed_parser *p, struct buf *to, const char *at, size_t len)
{
	for (size_t i = 0, run; i < len; i += run) {
		const char *made = at[i] == '<'   ? "&lt;"
		                   : at[i] == '&' ? "&amp;"
		                   : at[i] == '"' ? "&quot;"
		                                  : NULL;

		for (run = 1; made == NULL && i + run < len; run++)
			if (strchr("<&\"", at[i + run]) != NULL)
				break;
		feed_add(p, to, made != NULL ? made : at + i, made != NULL ? strlen(made) : run);
	}
}

void feed_add_value(const struct feed_parser *p, struct buf *to, struct span value, bool markup)
{
	static const char kept[] = "&#38;"; /* what libxml2 leaves in place of an ampersand */

	while (value.len > 0) {
		const char *next = memmem(value.at, value.len, kept, sizeof kept - 1);
		size_t run = next != NULL ? (size_t)(next - value.at) : value.len;

		if (markup)
			feed_add_escaped(p, to, value.at, run);
		else
			feed_add(p, to, value.at, run);
		if (next != NULL) {
			feed_add(p, to, markup ? "&amp;" : "&", markup ? 5 : 1);
			run += sizeof kept - 1;
		}
		value = (struct span){value.at + run, value.len - run};
	}
}

void feed_value(struct feed_parser *p, enum slot slot, struct span value)
{
	struct feed_slot *to = &p->open->slots[slot];
	bool list = slot >= SLOT_TAGS;

	if (value.at == NULL || (to->met && !list))
		return;
	to->met = true;
	feed_add_value(p, &to->text, value, false);
	if (list)
		buf_char(&to->text, '\0');
}

/* The text from here to the end of the element goes to the slot, unless there is some already. */
static void open_slot(struct feed_parser *p, enum slot slot, bool markup, bool escaped)
{
	struct feed_slot *to = &p->open->slots[slot];

	if (to->met && slot < SLOT_TAGS)
		return;
	to->met = true;
	to->markup = markup || escaped;
	p->into = to;
	p->into_depth = p->depth;
	p->escaped = escaped;
}

static void open_typed(struct feed_parser *p, enum slot slot, bool atom, struct attributes list)
{
	struct span type = feed_attribute(list, NULL, "type"),
	            mode = feed_attribute(list, NULL, "mode");
	bool inside = holds(type, "xhtml") || (span_is(mode, "xml") && holds(type, "html"));

	open_slot(p, slot, type.at != NULL ? holds(type, "html") : !atom, inside);
}

/* RSS has the address as text, Atom in attributes, where rel tells what it is of. */
static void put_link(struct feed_parser *p, struct attributes list)
{
	struct span where = feed_attribute(list, NULL, "href"),
	            rel = feed_attribute(list, NULL, "rel");

	if (where.at == NULL)
		open_slot(p, SLOT_LINK, false, false);
	else if (rel.len == 0 || span_is(rel, "alternate"))
		feed_value(p, SLOT_LINK, where);
	else if (span_is(rel, "enclosure"))
		feed_value(p, SLOT_MEDIA, where);
	else if (span_is(rel, "related") || span_is(rel, "via"))
		feed_value(p, SLOT_OTHER_LINK, where);
	else if (span_is(rel, "self") || span_is(rel, "next"))
		feed_value(p, span_is(rel, "self") ? SLOT_SELF : SLOT_NEXT, where);
}

void feed_open_scope(struct feed_parser *p, enum feed_scope scope)
{
	if (p->count == FEED_SCOPES)
		return;
	p->scopes[p->count].scope = scope;
	p->scopes[p->count++].depth = p->depth;
}

void feed_open_row(struct feed_parser *p, const struct feed_row *row, enum feed_space space,
    struct attributes list)
{
	bool first = row->slot == SLOTS || !p->open->slots[row->slot].met;

	switch (row->how) {
	case TO_TYPED:
		open_typed(p, row->slot, p->atom || space == SPACE_ATOM, list);
		break;
	case TO_PLAIN:
		if (row->slot == SLOT_ID &&
		    span_is(feed_attribute(list, NULL, "isPermaLink"), "false"))
			p->open->no_permalink = true;
		open_slot(p, row->slot, false, false);
		break;
	case TO_ATTRIBUTE:
		feed_value(p, row->slot, feed_attribute(list, NULL, row->attribute));
		break;
	case TO_LINK:
		put_link(p, list);
		break;
	case TO_CATEGORY:
		if (row->attribute != NULL && feed_attribute(list, NULL, row->attribute).at != NULL)
			feed_value(p, row->slot, feed_attribute(list, NULL, row->attribute));
		else
			open_slot(p, row->slot, false, false);
		break;
	case TO_SCOPE:
		if (first)
			feed_open_scope(p, row->opens);
		if (first && row->slot != SLOTS)
			p->open->slots[row->slot].met = true;
		break;
	}
}

static void add_attribute(
    const struct feed_parser *p, struct buf *to, const char *name, struct span value)
{
	if (value.at == NULL)
		return;
	feed_add(p, to, " ", 1);
	feed_add(p, to, name, strlen(name));
	feed_add(p, to, "=\"", 2);
	feed_add_value(p, to, value, true);
	feed_add(p, to, "\"", 1);
}

static bool is_void(const char *name)
{
	return strcasecmp(name, "br") == 0 || strcasecmp(name, "hr") == 0 ||
	       strcasecmp(name, "img") == 0;
}

/* Elements within a slot are HTML that was not escaped: they become HTML again. */
void feed_inner_tag(struct feed_parser *p, const char *name, const struct attributes *list)
{
	struct buf *to = &p->into->text;

	p->into->markup = true;
	if (list == NULL && is_void(name))
		return;
	feed_add(p, to, list != NULL ? "<" : "</", list != NULL ? 1 : 2);
	feed_add(p, to, name, strlen(name));
	if (list != NULL) {
		add_attribute(p, to, "href", feed_attribute(*list, NULL, "href"));
		add_attribute(p, to, "class", feed_attribute(*list, NULL, "class"));
	}
	feed_add(p, to, ">", 1);
}
