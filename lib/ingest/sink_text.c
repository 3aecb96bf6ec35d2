/* Texts that are made for the post at hand, in the sink's arena. */
#include "ingest/sink.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

struct span sink_format(struct sink *sink, const char *format, ...)
{
	va_list args;
	char *text;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return (struct span){0};
	text = arena_take(&sink->arena, (size_t)len + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)len + 1, format, args);
	va_end(args);
	return (struct span){text, (size_t)len};
}

struct span sink_join(struct sink *sink, const struct span *parts, size_t count)
{
	size_t len = 0;
	char *text, *at;

	for (size_t i = 0; i < count; i++)
		len += parts[i].len;
	text = at = arena_take(&sink->arena, len + 1);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len > 0)
			memcpy(at, parts[i].at, parts[i].len);
		at += parts[i].len;
	}
	*at = '\0';
	return (struct span){text, len};
}

/* What the scratch buffer holds, in the arena. */
static struct span keep(struct sink *sink)
{
	return (struct span){
	    arena_copy(&sink->arena, sink->scratch.at, sink->scratch.len), sink->scratch.len};
}

static void add_link(void *state, struct span address)
{
	struct sink *sink = state;

	post_list_add(&sink->post.links,
	    (struct span){arena_copy(&sink->arena, address.at, address.len), address.len});
}

struct span sink_html(struct sink *sink, struct span markup)
{
	if (sink->html == NULL)
		sink->html = html_new();
	buf_reset(&sink->scratch);
	html_text(sink->html, markup, &sink->scratch, add_link, sink);
	return keep(sink);
}

/* The length of one of the three entities at the bytes' start, 0 where it is none. */
static size_t entity_at(const char *at, const char *end, char *c)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		size_t len = strlen(entities[i].name);

		if (len <= (size_t)(end - at) && memcmp(at, entities[i].name, len) == 0) {
			*c = entities[i].c;
			return len;
		}
	}
	return 0;
}

struct span sink_unescaped(struct sink *sink, struct span text)
{
	const char *at = text.at, *end, *sign;

	if (text.len == 0 || memchr(text.at, '&', text.len) == NULL)
		return text;
	end = text.at + text.len;
	buf_reset(&sink->scratch);
	while ((sign = memchr(at, '&', (size_t)(end - at))) != NULL) {
		char c = '&';
		size_t len = entity_at(sign, end, &c);

		buf_add(&sink->scratch, at, (size_t)(sign - at));
		buf_char(&sink->scratch, c);
		at = sign + (len > 0 ? len : 1);
	}
	buf_add(&sink->scratch, at, (size_t)(end - at));
	return keep(sink);
}

struct span sink_clean(struct sink *sink, struct span text)
{
	size_t len = 0;

	if (text.len == 0 ||
	    (memchr(text.at, '\0', text.len) == NULL && utf8_valid(text.at, text.len)))
		return text;
	buf_reset(&sink->scratch);
	sink->repairs += utf8_repair(&sink->scratch, text.at, text.len);
	for (size_t i = 0; i < sink->scratch.len; i++)
		if (sink->scratch.at[i] != '\0')
			sink->scratch.at[len++] = sink->scratch.at[i];
	sink->repairs += sink->scratch.len - len;
	sink->scratch.len = len;
	return keep(sink);
}
