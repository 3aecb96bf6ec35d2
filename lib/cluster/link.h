/*
 * Links and handles in a text, as they are told by their first letters.
 */
#ifndef CLUSTER_LINK_H
#define CLUSTER_LINK_H

#include <stdbool.h>

static inline bool link_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool link_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a host's name, or one of a handle, is made of. */
static inline bool link_host(char c)
{
	return link_alpha(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* At h or w. */
bool link_scheme(const char *at, const char *end);

/* At a letter that begins a word: http, https, www. */
static inline bool link_starts(const char *at, const char *end)
{
	return ((*at | 0x20) == 'h' || (*at | 0x20) == 'w') && link_scheme(at, end);
}

/* At the first dot of a host with a path and without a scheme: t.co/x, pic.example.com/x. */
bool link_bare(const char *at, const char *end);

#endif
