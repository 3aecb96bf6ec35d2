/*
 * Who the users are whose posts name them by id alone: loaded once from the lists of users that
 * exports keep apart from their posts (X's users_*.json, includes.users and account.js, Slack's
 * and Mattermost's users.json), as JSON in any layout.
 * users_new's is new and goes to users_free; what users_find returns is borrowed from it.
 */
#ifndef INGEST_USERS_H
#define INGEST_USERS_H

#include <stdint.h>

#include "base/span.h"
#include "base/status.h"
#include "post/post.h"

struct user {
	struct span id, handle, name; /* at NULL where unknown; a NUL follows the bytes */
	int64_t followers;            /* POST_UNKNOWN where unknown */
	enum post_answer verified, bot;
	size_t order;
};

struct users;

struct users *users_new(void);

/* Adds what a file holds; the last of an id counts. STATUS_USAGE where it holds no users. */
enum status users_load(struct users *users, const char *path, struct fault *fault);

/* NULL where the id is unknown. users_sort comes between the last users_load and this. */
void users_sort(struct users *users);
const struct user *users_find(const struct users *users, struct span id);

/* The owner of an archive, by its account.js; NULL where there was none. */
const struct user *users_owner(const struct users *users);

void users_free(struct users *users);

#endif
