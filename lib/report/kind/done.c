/* What is done in open and other cases, whose they are, and what may be said. */
#include "report/kind/open_part.h"

#include <stdlib.h>

#include "report/kind/case_part.h"
#include "report/say.h"

enum { TEAMS = 200 };

const struct case_step *gate_hold(const struct casework *work)
{
	const struct case_step *last =
	    work->gate_count > 0 ? work->gate[work->gate_count - 1] : NULL;

	if (last == NULL || last->verb != VERB_HOLD ||
	    (last->until != 0 && last->until <= work->now))
		return NULL;
	return last;
}

static void done_row(
    struct section *section, struct table *table, const char *name, int64_t number, int64_t of)
{
	struct row *row = section_row(section, table);

	row->cells[0] = value_text(span_of(name));
	row->cells[1] = value_share(number, of);
}

void part_done(struct document *document, const struct casework *work)
{
	static const struct column columns[] = {
	    {"what", "what", false, false}, {"cases", "cases", true, false}};
	static const struct {
		enum case_milestone mark;
		const char *name;
	} rows[] = {{CASE_ACKNOWLEDGED, "acknowledged"}, {CASE_TAKEN_OFFLINE, "taken offline"},
	    {CASE_INVESTIGATING, "investigated"}, {CASE_ANSWERED, "answered"},
	    {CASE_SOLVED, "offered a remedy"}, {CASE_RESOLVED, "resolved"}};
	struct section *section = document_section(document, "done", "What is done");
	int64_t wanted = 0;
	struct table *table;

	for (size_t i = 0; i < work->count; i++)
		wanted += !work->views[i].watched;
	if (wanted == 0)
		return;
	section->note = document_text(
	    document, "of %lld cases to be answered", (long long)wanted);
	table = section_table(section, NULL, columns, 2);
	table->keyed = true;
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		int64_t count = 0;

		for (size_t i = 0; i < work->count; i++)
			count += !work->views[i].watched &&
			    work->views[i].row.milestones[rows[r].mark] != 0;
		done_row(section, table, rows[r].name, count, wanted);
	}
	section->last->command = "crisis-case list";
}

struct owner {
	struct span team, owner;
	int64_t open, late;
};

static int worst_first(const void *x, const void *y)
{
	const struct owner *a = x, *b = y;
	size_t least = a->team.len < b->team.len ? a->team.len : b->team.len;
	int order = least > 0 ? memcmp(a->team.at, b->team.at, least) : 0;

	if (a->late != b->late)
		return a->late > b->late ? -1 : 1;
	if (a->open != b->open)
		return a->open > b->open ? -1 : 1;
	if (order != 0 || a->team.len != b->team.len)
		return order != 0 ? order : a->team.len < b->team.len ? -1 : 1;
	least = a->owner.len < b->owner.len ? a->owner.len : b->owner.len;
	order = least > 0 ? memcmp(a->owner.at, b->owner.at, least) : 0;
	return order != 0 ? order : (a->owner.len > b->owner.len) - (a->owner.len < b->owner.len);
}

static size_t owners_of(const struct casework *work, struct owner owners[TEAMS])
{
	size_t count = 0, k;

	for (size_t i = 0; i < work->count; i++) {
		const struct case_view *view = &work->views[i];

		if (!case_is_open(&view->row) || view->watched)
			continue;
		for (k = 0; k < count; k++)
			if (span_same(owners[k].team, view->row.words[CASE_TEAM]) &&
			    span_same(owners[k].owner, view->row.words[CASE_OWNER]))
				break;
		if (k == TEAMS)
			continue;
		if (k == count)
			owners[count++] =
			    (struct owner){view->row.words[CASE_TEAM],
			        view->row.words[CASE_OWNER], 0, 0};
		owners[k].open++;
		owners[k].late += case_is_late(view, work->now);
	}
	qsort(owners, count, sizeof *owners, worst_first);
	return count;
}

void part_owners(struct document *document, const struct casework *work)
{
	static const struct column columns[] = {{"team", "team", false, false},
	    {"owner", "owner", false, false}, {"open", "open", false, false},
	    {"late", "late", false, false}};
	struct section *section = document_section(document, "owners", "Who owns it");
	struct owner *owners = mem_new(TEAMS, sizeof *owners);
	size_t count = owners_of(work, owners);
	struct table *table;

	if (count > 0) {
		section->note = span_of("open cases");
		table = section_table(section, NULL, columns, 4);
		section->last->command = "crisis-case list --team TEAM";
	}
	for (size_t i = 0; i < count; i++) {
		struct row *row = section_row(section, table);

		row->cells[0] = value_text(owners[i].team.len > 0
		        ? document_copy(document, owners[i].team)
		        : span_of("(no team)"));
		row->cells[1] = value_text(owners[i].owner.len > 0
		        ? document_copy(document, owners[i].owner)
		        : span_of("nobody yet"));
		row->cells[1].tone = owners[i].owner.len > 0 ? TONE_PLAIN : TONE_WARN;
		row->cells[2] = value_count(owners[i].open);
		row->cells[3] = value_toned(
		    value_count(owners[i].late), owners[i].late > 0 ? TONE_BAD : TONE_PLAIN);
	}
	free(owners);
}

/* The last published or approved words; a published one that promised the next counts first. */
static const struct case_step *last_words(
    const struct casework *work, const struct case_view **whose)
{
	const struct case_step *last = NULL;
	bool best = false;

	for (size_t i = 0; i < work->count; i++)
		for (size_t k = 0; k < work->views[i].step_count; k++) {
			const struct case_step *step = work->views[i].steps[k];
			bool statement = step->verb == VERB_ANSWER && step->due[CASE_BY_UPDATE] != 0;

			if ((step->verb != VERB_ANSWER && step->verb != VERB_APPROVE) ||
			    step->text.len == 0 || (best && !statement))
				continue;
			if (last == NULL || (statement && !best) || step->at >= last->at) {
				last = step;
				*whose = &work->views[i];
			}
			best = best || statement;
		}
	return last;
}

void part_sayable(struct document *document, const struct casework *work)
{
	struct section *section = document_section(document, "sayable", "What may be said");
	const struct case_step *hold = gate_hold(work), *words;
	const struct case_view *view = NULL;
	char at[SAY_SIZE], until[SAY_SIZE];

	words = last_words(work, &view);
	if (words != NULL) {
		section_item(section, "published", TONE_STRONG,
		    document_text(document, "%s %s UTC, in %.*s: %.*s",
		        words->verb == VERB_ANSWER ? "published" : "approved", say_time(at, words->at),
		        (int)view->file->number.len, view->file->number.at, (int)words->text.len,
		        words->text.at));
		section_words(section, TONE_PLAIN,
		    span_of("These words, and no others; who asks for more is told when the next "
		            "statement comes."));
	} else {
		section_words(section, TONE_WARN,
		    span_of("No words are approved: whoever is asked says that it is being looked into, "
		            "and passes the question on."));
	}
	if (hold != NULL)
		section_words(section, TONE_STRONG,
		    document_text(document, "Planned posts are held%s%s: %.*s",
		        hold->until != 0 ? " until " : "",
		        hold->until != 0 ? say_time(until, hold->until) : "", (int)hold->text.len,
		        hold->text.at));
}
