/* A pattern, a newline, and the text to match: any answer, soon. */
#include "fuzz.h"

#include "base/utf8.h"
#include "post/pattern.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t len = end != NULL ? (size_t)(end - data) : size;
	struct span subject = fuzz_span(data + len, size - len), where = {0};
	struct pattern *pattern;
	struct fault fault = {0};

	if (pattern_compile(fuzz_span(data, len), &pattern, &fault) != STATUS_OK)
		return 0;
	if (utf8_valid(subject.at, subject.len) &&
	    pattern_match(pattern, subject, &where) == PATTERN_MATCHES &&
	    (where.at < subject.at || where.at + where.len > subject.at + subject.len))
		abort();
	pattern_free(pattern);
	return 0;
}
