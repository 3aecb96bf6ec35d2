#include "ingest/sink.h"

#include "ingest/once.h"
#include "ingest/privacy/privacy.h"
#include "ingest/settle.h"
#include "post/json.h"

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

/* What the post is made of stands behind its members. */
static void write_line(struct sink *sink)
{
	struct buf *out = sink->out;

	post_write(&sink->post, out);
	if (sink->raw && sink->value != NULL) {
		out->len--;
		buf_text(out, ",\"raw\":");
		json_write(out, sink->value);
		buf_char(out, '}');
	}
	buf_char(out, '\n');
	if (sink->once != NULL)
		once_add(sink->once, &sink->post);
}

void sink_write(struct sink *sink)
{
	struct post *post = &sink->post;

	if (sink->privacy != NULL)
		privacy_apply(sink->privacy, post, &sink->arena);
	if (post->id.at == NULL)
		settle_id(sink);
	if (post->text.at != NULL)
		sink->posts++;
	else
		sink->deletions++;
	if (sink->out != NULL)
		write_line(sink);
}

void sink_end(struct sink *sink)
{
	settle_post(sink);
	sink_write(sink);
}

void sink_tombstone(struct sink *sink, const char *platform, struct span id, int64_t when)
{
	struct post *post = &sink->post;

	if (!sink->tombstones || id.len == 0) {
		sink_note(sink, NOTE_TOMBSTONES, 1);
		return;
	}
	post_clear(post);
	sink->value = NULL;
	post->id = id;
	post->platform = sink->platform.at != NULL ? sink->platform : span_of(platform);
	post->kind = post->op = span_of("delete");
	post->edited_at = when;
	sink_write(sink);
	arena_reset(&sink->arena);
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
