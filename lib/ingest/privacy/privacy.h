/*
 * What leaves a post before it is written: who wrote it and who is named in it, for pseudonyms;
 * addresses and numbers in its text. privacy_new's is new and goes to privacy_free.
 */
#ifndef INGEST_PRIVACY_PRIVACY_H
#define INGEST_PRIVACY_PRIVACY_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/status.h"
#include "ingest/privacy/redact.h"
#include "post/post.h"

struct privacy;

/* key NULL: no pseudonyms. STATUS_USAGE where the key's file is none (io/secret.h). */
enum status privacy_new(
    const char *key, bool redact, struct privacy **privacy, struct fault *fault);
void privacy_free(struct privacy *privacy);

/* Changes the post; its new texts are in the arena. */
void privacy_apply(struct privacy *privacy, struct post *post, struct arena *arena);

/* How many were replaced so far, by enum redacted; NULL where nothing is redacted. */
const size_t *privacy_counts(const struct privacy *privacy);

#endif
