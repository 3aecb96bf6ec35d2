/*
 * The scan must find the same end whether the bytes come at once or one by one, and what
 * jansson takes for a value must be whole to the scan, to its last byte.
 */
#include "fuzz.h"

#include <jansson.h>
#include <string.h>

#include "ingest/frame/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = fuzz_span(data, size);
	struct scan whole, parts;
	enum scan_answer at_once, by_one = SCAN_MORE;
	json_error_t error;
	json_t *value;

	/* jansson 2.14 drops a NUL behind a number or a word, and is no judge of it. */
	if (size == 0 || strchr(" \t\r\n", *bytes.at) != NULL || memchr(data, '\0', size) != NULL)
		return 0;
	scan_start(&whole);
	at_once = scan_value(&whole, bytes, true);
	scan_start(&parts);
	for (size_t n = 1; n <= size && by_one == SCAN_MORE; n++)
		by_one = scan_value(&parts, (struct span){bytes.at, n}, n == size);
	if (at_once != by_one || whole.at != parts.at || whole.plain != parts.plain)
		abort();
	value = json_loadb(bytes.at, size, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &error);
	if (value != NULL && (json_is_object(value) || json_is_array(value)) &&
	    (at_once != SCAN_WHOLE || whole.at != (size_t)error.position) &&
	    strstr(whole.why != NULL ? whole.why : "", "deep") == NULL)
		abort();
	json_decref(value);
	return 0;
}
