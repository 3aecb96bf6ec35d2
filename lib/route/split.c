#include "route/split.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "io/append.h"
#include "post/post.h"

enum { WORTH_WRITING = 1 << 18 };

struct split {
	const struct plan *plan;
	struct append *files; /* by the team's index */
	struct buf *lines;
	size_t count;         /* of those that were opened */
	struct record line, route;
	struct output_watch watch;
};

void split_name(struct span team, struct buf *out)
{
	static const char plain[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

	for (size_t i = 0; i < team.len; i++) {
		unsigned char c = (unsigned char)team.at[i];

		if (c != '\0' && strchr(plain, c) != NULL && (c != '.' || i > 0))
			buf_char(out, (char)c);
		else
			buf_format(out, "%%%02X", c);
	}
}

/* The index of the team whose line it is; as many as there are for none. */
static size_t team_of(struct split *split, struct span line)
{
	const struct plan *plan = split->plan;
	struct fault fault;
	struct span name;
	size_t i = 0;

	if (record_index(&split->line, line, &fault) != STATUS_OK || !post_is(&split->line) ||
	    !record_inside(&split->line, "route", &split->route))
		return plan->team_count;
	name = post_member(&split->route, "team");
	while (i < plan->team_count && !span_same(plan->teams[i].name, name))
		i++;
	return i;
}

/* Takes each team's lines out of what waits; the others move up. */
static enum status take_lines(void *state, struct buf *waiting, struct fault *fault)
{
	struct split *split = state;
	struct span left = {waiting->at, waiting->len};
	enum status status = STATUS_OK;

	waiting->len = 0;
	while (left.len > 0) {
		const char *end = memchr(left.at, '\n', left.len);
		size_t len = end != NULL ? (size_t)(end - left.at) + 1 : left.len;
		size_t team = team_of(split, (struct span){left.at, len - (end != NULL)});

		if (team < split->count) {
			buf_add(&split->lines[team], left.at, len);
		} else {
			memmove(waiting->at + waiting->len, left.at, len);
			waiting->len += len;
		}
		left = (struct span){left.at + len, left.len - len};
	}
	for (size_t i = 0; i < split->count && status == STATUS_OK; i++) {
		struct buf *lines = &split->lines[i];

		status = append_lines(
		    &split->files[i], (struct span){lines->at, lines->len}, fault);
		buf_reset(lines);
	}
	return status;
}

static enum status done(void *state, struct fault *fault)
{
	(void)state;
	(void)fault;
	return STATUS_OK;
}

enum status split_open(
    struct split **split, const struct plan *plan, const char *folder, struct fault *fault)
{
	struct split *new = mem_new(1, sizeof *new);
	struct buf path = {0};
	enum status status = STATUS_OK;

	*split = new;
	new->plan = plan;
	new->files = mem_new(plan->team_count, sizeof *new->files);
	new->lines = mem_new(plan->team_count, sizeof *new->lines);
	new->watch = (struct output_watch){WORTH_WRITING, new, take_lines, done};
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return fault_errno(fault, "cannot make the folder %s", folder);
	while (new->count < plan->team_count && status == STATUS_OK) {
		buf_reset(&path);
		buf_format(&path, "%s/", folder);
		split_name(plan->teams[new->count].name, &path);
		buf_text(&path, ".jsonl");
		status = append_open(&new->files[new->count++], path.at, fault);
	}
	buf_free(&path);
	return status;
}

const struct output_watch *split_watch(const struct split *split)
{
	return &split->watch;
}

enum status split_close(struct split *split, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (split == NULL)
		return status;
	for (size_t i = 0; i < split->count; i++) {
		enum status closed = append_close(&split->files[i], fault);

		status = status == STATUS_OK ? closed : status;
		buf_free(&split->lines[i]);
	}
	record_free(&split->line);
	record_free(&split->route);
	free(split->files);
	free(split->lines);
	free(split);
	return status;
}
