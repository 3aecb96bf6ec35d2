#include "report/count/top.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/count/group.h"
#include "report/count/lexis.h"

enum { TOP_NAME = 300 }; /* bytes of a name or address that are kept */
enum { OWNED = 6 };      /* texts of a listed post */
enum { TOP_MOST = 1000 };

/* A word that is no severity ranks below all that are. */
static int severity_rank(const struct entry *entry)
{
	return entry->severity < SEVERITIES ? entry->severity : ENTRY_NONE;
}

static int compare(struct span a, struct span b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int order = least > 0 ? memcmp(a.at, b.at, least) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* As far as words go that have been read. */
static bool before_by_words(const struct entry *a, const struct entry *b)
{
	int order = compare(a->platform, b->platform);

	if (order == 0)
		order = compare(a->id, b->id);
	if (order == 0)
		order = compare((struct span){a->text.at, group_cut(a->text, TOP_TEXT)},
		    (struct span){b->text.at, group_cut(b->text, TOP_TEXT)});
	return order < 0;
}

/* -1, 0 or 1: whether a comes first, or b, by what every post has been read for. */
static int order_of(const struct entry *a, const struct entry *b)
{
	int x = severity_rank(a), y = severity_rank(b);

	if (x != y)
		return x > y ? -1 : 1;
	if (a->urgency != b->urgency)
		return a->urgency > b->urgency ? -1 : 1;
	if (a->created_at == b->created_at)
		return 0;
	if (a->created_at == POST_UNKNOWN || b->created_at == POST_UNKNOWN)
		return a->created_at != POST_UNKNOWN ? -1 : 1;
	return a->created_at < b->created_at ? -1 : 1;
}

static bool before(const struct entry *a, const struct entry *b)
{
	int order = order_of(a, b);

	return order < 0 || (order == 0 && before_by_words(a, b));
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
	    (top->most > 0 && order_of(entry, &top->posts[top->count - 1].entry) <= 0);
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

static struct top_post keep(const struct entry *entry, bool cut)
{
	struct top_post post = {.entry = *entry, .cut = cut};
	struct entry *e = &post.entry;

	e->platform = copy(entry->platform, TOP_NAME);
	e->id = copy(entry->id, TOP_NAME);
	e->url = copy(entry->url, TOP_NAME);
	e->handle = copy(entry->handle, TOP_NAME);
	e->team = copy(entry->team, TOP_NAME);
	e->text = copy(entry->text, TOP_TEXT);
	e->stance = e->reason = e->stage = e->level = (struct span){NULL, 0};
	e->rule = e->lang = e->author = (struct span){NULL, 0};
	e->topics = e->blocked = (struct entry_list){NULL, 0};
	return post;
}

static void insert(struct top *top, const struct entry *entry, bool cut)
{
	size_t place = top->count;

	if (!top_wants(top, entry) ||
	    (top->count == top->most && !before(entry, &top->posts[top->count - 1].entry)))
		return;
	while (place > 0 && before(entry, &top->posts[place - 1].entry))
		place--;
	if (top->count == top->most)
		forget(&top->posts[--top->count]);
	memmove(&top->posts[place + 1], &top->posts[place],
	    (top->count - place) * sizeof *top->posts);
	top->posts[place] = keep(entry, cut);
	top->count++;
}

void top_add(struct top *top, const struct entry *entry)
{
	insert(top, entry, entry->text.len > TOP_TEXT);
}

void top_merge(struct top *top, const struct top *other)
{
	for (size_t i = 0; i < other->count; i++)
		insert(top, &other->posts[i].entry, other->posts[i].cut);
}

static void pack_term(struct pack *pack, int *term, int most)
{
	size_t number = (size_t)(*term - ENTRY_NONE);

	pack_count(pack, &number, (size_t)(most - ENTRY_NONE));
	*term = (int)number + ENTRY_NONE;
}

static void pack_text(struct pack *pack, struct span *text, char room[TOP_TEXT])
{
	pack_count(pack, &text->len, TOP_TEXT);
	if (pack->out != NULL) {
		buf_add(pack->out, text->at, text->len);
	} else {
		pack_bytes(pack, room, text->len);
		text->at = room;
		pack->broken = pack->broken || !lexis_takes(*text);
	}
}

static void pack_post(struct pack *pack, struct top_post *post, char room[OWNED][TOP_TEXT])
{
	struct entry *e = &post->entry;
	struct span *owned[OWNED] = {&e->platform, &e->id, &e->url, &e->handle, &e->team, &e->text};

	pack_flag(pack, &post->cut);
	pack_term(pack, &e->severity, SEVERITIES);
	pack_term(pack, &e->urgency, 100);
	pack_moment(pack, &e->created_at);
	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		pack_moment(pack, &e->due[i]);
	for (size_t i = 0; i < OWNED; i++)
		pack_text(pack, owned[i], room[i]);
}

void top_pack(struct top *top, struct pack *pack)
{
	struct top one = {.count = 1};
	char (*room)[TOP_TEXT] = mem_new(OWNED, sizeof *room);
	size_t count = top->count, most = top->most;

	pack_count(pack, &most, TOP_MOST);
	if (pack->out == NULL && most != top->most) {
		top_free(top);
		top_open(top, most);
	}
	pack_count(pack, &count, TOP_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct top_post post = {0};

		if (pack->out != NULL)
			post = top->posts[i];
		pack_post(pack, &post, room);
		one.posts = &post;
		if (pack->out == NULL && !pack->broken)
			top_merge(top, &one);
	}
	free(room);
}

void top_free(struct top *top)
{
	for (size_t i = 0; i < top->count; i++)
		forget(&top->posts[i]);
	free(top->posts);
	*top = (struct top){0};
}
