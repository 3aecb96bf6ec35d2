#include "cluster/alike.h"

#include <string.h>

/* Words in common, in percent of the longer text's; the same for texts of which one begins the
 * other, where an ellipsis says so and where none does; for sketches of long texts. */
enum { ENOUGH = 80, ENOUGH_CUT = 40, ENOUGH_BEGUN = 67, ENOUGH_SKETCHED = 60 };

/* Values of the sketches that agree where it is worth to compare words: of texts that have three
 * in five elements in common, as those with four in five words do, one pair in 600 has fewer. Of
 * a beginning it may be two in five: one in 280. */
enum { WORTH = 6, WORTH_CUT = 3 };

struct range {
	const word_mark *at;
	size_t count;
};

static size_t kept(const struct alike_text *text)
{
	return text->count < WORDS_KEPT ? text->count : WORDS_KEPT;
}

static size_t count_kind(struct range range, enum word_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < range.count; i++)
		n += word_kind(range.at[i]) == kind;
	return n;
}

/* Whether what stands in the one text and what stands in its place in the other differ in fact. */
static bool contradicts(struct range a, struct range b, bool together)
{
	if (count_kind(a, WORD_NEGATION) != count_kind(b, WORD_NEGATION))
		return true;
	if (together)
		return false;
	if (count_kind(a, WORD_NUMBER) + count_kind(b, WORD_NUMBER) > 0)
		return true;
	return count_kind(a, WORD_NAME) > 0 && count_kind(b, WORD_NAME) > 0;
}

/* *differs is set when a gap between the words of a longest common subsequence contradicts. */
static void find_gaps(struct range a, struct range b, bool together, bool *differs)
{
	uint8_t common[WORDS_KEPT + 1][WORDS_KEPT + 1];
	size_t i = 0, j = 0, from_i = 0, from_j = 0;

	for (size_t n = 0; n <= b.count; n++)
		common[a.count][n] = 0;
	for (size_t m = a.count; m-- > 0;) {
		common[m][b.count] = 0;
		for (size_t n = b.count; n-- > 0;) {
			uint8_t down = common[m + 1][n], right = common[m][n + 1];

			common[m][n] = word_same(a.at[m], b.at[n])
			    ? (uint8_t)(common[m + 1][n + 1] + 1)
			    : down > right ? down : right;
		}
	}
	for (;;) {
		bool over = i == a.count && j == b.count;

		if (over || (i < a.count && j < b.count && word_same(a.at[i], b.at[j]))) {
			if (contradicts((struct range){a.at + from_i, i - from_i},
			        (struct range){b.at + from_j, j - from_j}, together))
				*differs = true;
			if (over)
				break;
			from_i = ++i;
			from_j = ++j;
		} else if (j == b.count || (i < a.count && common[i + 1][j] >= common[i][j + 1])) {
			i++;
		} else {
			j++;
		}
	}
}

static size_t slot_of(const struct alike_index *index, word_mark mark)
{
	word_mark word = (word_mark)((mark >> 2) + 1);
	size_t i = word % ALIKE_SLOTS;

	while (index->words[i] != 0 && index->words[i] != word)
		i = (i + 1) % ALIKE_SLOTS;
	return i;
}

void alike_index_make(struct alike_index *index, const word_mark *kept, size_t count)
{
	memset(index->words, 0, sizeof index->words);
	for (size_t n = 0; n < count; n++) {
		size_t i = slot_of(index, kept[n]);

		if (index->words[i] == 0)
			index->places[i] = 0;
		index->words[i] = (word_mark)((kept[n] >> 2) + 1);
		index->places[i] |= UINT64_C(1) << n;
	}
}

/* The length of the longest common subsequence of the indexed text's first n words and m words,
 * all columns of a row at once (H. Hyyro, "Bit-parallel LCS-length computation revisited"). */
static size_t common_words(
    const struct alike_index *index, size_t n, const word_mark *words, size_t m)
{
	uint64_t all = n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX, row = all;

	for (size_t j = 0; j < m; j++) {
		size_t i = slot_of(index, words[j]);
		uint64_t match = index->words[i] != 0 ? row & index->places[i] : 0;

		row = ((row + match) | (row - match)) & all;
	}
	return (size_t)__builtin_popcountll(~row & all);
}

/* Whether small may be the beginning of large, by their lengths. Without an ellipsis the same first
 * words have to be all that it has. */
static bool may_begin(const struct alike_text *small, const struct alike_text *large, size_t same)
{
	size_t n = small->count;

	if (n > WORDS_KEPT || n >= large->count || n < ALIKE_LEAST)
		return false;
	if (small->cut)
		return n * 100 >= large->count * ENOUGH_CUT;
	return same == n && n * 100 >= large->count * ENOUGH_BEGUN;
}

void alike_text_make(
    struct alike_text *text, const struct words *words, const struct sketch_bytes *sketch)
{
	size_t n = words_kept(words);

	*text = (struct alike_text){
	    .sketch = *sketch,
	    .facts = words->facts,
	    .tail_facts = words->tail_facts,
	    .count = (uint16_t)(words->count < UINT16_MAX ? words->count : UINT16_MAX),
	    .cut = words->cut,
	};
	memcpy(text->kept, words->kept, n * sizeof *words->kept);
	for (size_t i = 0; i < n; i++) {
		unsigned bit = (text->kept[i] >> 2) % 128;

		text->seen[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

/* At least so many words of a are none of b's. */
static size_t lacking(const struct alike_text *a, const struct alike_text *b)
{
	return (size_t)__builtin_popcountll(a->seen[0] & ~b->seen[0]) +
	    (size_t)__builtin_popcountll(a->seen[1] & ~b->seen[1]);
}

/* Whether small, which lacks so many words of large, may be its beginning by what judge_words
 * asks of the words before the last, which is left out where it may be cut. */
static bool may_begin_lacking(
    const struct alike_text *small, const struct alike_text *large, size_t lacks)
{
	if (!small->cut)
		return lacks == 0 && may_begin(small, large, small->count);
	return may_begin(small, large, 0) &&
	    (lacks - (lacks > 0)) * 100 <= (small->count - 1U) * (100 - ENOUGH);
}

bool alike_possible(const struct alike_text *a, const struct alike_text *b)
{
	size_t n = kept(a), m = kept(b), more = n > m ? n : m;
	size_t a_lacks = lacking(a, b), b_lacks = lacking(b, a);
	size_t most = n - a_lacks < m - b_lacks ? n - a_lacks : m - b_lacks;

	if (a->count < ALIKE_LEAST || b->count < ALIKE_LEAST)
		return false;
	return most * 100 >= more * ENOUGH || may_begin_lacking(a, b, a_lacks) ||
	    may_begin_lacking(b, a, b_lacks);
}

/* What is behind the words kept of two long texts. */
static enum alike judge_tails(const struct alike_text *a, const struct alike_text *b, bool together)
{
	size_t more = a->count > b->count ? a->count : b->count;
	size_t less = a->count + b->count - more;

	if (more <= WORDS_KEPT)
		return ALIKE_SAME;
	if (less * 100 < more * ENOUGH ||
	    sketch_likeness(&a->sketch, &b->sketch) * 100 < ENOUGH_SKETCHED)
		return ALIKE_NOT;
	return together || a->tail_facts == b->tail_facts ? ALIKE_SAME : ALIKE_BUT_FACTS;
}

/* n and m words of a and b, of which the first start are the same. */
static enum alike judge_words(const struct alike_text *a, size_t n, const struct alike_index *index,
    const struct alike_text *b, size_t m, size_t start, bool together)
{
	size_t end = 0, more = n > m ? n : m;
	bool differs = false;

	if ((n + m - more) * 100 < more * ENOUGH ||
	    common_words(index, n, b->kept, m) * 100 < more * ENOUGH)
		return ALIKE_NOT;
	while (end < n - start && end < m - start &&
	    word_same(a->kept[n - 1 - end], b->kept[m - 1 - end]))
		end++;
	if (start + end < more)
		find_gaps((struct range){a->kept + start, n - start - end},
		    (struct range){b->kept + start, m - start - end}, together, &differs);
	return differs ? ALIKE_BUT_FACTS : ALIKE_SAME;
}

enum alike alike_judge(const struct alike_text *a, const struct alike_index *index,
    const struct alike_text *b, bool together)
{
	size_t n = kept(a), m = kept(b), start = 0;
	enum alike alike;

	if (a->count < ALIKE_LEAST || b->count < ALIKE_LEAST)
		return ALIKE_NOT;
	while (start < n && start < m && word_same(a->kept[start], b->kept[start]))
		start++;
	if (start * 2 < (n < m ? n : m) &&
	    sketch_agreeing(&a->sketch, &b->sketch) < (a->cut || b->cut ? WORTH_CUT : WORTH))
		return ALIKE_NOT;
	/* Half a word at the end may be what is left of it, and one that was added or left out moves
	 * where the longer text is to be cut: both are compared without the last. */
	if (may_begin(a, b, start))
		n = m = a->count - a->cut;
	else if (may_begin(b, a, start))
		n = m = b->count - b->cut;
	start = start < n ? start : n;
	start = start < m ? start : m;
	alike = judge_words(a, n, index, b, m, start, together);
	if (alike != ALIKE_SAME || n != kept(a) || m != kept(b))
		return alike;
	/* Two numbers may have the same mark. */
	if (!together && start == n && n == m && a->facts != b->facts)
		return ALIKE_BUT_FACTS;
	return judge_tails(a, b, together);
}
