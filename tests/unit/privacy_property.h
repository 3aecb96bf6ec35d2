/*
 * What must hold of redaction and pseudonyms for any text. Shared by the unit test and the fuzz
 * target.
 */
#ifndef PRIVACY_PROPERTY_H
#define PRIVACY_PROPERTY_H

#include "base/utf8.h"
#include "ingest/privacy/pseudonym.h"
#include "ingest/privacy/redact.h"

/* NULL, or what does not hold. text must be UTF-8. */
static inline const char *privacy_property(struct pseudonyms *pseudonyms, struct span text)
{
	size_t counts[REDACTED] = {0}, found, all = 0;
	struct buf once = {0}, twice = {0}, named = {0};
	struct speaking speaking = {pseudonyms, {"reddit", 6}, NULL, 0};
	const char *wrong = NULL;

	found = redact_text(&once, text, counts);
	for (size_t i = 0; i < REDACTED; i++)
		all += counts[i];
	if (found != all)
		wrong = "counts differ";
	if (found == 0 && !span_same((struct span){once.at, once.len}, text))
		wrong = "nothing replaced, and yet changed";
	if (once.len > 0 && !utf8_valid(once.at, once.len))
		wrong = "redaction broke UTF-8";
	if (redact_text(&twice, (struct span){once.at, once.len}, counts) > 0)
		wrong = "redacted twice";
	pseudonym_text(&speaking, text, &named);
	if (named.len > 0 && !utf8_valid(named.at, named.len))
		wrong = "pseudonyms broke UTF-8";
	buf_free(&once);
	buf_free(&twice);
	buf_free(&named);
	return wrong;
}

#endif
