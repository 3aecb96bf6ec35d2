#include "report/count/grades.h"

static int order(struct span a, struct span b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int bytes = memcmp(a.at, b.at, least);

	return bytes != 0 ? bytes : (a.len > b.len) - (a.len < b.len);
}

/* Of more than there is room for, the first in order stay, whichever came first. */
void grades_add(struct grades *grades, struct span line)
{
	size_t place = 0;

	if (line.len == 0 || line.len > GRADE_TEXT)
		return;
	while (place < grades->count && order(grades->at[place], line) < 0)
		place++;
	if (place == GRADES_MOST ||
	    (place < grades->count && order(grades->at[place], line) == 0))
		return;
	if (grades->count == GRADES_MOST)
		grades->count--;
	memmove(&grades->at[place + 1], &grades->at[place],
	    (grades->count - place) * sizeof *grades->at);
	grades->at[place] = lexis_keep(&grades->lexis, line, GRADE_TEXT);
	grades->count++;
}

void grades_merge(struct grades *grades, const struct grades *other)
{
	for (size_t i = 0; i < other->count; i++)
		grades_add(grades, other->at[i]);
}

void grades_pack(struct grades *grades, struct pack *pack)
{
	size_t count = grades->count;

	pack_count(pack, &count, GRADES_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct span line = {NULL, 0};

		if (pack->out != NULL)
			line = grades->at[i];
		lexis_pack(&grades->lexis, pack, &line, GRADE_TEXT);
		if (pack->out == NULL)
			grades_add(grades, line);
	}
}

void grades_free(struct grades *grades)
{
	lexis_free(&grades->lexis);
	grades->count = 0;
}
