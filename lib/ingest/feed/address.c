#include "ingest/feed/address.h"

#include <ctype.h>
#include <string.h>

#include <libxml/uri.h>

static bool has_scheme(struct span address)
{
	size_t n = 0;

	while (n < address.len &&
	       (isalnum((unsigned char)address.at[n]) || strchr("+-.", address.at[n]) != NULL))
		n++;
	return n > 1 && n < address.len && address.at[n] == ':';
}

bool feed_is_web(struct span address)
{
	return address.len > 7 &&
	       (strncmp(address.at, "http://", 7) == 0 || strncmp(address.at, "https://", 8) == 0);
}

struct span feed_resolved(struct sink *sink, struct span address, struct span base)
{
	xmlChar *made;
	struct span kept;
	const char *from, *to;

	if (address.at == NULL || base.at == NULL || has_scheme(address))
		return address;
	from = arena_copy(&sink->arena, address.at, address.len);
	to = arena_copy(&sink->arena, base.at, base.len);
	made = xmlBuildURI((const xmlChar *)from, (const xmlChar *)to);
	if (made == NULL)
		return address;
	kept = span_of((const char *)made);
	kept.at = arena_copy(&sink->arena, kept.at, kept.len);
	xmlFree(made);
	return kept;
}

static int hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

static struct span without_percent(struct sink *sink, struct span text)
{
	char *made = arena_copy(&sink->arena, text.at, text.len), *to = made;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '%' && i + 2 < text.len &&
		    isxdigit((unsigned char)text.at[i + 1]) &&
		    isxdigit((unsigned char)text.at[i + 2])) {
			*to++ = (char)(hex(text.at[i + 1]) * 16 + hex(text.at[i + 2]));
			i += 2;
		} else {
			*to++ = text.at[i];
		}
	}
	return sink_clean(sink, (struct span){made, (size_t)(to - made)});
}

struct span feed_behind_google(struct sink *sink, struct span address)
{
	static const char *const starts[] = {
	    "https://www.google.com/url?", "http://www.google.com/url?", "https://google.com/url?"};
	struct span found;

	for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
		size_t at = strlen(starts[s]);

		if (address.len < at || memcmp(address.at, starts[s], at) != 0)
			continue;
		while (at < address.len) {
			const char *part = address.at + at, *end = address.at + address.len;
			const char *next = memchr(part, '&', (size_t)(end - part));
			size_t len = (size_t)((next != NULL ? next : end) - part);
			size_t name = len > 4 && memcmp(part, "url=", 4) == 0 ? 4 : 2;

			if (name == 4 || (len > 2 && memcmp(part, "q=", 2) == 0)) {
				found =
				    without_percent(sink, (struct span){part + name, len - name});
				return feed_is_web(found) ? found : address;
			}
			at += len + 1;
		}
	}
	return address;
}
