/* A condition in jq, and on the last line the record: any answer, soon. */
#include "fuzz.h"

#include "plan/jq.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t len = end != NULL ? (size_t)(end - data) : size;
	struct expressions *expressions = jq_language.open();
	struct fault fault = {0};

	/* Most of what is not allowed goes no further: libjq takes long to compile. */
	if (jq_language.add(expressions, fuzz_span(data, len), &fault) == STATUS_OK &&
	    jq_language.compile(expressions) == STATUS_OK)
		jq_language.holds(expressions, 0, fuzz_span(data + len, size - len));
	jq_language.free(expressions);
	return 0;
}
