/*
 * A message of mail as a post.
 */
#ifndef INGEST_MAIL_MAIL_H
#define INGEST_MAIL_MAIL_H

#include "base/span.h"
#include "base/status.h"
#include "ingest/sink.h"

struct mail;

/* New by *mail; free it with mail_free. STATUS_USAGE: built without mail support. */
enum status mail_new(struct mail **mail, struct fault *fault);
void mail_free(struct mail *mail);

/* Puts a message; from is the From_ line above it, at NULL where there is none. STATUS_REJECTED
 * where it is none. */
enum status mail_put(struct mail *mail, struct sink *sink, struct span message, struct span from,
    struct fault *fault);

#endif
