#include "ingest/feed/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { PIECE = 1 << 20, DEEPEST = 256 };

static bool is_feed(const char *name)
{
	static const char *const names[] = {"rss", "RDF", "feed", "channel", "entry", "item"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

/* The start tag, with what it declares, for a replay. */
static void add_path(struct feed_parser *p, const char *prefix, const char *name, int count,
    const xmlChar **declared)
{
	buf_text(&p->path, "<");
	buf_text(&p->path, prefix != NULL ? prefix : "");
	buf_text(&p->path, prefix != NULL ? ":" : "");
	buf_text(&p->path, name);
	for (; count > 0; count--, declared += 2) {
		const char *meant = (const char *)declared[0];

		buf_text(&p->path, meant != NULL ? " xmlns:" : " xmlns");
		buf_text(&p->path, meant != NULL ? meant : "");
		buf_text(&p->path, "=\"");
		feed_add_value(p, &p->path, span_of((const char *)declared[1]), true);
		buf_text(&p->path, "\"");
	}
	buf_text(&p->path, ">");
}

static void on_root(struct feed_parser *p, const char *name)
{
	if (p->again)
		return;
	p->atom = strcmp(name, "feed") == 0 || strcmp(name, "entry") == 0;
	p->foreign = p->strange = !is_feed(name);
	if (p->strange)
		snprintf(p->stranger, sizeof p->stranger, "%s", name);
	feed_item_clear(&p->head);
}

static void open_item(struct feed_parser *p, struct feed_item *item, struct attributes list)
{
	p->open = item;
	feed_open_scope(p, SCOPE_ITEM);
	feed_value(p, SLOT_BASE, feed_attribute(list, "xml", "base"));
	feed_value(p, SLOT_LANGUAGE, feed_attribute(list, "xml", "lang"));
	feed_value(p, SLOT_ABOUT, feed_attribute(list, "rdf", "about"));
}

static bool is_head(const char *name)
{
	return strcmp(name, "channel") == 0 || strcmp(name, "feed") == 0;
}

/* Outside of items: what is around them, and where one begins. */
static void on_outer(
    struct feed_parser *p, const char *name, enum feed_space space, struct attributes list)
{
	bool own = space == SPACE_NONE || space == SPACE_ATOM;

	if (own && (strcmp(name, "item") == 0 || strcmp(name, "entry") == 0)) {
		feed_item_clear(&p->item);
		open_item(p, &p->item, list);
	} else if (own && p->open == NULL && is_head(name)) {
		open_item(p, &p->head, list);
	}
}

static void on_start(void *state, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *address, int declared, const xmlChar **declarations, int count, int defaulted,
    const xmlChar **values)
{
	struct feed_parser *p = state;
	const char *name = (const char *)local;
	struct attributes list = {values, count};
	enum feed_space space = feed_space((const char *)prefix, (const char *)address);
	const struct feed_row *row = NULL;

	(void)defaulted;
	if (!p->wrapped) {
		p->wrapped = true;
		return;
	}
	if (++p->depth > DEEPEST) {
		snprintf(p->wrong, sizeof p->wrong, "nested too deep");
		xmlStopParser(p->xml);
		return;
	}
	if (p->into != NULL) {
		feed_inner_tag(p, name, &list);
		return;
	}
	if (p->depth == 1)
		on_root(p, name);
	if (p->open != &p->item && p->depth <= 2) {
		p->path.len = p->depth == 1 ? 0 : p->root;
		add_path(p, (const char *)prefix, name, declared, declarations);
		p->root = p->depth == 1 ? p->path.len : p->root;
	}
	if (p->open != NULL && p->depth == p->scopes[p->count - 1].depth + 1) {
		p->open->video = p->open->video || space == SPACE_YOUTUBE;
		row = feed_row(p->scopes[p->count - 1].scope, space, name);
	}
	if (row != NULL)
		feed_open_row(p, row, space, list);
	else if (p->open != &p->item)
		on_outer(p, name, space, list);
}

static void close_scope(struct feed_parser *p)
{
	p->count--;
	if (p->scopes[p->count].scope != SCOPE_ITEM)
		return;
	if (p->open == &p->item)
		p->take(p->state, &p->item, &p->head);
	p->open = p->open == &p->item && p->count > 0 ? &p->head : NULL;
}

static void on_end(void *state, const xmlChar *local, const xmlChar *prefix, const xmlChar *address)
{
	struct feed_parser *p = state;

	(void)prefix;
	(void)address;
	if (p->into != NULL && p->depth > p->into_depth) {
		feed_inner_tag(p, (const char *)local, NULL);
	} else if (p->into != NULL) {
		if (p->into >= &p->open->slots[SLOT_TAGS])
			buf_char(&p->into->text, '\0');
		p->into = NULL;
	} else if (p->count > 0 && p->depth == p->scopes[p->count - 1].depth) {
		close_scope(p);
	}
	if (p->depth == 2 && p->open != &p->item)
		p->path.len = p->root;
	else if (p->depth == 1 && !p->foreign)
		p->take(p->state, NULL, &p->head);
	p->depth -= p->depth > 0;
}

static void on_text(void *state, const xmlChar *text, int len)
{
	struct feed_parser *p = state;
	const char *at = (const char *)text;

	if (p->into != NULL && p->escaped)
		feed_add_escaped(p, &p->into->text, at, (size_t)len);
	else if (p->into != NULL)
		feed_add(p, &p->into->text, at, (size_t)len);
	else if (p->count > 0 && p->scopes[p->count - 1].scope == SCOPE_AUTHOR &&
	         p->scopes[p->count - 1].depth == p->depth)
		feed_add(p, &p->open->slots[SLOT_AUTHOR].text, at, (size_t)len);
}

/* A prefix that is not declared is no matter; what breaks the elements is. */
static void on_error(void *state, xmlErrorPtr error)
{
	struct feed_parser *p = state;
	const char *words = error->message != NULL ? error->message : "broken";

	if (error->level == XML_ERR_FATAL && *p->wrong == '\0')
		snprintf(p->wrong, sizeof p->wrong, "%.*s", (int)strcspn(words, "\n"), words);
}

/* The parser ------------------------------------------------------------------------------ */

/* All documents stand in one element, so that they may follow one another. */
static void start(struct feed_parser *p)
{
	xmlSAXHandler handlers = {
	    .initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	    .serror = on_error,
	};

	p->xml = mem_granted(xmlCreatePushParserCtxt(&handlers, p, NULL, 0, NULL));
	xmlCtxtUseOptions(p->xml,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
	p->open = NULL;
	p->into = NULL;
	p->count = 0;
	p->depth = 0;
	p->wrapped = false;
	*p->wrong = '\0';
	xmlParseChunk(p->xml, "<feeds>", 7, 0);
}

struct feed_parser *feed_parser_new(size_t most, feed_take *take, void *state)
{
	struct feed_parser *p = mem_new(1, sizeof *p);

	p->most = most;
	p->take = take;
	p->state = state;
	start(p);
	return p;
}

void feed_parser_free(struct feed_parser *p)
{
	if (p == NULL)
		return;
	xmlFreeParserCtxt(p->xml);
	feed_item_free(&p->head);
	feed_item_free(&p->item);
	buf_free(&p->path);
	free(p);
}

void feed_parse(struct feed_parser *p, struct span text)
{
	while (text.len > 0 && *p->wrong == '\0') {
		size_t n = text.len < PIECE ? text.len : PIECE;

		xmlParseChunk(p->xml, text.at, (int)n, 0);
		text = (struct span){text.at + n, text.len - n};
	}
}

void feed_parser_restart(struct feed_parser *p)
{
	struct buf path = {0};

	buf_add(&path, p->path.at, p->path.len);
	xmlFreeParserCtxt(p->xml);
	start(p);
	p->again = true;
	feed_parse(p, (struct span){path.at, path.len});
	p->again = false;
	buf_free(&path);
}

const char *feed_parser_wrong(const struct feed_parser *p)
{
	return *p->wrong != '\0' ? p->wrong : NULL;
}

bool feed_parser_in_item(const struct feed_parser *p)
{
	return p->open == &p->item;
}

bool feed_parser_inside(const struct feed_parser *p)
{
	return p->depth > 0;
}

const char *feed_parser_stranger(struct feed_parser *p)
{
	bool strange = p->strange;

	p->strange = false;
	return strange ? p->stranger : NULL;
}
