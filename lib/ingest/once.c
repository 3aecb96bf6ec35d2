#include "ingest/once.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/when.h"
#include "ledger/seen.h"

/* A commit waits for the disk: few of them, and memory that is still small. */
enum { WORTH_COMMITTING = 8 << 20 };

/* A line that waits, and what its post is known by. */
struct entry {
	size_t start, end; /* of the line, in what waits */
	struct seen_post post;
	bool is_new;
};

struct once {
	struct ledger *ledger;
	struct seen *seen;
	int64_t now;
	struct output *out;
	struct output_watch watch;
	struct entry *entries;
	size_t count, room;
	struct arena arena; /* of the entries */
	struct record record;
};

/* What posts are known by ------------------------------------------------------------------ */

static struct span keep(struct once *once, struct span text)
{
	return (struct span){arena_copy(&once->arena, text.at != NULL ? text.at : "", text.len),
	    text.len};
}

/* A drill may replay posts that are real: it has platforms of its own. */
static struct span platform_of(struct once *once, const struct post *post)
{
	static const char mark[] = "drill/";
	size_t len = sizeof mark - 1;
	char *made;

	if (!post->drill)
		return keep(once, post->platform);
	made = arena_take(&once->arena, len + post->platform.len);
	memcpy(made, mark, len);
	if (post->platform.len > 0)
		memcpy(made + len, post->platform.at, post->platform.len);
	return (struct span){made, len + post->platform.len};
}

/* "delete", or for an edit when it was made and what it says: 2026-11-22T09:14:05Z/0123456789abcdef. */
static struct span version_of(struct once *once, const struct post *post)
{
	char words[WHEN_SIZE + 20] = "";
	size_t len = 0;
	uint64_t hash;

	if (span_is(post->op, "delete"))
		return keep(once, post->op);
	if (post->edited_at == POST_UNKNOWN && !span_is(post->op, "update"))
		return (struct span){"", 0};
	hash = hash_text(hash_text(HASH_START, post->title), post->text);
	if (post->edited_at != POST_UNKNOWN)
		len = when_write(words, post->edited_at);
	len += (size_t)snprintf(words + len, sizeof words - len, "/%016" PRIx64, hash);
	return keep(once, (struct span){words, len});
}

void once_add(struct once *once, const struct post *post)
{
	struct entry *entry;

	if (once->count == once->room) {
		once->room = once->room > 0 ? once->room * 2 : 256;
		once->entries = mem_resize(once->entries, once->room, sizeof *once->entries);
	}
	entry = &once->entries[once->count++];
	*entry = (struct entry){
	    .start = once->count > 1 ? entry[-1].end : 0,
	    .end = once->out->waiting.len,
	    .post = {platform_of(once, post), keep(once, post->id), version_of(once, post)},
	};
}

void once_add_line(struct once *once, struct span line)
{
	struct record *record = &once->record;
	struct fault ignored;
	struct post post;

	post_clear(&post);
	if (record_index(record, line, &ignored) == STATUS_OK) {
		record_text(record, "id", &post.id);
		record_text(record, "platform", &post.platform);
		record_text(record, "op", &post.op);
		record_time(record, "edited_at", &post.edited_at);
		record_flag(record, "drill", &post.drill);
	}
	if (post.op.len > 0 || post.edited_at != POST_UNKNOWN) {
		record_text(record, "title", &post.title);
		record_text(record, "text", &post.text);
	}
	once_add(once, &post);
}

/* Writing ---------------------------------------------------------------------------------- */

/* An edit that comes first makes the post itself known too. */
static enum status add(struct once *once, struct seen_post post, bool *is_new, struct fault *fault)
{
	struct span version = post.version;
	enum status status = STATUS_OK;

	if (!span_is(version, "delete")) {
		post.version.len = 0;
		status = seen_add(once->seen, &post, once->now, is_new, fault);
	}
	post.version = version;
	if (status == STATUS_OK && version.len > 0)
		status = seen_add(once->seen, &post, once->now, is_new, fault);
	return status;
}

static int compare(struct span a, struct span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len > 0 ? memcmp(a.at, b.at, len) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_line(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	return (a->start > b->start) - (a->start < b->start);
}

static int by_post(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare(a->post.platform, b->post.platform);

	if (order == 0)
		order = compare(a->post.id, b->post.id);
	return order != 0 ? order : by_line(left, right);
}

/* In the order of the ledger's table: its pages are met one after the other, not at random. */
static enum status add_all(struct once *once, struct fault *fault)
{
	enum status status = STATUS_OK;

	qsort(once->entries, once->count, sizeof *once->entries, by_post);
	for (size_t i = 0; status == STATUS_OK && i < once->count; i++)
		status = add(once, once->entries[i].post, &once->entries[i].is_new, fault);
	qsort(once->entries, once->count, sizeof *once->entries, by_line);
	return status;
}

/* Takes out the lines of all other posts. */
static void keep_new(struct once *once, struct buf *waiting)
{
	size_t kept = 0;

	for (size_t i = 0; i < once->count; i++) {
		const struct entry *entry = &once->entries[i];
		size_t len = entry->end - entry->start;

		if (!entry->is_new)
			continue;
		if (kept < entry->start)
			memmove(waiting->at + kept, waiting->at + entry->start, len);
		kept += len;
	}
	waiting->len = kept;
	once->count = 0;
	arena_reset(&once->arena);
}

/* Leaves the ledger locked. */
static enum status before(void *state, struct buf *waiting, struct fault *fault)
{
	struct once *once = state;
	enum status status = ledger_begin(once->ledger, fault);

	if (status == STATUS_OK)
		status = add_all(once, fault);
	keep_new(once, waiting);
	return status == STATUS_OK ? seen_settle(once->seen, fault) : status;
}

static enum status after(void *state, struct fault *fault)
{
	struct once *once = state;

	return ledger_commit(once->ledger, fault);
}

/* Opening ---------------------------------------------------------------------------------- */

enum status once_open(struct once **once, const char *path, const struct ledger_patience *patience,
    int64_t now, struct output *out, struct fault *fault)
{
	struct once *new = mem_new(1, sizeof *new);
	enum status status = ledger_open(&new->ledger, path, patience, fault);

	if (status == STATUS_OK)
		status = seen_open(&new->seen, new->ledger, fault);
	new->now = now;
	new->out = out;
	new->watch = (struct output_watch){WORTH_COMMITTING, new, before, after};
	if (status != STATUS_OK) {
		once_close(new);
		return status;
	}
	out->watch = &new->watch;
	*once = new;
	return STATUS_OK;
}

void once_close(struct once *once)
{
	struct fault ignored; /* out keeps it */

	if (once == NULL)
		return;
	output_flush(once->out, &ignored);
	once->out->watch = NULL;
	seen_free(once->seen);
	ledger_close(once->ledger);
	record_free(&once->record);
	arena_free(&once->arena);
	free(once->entries);
	free(once);
}
