/*
 * The names that are known beforehand: of the columns of exports, of what they come from, and
 * of a post's members. Names of columns are compared by their letters and digits alone, so that
 * created_at, Created At and createdAt are one.
 */
#ifndef INGEST_KNOWN_H
#define INGEST_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "ingest/fill.h"

struct known {
	const char *names; /* joined by |, in the order of trust; the first in a header is read */
	enum fill how;
	size_t where;
	bool also;         /* read as well where the columns before are empty */
	const char *of;    /* only in tables of that sign; with ! before it, in all others */
};

/* What a column says that is no member by itself. */
enum role {
	ROLE_CLOCK,     /* the time of day, beside a date */
	ROLE_INBOUND,   /* False for a brand's own posts */
	ROLE_SENDER,    /* who of the brand sent it */
	ROLE_NETWORK,   /* where it was posted, perhaps */
	ROLE_TYPE,      /* post, reply, retweet, ... */
	ROLE_REPOST,    /* True for a repost */
	ROLE_REPLY,     /* True for a reply */
	ROLE_REFERENCE, /* the post that is reposted or quoted, by its type */
	ROLE_ANSWER,    /* of the brand, to a review */
	ROLE_ANSWERED,  /* when */
	ROLE_LATITUDE,
	ROLE_LONGITUDE,
	ROLES
};

/* Names as above; of a network or a type all that a header has are read. */
struct known_role {
	const char *names;
	enum role role;
};

/* What a table is, by columns that it alone has: all of names. */
struct known_sign {
	const char *names;
	const char *sign;
	const char *platform; /* NULL: of several */
};

/* Each ends with a row of NULLs. */
extern const struct known known_columns[];
extern const struct known_role known_roles[];
extern const struct known_sign known_signs[];
extern const struct fill_row known_members[];

/* Whether a field is called that. The name ends at | or at its end. */
bool known_same(struct span field, const char *name);

/* The name behind the next |, or NULL. */
const char *known_next(const char *names);

#endif
