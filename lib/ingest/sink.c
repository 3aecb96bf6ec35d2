#include "ingest/sink.h"

#include <string.h>

#include "base/hash.h"
#include "ingest/map.h"
#include "ingest/once.h"

void sink_free(struct sink *sink)
{
	arena_free(&sink->arena);
	buf_free(&sink->scratch);
	html_free(sink->html);
}

struct post *sink_begin(struct sink *sink, const char *platform)
{
	arena_reset(&sink->arena);
	post_clear(&sink->post);
	sink->value = NULL;
	sink->mapped = false;
	sink->post.platform = span_of(platform);
	return &sink->post;
}

/* The same content gives the same id, so that a second reading is known as one. */
static void make_id(struct sink *sink)
{
	struct post *post = &sink->post;
	uint64_t hash = HASH_START;

	hash = hash_text(hash, post->url);
	hash = hash_text(hash, post->author_id);
	hash = hash_text(hash, post->author_handle);
	hash = hash_text(hash, post->author_name);
	hash = hash_text(hash, post->title);
	hash = hash_text(hash, post->text);
	hash = hash_number(hash, (uint64_t)post->created_at);
	post->id = sink_format(sink, "made-%016llx", (unsigned long long)hash);
	post->id_made = true;
}

static const char *kind_of(const struct post *post)
{
	if (post->repost_of.at != NULL || post->reposted_by.at != NULL)
		return "repost";
	return post->in_reply_to.at != NULL ? "comment" : "post";
}

/* Some apps leave a byte order mark behind what is typed. */
static struct span without_mark(struct span text)
{
	while (text.len >= 3 && memcmp(text.at + text.len - 3, "\xEF\xBB\xBF", 3) == 0)
		text.len -= 3;
	return text;
}

/* Text ends its lines with \n, whatever the source does. */
static struct span with_newlines(struct sink *sink, struct span text)
{
	struct span made;
	char *to;

	if (text.len == 0 || memchr(text.at, '\r', text.len) == NULL)
		return text;
	to = arena_take(&sink->arena, text.len);
	made = (struct span){to, 0};
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
			continue;
		to[made.len++] = text.at[i] == '\r' ? '\n' : text.at[i];
	}
	return made;
}

const struct user *sink_user(const struct sink *sink, struct span id)
{
	return sink->users != NULL ? users_find(sink->users, id) : NULL;
}

static void know(struct post *post, const struct user *user)
{
	if (post->author_id.at == NULL)
		post->author_id = user->id;
	if (post->author_handle.at == NULL)
		post->author_handle = user->handle;
	if (post->author_name.at == NULL)
		post->author_name = user->name;
	if (post->author_followers == POST_UNKNOWN)
		post->author_followers = user->followers;
	if (post->author_verified == POST_ANSWER_UNKNOWN)
		post->author_verified = user->verified;
	if (post->author_bot == POST_ANSWER_UNKNOWN)
		post->author_bot = user->bot;
}

void sink_know_author(struct sink *sink)
{
	const struct user *user = sink_user(sink, sink->post.author_id);

	if (user != NULL)
		know(&sink->post, user);
}

void sink_own_author(struct sink *sink)
{
	const struct user *owner = sink->users != NULL ? users_owner(sink->users) : NULL;

	if (sink->author.at != NULL)
		sink->post.author_handle = sink->author;
	else if (owner != NULL)
		know(&sink->post, owner);
}

static void put(struct sink *sink)
{
	if (sink->out == NULL)
		return;
	post_write(&sink->post, sink->out);
	buf_char(sink->out, '\n');
	if (sink->once != NULL)
		once_add(sink->once, &sink->post);
}

void sink_tombstone(struct sink *sink, const char *platform, struct span id, int64_t when)
{
	struct post *post = &sink->post;

	if (!sink->tombstones || id.len == 0) {
		sink_note(sink, NOTE_TOMBSTONES, 1);
		return;
	}
	post_clear(post);
	post->id = id;
	post->platform = sink->platform.at != NULL ? sink->platform : span_of(platform);
	post->kind = post->op = span_of("delete");
	post->edited_at = when;
	sink->deletions++;
	put(sink);
	arena_reset(&sink->arena);
}

void sink_end(struct sink *sink)
{
	struct post *post = &sink->post;

	if (sink->map != NULL && !sink->mapped && sink->value != NULL)
		map_replace(sink->map, sink, sink->value);
	sink_know_author(sink);
	if (sink->platform.at != NULL)
		post->platform = sink->platform;
	if (sink->source.at != NULL)
		post->source = sink->source;
	if (sink->collected > 0 && post->collected_at == POST_UNKNOWN)
		post->collected_at = sink->collected;
	if (post->text.at == NULL)
		post->text = span_of("");
	post->text = with_newlines(sink, without_mark(post->text));
	if (post->kind.at == NULL)
		post->kind = span_of(kind_of(post));
	if (post->id.at == NULL)
		make_id(sink);
	sink->posts++;
	put(sink);
}

void sink_line(struct sink *sink, struct span line)
{
	sink->posts++;
	if (sink->out == NULL)
		return;
	buf_add(sink->out, line.at, line.len);
	buf_char(sink->out, '\n');
	if (sink->once != NULL)
		once_add_line(sink->once, line);
}

void sink_note(struct sink *sink, enum note note, size_t count)
{
	sink->notes[note] += count;
}
