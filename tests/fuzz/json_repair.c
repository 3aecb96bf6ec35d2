/* Repair: what parsed before parses after, and a second repair finds nothing to do. */
#include "fuzz.h"

#include "post/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = fuzz_span(data, size);
	struct buf once = {0}, twice = {0};
	struct fault fault = {0};
	json_t *before = NULL, *after = NULL;

	buf_text(&once, "");
	buf_text(&twice, "");
	json_repair(&once, text);
	if (json_read(text, &before, &fault) == STATUS_OK) {
		if (json_read((struct span){once.at, once.len}, &after, &fault) != STATUS_OK)
			abort();
		json_repair(&twice, (struct span){once.at, once.len});
		if (!span_same((struct span){once.at, once.len}, (struct span){twice.at, twice.len}))
			abort();
	}
	json_decref(before);
	json_decref(after);
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
