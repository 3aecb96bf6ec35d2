#include "plan/mustache.h"

#include <string.h>

enum { DEPTH_MOST = 32 };

struct parsing {
	struct mustache *mustache;
	struct span text;
	const char *at; /* up to where it is taken apart */
	size_t open[DEPTH_MOST];
	size_t depth;
	struct fault *fault;
};

static const char *find(const char *at, const char *end, const char *words, size_t len)
{
	for (; (size_t)(end - at) >= len; at++)
		if (memcmp(at, words, len) == 0)
			return at;
	return NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trimmed(const char *at, const char *end)
{
	while (at < end && strchr(" \t\r\n", *at) != NULL)
		at++;
	while (at < end && strchr(" \t\r\n", end[-1]) != NULL)
		end--;
	return (struct span){at, (size_t)(end - at)};
}

/* A tag that stands alone on its line takes the line with it. */
static void take_line(const struct parsing *parsing, const char **from, const char **to)
{
	const char *start = *from, *stop = *to, *end = parsing->text.at + parsing->text.len;

	while (start > parsing->text.at && is_blank(start[-1]))
		start--;
	while (stop < end && is_blank(*stop))
		stop++;
	if ((start > parsing->text.at && start[-1] != '\n') ||
	    (stop < end && *stop != '\n' && !(*stop == '\r' && stop + 1 < end && stop[1] == '\n')))
		return;
	if (stop < end && *stop == '\r')
		stop++;
	*from = start;
	*to = stop < end ? stop + 1 : stop;
}

static void add(struct parsing *parsing, enum mustache_kind kind, struct span text)
{
	if (kind != MUSTACHE_TEXT || text.len > 0)
		parsing->mustache->at[parsing->mustache->count++] =
		    (struct mustache_token){kind, text, 0};
}

static enum status add_section(struct parsing *parsing, enum mustache_kind kind, struct span name)
{
	struct mustache *mustache = parsing->mustache;

	if (kind != MUSTACHE_END) {
		if (parsing->depth == DEPTH_MOST)
			return fault_set(parsing->fault, STATUS_PLAN, "sections nest too deep");
		parsing->open[parsing->depth++] = mustache->count;
	} else if (parsing->depth == 0 ||
	    !span_same(mustache->at[parsing->open[parsing->depth - 1]].text, name)) {
		return fault_set(parsing->fault, STATUS_PLAN, "'{{/%.*s}}' ends no section",
		    (int)name.len, name.at);
	} else {
		mustache->at[parsing->open[--parsing->depth]].end = mustache->count;
	}
	add(parsing, kind, name);
	return STATUS_OK;
}

/* One tag, from its braces to behind them. */
static enum status take_tag(struct parsing *parsing, const char *from)
{
	const char *end = parsing->text.at + parsing->text.len, *name = from + 2, *close, *to;
	char sigil = name < end ? *name : '\0';
	bool triple = sigil == '{', line = sigil != '\0' && strchr("#^/!", sigil) != NULL;
	enum status status = STATUS_OK;

	close = triple ? find(name, end, "}}}", 3) : find(name, end, "}}", 2);
	if (close == NULL)
		return fault_set(parsing->fault, STATUS_PLAN, "'{{' without '}}'");
	to = close + (triple ? 3 : 2);
	if (triple || line || sigil == '&')
		name++;
	if (line)
		take_line(parsing, &from, &to);
	if (from > parsing->at)
		add(parsing, MUSTACHE_TEXT,
		    (struct span){parsing->at, (size_t)(from - parsing->at)});
	if (sigil == '#' || sigil == '^' || sigil == '/')
		status = add_section(parsing,
		    sigil == '#' ? MUSTACHE_SECTION : sigil == '^' ? MUSTACHE_INVERTED : MUSTACHE_END,
		    trimmed(name, close));
	else if (sigil != '!')
		add(parsing, MUSTACHE_VALUE, trimmed(name, close));
	parsing->at = to;
	return status;
}

enum status mustache_parse(
    struct span text, struct arena *arena, struct mustache *mustache, struct fault *fault)
{
	struct parsing parsing = {.mustache = mustache, .text = text, .at = text.at, .fault = fault};
	const char *end = text.at + text.len, *open;
	enum status status = STATUS_OK;
	size_t tags = 0;

	for (open = text.at; (open = find(open, end, "{{", 2)) != NULL; open += 2)
		tags++;
	mustache->count = 0;
	mustache->at = arena_take(arena, (2 * tags + 1) * sizeof *mustache->at);
	while (status == STATUS_OK && (open = find(parsing.at, end, "{{", 2)) != NULL)
		status = take_tag(&parsing, open);
	if (status != STATUS_OK)
		return status;
	add(&parsing, MUSTACHE_TEXT, (struct span){parsing.at, (size_t)(end - parsing.at)});
	if (parsing.depth > 0) {
		struct span name = mustache->at[parsing.open[parsing.depth - 1]].text;

		return fault_set(fault, STATUS_PLAN, "'{{/%.*s}}' is missing", (int)name.len, name.at);
	}
	return STATUS_OK;
}

struct rendering {
	const struct mustache *mustache;
	const struct mustache_source *source;
	struct buf *out;
	struct span *missing;
	struct mustache_thing stack[DEPTH_MOST + 1];
	struct span guards[DEPTH_MOST + 1]; /* the names of the sections that we are in */
	size_t depth;
};

static struct mustache_thing member(
    const struct rendering *rendering, const struct mustache_thing *of, struct span name)
{
	return of->type == MUSTACHE_OBJECT ? rendering->source->member(of, name)
	                                   : (struct mustache_thing){.type = MUSTACHE_ABSENT};
}

/* The first part of a.b.c is looked for from the inside out, the others in what was found. */
static struct mustache_thing resolve(const struct rendering *rendering, struct span name)
{
	struct mustache_thing found = {.type = MUSTACHE_ABSENT};
	const char *dot;
	struct span part;

	if (span_is(name, "."))
		return rendering->stack[rendering->depth];
	dot = memchr(name.at, '.', name.len);
	part = (struct span){name.at, dot != NULL ? (size_t)(dot - name.at) : name.len};
	for (size_t i = rendering->depth + 1; i-- > 0 && found.type == MUSTACHE_ABSENT;)
		found = member(rendering, &rendering->stack[i], part);
	while (part.len < name.len && found.type != MUSTACHE_ABSENT) {
		name = (struct span){name.at + part.len + 1, name.len - part.len - 1};
		dot = memchr(name.at, '.', name.len);
		part = (struct span){name.at, dot != NULL ? (size_t)(dot - name.at) : name.len};
		found = member(rendering, &found, part);
	}
	return found;
}

static bool holds(const struct mustache_thing *thing)
{
	return thing->type > MUSTACHE_FALSE && (thing->type != MUSTACHE_LIST || thing->count > 0);
}

static bool is_guarded(const struct rendering *rendering, struct span name)
{
	for (size_t i = 1; i <= rendering->depth; i++)
		if (span_same(rendering->guards[i], name))
			return true;
	return false;
}

static bool render(struct rendering *rendering, size_t from, size_t to);

static bool render_with(
    struct rendering *rendering, size_t section, const struct mustache_thing *thing)
{
	const struct mustache_token *token = &rendering->mustache->at[section];
	bool done;

	rendering->stack[++rendering->depth] = *thing;
	rendering->guards[rendering->depth] = token->text;
	done = render(rendering, section + 1, token->end);
	rendering->depth--;
	return done;
}

static bool render_section(struct rendering *rendering, size_t section)
{
	const struct mustache_token *token = &rendering->mustache->at[section];
	struct mustache_thing thing = resolve(rendering, token->text);

	if (token->kind == MUSTACHE_INVERTED)
		return holds(&thing) || render(rendering, section + 1, token->end);
	if (!holds(&thing))
		return true;
	if (thing.type != MUSTACHE_LIST)
		return render_with(rendering, section, &thing);
	for (size_t i = 0; i < thing.count; i++) {
		struct mustache_thing item = rendering->source->item(&thing, i);

		if (!render_with(rendering, section, &item))
			return false;
	}
	return true;
}

static bool render(struct rendering *rendering, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct mustache_token *token = &rendering->mustache->at[i];
		struct mustache_thing thing;

		switch (token->kind) {
		case MUSTACHE_TEXT:
			buf_add(rendering->out, token->text.at, token->text.len);
			break;
		case MUSTACHE_VALUE:
			thing = resolve(rendering, token->text);
			if (thing.type == MUSTACHE_STRING) {
				buf_add(rendering->out, thing.text.at, thing.text.len);
			} else if (thing.type == MUSTACHE_ABSENT && rendering->missing != NULL &&
			    !is_guarded(rendering, token->text)) {
				*rendering->missing = token->text;
				return false;
			}
			break;
		case MUSTACHE_SECTION:
		case MUSTACHE_INVERTED:
			if (!render_section(rendering, i))
				return false;
			i = token->end;
			break;
		case MUSTACHE_END:
			break;
		}
	}
	return true;
}

bool mustache_render(const struct mustache *mustache, const struct mustache_source *source,
    struct buf *out, struct span *missing)
{
	struct rendering rendering = {
	    .mustache = mustache, .source = source, .out = out, .missing = missing};
	size_t before = out->len;

	rendering.stack[0] = source->root;
	if (render(&rendering, 0, mustache->count))
		return true;
	out->len = before;
	return false;
}
