/*
 * Where X and Mastodon see an address in a text: what they count as 23.
 */
#ifndef REPLY_ADDRESS_H
#define REPLY_ADDRESS_H

#include <stdbool.h>

#include "base/span.h"

/*
 * The first http:// or https:// address in a word, at NULL where there is none: not behind a
 * letter, digit or one of @#$, up to a mark of direction, and with a host whose labels the
 * domain name system could hold (63 bytes each, as Punycode, RFC 3492).
 */
struct span address_in(struct span word);

#endif
