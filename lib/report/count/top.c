#include "report/count/top.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/count/group.h"

enum { TOP_NAME = 300 }; /* bytes of a name or address that are kept */
enum { OWNED = 6 };      /* texts of a listed post */

/* A word that is no severity ranks below all that are. */
static int severity_rank(const struct entry *entry)
{
	return entry->severity < SEVERITIES ? entry->severity : ENTRY_NONE;
}

static bool before(const struct entry *a, const struct entry *b)
{
	int x = severity_rank(a), y = severity_rank(b);

	if (x != y)
		return x > y;
	if (a->urgency != b->urgency)
		return a->urgency > b->urgency;
	if (a->created_at == POST_UNKNOWN || b->created_at == POST_UNKNOWN)
		return a->created_at != POST_UNKNOWN && b->created_at == POST_UNKNOWN;
	return a->created_at < b->created_at;
}

void top_open(struct top *top, size_t most)
{
	*top = (struct top){.most = most, .posts = mem_new(most + 1, sizeof *top->posts)};
}

bool top_wants(const struct top *top, const struct entry *entry)
{
	if (severity_rank(entry) == ENTRY_NONE && entry->urgency == ENTRY_NONE)
		return false;
	return top->count < top->most ||
	    (top->most > 0 && before(entry, &top->posts[top->count - 1].entry));
}

static struct span copy(struct span text, size_t most)
{
	size_t len = group_cut(text, most);

	return (struct span){mem_copy(text.at, len), len};
}

static void forget(struct top_post *post)
{
	struct entry *e = &post->entry;
	struct span *owned[OWNED] = {&e->platform, &e->id, &e->url, &e->handle, &e->team, &e->text};

	for (size_t i = 0; i < OWNED; i++) {
		union {
			const char *borrowed;
			char *own;
		} at = {.borrowed = owned[i]->at};
		free(at.own);
	}
}

static struct top_post keep(const struct entry *entry)
{
	struct top_post post = {.entry = *entry, .cut = entry->text.len > TOP_TEXT};
	struct entry *e = &post.entry;

	e->platform = copy(entry->platform, TOP_NAME);
	e->id = copy(entry->id, TOP_NAME);
	e->url = copy(entry->url, TOP_NAME);
	e->handle = copy(entry->handle, TOP_NAME);
	e->team = copy(entry->team, TOP_NAME);
	e->text = copy(entry->text, TOP_TEXT);
	e->stance = e->reason = e->stage = e->level = (struct span){NULL, 0};
	e->topics = e->blocked = (struct entry_list){NULL, 0};
	return post;
}

void top_add(struct top *top, const struct entry *entry)
{
	size_t place = top->count;

	if (!top_wants(top, entry))
		return;
	while (place > 0 && before(entry, &top->posts[place - 1].entry))
		place--;
	if (top->count == top->most)
		forget(&top->posts[--top->count]);
	memmove(&top->posts[place + 1], &top->posts[place],
	    (top->count - place) * sizeof *top->posts);
	top->posts[place] = keep(entry);
	top->count++;
}

void top_free(struct top *top)
{
	for (size_t i = 0; i < top->count; i++)
		forget(&top->posts[i]);
	free(top->posts);
	*top = (struct top){0};
}
