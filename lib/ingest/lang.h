/* Languages as sources name them, to BCP 47. */
#ifndef INGEST_LANG_H
#define INGEST_LANG_H

#include "ingest/sink.h"

/*
 * A tag stays as it is but for an underscore (en_ID becomes en-ID); a language's English name,
 * or Steam's, becomes its tag. What is neither is no language: at is NULL then.
 */
struct span lang_tag(struct sink *sink, struct span name);

#endif
