#include "ingest/frame/list.h"

#include <string.h>

#include "post/walk.h"

void list_free(struct list *list)
{
	buf_free(&list->head);
	buf_free(&list->tail);
	buf_free(&list->made);
}

void list_reset(struct list *list)
{
	list->count = 0;
	buf_reset(&list->head);
}

/* Where the head of that many levels ends, and the brackets that are open there. */
static size_t head_of(const struct list *list, unsigned levels)
{
	return levels > 0 ? list->levels[levels - 1].head : 0;
}

static unsigned depth_of(const struct list *list, unsigned levels)
{
	return levels > 0 ? list->levels[levels - 1].depth : 0;
}

struct span list_rest(const struct list *list)
{
	size_t from = head_of(list, list->count);

	if (list->head.len <= from)
		return (struct span){0};
	return (struct span){list->head.at + from, list->head.len - from};
}

bool list_between(const struct list *list)
{
	return list->count > 0 && list->head.len == head_of(list, list->count);
}

/* Finding --------------------------------------------------------------------------------- */

/* Behind the string that starts at at, or at the end. */
static const char *behind_string(const char *at, const char *end)
{
	at++;
	while ((at = walk_plain(at, end)) < end && *at != '"')
		at += *at == '\\' && at + 1 < end ? 2 : 1;
	return at < end ? at + 1 : end;
}

/* What is open where the text is cut: the path, from the outside. 0 where that is too deep. */
static unsigned open_at(struct span text, struct list_open *path)
{
	const char *at = text.at, *end = at + text.len;
	unsigned open = 0;

	while (at < end) {
		size_t here = (size_t)(at - text.at);

		switch (*at) {
		case '"':
			at = behind_string(at, end);
			continue;
		case '{':
		case '[':
			if (open == LIST_DEPTH)
				return 0;
			path[open++] = (struct list_open){here, here + 1};
			break;
		case '}':
		case ']':
			open -= open > 0;
			break;
		case ',':
			if (open > 0)
				path[open - 1].item = here + 1;
			break;
		default:
			break;
		}
		at++;
	}
	return open;
}

/* The key that stands before the bracket at at; empty where there is none. */
static struct span key_before(const char *text, size_t at)
{
	size_t end;

	while (at > 0 && strchr(" \t\r\n:", text[at - 1]) != NULL && text[at - 1] != '\0')
		at--;
	if (at < 2 || text[at - 1] != '"')
		return (struct span){"", 0};
	end = --at;
	while (at > 0 && text[at - 1] != '"')
		at--;
	return (struct span){text + at, end - at};
}

/* Lists that the items of another are joined to are no lists of posts. */
static bool is_joined(const struct list *list, unsigned open)
{
	static const char *const keys[] = {"includes", "users", "accounts", "profiles", "groups"};

	for (unsigned i = 0; i <= open; i++)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
			if (span_is(key_before(list->made.at, list->path[i].at), keys[k]))
				return true;
	return false;
}

/* Whether the outermost array that is long, with an item that is not, is the one to part. Sets
 * path_len. */
static bool is_found(struct list *list, unsigned open, size_t cut, size_t half)
{
	unsigned levels = list->count, around = depth_of(list, list->count);

	for (unsigned i = 0; i < open; i++) {
		if (list->made.at[list->path[i].at] != '[')
			continue;
		if (++levels > LIST_LEVELS)
			return false;
		if (cut - list->path[i].item > half)
			continue;
		list->path_len = i + 1;
		return cut - list->path[i].at >= half && around + i < LIST_DEPTH &&
		       !is_joined(list, i);
	}
	return false;
}

size_t list_find(struct list *list, struct span bytes, size_t least)
{
	struct span rest = list_rest(list);
	size_t known = rest.len;

	buf_reset(&list->made);
	buf_add(&list->made, rest.at, rest.len);
	buf_add(&list->made, bytes.at, bytes.len);
	for (size_t cut = known + least; cut <= list->made.len; cut = known + (cut - known) * 2) {
		unsigned open = open_at((struct span){list->made.at, cut}, list->path);

		if (is_found(list, open, cut, least / 2) &&
		    list->path[list->path_len - 1].at >= known)
			return list->path[list->path_len - 1].at + 1 - known;
	}
	return 0;
}

/* Handing on ------------------------------------------------------------------------------ */

void list_enter(struct list *list)
{
	unsigned open = depth_of(list, list->count);
	size_t from = 0;

	list->tailed = false;
	list->head.len = head_of(list, list->count);
	for (unsigned i = 0; i < list->path_len; i++) {
		size_t at = list->path[i].at;
		bool array = list->made.at[at] == '[';

		list->brackets[open++] = array ? ']' : '}';
		if (!array)
			continue;
		buf_add(&list->head, list->made.at + from, at + 1 - from);
		list->levels[list->count].head = list->head.len;
		list->levels[list->count++].depth = open;
		from = list->path[i].item;
	}
}

void list_leave(struct list *list)
{
	const char *rest;

	list->tailed = false;
	list->count--;
	buf_char(&list->head, ']');
	rest = list->head.at + head_of(list, list->count);
	if (rest[strspn(rest, " \t\r\n")] == '[')
		list_forget_rest(list);
}

void list_forget_rest(struct list *list)
{
	list->head.len = head_of(list, list->count);
}

void list_tail_begin(struct list *list)
{
	list->past = false;
	buf_reset(&list->tail);
	scan_start(&list->scan);
	scan_value(&list->scan, (struct span){"[", 1}, false);
}

/* The list has ended: what follows is scanned as the item that holds it goes on. */
static void past_list(struct list *list)
{
	size_t from = head_of(list, list->count - 1);

	list->past = true;
	scan_start(&list->scan);
	scan_value(&list->scan, (struct span){list->head.at + from, list->head.len - from}, false);
	list->scan.at = 0;
	scan_value(&list->scan, (struct span){"]", 1}, false);
}

enum scan_answer list_tail_piece(struct list *list, struct span piece, size_t most)
{
	enum scan_answer answer;

	list->scan.at = 0;
	answer = scan_value(&list->scan, piece, false);
	if (answer == SCAN_WHOLE && !list->past) {
		piece.at += list->scan.at;
		piece.len -= list->scan.at;
		past_list(list);
		list->scan.at = 0;
		answer = scan_value(&list->scan, piece, false);
	}
	if (!list->past || answer == SCAN_BROKEN)
		return answer;
	if (list->tail.len + list->scan.at > most)
		return SCAN_BROKEN;
	buf_add(&list->tail, piece.at, list->scan.at);
	list->tailed = answer == SCAN_WHOLE;
	return answer;
}

struct span list_make(struct list *list, struct span bytes)
{
	bool items = list->tailed && list_between(list);
	unsigned levels = list->count - items;

	buf_reset(&list->made);
	buf_reserve(&list->made, list->head.len + bytes.len + list->tail.len + LIST_DEPTH);
	buf_add(&list->made, list->head.at, list->head.len);
	buf_add(&list->made, bytes.at, bytes.len);
	if (items) {
		buf_char(&list->made, ']');
		buf_add(&list->made, list->tail.at, list->tail.len);
	}
	for (unsigned i = depth_of(list, levels); i > 0; i--)
		buf_char(&list->made, list->brackets[i - 1]);
	return (struct span){list->made.at, list->made.len};
}
