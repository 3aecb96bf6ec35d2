/* What stands in the addresses of posts. */
#ifndef INGEST_ADDRESS_H
#define INGEST_ADDRESS_H

#include "ingest/sink.h"

/*
 * The native id in the address of a post on the platform, a part of the address or of the
 * sink's arena: X's status, Instagram's short code, Facebook's page_post, a comment of YouTube,
 * TikTok's video, a thing of Reddit, a review in Google Play's console. At NULL where there is
 * none.
 */
struct span address_id(struct sink *sink, struct span platform, struct span address);

/* The number behind a word in an address, a part of it; at NULL where none is. */
struct span address_number(struct span address, const char *word);

#endif
