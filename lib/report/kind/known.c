/* What is known of open cases, and what is not. */
#include "report/kind/open_part.h"

#include <stdlib.h>

#include "post/json.h"
#include "report/kind/case_part.h"
#include "report/say.h"

enum { SHOWN = 12, MOST = 500 };

bool case_is_late(const struct case_view *view, int64_t now)
{
	for (int i = 0; i < CASE_CLOCKS; i++) {
		int64_t at = case_owed(view, (enum case_clock)i);

		if (at != 0 && at < now)
			return true;
	}
	return false;
}

enum case_clock case_next_due(const struct case_view *view)
{
	enum case_clock next = CASE_CLOCKS;

	for (int i = 0; i < CASE_CLOCKS; i++)
		if (view->row.due[i] != 0 &&
		    (next == CASE_CLOCKS || view->row.due[i] < view->row.due[next]))
			next = (enum case_clock)i;
	return next;
}

/* Counts by text, in the order in which they came. */
struct tally {
	struct span name;
	int64_t count;
};

struct tallies {
	struct tally at[MOST];
	size_t count;
};

static void count(struct tallies *tallies, struct span name)
{
	size_t i = 0;

	while (i < tallies->count && !span_same(tallies->at[i].name, name))
		i++;
	if (i == MOST)
		return;
	if (i == tallies->count)
		tallies->at[tallies->count++] = (struct tally){name, 0};
	tallies->at[i].count++;
}

static int most_first(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;
	size_t least = a->name.len < b->name.len ? a->name.len : b->name.len;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return memcmp(a->name.at, b->name.at, least);
}

static void list_alerts(struct section *section, const struct figures *figures)
{
	const struct alarm **alarms = alarms_sorted(&figures->alarms);
	char since[SAY_SIZE];

	for (size_t i = 0; i < figures->alarms.count && i < SHOWN; i++)
		if (alarm_runs(alarms[i]))
			section_item(section, "alerts",
			    alarms[i]->worst > ALARM_WATCH ? TONE_BAD : TONE_WARN,
			    document_text(section->document, "%s, %.*s, since %s: %.*s",
			        alarm_level_names[alarms[i]->worst], (int)alarms[i]->key.len,
			        alarms[i]->key.at, say_time(since, alarms[i]->since),
			        (int)alarms[i]->why.len, alarms[i]->why.at));
	free(alarms);
}

void part_known(
    struct document *document, const struct figures *figures, const struct casework *work)
{
	struct section *section = document_section(document, "known", "What is known");
	struct tallies *facts = mem_new(1, sizeof *facts);

	list_alerts(section, figures);
	for (size_t i = 0; i < work->count; i++)
		for (size_t k = 0; k < work->views[i].step_count; k++) {
			const struct case_step *step = work->views[i].steps[k];

			if (step->verb == VERB_FACT && case_is_open(&work->views[i].row))
				count(facts, document_text(document, "%.*s: %.*s", (int)step->word.len,
				                 step->word.at, (int)step->text.len, step->text.at));
		}
	qsort(facts->at, facts->count, sizeof *facts->at, most_first);
	for (size_t i = 0; i < facts->count && i < SHOWN; i++)
		section_item(section, "facts", TONE_PLAIN,
		    document_text(document, "%.*s (%lld case%s)", (int)facts->at[i].name.len,
		        facts->at[i].name.at, (long long)facts->at[i].count,
		        facts->at[i].count == 1 ? "" : "s"));
	if (section->blocks == NULL)
		section_words(section, TONE_WARN, span_of("No fact is established yet."));
	free(facts);
}

static void count_missing(
    struct document *document, struct tallies *facts, const struct case_view *view)
{
	struct span array = view->row.words[CASE_MISSING];
	struct fault ignored;
	json_t *list, *item;
	size_t i;

	if (array.len == 0 || json_read(array, &list, &ignored) != STATUS_OK)
		return;
	json_array_foreach(list, i, item)
		if (json_is_string(item))
			count(facts, document_copy(document,
			                 (struct span){json_string_value(item), json_string_length(item)}));
	json_decref(list);
}

void part_unknown(struct document *document, const struct casework *work)
{
	struct section *section = document_section(document, "unknown", "What is not known");
	struct tallies *facts = mem_new(1, sizeof *facts);
	int64_t cases = 0;

	section->note = span_of("facts that checklists ask for, by open cases that lack them");
	for (size_t i = 0; i < work->count; i++)
		if (case_is_open(&work->views[i].row) && !work->views[i].watched) {
			cases += work->views[i].row.words[CASE_MISSING].len > 0;
			count_missing(document, facts, &work->views[i]);
		}
	qsort(facts->at, facts->count, sizeof *facts->at, most_first);
	for (size_t i = 0; i < facts->count && i < SHOWN; i++)
		section_item(section, "facts", TONE_WARN,
		    document_text(document, "%.*s (%lld of %lld cases)", (int)facts->at[i].name.len,
		        facts->at[i].name.at, (long long)facts->at[i].count, (long long)cases));
	if (facts->count > 0)
		section->last->command = "crisis-case list | jq -c 'select(.missing)'";
	free(facts);
}
