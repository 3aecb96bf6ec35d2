#include "report/count/intake.h"

#include "report/count/case_line.h"
#include "report/count/state.h"

/* An alert is of the time at which it was told. */
static enum status take_alert(
    struct figures *figures, struct record *record, struct entry *entry, struct fault *fault)
{
	int64_t at = POST_UNKNOWN;

	record_time(record, "at", &at);
	if (at != POST_UNKNOWN && (at < figures->since || at >= figures->until)) {
		entry->kind = ENTRY_OUTSIDE;
		return STATUS_OK;
	}
	return alarms_read(&figures->alarms, record, fault);
}

/* Cases are remembered whole, whatever the time that is asked for: what became of those that
 * were opened in it is seen later. */
static enum status take_line(const struct intake *intake, struct figures *figures,
    struct record *record, struct entry *entry, struct fault *fault)
{
	struct casebook *book = &figures->book;
	struct record inner = {0};
	enum status status = STATUS_OK;

	if (entry->kind == ENTRY_ALERT)
		return take_alert(figures, record, entry, fault);
	if (entry->kind == ENTRY_GRADE)
		grades_add(&figures->grades, record->line);
	if (!intake->cases)
		return STATUS_OK;
	if (entry->kind == ENTRY_CASE)
		return case_line_read(book, record, fault);
	if (entry->kind == ENTRY_DUE)
		return case_line_read_due(book, record, fault);
	if (entry->kind == ENTRY_EVENT) {
		status = case_line_read_event(book, record, &inner, fault);
		record_free(&inner);
	}
	return status;
}

/* The case of any post, whether or not it is counted: a repost belongs to one, too. What the
 * entry was read from is indexed already, and its texts are borrowed from there. */
static enum status take_case(struct intake *intake, struct figures *figures,
    struct record *record, const struct entry *entry, struct fault *fault)
{
	struct record *member = &intake->scratch.casing, *route = &intake->scratch.route;
	bool post = entry->kind == ENTRY_POST;

	if (post ? !entry->cased : !record_inside(record, "case", member))
		return STATUS_OK;
	if (post ? !entry->routed : !record_inside(record, "route", route))
		route = NULL;
	case_line_read_post(&figures->book, record, member, route);
	if (member->status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "\"case\": %s", member->fault.what);
	return STATUS_OK;
}

static enum status take(struct intake *intake, struct figures *figures, struct record *record,
    struct entry entry, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (entry.kind >= ENTRY_ALERT)
		status = take_line(intake, figures, record, &entry, fault);
	else if (intake->cases && (entry.kind == ENTRY_POST || entry.kind == ENTRY_REPOST))
		status = take_case(intake, figures, record, &entry, fault);
	if (status == STATUS_OK && figures_wants_words(figures, &entry))
		status = entry_read_words(record, &entry, fault);
	if (status == STATUS_OK)
		figures_add(figures, &entry);
	return status;
}

static bool is_of(const struct intake *intake, size_t part)
{
	return intake->parts[part] != NULL &&
	    (intake->operand == NULL || (*intake->operand == 0) == (part == 1));
}

enum status intake_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct intake *intake = state;
	struct entry entry;
	enum status status;

	(void)member;
	if (intake->merge)
		return state_read(intake->parts[0], record, fault);
	status = entry_read(record, intake->drills, &intake->scratch, &entry, fault);
	if (status != STATUS_OK)
		return status;
	if (entry.kind == ENTRY_POST && intake->where != NULL &&
	    !where_holds(intake->where, record))
		entry.kind = ENTRY_UNASKED;
	for (size_t i = 0; status == STATUS_OK && i < INTAKE_PARTS; i++)
		if (is_of(intake, i))
			status = take(intake, intake->parts[i], record, entry, fault);
	return status;
}

void intake_free(struct intake *intake)
{
	for (size_t i = 0; i < INTAKE_PARTS; i++)
		if (intake->parts[i] != NULL)
			figures_free(intake->parts[i]);
	where_free(intake->where);
	entry_scratch_free(&intake->scratch);
	*intake = (struct intake){0};
}
