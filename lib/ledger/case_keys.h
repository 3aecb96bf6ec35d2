/*
 * By what a post finds its case: the post itself, its conversation, its author, its cluster. Only
 * digests are kept. All calls stand within a transaction.
 */
#ifndef LEDGER_CASE_KEYS_H
#define LEDGER_CASE_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "ledger/ledger.h"

struct case_keys;

enum { CASE_KEY_SIZE = 16 };

struct case_key {
	unsigned char at[CASE_KEY_SIZE];
};

/* The kind of key, the platform, and the id there; a drill has keys of its own. */
struct case_key case_key_of(bool drill, const char *kind, struct span platform, struct span id);

/* The ledger is borrowed and outlives what is new here; that goes to case_keys_free. */
enum status case_keys_open(struct case_keys **keys, struct ledger *ledger, struct fault *fault);
void case_keys_free(struct case_keys *keys);

/* *case_id is 0 where the key is not known. mark is whatever case_keys_put was given. */
enum status case_keys_find(struct case_keys *keys, const struct case_key *key, int64_t *case_id,
    int64_t *mark, struct fault *fault);

/* The key finds that case from now on. */
enum status case_keys_put(struct case_keys *keys, const struct case_key *key, int64_t case_id,
    int64_t mark, struct fault *fault);

/* To be called before each commit: keeps the table quick to add to. */
enum status case_keys_settle(struct case_keys *keys, struct fault *fault);

/* Forgets the keys of cases of which something was purged. */
enum status case_keys_purge(struct case_keys *keys, struct fault *fault);

/* A key as hexadecimal digits and a NUL, and back: false where the text is no key. */
void case_key_write(const struct case_key *key, char out[2 * CASE_KEY_SIZE + 1]);
bool case_key_read(struct span text, struct case_key *key);

/* Walks all keys in their order. */
enum status case_keys_next(struct case_keys *keys, struct case_key *key, int64_t *case_id,
    int64_t *mark, bool *got, struct fault *fault);

#endif
