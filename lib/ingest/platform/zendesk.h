/*
 * What the two halves of Zendesk's reader share: zendesk.c puts tickets and comments,
 * zendesk_page.c finds them in what Zendesk sends.
 */
#ifndef INGEST_PLATFORM_ZENDESK_H
#define INGEST_PLATFORM_ZENDESK_H

#include <jansson.h>

#include "ingest/sink.h"

/* What is known around a ticket or a comment; all borrowed, each may be NULL. */
struct desk {
	const json_t *users;     /* an object of them by id */
	const json_t *ticket;    /* the one that the comments beside it belong to */
	const json_t *requester; /* ids: who asks, and who is to answer */
	const json_t *assignee;
};

void zendesk_ticket(struct sink *sink, const json_t *ticket, const struct desk *desk);

/* audit is what the comment is a part of; NULL where it stands alone. Nothing is put where the
 * comment is the description of the desk's ticket. */
void zendesk_comment(struct sink *sink, const json_t *comment, const json_t *audit,
    const struct desk *desk);

/* What a customer says of the answers: good or bad, with or without words. */
void zendesk_satisfaction(struct sink *sink, const json_t *rating);

#endif
