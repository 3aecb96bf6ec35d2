/* Events of cases, as crisis-case export writes them (crisis-ledger(5)), to a casebook. */
#include "report/count/case_line.h"

#include "post/post.h"
#include "post/term.h"

/* The members of a body that say what the verb is about; each verb has one of them. */
static const char *const subjects[] = {"owner", "channel", "fact", "remedy", "other"};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

static int64_t time_of(struct record *record, const char *name)
{
	int64_t when = 0;

	record_time(record, name, &when);
	return when;
}

static void read_dues(struct record *body, int64_t due[CASE_CLOCKS])
{
	for (size_t i = 0; i < CASE_CLOCKS; i++)
		due[i] = time_of(body, case_clock_members[i]);
}

/* A case begins with the event that opens it; one that is watched begins anew, as the ledger has
 * it, with the first post that wants an answer. */
static bool begins(const struct case_file *file, const struct case_step *event, bool answer)
{
	if (event->verb != VERB_OPEN && !answer)
		return false;
	if (file->opened && file->wanted == answer)
		return event->seq < file->opened_seq;
	return !file->opened || answer;
}

/* What a post did to its case. A graver one makes the case due earlier; that of a post which
 * came when the clock had stopped is later than what was met. */
static void read_post(struct casebook *book, struct case_file *file,
    const struct case_step *event, struct record *body)
{
	int64_t due[CASE_CLOCKS], severity = 0;
	bool answer = false;

	read_dues(body, due);
	record_flag(body, "answer", &answer);
	record_integer(body, "severity", &severity);
	/* What is only watched makes no case graver. */
	if ((answer || event->verb == VERB_OPEN) && severity > file->severity &&
	    severity <= SEVERITIES)
		file->severity = severity;
	for (size_t i = 0; i < CASE_TARGETS; i++)
		file->promised[i] = case_earlier(file->promised[i], due[i]);
	file->milestones[CASE_POSTED] =
	    case_earlier(file->milestones[CASE_POSTED], time_of(body, "posted_at"));
	if (!begins(file, event, answer))
		return;
	file->opened = true;
	file->opened_seq = event->seq;
	file->wanted = answer;
	for (size_t i = 0; i < CASE_CHECKLIST; i++)
		file->words[i] = lexis_keep(
		    &book->lexis, post_member(body, case_word_names[i]), CASE_WORD);
	file->words[CASE_MISSING] =
	    lexis_keep(&book->lexis, record_raw(body, "checklist"), CASE_LIST);
}

static void read_step(struct casebook *book, struct case_step *step, struct record *record,
    struct record *inner)
{
	step->actor = lexis_keep(&book->lexis, post_member(record, "actor"), CASE_WORD);
	step->team = lexis_keep(&book->lexis, post_member(inner, "team"), CASE_WORD);
	read_dues(inner, step->due);
	record_integer(inner, "rating", &step->rating);
	record_flag(inner, "done", &step->done);
	step->until = time_of(inner, "until");
	step->sha256 = lexis_keep(&book->lexis, post_member(inner, "sha256"), CASE_WORD);
	for (size_t i = 0; i < SUBJECTS && step->word.len == 0; i++)
		step->word =
		    lexis_keep(&book->lexis, post_member(inner, subjects[i]), CASE_WORD);
}

/* What somebody wrote, where it was not purged. */
static void read_private(struct casebook *book, struct case_step *step, struct record *private)
{
	struct span text = post_member(private, "text");

	if (text.len == 0)
		text = post_member(private, "note");
	if (text.len == 0)
		text = post_member(private, "value");
	step->text = lexis_keep(&book->lexis, text, CASE_TEXT);
}

static enum status judge(
    const struct record *record, const struct record *inner, struct fault *fault)
{
	const struct record *bad = record->status != STATUS_OK ? record : inner;

	if (bad->status == STATUS_OK)
		return STATUS_OK;
	return fault_set(fault, bad->status, "%s", bad->fault.what);
}

/* Since deadlines of posts are the earliest of all, an event of the past is as good as one of
 * now; what people did is kept, and put into order when all has been read. */
static void read_verb(struct casebook *book, struct case_file *file, const struct case_step *event,
    struct record *record, struct record *inner)
{
	struct case_step *step;

	switch ((enum case_verb)event->verb) {
	case VERB_OPEN:
		file->milestones[CASE_OPENED] =
		    case_earlier(file->milestones[CASE_OPENED], event->at);
		read_post(book, file, event, inner);
		break;
	case VERB_POST:
	case VERB_EDIT:
	case VERB_REROUTE: read_post(book, file, event, inner); break;
	case VERB_OWN:
	case VERB_DELETE:
	case VERB_ABSORB:
	case VERB_PURGE: break;
	default:
		step = case_file_step(file);
		*step = *event;
		read_step(book, step, record, inner);
		if (record_inside(record, "private", inner))
			read_private(book, step, inner);
	}
}

enum status case_line_read_event(struct casebook *book, struct record *record,
    struct record *inner, struct fault *fault)
{
	struct span verb = post_member(record, "verb"), number = post_member(record, "number");
	struct case_step event = {
	    .verb = term_find(case_verb_names, VERBS, verb), .at = time_of(record, "at")};
	struct case_file *file;

	record_integer(record, "seq", &event.seq);
	if (record->status != STATUS_OK || !record_inside(record, "body", inner) || event.seq < 1)
		return record->status != STATUS_OK
		    ? judge(record, record, fault)
		    : fault_set(fault, STATUS_REJECTED, "no line of crisis-case export");
	file = casebook_file(book, number);
	if (file == NULL)
		return STATUS_OK;
	file->drill = file->drill || (number.len > 0 && number.at[0] == 'D');
	if (event.verb >= 0)
		read_verb(book, file, &event, record, inner);
	return judge(record, inner, fault);
}
