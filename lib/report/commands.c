#include "report/commands.h"

#include <string.h>

#include "base/when.h"
#include "report/kind/part.h"

static const char cases[] = "crisis-case list";

/* Posts of the time, by what ingest writes: of one length, and in UTC, up to the second. */
static void narrow_posts(struct buf *out, const struct figures *figures)
{
	const int seconds = WHEN_SIZE - 2;
	char when[WHEN_SIZE];

	buf_text(out, figures->drills ? PART_COUNTED("") : PART_COUNTED(PART_DRILL));
	if (figures->since == INT64_MIN && figures->until == INT64_MAX)
		return;
	buf_format(out, " | select((.created_at // \"\")[:%d] | . != \"\"", seconds);
	if (figures->since != INT64_MIN) {
		when_write(when, figures->since);
		buf_format(out, " and . >= \"%.*s\"", seconds, when);
	}
	if (figures->until != INT64_MAX) {
		when_write(when, figures->until);
		buf_format(out, " and . < \"%.*s\"", seconds, when);
	}
	buf_char(out, ')');
}

/* Cases are of the time when they were opened. */
static void narrow_cases(struct buf *out, const struct figures *figures)
{
	char when[WHEN_SIZE];

	buf_text(out, cases);
	if (figures->since != INT64_MIN) {
		when_write(when, figures->since);
		buf_format(out, " --since %s", when);
	}
	if (figures->until != INT64_MAX) {
		when_write(when, figures->until);
		buf_format(out, " --until %s", when);
	}
}

static void narrow(
    struct document *document, const struct figures *figures, const char **command)
{
	static const char posts[] = PART_COUNTED(PART_DRILL);
	const char *rest = *command;
	struct buf words = {0};

	if (rest == NULL)
		return;
	if (strncmp(rest, posts, sizeof posts - 1) == 0) {
		narrow_posts(&words, figures);
		rest += sizeof posts - 1;
	} else if (strncmp(rest, cases, sizeof cases - 1) == 0) {
		narrow_cases(&words, figures);
		rest += sizeof cases - 1;
	}
	if (words.len > 0) {
		buf_text(&words, rest);
		*command = document_copy(document, (struct span){words.at, words.len}).at;
	}
	buf_free(&words);
}

static void narrow_block(
    struct document *document, const struct figures *figures, struct block *block)
{
	narrow(document, figures, &block->command);
	for (struct figure *figure = block->figures; figure != NULL; figure = figure->next)
		narrow(document, figures, &figure->command);
	if (block->table == NULL)
		return;
	for (struct row *row = block->table->rows; row != NULL; row = row->next)
		narrow(document, figures, &row->command);
}

void commands_narrow(struct document *document, const struct figures *figures)
{
	if (figures->since == INT64_MIN && figures->until == INT64_MAX && !figures->drills)
		return;
	for (struct section *s = document->sections; s != NULL; s = s->next)
		for (struct block *block = s->blocks; block != NULL; block = block->next)
			narrow_block(document, figures, block);
}
