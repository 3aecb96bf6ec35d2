#include "reply/heard.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "post/post.h"

uint64_t heard_key(struct record *post, const char *stage, struct span lang)
{
	struct span author = post_member(post, "author_id");
	uint64_t key;

	if (author.len == 0)
		author = post_member(post, "author_handle");
	if (author.len == 0)
		return 0;
	key = hash_text(hash_text(HASH_START, post_member(post, "platform")), author);
	key = hash_text(hash_text(key, span_of(stage)), lang);
	return key ^ key >> 31;
}

static struct heard_place *place_of(const struct heard *heard, uint64_t key)
{
	return &heard->places[key % HEARD_PLACES];
}

uint64_t heard_before(const struct heard *heard, uint64_t key, uint64_t post)
{
	const struct heard_place *place;
	uint64_t variants;

	if (key == 0 || heard->places == NULL)
		return 0;
	place = place_of(heard, key);
	if (place->key != key)
		return 0;
	variants = place->variants;
	for (unsigned i = 0; i < HEARD_POSTS; i++)
		if ((variants >> i & 1) && place->posts[i] == (uint32_t)(post >> 32 ^ post))
			variants &= ~(UINT64_C(1) << i);
	return variants;
}

void heard_note(struct heard *heard, uint64_t key, uint64_t post, unsigned variant)
{
	struct heard_place *place;

	if (key == 0 || variant >= HEARD_VARIANTS)
		return;
	if (heard->places == NULL)
		heard->places = mem_new(HEARD_PLACES, sizeof *heard->places);
	place = place_of(heard, key);
	if (place->key != key)
		*place = (struct heard_place){.key = key};
	place->variants |= UINT64_C(1) << variant;
	if (variant < HEARD_POSTS)
		place->posts[variant] = (uint32_t)(post >> 32 ^ post);
}

uint64_t heard_in_case(struct record *kase, const char *stage, struct span lang)
{
	const struct span *list;
	size_t count = record_texts(kase, "variants", &list), lead = strlen(stage);
	uint64_t variants = 0;
	struct fault ignored;
	int64_t number;

	for (size_t i = 0; i < count; i++) {
		struct span one = list[i];
		size_t head = lead + 1 + lang.len + 1;

		if (one.len <= head || memcmp(one.at, stage, lead) != 0 || one.at[lead] != '/' ||
		    memcmp(one.at + lead + 1, lang.at, lang.len) != 0 || one.at[head - 1] != '/')
			continue;
		if (num_integer(one.at + head, one.len - head, 1, HEARD_VARIANTS, &number,
		        &ignored) == STATUS_OK)
			variants |= UINT64_C(1) << (number - 1);
	}
	return variants;
}

void heard_free(struct heard *heard)
{
	free(heard->places);
}
