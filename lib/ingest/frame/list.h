/*
 * Values that are too large to be held whole because of a long list in them, as the export of a
 * chat is: {"name":"x","messages":[...]}. The list is found by size, not by name: it is the
 * outermost array that is long while its items are not. What stands before it, the head, is
 * kept; the items are handed on in batches, each as a value of the same shape, so that no
 * format has to know of it.
 *
 * A list may stand in an item of another ({"chats":{"list":[{"messages":[...]}]}}); then each
 * is a level, and the head holds, of the outer list, nothing but the item that is open.
 */
#ifndef INGEST_FRAME_LIST_H
#define INGEST_FRAME_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "ingest/frame/scan.h"

enum { LIST_LEVELS = 8, LIST_DEPTH = 1024 };

struct list_open {
	size_t at;   /* where a bracket stands that is open */
	size_t item; /* and what is open in it begins */
};

/* A zeroed struct is no list. */
struct list {
	struct {
		size_t head;    /* up to and with the list's bracket */
		unsigned depth; /* brackets that are open then */
	} levels[LIST_LEVELS];
	unsigned count;
	struct buf head;           /* up to the last level's bracket, and then the rest */
	char brackets[LIST_DEPTH]; /* that close what is open in the head, outermost first */
	struct buf tail;           /* what follows the last level's list in what holds it, */
	bool tailed;               /* if that is known */
	struct buf made;           /* what list_find looked at, or list_make made */
	struct list_open path[LIST_DEPTH]; /* to the list that was found */
	unsigned path_len;
	struct scan scan; /* for the tail: of the list, then of what follows it */
	bool past;        /* the list */
};

void list_free(struct list *list);
void list_reset(struct list *list);

/* What came before the window of the item, or of the value, that is open: borrowed. */
struct span list_rest(const struct list *list);

/* True between the items of a list. */
bool list_between(const struct list *list);

/*
 * Finds the long list in the beginning of a value, or of an item: the rest and then the bytes,
 * which are JSON as far as they go. least is how large a value must be to be parted. Returns how
 * many of the bytes stand before the first item, 0 when there is no such list.
 */
size_t list_find(struct list *list, struct span bytes, size_t least);

/* Opens the list that was found last. */
void list_enter(struct list *list);

/* The list has ended: what follows belongs to what holds it, unless the list was all of that. */
void list_leave(struct list *list);

/* The item, or value, that is open has ended or is given up. */
void list_forget_rest(struct list *list);

/*
 * What follows the list that was entered last, in the item or value that holds it, is looked for
 * in pieces of the input from its first item on: begin, then each piece in turn until it answers
 * anything but SCAN_MORE. SCAN_WHOLE: it is known, and goes with all items of the list.
 */
void list_tail_begin(struct list *list);
enum scan_answer list_tail_piece(struct list *list, struct span piece, size_t most);

/* Makes a value: the head, items or what follows the list, and what closes the lists. Borrowed
 * until the next call. */
struct span list_make(struct list *list, struct span bytes);

#endif
