/* Any text, redacted and made pseudonymous. */
#include "fuzz.h"

#include <stdio.h>

#include "../unit/privacy_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pseudonyms *pseudonyms;
	struct buf text = {0};
	const char *wrong;

	if (pseudonyms == NULL)
		pseudonyms = pseudonyms_new(span_of("a key for this target alone"));
	utf8_repair(&text, (const char *)data, size);
	wrong = privacy_property(pseudonyms, (struct span){text.at, text.len});
	if (wrong != NULL) {
		fprintf(stderr, "%s\n", wrong);
		abort();
	}
	buf_free(&text);
	return 0;
}
