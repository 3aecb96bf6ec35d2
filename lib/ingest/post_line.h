/*
 * Posts that come in as posts, as crisis-ingest writes them: their lines pass byte for byte,
 * but for what the user says in place of a member.
 */
#ifndef INGEST_POST_LINE_H
#define INGEST_POST_LINE_H

#include <jansson.h>
#include <stdbool.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/sink.h"
#include "post/record.h"

/* text is the value's; plain: it is one line. With a mapping, pseudonyms or redaction the post
 * is written anew, with the members of a post and no others. STATUS_REJECTED where that cannot
 * be, since it has no text. */
enum status post_line(struct sink *sink, const json_t *value, struct span text, bool plain,
    struct fault *fault);

/* The same for one line without building its tree: true where the line, a post of good JSON by
 * its index, was passed. False tells nothing: it is to be parsed. */
bool post_line_passes(struct sink *sink, struct record *record, struct span line);

#endif
