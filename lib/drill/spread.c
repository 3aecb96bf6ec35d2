#include "drill/spread.h"

#include <stdio.h>

#include "post/term.h"

void seed_fill(struct seed *seed, const char *id, const struct author *author,
    const struct platform *platform, const struct truth *truth, const struct post *post)
{
	int language = term_find(tongue_names, LANGUAGES, post->lang);
	struct span first = post->conversation_id.len > 0 ? post->conversation_id : span_of(id);

	snprintf(seed->id, sizeof seed->id, "%s", id);
	snprintf(seed->first, sizeof seed->first, "%.*s", (int)first.len, first.at);
	snprintf(seed->handle, sizeof seed->handle, "%s", author->handle);
	seed->language = language < 0 ? LANGUAGE_EN : (enum tongue)language;
	seed->platform = platform;
	seed->truth = *truth;
	buf_reset(&seed->text);
	buf_add(&seed->text, post->text.at, post->text.len);
}

void seed_free(struct seed *seed)
{
	buf_free(&seed->text);
	*seed = (struct seed){0};
}

void spread_add(struct spread_ring *ring, const char *id, const struct author *author,
    const struct platform *platform, const struct truth *truth, const struct post *post,
    double weight)
{
	seed_fill(&ring->seeds[ring->next], id, author, platform, truth, post);
	ring->weights[ring->next] = weight;
	ring->next = (ring->next + 1) % SPREAD_SEEDS;
	if (ring->count < SPREAD_SEEDS)
		ring->count++;
}

const struct seed *spread_pick(const struct spread_ring *ring, struct chance *chance)
{
	if (ring->count == 0)
		return NULL;
	return &ring->seeds[chance_among(chance, ring->weights, ring->count)];
}

void spread_free(struct spread_ring *ring)
{
	for (size_t i = 0; i < SPREAD_SEEDS; i++)
		seed_free(&ring->seeds[i]);
}
