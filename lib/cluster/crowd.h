/*
 * Who wrote the copies of a text, and how close together: distinct authors, counted exactly up to
 * CROWD_EXACT, then by HyperLogLog (P. Flajolet and others, 2007) with 512 registers of 4 bits, a
 * standard error of 1.04 / sqrt(512) = 4.6 %; and what may tell of a campaign.
 */
#ifndef CLUSTER_CROWD_H
#define CLUSTER_CROWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { CROWD_EXACT = 64, CROWD_REGISTERS = 512 };

/* What is notable of an account, as far as its posts tell. */
enum crowd_trait {
	CROWD_FEW = 1,      /* hardly any followers */
	CROWD_NUMBERED = 2, /* a handle that ends in digits, as those that are proposed to new users */
	CROWD_YOUNG = 4,    /* made days before it wrote */
};

struct crowd_post {
	uint32_t author;  /* a hash; 0: not known */
	unsigned traits;
	int64_t at;       /* seconds since 1970, or POST_UNKNOWN */
	bool passed_on;   /* a repost, which is no sign of a campaign */
};

struct crowd;

/* crowd points to NULL for an empty one, which goes to free(). */
void crowd_add(struct crowd **crowd, const struct crowd_post *post);

/* 0 where none is known. */
int64_t crowd_authors(const struct crowd *crowd);

/* True where many accounts of a kind wrote it within minutes. Then it adds what speaks for it, as
 * members of a JSON array. It proves nothing: people do copy what they are asked to. */
bool crowd_suspect(const struct crowd *crowd, struct buf *evidence);

/* Bytes to remember it by, and back; false, and *crowd is NULL, where the bytes are not that. */
void crowd_save(const struct crowd *crowd, struct buf *out);
bool crowd_load(struct crowd **crowd, const char *at, size_t len);

#endif
