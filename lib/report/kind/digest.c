/* Many alerts in one message. */
#include "report/kind/kind.h"

#include <stdlib.h>

#include "report/kind/case_part.h"
#include "report/say.h"

enum { SHOWN = 30 };

static const struct column columns[] = {{"level", "level", false, false},
    {"key", "about", false, false}, {"kind", "kind", false, true},
    {"since", "since (UTC)", false, false}, {"lasted", "lasted", false, true},
    {"posts", "posts", false, true}, {"negative", "negative", false, true},
    {"why", "why", false, false}};

static void alarm_row(struct section *section, struct table *table, const struct alarm *alarm,
    int64_t now)
{
	static const enum tone tones[ALARM_LEVELS] = {
	    TONE_PLAIN, TONE_WARN, TONE_BAD, TONE_BAD, TONE_PLAIN};
	struct row *row = section_row(section, table);
	int64_t until = alarm_runs(alarm) ? now : alarm->over;

	row->cells[0] =
	    value_toned(value_text(span_of(alarm_level_names[alarm->worst])), tones[alarm->worst]);
	row->cells[1] = value_text(alarm->key);
	row->cells[2] = value_text(alarm->kind);
	if (alarm->since != 0)
		row->cells[3] = value_time(alarm->since);
	if (alarm->since != 0 && until >= alarm->since)
		row->cells[4] = value_span(until - alarm->since);
	row->cells[5] = value_count(alarm->posts);
	row->cells[6] = value_count(alarm->negative);
	row->cells[7] = value_text(document_copy(section->document, alarm->why));
	for (int i = 1; i < 3; i++)
		row->cells[i].text = document_copy(section->document, row->cells[i].text);
}

static size_t list(struct section *section, const struct figures *figures, bool running)
{
	const struct alarm **alarms = alarms_sorted(&figures->alarms);
	struct table *table = NULL;
	size_t count = 0;

	for (size_t i = 0; i < figures->alarms.count; i++) {
		if (alarm_runs(alarms[i]) != running)
			continue;
		if (table == NULL)
			table = section_table(section, NULL, columns, sizeof columns / sizeof *columns);
		if (count++ < SHOWN)
			alarm_row(section, table, alarms[i], figures->now);
	}
	if (table != NULL)
		section->last->command = "jq -c 'select(.type == \"alert\")'";
	if (count > SHOWN)
		section_words(section, TONE_FAINT,
		    document_text(section->document, "%zu more are not shown.", count - SHOWN));
	free(alarms);
	return count;
}

struct document *kind_digest(const struct figures *figures)
{
	struct document *document = document_new("digest", "Alerts", figures->now);
	struct casework *work = casework_new(figures);
	struct section *running, *over;
	char a[SAY_SIZE], b[SAY_SIZE], c[SAY_SIZE];
	size_t runs, ended;

	running = document_section(document, "running", "Running");
	over = document_section(document, "over", "Over");
	runs = list(running, figures, true);
	ended = list(over, figures, false);
	for (size_t i = 0; i < figures->alarms.count; i++)
		document->drill = document->drill || figures->alarms.at[i].drill;
	document_lead(document, runs > 0 ? TONE_BAD : TONE_GOOD,
	    document_text(document, "%s episode%s run%s, %s over; %s alert lines read",
	        say_count(a, (int64_t)runs), runs == 1 ? "" : "s", runs == 1 ? "s" : "",
	        say_count(b, (int64_t)ended), say_count(c, figures->kinds[ENTRY_ALERT])));
	if (figures->alarms.beyond > 0)
		document_lead(document, TONE_FAINT,
		    document_text(document, "%s more lines are of episodes beyond what is remembered.",
		        say_count(a, figures->alarms.beyond)));
	part_overdue(document, work);
	casework_free(work);
	return document;
}
