#include "score/mockery.h"

#include <string.h>

#include "model/valence.h"
#include "score/signs.h"

enum {
	NEAR_FAILING = 4, /* words between applause and its object: names, for, on, the */
	NEAR_NAME = 2,    /* words between applause and the end of its clause */
	NEAR_MISHAP = 12,
	MOST_RAW = -3000,
};

static bool is_in(unsigned signs, int sign)
{
	return (signs & 1U << sign) != 0;
}

static bool ends_in_ing(const struct tokens *tokens, size_t i)
{
	struct span key = token_key(tokens, &tokens->at[i]);

	return key.len > 4 && memcmp(key.at + key.len - 3, "ing", 3) == 0;
}

/* That a sentence does not end between the tokens from and to. */
static bool same_sentence(const struct tokens *tokens, size_t from, size_t to)
{
	for (size_t i = from + 1; i <= to; i++)
		if (tokens->at[i].gap == GAP_SENTENCE)
			return false;
	return true;
}

static bool near(const struct tokens *tokens, size_t behind, size_t at, size_t most)
{
	return behind != SIZE_MAX && at >= behind && at - behind <= most &&
	    same_sentence(tokens, behind - 1, at);
}

/* Another thing done in between is what the praise is for: "thanks for sorting out the double
 * billing". */
static bool is_object(const struct tokens *tokens, size_t behind, size_t at, size_t most)
{
	if (!near(tokens, behind, at, most))
		return false;
	for (size_t i = behind; i < at; i++)
		if (ends_in_ing(tokens, i))
			return false;
	return true;
}

/* Praise that stands by itself, at most a name behind it; what follows is in the same sentence
 * or the next. Who asks something may be thanking in earnest. */
static bool stands_alone(const struct tokens *tokens, size_t behind, size_t at, size_t name)
{
	size_t end = behind;

	if (behind == SIZE_MAX || at < behind || at - behind > NEAR_MISHAP || tokens->questions > 0)
		return false;
	while (end < at && tokens->at[end].gap == GAP_NONE && end - behind < name)
		end++;
	return tokens->at[end].gap != GAP_NONE && same_sentence(tokens, end, at);
}

static bool is_mocked(const struct mockery *mockery, const struct tokens *tokens, unsigned signs,
    size_t at)
{
	if (is_in(signs, SIGN_FAILING))
		return is_object(tokens, mockery->applause, at, NEAR_FAILING) ||
		    is_object(tokens, mockery->hurrah, at, 0);
	if (is_in(signs, SIGN_MISHAP))
		return near(tokens, mockery->owing, at, NEAR_MISHAP) ||
		    stands_alone(tokens, mockery->applause, at, NEAR_NAME) ||
		    stands_alone(tokens, mockery->hurrah, at, 0);
	return false;
}

static void forget_praise(struct mockery *mockery)
{
	mockery->applause = mockery->hurrah = mockery->owing = mockery->negated = SIZE_MAX;
}

void mockery_note(struct mockery *mockery, const struct tokens *tokens, unsigned signs,
    const struct phrase_match *match)
{
	size_t at = match->start, behind = at + match->count;

	if (mockery->negated != SIZE_MAX && mockery->negated < at)
		forget_praise(mockery);
	if (mockery->first == SIZE_MAX && is_mocked(mockery, tokens, signs, at)) {
		mockery->first = at;
		mockery->behind = behind;
	}
	if (is_in(signs, SIGN_APART) || is_in(signs, CUE_CONTRAST))
		forget_praise(mockery);
	if (is_in(signs, CUE_CONTRAST) && mockery->first != SIZE_MAX && at >= mockery->behind)
		mockery->first = SIZE_MAX;
	if (is_in(signs, CUE_NEGATOR))
		mockery->negated = at;
	mockery->applause = is_in(signs, SIGN_APPLAUSE) ? behind : mockery->applause;
	mockery->hurrah = is_in(signs, SIGN_HURRAH) ? behind : mockery->hurrah;
	mockery->owing = is_in(signs, SIGN_OWING) ? behind : mockery->owing;
}

void mockery_weigh(struct span failing, struct evidence_list *why)
{
	int64_t raw = valence_sum(why).raw;

	if (raw > MOST_RAW)
		evidence_add(why, (struct evidence){.to = TO_SENTIMENT,
		    .lead = "praise of a failing: ", .what = failing,
		    .adds = (int)(MOST_RAW - raw)});
}
