/* What the clocks came to: met, late, missed, and how long things took. */
#include "report/kind/case_part.h"

#include "report/say.h"

static const char *const titles[CASE_TARGETS] = {"acknowledge", "answer", "resolve"};

static const char *const done_commands[CASE_TARGETS] = {
    "crisis-case list | jq -c 'select(.acknowledged_at)'",
    "crisis-case list | jq -c 'select(.answered_at)'",
    "crisis-case list | jq -c 'select(.resolved_at)'",
};

static const char *const missed_commands[CASE_TARGETS] = {
    "crisis-case due | jq -c 'select(.clock == \"acknowledge\" and .status == \"breached\")'",
    "crisis-case due | jq -c 'select(.clock == \"answer\" and .status == \"breached\")'",
    "crisis-case due | jq -c 'select(.clock == \"resolve\" and .status == \"breached\")'",
};

static struct value took(const struct quantiles *quantiles, double q)
{
	return quantiles->count == 0 ? (struct value){0}
	                             : value_span(quantiles_at(quantiles, q));
}

/* Good from nine in ten on, bad below half. */
static struct value met_share(const struct clock_count *clock)
{
	int64_t met = clock->ends[CLOCK_MET], due = clock_count_due(clock);
	enum tone tone = due == 0 ? TONE_FAINT
	    : 10 * met >= 9 * due ? TONE_GOOD
	    : 2 * met < due       ? TONE_BAD
	                          : TONE_WARN;

	return value_toned(value_share(met, due), tone);
}

static struct value bad(int64_t count)
{
	return value_toned(value_count(count), count > 0 ? TONE_BAD : TONE_PLAIN);
}

static void clock_row(struct section *section, struct table *table, enum case_clock clock,
    const struct clock_count *count)
{
	struct row *row = section_row(section, table);

	row->command = done_commands[clock];
	row->cells[0] = value_text(span_of(titles[clock]));
	row->cells[1] = met_share(count);
	row->cells[2] = value_count(count->ends[CLOCK_MET]);
	row->cells[3] = bad(count->ends[CLOCK_LATE]);
	row->cells[4] = bad(count->ends[CLOCK_MISSED]);
	row->cells[5] = value_count(count->ends[CLOCK_RUNS]);
	row->cells[6] = value_count(count->ends[CLOCK_UNKNOWN] + count->ends[CLOCK_NONE]);
}

static void took_row(struct section *section, struct table *table, enum case_clock clock,
    const struct quantiles *quantiles)
{
	struct row *row;

	if (quantiles->count == 0)
		return;
	row = section_row(section, table);
	row->cells[0] = value_text(span_of(titles[clock]));
	row->cells[1] = value_count(quantiles->count);
	row->cells[2] = took(quantiles, 0.5);
	row->cells[3] = took(quantiles, 0.9);
	row->cells[4] = value_span(quantiles_mean(quantiles));
	row->cells[5] = value_span(quantiles->most);
	row->command = done_commands[clock];
}

static void say_took(struct document *document, const struct clock_count *counts)
{
	static const struct column columns[] = {{"clock", "time to", false, false},
	    {"cases", "cases", false, false}, {"median", "median", false, false},
	    {"p90", "p90", false, false}, {"mean", "mean", false, true},
	    {"longest", "longest", false, true}};
	struct section *section = document_section(document, "took", "How long it took");
	struct table *table;
	int64_t known = 0;

	for (size_t i = 0; i < CASE_TARGETS; i++)
		known += counts[i].took.count;
	if (known == 0)
		return;
	section->note =
	    span_of("since the first post, by the wall clock; median and p90 to within 1 %");
	table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
	table->keyed = true;
	for (size_t i = 0; i < CASE_TARGETS; i++)
		took_row(section, table, (enum case_clock)i, &counts[i].took);
}

void part_clocks(struct document *document, const struct casework *work)
{
	static const struct column columns[] = {{"clock", "clock", false, false},
	    {"met_share", "in time", false, false}, {"met", "met", false, false},
	    {"late", "done late", false, false}, {"missed", "open, late", false, false},
	    {"running", "not due yet", false, true}, {"not_due", "no deadline", false, true}};
	struct section *section = document_section(document, "clocks", "Targets");
	struct clock_count counts[CASE_TARGETS] = {{{0}, {0}}};
	int64_t unknown = 0;
	struct table *table;

	for (size_t i = 0; i < work->count; i++)
		if (!work->views[i].watched)
			clock_counts_add(counts, &work->views[i], work->now);
	section->note = span_of(
	    "in time: of all that was due; what is open past its deadline counts as missed");
	table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
	table->keyed = true;
	for (size_t i = 0; i < CASE_TARGETS; i++) {
		clock_row(section, table, (enum case_clock)i, &counts[i]);
		unknown += counts[i].ends[CLOCK_UNKNOWN];
	}
	section->last->command = missed_commands[CASE_BY_ANSWER];
	if (unknown > 0)
		section_words(section, TONE_WARN,
		    span_of("Of some that were done, no line says by when: a case's line does not; "
		            "its events do (crisis-case export), or its posts with their routes."));
	say_took(document, counts);
	clock_counts_free(counts);
}

static const struct column care_columns[] = {{"name", "", false, false},
    {"cases", "cases", true, false}, {"acknowledge", "ack. in time", false, false},
    {"answer", "answer in time", false, false}, {"resolve", "resolved in time", false, true},
    {"acknowledge_median", "ack. median", false, true},
    {"answer_median", "answer median", false, true}, {"answer_p90", "answer p90", false, true}};

static void care_table(
    struct section *section, const struct care *care, size_t count, int64_t cases)
{
	struct table *table = section_table(
	    section, NULL, care_columns, sizeof care_columns / sizeof *care_columns);

	for (size_t i = 0; i < count; i++) {
		struct row *row = section_row(section, table);

		row->cells[0] = value_text(care[i].name.len > 0
		        ? document_copy(section->document, care[i].name)
		        : span_of("(none)"));
		row->cells[1] = value_share(care[i].cases, cases);
		for (size_t k = 0; k < CASE_TARGETS; k++)
			row->cells[2 + k] = met_share(&care[i].clocks[k]);
		row->cells[5] = took(&care[i].clocks[CASE_BY_ACKNOWLEDGE].took, 0.5);
		row->cells[6] = took(&care[i].clocks[CASE_BY_ANSWER].took, 0.5);
		row->cells[7] = took(&care[i].clocks[CASE_BY_ANSWER].took, 0.9);
	}
}

static void clocks_by(struct document *document, const struct casework *work, case_pick *pick,
    const char *id, const char *title)
{
	struct section *section = document_section(document, id, title);
	int64_t cases = 0;
	size_t count;
	struct care *care = care_by(work, pick, &count);

	for (size_t i = 0; i < count; i++)
		cases += care[i].cases;
	if (count > 0)
		care_table(section, care, count, cases);
	section->note = document_text(
	    document, "of %lld cases to be answered; each clock of what was due", (long long)cases);
	care_free(care, count);
}

void part_clocks_by_team(struct document *document, const struct casework *work)
{
	clocks_by(document, work, case_team, "teams", "By team");
}

static struct span severity_of(const struct case_view *view)
{
	return span_of(case_severity(view));
}

void part_clocks_by_severity(struct document *document, const struct casework *work)
{
	clocks_by(document, work, severity_of, "by_severity", "By severity");
}
