#include "ingest/settle.h"

#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "ingest/map.h"
#include "plan/facts.h"

void settle_id(struct sink *sink)
{
	struct post *post = &sink->post;
	uint64_t hash = HASH_START;

	hash = hash_text(hash, post->url);
	hash = hash_text(hash, post->author_id);
	hash = hash_text(hash, post->author_handle);
	hash = hash_text(hash, post->author_name);
	hash = hash_text(hash, post->title);
	hash = hash_text(hash, post->text);
	for (size_t i = 0; i < post->media.count; i++)
		hash = hash_text(hash, post->media.at[i]);
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

/* 5.68439E+17: what a spreadsheet makes of an id. The digits that are gone are gone. */
static bool is_ruined(struct span id)
{
	size_t i = 0;

	if (id.len < 5 || !isdigit((unsigned char)id.at[0]))
		return false;
	while (i < id.len && strchr("0123456789.,", id.at[i]) != NULL && id.at[i] != '\0')
		i++;
	return i + 2 < id.len && (id.at[i] == 'E' || id.at[i] == 'e') && id.at[i + 1] == '+' &&
	       isdigit((unsigned char)id.at[i + 2]);
}

/* Tables of whole numbers with gaps are written as if they had decimals: 1234.0. */
static bool is_decimal(struct span id)
{
	if (id.len < 3 || memcmp(id.at + id.len - 2, ".0", 2) != 0)
		return false;
	for (size_t i = 0; i < id.len - 2; i++)
		if (!isdigit((unsigned char)id.at[i]))
			return false;
	return true;
}

static void settle_ids(struct sink *sink)
{
	struct post *post = &sink->post;
	struct span *ids[] = {&post->id, &post->author_id, &post->in_reply_to,
	    &post->conversation_id, &post->repost_of, &post->quote_of};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		if (ids[i]->at == NULL)
			continue;
		if (is_decimal(*ids[i]))
			ids[i]->len -= 2;
		if (!is_ruined(*ids[i]))
			continue;
		*ids[i] = (struct span){0};
		sink_note(sink, NOTE_RUINED, 1);
	}
}

static void settle_words(struct sink *sink)
{
	struct post *post = &sink->post;

	if (sink->platform.at != NULL)
		post->platform = sink->platform;
	if (sink->source.at != NULL)
		post->source = sink->source;
	if (sink->collected > 0 && post->collected_at == POST_UNKNOWN)
		post->collected_at = sink->collected;
	if (post->text.at == NULL)
		post->text = span_of("");
	post->text = with_newlines(sink, without_mark(post->text));
}

void settle_post(struct sink *sink)
{
	struct post *post = &sink->post;

	if (sink->map != NULL && !sink->mapped && sink->value != NULL)
		map_replace(sink->map, sink, sink->value);
	settle_ids(sink);
	sink_know_author(sink);
	if (sink->plan != NULL && facts_own_handle(post->author_handle, sink->plan))
		post->author_staff = POST_ANSWER_YES;
	settle_words(sink);
	if (post->kind.at == NULL)
		post->kind = span_of(kind_of(post));
}
