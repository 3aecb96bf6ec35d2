/*
 * Patterns, a line each, and on the last line the text to match: the set passes over none that
 * matches by itself.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "post/pattern.h"
#include "post/pattern_set.h"

enum { MOST = 16 };

static struct span take_line(struct span *rest)
{
	const char *end = rest->len > 0 ? memchr(rest->at, '\n', rest->len) : NULL;
	size_t len = end != NULL ? (size_t)(end - rest->at) : rest->len;
	struct span line = {rest->at, len};

	*rest = (struct span){rest->at + len + (end != NULL), rest->len - len - (end != NULL)};
	return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span rest = fuzz_span(data, size), line = take_line(&rest);
	struct pattern_set *set = pattern_set_new();
	struct pattern *patterns[MOST];
	size_t count = 0;
	uint64_t word = 0;

	for (; rest.len > 0; line = take_line(&rest)) {
		struct fault fault = {0};

		if (count == MOST || pattern_compile(line, &patterns[count], &fault) != STATUS_OK)
			continue;
		pattern_set_add(set, line);
		count++;
	}
	if (utf8_valid(line.at, line.len)) {
		pattern_set_find(set, line, &word);
		for (size_t i = 0; i < count; i++)
			if (pattern_match(patterns[i], line, NULL) == PATTERN_MATCHES &&
			    (word >> i & 1) == 0)
				abort();
	}
	while (count > 0)
		pattern_free(patterns[--count]);
	pattern_set_free(set);
	return 0;
}
