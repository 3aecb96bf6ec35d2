#include "ingest/run.h"

#include "ingest/format.h"

static size_t say_notes(struct run *run, const char *file)
{
	size_t said = 0;

	for (enum note note = 0; note < NOTES; note++) {
		char room[160];

		if (run->sink.notes[note] == 0)
			continue;
		tool_say(run->tool, "%s: %s", file,
		    note_words(note, run->sink.notes[note], room, sizeof room));
		run->sink.notes[note] = 0;
		said++;
	}
	if (run->sink.repairs > 0)
		tool_say(run->tool, "%s: %zu wrong characters replaced or dropped", file,
		    run->sink.repairs);
	said += run->sink.deletions;
	run->sink.deletions = run->sink.repairs = 0;
	return said;
}

static void explain_part(struct run *run, const char *name, const char *mark, size_t values,
    size_t posts, size_t *parts)
{
	if (values == 0)
		return;
	buf_format(&run->out->waiting, "%s %s (%s), %zu post%s", *parts > 0 ? ";" : "", name, mark,
	    posts, posts == 1 ? "" : "s");
	++*parts;
}

/* What the mapping names and no value of the file has: perhaps a slip of the pen. Columns that a
 * table does not have are no matter of this. */
static size_t say_unmet(struct run *run, const char *file, size_t posts)
{
	const struct map *map = run->sink.map;
	bool of_values = run->row_posts == 0 && run->sink.posts > posts;
	size_t said = 0;

	for (size_t i = 0; map != NULL && i < map->count; i++) {
		struct map_row *row = &map->rows[i];

		if (of_values && row->fill.path != NULL && !row->met) {
			tool_say(run->tool, "%s: nothing has '%s', which a mapping names", file,
			    row->fill.path);
			said++;
		}
		row->met = false;
	}
	return said;
}

/* The guess, why, and how many posts. */
static void explain(struct run *run, const char *file)
{
	size_t parts = 0;

	buf_format(&run->out->waiting, "%s:", file);
	for (size_t i = 0; formats[i] != NULL; i++)
		explain_part(run, formats[i]->name, formats[i]->mark, run->convert.values[i],
		    run->convert.posts[i], &parts);
	explain_part(
	    run, "csv", "a header with a column of text", run->rows, run->row_posts, &parts);
	explain_part(run, "mapped", "what -m names", run->convert.mapped, run->convert.map_posts,
	    &parts);
	if (parts == 0)
		buf_text(&run->out->waiting, " in no known format, 0 posts");
	buf_char(&run->out->waiting, '\n');
}

void say_file(struct run *run, const char *file, enum status status, const struct fault *fault,
    size_t posts)
{
	size_t said = say_notes(run, file) + say_unmet(run, file, posts);

	if (status != STATUS_OK) {
		struct fault whole = *fault;
		whole.file = file;
		whole.line = whole.column = 0;
		if (!output_failed(run->out)) /* told when the output is closed */
			tool_complain(run->tool, status == STATUS_IO ? fault : &whole);
	} else if (run->sink.posts == posts && said == 0 && run->tally.rejected == run->rejected) {
		tool_say(run->tool, "%s: %s", file,
		    fault->what[0] != '\0' ? fault->what : "holds no posts");
	}
	if (run->options->filter.explain)
		explain(run, file);
}

void say_redacted(const struct run *run)
{
	static const char *const names[REDACTED][2] = {{"mail address", "mail addresses"},
	    {"phone number", "phone numbers"}, {"card number", "card numbers"},
	    {"account number", "account numbers"}};
	const size_t *counts = privacy_counts(run->sink.privacy);
	struct buf words = {0};

	if (counts == NULL)
		return;
	for (size_t i = 0; i < REDACTED; i++)
		buf_format(&words, "%s%zu %s", i > 0 ? ", " : "", counts[i],
		    names[i][counts[i] != 1]);
	tool_say(run->tool, "replaced %s", words.at);
	buf_free(&words);
}
