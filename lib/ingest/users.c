#include "ingest/users.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "ingest/frame/frame.h"
#include "post/json.h"

enum { MOST = 1 << 28 };

struct users {
	struct user *at;
	size_t count, room, order;
	struct user owner;
	struct arena arena;
};

struct users *users_new(void)
{
	return mem_new(1, sizeof(struct users));
}

void users_free(struct users *users)
{
	if (users == NULL)
		return;
	arena_free(&users->arena);
	free(users->at);
	free(users);
}

static struct span digits(struct users *users, int64_t number)
{
	char text[NUM_SIZE];
	size_t len = num_write_integer(text, number);

	return (struct span){arena_copy(&users->arena, text, len), len};
}

/* The first of the members, or of those inside profile, that is text or a number; at NULL where
 * none is. */
static struct span text_of(struct users *users, const json_t *value, const char *const *names)
{
	const json_t *profile = json_object_get(value, "profile");

	for (; *names != NULL; names++) {
		const json_t *found = json_object_get(value, *names);

		if (found == NULL || (json_is_string(found) && json_string_length(found) == 0))
			found = json_object_get(profile, *names);
		if (json_is_integer(found))
			return digits(users, json_integer_value(found));
		if (json_string_length(found) > 0)
			return (struct span){arena_copy(&users->arena, json_string_value(found),
			                         json_string_length(found)),
			    json_string_length(found)};
	}
	return (struct span){0};
}

static enum post_answer answer_of(const json_t *value, const char *name)
{
	const json_t *found = json_object_get(value, name);

	return json_is_true(found)    ? POST_ANSWER_YES
	       : json_is_false(found) ? POST_ANSWER_NO
	                              : POST_ANSWER_UNKNOWN;
}

static int64_t followers_of(const json_t *value)
{
	const json_t *count = json_object_get(value, "followers_count");

	if (count == NULL)
		count = json_object_get(json_object_get(value, "public_metrics"), "followers_count");
	return json_is_integer(count) ? json_integer_value(count) : POST_UNKNOWN;
}

/* Mattermost has the name in two parts. */
static struct span whole_name(struct users *users, const json_t *value)
{
	static const char *const first[] = {"first_name", NULL}, *const last[] = {"last_name", NULL};
	struct span a = text_of(users, value, first), b = text_of(users, value, last);
	char *both;

	if (a.at == NULL || b.at == NULL)
		return a.at != NULL ? a : b;
	both = arena_take(&users->arena, a.len + b.len + 2);
	memcpy(both, a.at, a.len);
	both[a.len] = ' ';
	memcpy(both + a.len + 1, b.at, b.len + 1);
	return (struct span){both, a.len + b.len + 1};
}

/* False where the value is no user. Where nothing else is a handle (Slack), name is. */
static bool read_user(struct users *users, const json_t *value, struct user *user)
{
	static const char *const ids[] = {"id_str", "id", "accountId", NULL};
	static const char *const handles[] = {"username", "screen_name", NULL};
	static const char *const shown[] = {
	    "real_name", "accountDisplayName", "nickname", "display_name", NULL};
	static const char *const plain[] = {"name", NULL};
	struct span name = text_of(users, value, plain);

	*user = (struct user){.id = text_of(users, value, ids), .followers = followers_of(value)};
	user->handle = text_of(users, value, handles);
	user->name = text_of(users, value, shown);
	if (user->name.at == NULL)
		user->name = whole_name(users, value);
	if (user->name.at == NULL && user->handle.at != NULL)
		user->name = name;
	if (user->handle.at == NULL)
		user->handle = name;
	user->verified = answer_of(value, "verified");
	user->bot = answer_of(value, "is_bot");
	return user->id.at != NULL && user->handle.at != NULL;
}

static void add(struct users *users, const struct user *user)
{
	if (users->count == users->room) {
		users->room = users->room * 2 + 64;
		users->at = mem_resize(users->at, users->room, sizeof *users->at);
	}
	users->at[users->count] = *user;
	users->at[users->count++].order = users->order++;
}

/* Users alone, in lists, and in the members under which answers keep them. */
static void take(struct users *users, const json_t *value, int depth)
{
	static const char *const places[] = {"data", "includes", "users", "members", "account"};
	struct user user;

	for (size_t i = 0; i < json_array_size(value); i++)
		take(users, json_array_get(value, i), depth);
	if (!json_is_object(value) || depth == 0)
		return;
	if (read_user(users, value, &user)) {
		add(users, &user);
		if (json_object_get(value, "accountId") != NULL)
			users->owner = user;
		return;
	}
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		take(users, json_object_get(value, places[i]), depth - 1);
}

static enum status take_text(struct users *users, struct span text, struct fault *fault)
{
	struct buf repaired = {0};
	json_t *value;
	enum status status = json_read(text, &value, fault);

	if (status != STATUS_OK) {
		json_repair(&repaired, text);
		status = json_read((struct span){repaired.at, repaired.len}, &value, fault);
	}
	buf_free(&repaired);
	if (status != STATUS_OK)
		return status;
	take(users, value, 4);
	json_decref(value);
	return STATUS_OK;
}

enum status users_load(struct users *users, const char *path, struct fault *fault)
{
	struct reader reader;
	struct frames frames;
	struct frame frame;
	size_t before = users->count;
	bool got = true;
	enum status status = reader_open(&reader, path, NULL, fault);

	if (status != STATUS_OK)
		return status;
	frames_start(&frames, &reader, MOST, 1);
	while (status == STATUS_OK && got) {
		status = frames_next(&frames, &frame, &got, fault);
		if (status == STATUS_OK && got)
			status = take_text(users, frame.bytes, fault);
	}
	frames_close(&frames);
	reader_close(&reader);
	if (status == STATUS_OK && users->count == before)
		status = fault_set(fault, STATUS_USAGE, "holds no list of users");
	fault->file = path;
	return status == STATUS_REJECTED ? STATUS_USAGE : status;
}

static int by_id(struct span a, struct span b)
{
	int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare(const void *left, const void *right)
{
	const struct user *a = left, *b = right;
	int order = by_id(a->id, b->id);

	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

void users_sort(struct users *users)
{
	if (users->count > 0)
		qsort(users->at, users->count, sizeof *users->at, compare);
}

/* The last of the equal ones: the first index whose id is greater, less one. */
const struct user *users_find(const struct users *users, struct span id)
{
	size_t low = 0, high = users->count;

	if (id.len == 0)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_id(users->at[middle].id, id) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && span_same(users->at[low - 1].id, id) ? &users->at[low - 1] : NULL;
}

const struct user *users_owner(const struct users *users)
{
	return users->owner.id.at != NULL ? &users->owner : NULL;
}
