#include "ingest/privacy/privacy.h"

#include <stdlib.h>

#include "ingest/privacy/pseudonym.h"
#include "io/secret.h"

struct privacy {
	struct pseudonyms *pseudonyms; /* NULL: none */
	bool redact;
	size_t counts[REDACTED];
	struct buf scratch;
};

enum status privacy_new(
    const char *key, bool redact, struct privacy **privacy, struct fault *fault)
{
	struct buf secret = {0};
	enum status status = STATUS_OK;

	*privacy = mem_new(1, sizeof **privacy);
	(*privacy)->redact = redact;
	if (key != NULL)
		status = secret_read(key, KEY_LEAST, KEY_MOST, &secret, fault);
	if (key != NULL && status == STATUS_OK)
		(*privacy)->pseudonyms = pseudonyms_new((struct span){secret.at, secret.len});
	secret_forget(&secret);
	return status;
}

void privacy_free(struct privacy *privacy)
{
	if (privacy == NULL)
		return;
	pseudonyms_free(privacy->pseudonyms);
	buf_free(&privacy->scratch);
	free(privacy);
}

const size_t *privacy_counts(const struct privacy *privacy)
{
	return privacy != NULL && privacy->redact ? privacy->counts : NULL;
}

static void keep(struct privacy *privacy, struct span *text, struct arena *arena)
{
	*text = (struct span){
	    arena_copy(arena, privacy->scratch.at, privacy->scratch.len), privacy->scratch.len};
}

static void replace_name(struct privacy *privacy, struct span platform, struct span *name,
    struct arena *arena)
{
	char token[PSEUDONYM_SIZE];
	size_t len;

	if (name->len == 0)
		return;
	len = pseudonym(privacy->pseudonyms, platform, *name, token);
	*name = (struct span){arena_copy(arena, token, len), len};
}

static void replace_named(struct privacy *privacy, const struct speaking *speaking,
    struct span *text, struct arena *arena)
{
	if (text->len == 0)
		return;
	buf_reset(&privacy->scratch);
	pseudonym_text(speaking, *text, &privacy->scratch);
	if (!span_same(*text, (struct span){privacy->scratch.at, privacy->scratch.len}))
		keep(privacy, text, arena);
}

static void make_pseudonymous(struct privacy *privacy, struct post *post, struct arena *arena)
{
	struct span known[POST_LIST + 1];
	struct speaking speaking = {privacy->pseudonyms, post->platform, known, 0};
	struct span *named[] = {&post->text, &post->title, &post->id, &post->url,
	    &post->in_reply_to, &post->conversation_id, &post->repost_of, &post->quote_of};
	struct span *names[] = {&post->author_id, &post->author_handle, &post->author_name,
	    &post->reposted_by};

	for (size_t i = 0; i < post->mentions.count; i++)
		known[speaking.known_count++] = post->mentions.at[i];
	if (post->author_handle.len > 0)
		known[speaking.known_count++] = post->author_handle;
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		replace_named(privacy, &speaking, named[i], arena);
	for (size_t i = 0; i < post->links.count; i++)
		replace_named(privacy, &speaking, &post->links.at[i], arena);
	for (size_t i = 0; i < post->media.count; i++)
		replace_named(privacy, &speaking, &post->media.at[i], arena);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		replace_name(privacy, post->platform, names[i], arena);
	for (size_t i = 0; i < post->mentions.count; i++)
		replace_name(privacy, post->platform, &post->mentions.at[i], arena);
	post->author_url = (struct span){0};
}

static void redact(struct privacy *privacy, struct span *text, struct arena *arena)
{
	buf_reset(&privacy->scratch);
	if (redact_text(&privacy->scratch, *text, privacy->counts) > 0)
		keep(privacy, text, arena);
}

void privacy_apply(struct privacy *privacy, struct post *post, struct arena *arena)
{
	if (privacy->redact) {
		redact(privacy, &post->text, arena);
		redact(privacy, &post->title, arena);
	}
	if (privacy->pseudonyms != NULL)
		make_pseudonymous(privacy, post, arena);
}
