/* What tools call networks and kinds of posts, in our words. All returned is constant. */
#ifndef INGEST_NAMING_H
#define INGEST_NAMING_H

#include "base/span.h"

/* Twitter, twitter.com, "Twitter for iPhone": x. at NULL where the name is of none we know. */
struct span naming_platform(struct span name);

/* The platform that an address is on. */
struct span naming_host(struct span address);

/* The kind by any word of the name: "Twitter Retweet" is a repost. at NULL where no word is
 * known, or it is an ordinary post. */
struct span naming_kind(struct span name);

#endif
