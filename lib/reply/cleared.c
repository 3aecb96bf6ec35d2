#include "reply/cleared.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

void cleared_free(struct cleared *cleared)
{
	for (size_t i = 0; cleared->texts != NULL && i < CLEARED_TEXTS; i++)
		buf_free(&cleared->texts[i]);
	free(cleared->texts);
}

static struct buf *place(const struct cleared *cleared, uint64_t circumstances, struct span text)
{
	uint64_t hash = hash_bulk(hash_number(HASH_START, circumstances), text);

	return &cleared->texts[(hash ^ hash >> 29) % CLEARED_TEXTS];
}

bool cleared_knows(const struct cleared *cleared, uint64_t circumstances, struct span text)
{
	const struct buf *known;

	if (cleared->texts == NULL)
		return false;
	known = place(cleared, circumstances, text);
	return known->len == sizeof circumstances + text.len &&
	       memcmp(known->at, &circumstances, sizeof circumstances) == 0 &&
	       memcmp(known->at + sizeof circumstances, text.at, text.len) == 0;
}

void cleared_add(struct cleared *cleared, uint64_t circumstances, struct span text)
{
	struct buf *known;

	if (cleared->texts == NULL)
		cleared->texts = mem_new(CLEARED_TEXTS, sizeof *cleared->texts);
	known = place(cleared, circumstances, text);
	buf_reset(known);
	buf_add(known, (const char *)&circumstances, sizeof circumstances);
	buf_add(known, text.at, text.len);
}
