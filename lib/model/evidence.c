#include "model/evidence.h"

#include <stdlib.h>

#include "base/mem.h"

void evidence_add(struct evidence_list *list, struct evidence evidence)
{
	if (list->count == list->room) {
		list->room = list->room > 0 ? list->room * 2 : 64;
		list->at = mem_resize(list->at, list->room, sizeof *list->at);
	}
	list->at[list->count++] = evidence;
}

void evidence_free(struct evidence_list *list)
{
	free(list->at);
	*list = (struct evidence_list){0};
}
