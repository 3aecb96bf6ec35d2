/* The commands that list the lines behind the figures, as text. */
#include "report/format/text.h"

#include "report/say.h"

/* A name and its command below it; the first has the title before it. */
static void write_command(
    const struct page *page, bool *titled, struct span name, const char *command)
{
	if (command == NULL)
		return;
	if (!*titled) {
		page_line(page);
		page_title(page, "Behind the figures",
		    span_of("each lists its lines, of all that was read"));
	}
	*titled = true;
	page_spaces(page, 2);
	page_words(page, INK_PLAIN, 2, 2, name);
	page_spaces(page, 4);
	page_words(page, INK_FAINT, 4, 6, span_of(command));
}

static void write_rows(const struct page *page, bool *titled, const char *title,
    const struct table *table)
{
	struct buf name = {0};

	for (const struct row *row = table->rows; row != NULL; row = row->next) {
		if (row->beyond)
			continue;
		buf_reset(&name);
		buf_format(&name, "%s: ", title);
		say_value(&name, &row->cells[0]);
		write_command(page, titled, (struct span){name.at, name.len}, row->command);
	}
	buf_free(&name);
}

void text_commands(const struct page *page, const struct document *document)
{
	bool titled = false;

	for (const struct section *s = document->sections; s != NULL; s = s->next) {
		const char *title = s->title != NULL ? s->title : document->title;

		for (const struct block *block = s->blocks; block != NULL; block = block->next) {
			for (const struct figure *f = block->figures; f != NULL; f = f->next)
				if (!f->quiet)
					write_command(page, &titled, span_of(f->label), f->command);
			if (block->kind == BLOCK_TABLE)
				write_rows(page, &titled, title, block->table);
			write_command(page, &titled, span_of(title), block->command);
		}
	}
}
