#include "score/harm.h"

enum { LONG_WORD = 5 };

/* A long word says more than "your" or "his", which speak for harm as well: it is about somebody. */
static struct span strongest(
    const struct verdict *verdict, unsigned lane, const struct tokens *tokens)
{
	struct span most = span_of("");
	int best = 0;
	bool best_long = false;

	for (size_t i = 0; i < tokens->count; i++) {
		const bool is_long = tokens->at[i].text.len >= LONG_WORD;
		const int speaks = verdict->tokens[i].lanes[lane];

		if (speaks <= 0 || is_long < best_long || (is_long == best_long && speaks <= best))
			continue;
		best = speaks;
		best_long = is_long;
		most = tokens->at[i].text;
	}
	return most;
}

struct harm harm_read(
    const struct model *model, const struct verdict *verdict, const struct tokens *tokens)
{
	struct harm harm = {0};

	for (int i = 0; i < HARMS; i++) {
		const struct head *head = &model->heads[HEAD_GRAVE + i];

		if (head->count != 1)
			continue;
		harm.p[i] = verdict->p[head->first];
		if (harm.p[i] >= 0.5)
			harm.most[i] = strongest(verdict, head->first, tokens);
	}
	return harm;
}
