#include "report/count/counts.h"

struct counts counts_of(const struct entry *entry, bool late)
{
	return (struct counts){.posts = 1, .labeled = entry->label != ENTRY_NONE,
	    .negative = entry->label == LABEL_NEGATIVE, .positive = entry->label == LABEL_POSITIVE,
	    .answer = entry->answer == POST_ANSWER_YES, .late = late};
}

void counts_add(struct counts *counts, const struct counts *more)
{
	counts->posts += more->posts;
	counts->labeled += more->labeled;
	counts->negative += more->negative;
	counts->positive += more->positive;
	counts->answer += more->answer;
	counts->late += more->late;
}

void counts_pack(struct counts *counts, struct pack *pack)
{
	pack_total(pack, &counts->posts);
	pack_total(pack, &counts->labeled);
	pack_total(pack, &counts->negative);
	pack_total(pack, &counts->positive);
	pack_total(pack, &counts->answer);
	pack_total(pack, &counts->late);
}
