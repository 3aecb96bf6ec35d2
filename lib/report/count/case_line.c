#include "report/count/case_line.h"

#include "post/post.h"
#include "post/term.h"

static int64_t time_of(struct record *record, const char *name)
{
	int64_t when = 0;

	record_time(record, name, &when);
	return when;
}

static int64_t number_of(struct record *record, const char *name)
{
	int64_t number = 0;

	record_integer(record, name, &number);
	return number;
}

static int64_t severity_of(struct record *record)
{
	return 1 + term_find(severity_names, SEVERITIES, post_member(record, "severity"));
}

static enum status verdict(struct record *record, struct fault *fault)
{
	if (record->status != STATUS_OK)
		*fault = record->fault;
	return record->status;
}

/* The clocks that run: an array of objects, each a clock and its time. It is read as the few
 * bytes that crisis-case writes; jansson's tree would cost more than the rest of the line. */
static void read_dues(struct record *record, int64_t due[CASE_CLOCKS])
{
	struct span raw = record_raw(record, "due"), item;
	struct record clock = {0};
	struct fault ignored;
	const char *end;

	while (raw.len > 0 && (item.at = memchr(raw.at, '{', raw.len)) != NULL) {
		end = memchr(item.at, '}', raw.len - (size_t)(item.at - raw.at));
		if (end == NULL)
			break;
		item.len = (size_t)(end + 1 - item.at);
		raw = (struct span){end + 1, raw.len - (size_t)(end + 1 - raw.at)};
		if (record_index(&clock, item, &ignored) == STATUS_OK) {
			int i = term_find(
			    case_clock_names, CASE_CLOCKS, post_member(&clock, "clock"));
			if (i >= 0)
				due[i] = time_of(&clock, "at");
		}
	}
	record_free(&clock);
}

static void read_stand(struct casebook *book, struct case_file *file, struct record *record)
{
	struct case_stand stand = {.posts = number_of(record, "posts"),
	    .rating = number_of(record, "rating"), .waiting = time_of(record, "waiting_since")};
	int state = term_find(case_state_names, STATES, post_member(record, "state"));
	int64_t severity = severity_of(record);
	bool drill = false;

	for (size_t i = 0; i < CASE_MILESTONES; i++) {
		int64_t mark = time_of(record, case_milestone_names[i]);

		stand.rank += mark != 0;
		file->milestones[i] = case_earlier(file->milestones[i], mark);
	}
	stand.state = state < 0 ? STATE_NEW : state;
	read_dues(record, stand.due);
	for (size_t i = 0; i < CASE_CHECKLIST; i++)
		stand.words[i] = post_member(record, case_word_names[i]);
	stand.words[CASE_MISSING] = record_raw(record, "missing");
	file->severity = severity > file->severity ? severity : file->severity;
	file->drill = (record_flag(record, "drill", &drill) && drill) || file->drill;
	if (record->status == STATUS_OK)
		case_file_stand(book, file, &stand);
}

static struct case_file *file_of(
    struct casebook *book, struct record *record, enum status *status, struct fault *fault)
{
	struct span number = post_member(record, "number");

	*status = verdict(record, fault);
	if (*status == STATUS_OK && number.len == 0)
		*status = fault_set(fault, STATUS_REJECTED, "a case without a \"number\"");
	return *status == STATUS_OK ? casebook_file(book, number) : NULL;
}

enum status case_line_read(struct casebook *book, struct record *record, struct fault *fault)
{
	enum status status;
	struct case_file *file = file_of(book, record, &status, fault);

	if (file != NULL)
		read_stand(book, file, record);
	return status == STATUS_OK ? verdict(record, fault) : status;
}

enum status case_line_read_due(
    struct casebook *book, struct record *record, struct fault *fault)
{
	int clock = term_find(case_clock_names, CASE_CLOCKS, post_member(record, "clock"));
	int64_t at = time_of(record, "at"), severity = severity_of(record);
	struct span to = post_member(record, "escalate");
	enum status status;
	struct case_file *file = file_of(book, record, &status, fault);

	if (file == NULL || clock < 0)
		return status;
	file->told[clock] = case_earlier(file->told[clock], at);
	file->severity = severity > file->severity ? severity : file->severity;
	if (to.len > 0 && (file->escalate.len == 0 ||
	    strncmp(to.at, file->escalate.at, to.len) < 0))
		file->escalate = lexis_keep(&book->lexis, to, CASE_WORD);
	return status;
}

void case_line_read_post(struct casebook *book, struct record *post, struct record *member,
    struct record *route)
{
	struct span number = post_member(member, "number");
	struct case_file *file = number.len > 0 ? casebook_file(book, number) : NULL;
	int64_t when;

	if (file == NULL)
		return;
	read_stand(book, file, member);
	if (route == NULL)
		return;
	when = post_created_at(post);
	case_file_rule(book, file, when, post_member(route, "rule"));
	for (size_t i = 0; i < CASE_TARGETS; i++)
		file->promised[i] = case_earlier(
		    file->promised[i], time_of(route, case_clock_members[i]));
}
