#include "ingest/part.h"

#include <stdlib.h>
#include <string.h>

void parts_free(struct parts *parts)
{
	free(parts->seen);
}

void parts_begin(struct parts_before *before, const struct sink *sink)
{
	memcpy(before->notes, sink->notes, sizeof before->notes);
	before->posts = sink->posts;
	before->written = sink->out != NULL ? sink->out->len : 0;
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
static uint64_t hash_of(struct span line)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (size_t i = 0; i < line.len; i++)
		hash = (hash ^ (unsigned char)line.at[i]) * 0x100000001B3;
	return hash;
}

/* Whether a post is one of the first known ones. */
static bool is_seen(const struct parts *parts, size_t known, uint64_t hash)
{
	size_t i = 0;

	while (i < known && parts->seen[i] != hash)
		i++;
	return i < known;
}

static void add_seen(struct parts *parts, uint64_t hash)
{
	if (parts->count == parts->room) {
		parts->room = parts->room > 0 ? parts->room * 2 : 64;
		parts->seen = mem_resize(parts->seen, parts->room, sizeof *parts->seen);
	}
	parts->seen[parts->count++] = hash;
}

/* Takes posts of heads out of what was written since; of a new head, remembers the others.
 * Returns how many went. */
static size_t drop_seen(struct parts *parts, struct buf *out, size_t from, bool head)
{
	size_t known = parts->count, to = from, dropped = 0;

	if (known == 0 && !head)
		return 0;

	while (from < out->len) {
		const char *end = memchr(out->at + from, '\n', out->len - from);
		size_t len = end != NULL ? (size_t)(end - out->at) + 1 - from : out->len - from;
		uint64_t hash = hash_of((struct span){out->at + from, len});

		if (is_seen(parts, known, hash)) {
			dropped++;
		} else {
			memmove(out->at + to, out->at + from, len);
			to += len;
			if (head)
				add_seen(parts, hash);
		}
		from += len;
	}
	out->len = to;
	return dropped;
}

/* What a head says counts once, but not that it is empty: so it is only without its list. */
static void settle_notes(struct parts *parts, const struct parts_before *before,
    struct sink *sink, const struct frame *frame)
{
	for (enum note note = 0; note < NOTES; note++) {
		size_t had = before->notes[note], now = sink->notes[note];
		size_t more = now > had ? now - had : 0;
		size_t known = frame->first ? 0 : parts->notes[note];
		size_t kept = more > known ? more - known : 0;

		if (frame->part == PART_HEAD || (note == NOTE_PAGES && more > known))
			parts->notes[note] = more;
		if (frame->part != PART_ITEMS && note == NOTE_EMPTY)
			kept = 0;
		sink->notes[note] = (now < had ? now : had) + kept;
	}
}

/* What the items of other lists belong to, by the names that services give it. */
static bool has_joined(const json_t *value)
{
	static const char *const keys[] = {"includes", "users", "accounts", "profiles", "groups"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const json_t *member = json_object_get(value, keys[i]);

		if (json_object_size(member) > 0 || json_array_size(member) > 0)
			return true;
	}
	return false;
}

size_t parts_end(struct parts *parts, const struct parts_before *before, struct sink *sink,
    const struct frame *frame, const json_t *value)
{
	bool head = frame->part == PART_HEAD;
	size_t posts = sink->posts - before->posts, dropped;

	if (frame->first)
		parts->count = parts->posts = 0;
	if (sink->out == NULL)
		dropped = parts->posts;
	else if (sink->once != NULL)
		dropped = 0; /* it knows what it has seen, and where each line stands */
	else
		dropped = drop_seen(parts, sink->out, before->written, head);
	settle_notes(parts, before, sink, frame);
	if (head) {
		parts->posts = posts;
		parts->joined = has_joined(value);
	} else if (frame->part == PART_TAIL && !parts->joined && has_joined(value)) {
		sink_note(sink, NOTE_UNJOINED, 1);
	}
	dropped = dropped < posts ? dropped : posts;
	sink->posts -= dropped;
	return dropped;
}
