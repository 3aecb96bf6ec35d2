#include "cluster/alike.h"

#include <string.h>

/* Words in common, in percent of the longer text's; the same for texts of which one begins the
 * other, where an ellipsis says so and where none does; for sketches of long texts. */
enum { ENOUGH = 80, ENOUGH_CUT = 40, ENOUGH_BEGUN = 67, ENOUGH_SKETCHED = 60 };

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

/* The longest common subsequence; *differs is set when a gap between its words contradicts. */
static size_t align(struct range a, struct range b, bool together, bool *differs)
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
	return common[0][0];
}

/* Whether short, of which the first same words are those of long, is its beginning. Half a word
 * at the end may be what is left of it. */
static bool begins(const struct alike_text *small, const struct alike_text *large, size_t same)
{
	size_t n = small->count;

	if (n > WORDS_KEPT || same + 1 < n || n < ALIKE_LEAST)
		return false;
	if (same < n && !small->cut)
		return false;
	return n * 100 >= large->count * (small->cut ? ENOUGH_CUT : ENOUGH_BEGUN);
}

/* What is behind the words kept of two long texts. */
static enum alike judge_tails(const struct alike_text *a, const struct alike_text *b, bool together)
{
	size_t more = a->count > b->count ? a->count : b->count;
	size_t less = a->count + b->count - more;

	if (more <= WORDS_KEPT)
		return ALIKE_SAME;
	if (less * 100 < more * ENOUGH ||
	    sketch_likeness(a->sketch, b->sketch) * 100 < ENOUGH_SKETCHED)
		return ALIKE_NOT;
	return together || a->tail_facts == b->tail_facts ? ALIKE_SAME : ALIKE_BUT_FACTS;
}

enum alike alike_judge(const struct alike_text *a, const struct alike_text *b, bool together)
{
	size_t n = kept(a), m = kept(b), start = 0, end = 0, more = n > m ? n : m, same;
	bool differs = false;

	if (a->count < ALIKE_LEAST || b->count < ALIKE_LEAST)
		return ALIKE_NOT;
	while (start < n && start < m && word_same(a->kept[start], b->kept[start]))
		start++;
	if (a->count <= b->count ? begins(a, b, start) : begins(b, a, start))
		return ALIKE_SAME;
	while (end < n - start && end < m - start &&
	    word_same(a->kept[n - 1 - end], b->kept[m - 1 - end]))
		end++;
	same = start + end;
	/* Where not even all of the shorter rest could make up for it, there is no need to look. */
	if ((n < m ? n : m) * 100 < more * ENOUGH)
		return ALIKE_NOT;
	if (n - same > 0 || m - same > 0)
		same += align((struct range){a->kept + start, n - same},
		    (struct range){b->kept + start, m - same}, together, &differs);
	if (same * 100 < more * ENOUGH)
		return ALIKE_NOT;
	/* Two numbers may have the same mark. */
	if (differs || (!together && same == n && same == m && a->facts != b->facts))
		return ALIKE_BUT_FACTS;
	return judge_tails(a, b, together);
}
