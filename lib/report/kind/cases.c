/* How many cases there are, and what is not counted among them. */
#include "report/kind/case_part.h"

#include "report/say.h"

static int64_t with_state(const struct casework *work, enum case_state state)
{
	int64_t count = 0;

	for (size_t i = 0; i < work->count; i++)
		count += work->views[i].row.numbers[CASE_STATE] == (int64_t)state;
	return count;
}

static void count_states(struct document *document, const struct casework *work)
{
	static const struct column columns[] = {
	    {"state", "state", false, false}, {"cases", "cases", true, false}};
	struct section *section = document_section(document, "states", "Where cases stand");
	struct table *table;

	section->half = true;
	if (work->count == 0)
		return;
	table = section_table(section, NULL, columns, 2);
	table->keyed = true;
	for (int i = 0; i < STATES; i++) {
		int64_t count = with_state(work, (enum case_state)i);
		struct row *row = section_row(section, table);

		row->cells[0] = value_text(span_of(case_state_names[i]));
		row->cells[1] = value_share(count, (int64_t)work->count);
		row->beyond = count == 0;
	}
}

static void say_left_out(struct document *document, const struct figures *figures,
    const struct casework *work)
{
	const struct {
		int64_t count;
		const char *id, *words;
	} rows[] = {
	    {work->drills, "drills", "of drills"},
	    {work->outside, "outside", "opened outside of the time"},
	    {figures->book.beyond, "beyond", "lines of cases beyond what is remembered"},
	    {figures->rejected, "rejected", "rejected lines"},
	};
	struct section *section = document_section(document, "left_out", "Left out");
	struct buf words = {0};
	char count[SAY_SIZE];

	section->quiet = true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		section_figure(section, rows[i].id, rows[i].words, value_count(rows[i].count));
		if (rows[i].count > 0)
			buf_format(&words, "%s%s %s", words.len > 0 ? ", " : "Not counted: ",
			    say_count(count, rows[i].count), rows[i].words);
	}
	if (words.len > 0)
		document_lead(document, TONE_FAINT, (struct span){words.at, words.len});
	buf_free(&words);
}

void part_cases(struct document *document, const struct figures *figures,
    const struct casework *work)
{
	struct section *section = document_section(document, "cases", "Cases");
	int64_t all = (int64_t)work->count, wanted = 0, open = 0;
	char a[SAY_SIZE], b[SAY_SIZE], c[SAY_SIZE];

	for (size_t i = 0; i < work->count; i++) {
		wanted += !work->views[i].watched;
		open += case_is_open(&work->views[i].row);
		document->drill = document->drill || work->views[i].file->drill;
	}
	section->quiet = true;
	section_figure(section, "cases", "cases", value_count(all));
	section_figure(section, "wanted", "to be answered", value_share(wanted, all));
	section_figure(section, "watched", "watched or merged", value_share(all - wanted, all));
	section_figure(section, "open", "open", value_share(open, all));
	document_lead(document, TONE_PLAIN,
	    document_text(document, "%s case%s: %s to be answered, %s watched or merged; %s open",
	        say_count(a, all), all == 1 ? "" : "s", say_count(b, wanted),
	        say_count(c, all - wanted), say_count((char[SAY_SIZE]){0}, open)));
	if (all == 0)
		document_lead(document, TONE_WARN,
		    span_of("No cases in these lines: pipe in crisis-case list, export and due."));
	say_left_out(document, figures, work);
	count_states(document, work);
}
