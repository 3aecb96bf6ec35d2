/*
 * Envelopes that no platform's format knows: what a program of somebody's own puts around a
 * platform's answer, as {"status":"success","data":{...}} or a search engine's hits.
 */
#ifndef INGEST_ENVELOPE_H
#define INGEST_ENVELOPE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether a value is in a format that is known. */
typedef bool envelope_test(const void *context, const json_t *value);

/* The value's members, of those that envelopes are made of, that hold such a value, themselves
 * or as their first item, or further down: by number from 0; NULL behind the last. Borrowed. */
const json_t *envelope_member(
    const json_t *value, size_t number, envelope_test *knows, const void *context);

#endif
