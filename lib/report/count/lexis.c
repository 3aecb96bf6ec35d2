#include "report/count/lexis.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "report/count/group.h"

enum { FIRST_ROOM = 256 };

static struct span *slot_of(struct span *slots, size_t room, struct span text)
{
	size_t slot = (size_t)(hash_text(HASH_START, text) >> 20) & (room - 1);

	while (slots[slot].at != NULL && !span_same(slots[slot], text))
		slot = (slot + 1) & (room - 1);
	return &slots[slot];
}

static void grow(struct lexis *lexis)
{
	size_t room = lexis->room == 0 ? FIRST_ROOM : 2 * lexis->room;
	struct span *slots = mem_new(room, sizeof *slots);

	for (size_t i = 0; i < lexis->room; i++)
		if (lexis->slots[i].at != NULL)
			*slot_of(slots, room, lexis->slots[i]) = lexis->slots[i];
	free(lexis->slots);
	lexis->slots = slots;
	lexis->room = room;
}

struct span lexis_keep(struct lexis *lexis, struct span text, size_t most)
{
	struct span cut = {text.at, group_cut(text, most)}, *slot;

	if (cut.len == 0)
		return (struct span){NULL, 0};
	if (2 * lexis->count >= lexis->room)
		grow(lexis);
	slot = slot_of(lexis->slots, lexis->room, cut);
	if (slot->at == NULL) {
		*slot = (struct span){arena_copy(&lexis->arena, cut.at, cut.len), cut.len};
		lexis->count++;
	}
	return *slot;
}

bool lexis_takes(struct span text)
{
	return text.len == 0 ||
	    (utf8_valid(text.at, text.len) && memchr(text.at, '\0', text.len) == NULL);
}

void lexis_pack(struct lexis *lexis, struct pack *pack, struct span *text, size_t most)
{
	size_t len = text->len;

	pack_count(pack, &len, most);
	if (pack->out != NULL) {
		buf_add(pack->out, text->at, len);
		return;
	}
	if (pack->broken || pack->in.len < len ||
	    !lexis_takes((struct span){pack->in.at, len})) {
		pack->broken = true;
		*text = (struct span){NULL, 0};
		return;
	}
	*text = lexis_keep(lexis, (struct span){pack->in.at, len}, most);
	pack->in.at += len;
	pack->in.len -= len;
}

void lexis_free(struct lexis *lexis)
{
	arena_free(&lexis->arena);
	free(lexis->slots);
	*lexis = (struct lexis){0};
}
