/*
 * Slack's text: its marks <@U1|name>, <#C1|name>, <!here> and <address|label> become what a
 * reader sees, &amp; &lt; &gt; are decoded once, and addresses and names go to the post's lists.
 */
#ifndef INGEST_PLATFORM_SLACK_TEXT_H
#define INGEST_PLATFORM_SLACK_TEXT_H

#include <jansson.h>

#include "base/span.h"
#include "ingest/sink.h"

/* At NULL where text is. */
struct span slack_text(struct sink *sink, struct span text);

/* The words of a message whose text is empty: of its blocks, else of its attachments. */
struct span slack_parts(struct sink *sink, const json_t *message);

#endif
