#include "reply/stated.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "post/post.h"

/* A holding text or an update: the stages of a statement. */
static bool was_told(struct record *kase)
{
	static const char *const leads[] = {"holding/", "update/"};
	const struct span *variants;
	size_t count = record_texts(kase, "variants", &variants);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < 2; k++)
			if (variants[i].len > strlen(leads[k]) &&
			    memcmp(variants[i].at, leads[k], strlen(leads[k])) == 0)
				return true;
	return false;
}

/* True the first time. */
static bool is_new(struct stated *stated, struct record *post, struct span id)
{
	uint64_t hash = hash_text(hash_number(HASH_START, post_flag(post, "drill")), id), *place;

	if (stated->places == NULL)
		stated->places = mem_new(STATED_PLACES, sizeof *stated->places);
	place = &stated->places[(hash ^ hash >> 32) % STATED_PLACES];
	if (*place == hash)
		return false;
	*place = hash;
	return true;
}

enum stated_as stated_for(struct stated *stated, int64_t from, struct record *post,
    struct record *kase, struct span *id, int64_t *size)
{
	struct record cluster = {0};

	*id = (struct span){"", 0};
	*size = 0;
	if (from == 0 || !record_has(post, "cluster") || record_has(kase, "offline_at"))
		return STATED_ALONE;
	if (record_inside(post, "cluster", &cluster)) {
		*id = post_member(&cluster, "id");
		*id = (struct span){arena_copy(&post->arena, id->at, id->len), id->len};
		record_integer(&cluster, "size", size);
	}
	record_free(&cluster);
	if (id->len == 0 || *size < from)
		return STATED_ALONE;
	return is_new(stated, post, *id) && !was_told(kase) ? STATED_NOW : STATED_ALREADY;
}

void stated_free(struct stated *stated)
{
	free(stated->places);
}
