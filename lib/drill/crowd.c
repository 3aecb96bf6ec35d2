#include "drill/crowd.h"

const struct platform platforms[PLATFORMS] = {
    {"x", "post", 34, 270, true, false},
    {"bluesky", "post", 10, 290, true, false},
    {"mastodon", "post", 8, 480, true, false},
    {"instagram", "comment", 8, 400, true, false},
    {"facebook", "comment", 12, 700, false, false},
    {"reddit", "comment", 12, 900, false, false},
    {"youtube", "comment", 5, 400, false, false},
    {"tiktok", "comment", 4, 150, false, false},
    {"googleplay", "review", 4, 400, false, true},
    {"trustpilot", "review", 3, 900, false, true},
};

const struct platform *crowd_platform(struct chance *chance)
{
	double shares[PLATFORMS];

	for (size_t i = 0; i < PLATFORMS; i++)
		shares[i] = platforms[i].share;
	return &platforms[chance_among(chance, shares, PLATFORMS)];
}

static void say_into(const struct grammar *grammar, const char *rule, struct chance *chance,
    struct buf *scratch, char *out, size_t room)
{
	const struct choice *choice = grammar_rule(grammar, LANGUAGE_ANY, span_of(rule));
	size_t len;

	buf_reset(scratch);
	if (choice != NULL)
		grammar_say(choice, chance, scratch);
	len = scratch->len < room ? scratch->len : room - 1;
	memcpy(out, len > 0 ? scratch->at : "", len);
	out[len] = '\0';
}

void crowd_author(const struct grammar *grammar, enum crowd_kind kind, uint64_t number,
    struct buf *scratch, struct author *author)
{
	static const char *const handles[] = {"handle", "bot", "outlet"};
	static const double tongues[] = {72, 12, 11, 5};
	struct chance own = {number * 3 + (uint64_t)kind};
	double followers = 20 * chance_pareto(&own, 0.9);

	num_write_integer(author->id, (int64_t)(chance_next(&own) >> 24));
	say_into(grammar, handles[kind], &own, scratch, author->handle, sizeof author->handle);
	say_into(grammar, kind == CROWD_PEOPLE ? "person" : handles[kind], &own, scratch,
	    author->name, sizeof author->name);
	author->language = (enum tongue)chance_among(&own, tongues, LANGUAGE_ANY);
	author->care = kind == CROWD_PEOPLE ? chance_share(&own) : 1;
	followers *= kind == CROWD_PRESS ? 400 : kind == CROWD_BOTS ? 0.1 : 1;
	author->followers = (int64_t)(followers < 4e6 ? followers : 4e6);
}

uint64_t crowd_number(struct chance *chance, double size)
{
	double share = chance_share(chance);

	return 1 + (uint64_t)(share * share * share * size);
}
