#include "case/desk.h"

#include <string.h>

#include "base/num.h"
#include "base/when.h"
#include "io/sandbox.h"

/* What an option's verb is; those that are not here are every verb's. */
struct given {
	const char *name;
	bool is;
};

static const struct verb {
	const char *name;
	case_run *run;
	const char *options; /* it takes, each between blanks */
	bool plan;           /* it asks the plan */
	bool files;          /* its operands are files, and the loop gives up rights by itself */
} verbs[] = {
    {"sync", run_sync, "", true, true},
    {"acknowledge", run_events, " note at by next-update ", false, false},
    {"assign", run_events, " note at by to team due ", false, false},
    {"offline", run_events, " note at by channel reference next-update ", false, false},
    {"fact", run_events, " note at by ", false, false},
    {"draft", run_events, " note at by text ", false, false},
    {"approve", run_events, " note at by role text remedy amount ", true, false},
    {"answer", run_events, " note at by text link next-update stage force ", true, false},
    {"solve", run_events, " note at by role remedy amount reference force ", true, false},
    {"resolve", run_events, " note at by due ", true, false},
    {"follow-up", run_events, " note at by due done ", true, false},
    {"rate", run_events, " note at by ", true, false},
    {"close", run_events, " note at by ", false, false},
    {"reopen", run_events, " note at by ", true, false},
    {"note", run_events, " note at by link next-update ", false, false},
    {"merge", run_events, " note at by into ", false, false},
    {"watch", run_events, " note at by ", false, false},
    {"wait", run_events, " note at by ", false, false},
    {"resume", run_events, " note at by ", true, false},
    {"gate", run_gate, " note at by until channel allow ", false, false},
    {"due", run_due, " team within quiet digest all drill most ", false, false},
    {"list", run_list, " state team topic severity since until drill most ", false, false},
    {"show", run_show, " json ", false, false},
    {"export", run_export, "", false, false},
    {"import", run_import, "", false, true},
    {"verify", run_verify, "", false, false},
    {"purge", run_purge, " older-than at by note ", false, false},
};

enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

static const struct verb *verb_of(const char *name)
{
	for (size_t i = 0; name != NULL && i < VERB_COUNT; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

/* An option that a verb does not take would be silently without effect. */
static enum status check_options(
    const struct verb *verb, const struct case_wishes *w, struct fault *fault)
{
	const struct given given[] = {{"by", w->by != NULL}, {"note", w->note != NULL},
	    {"role", w->role != NULL}, {"to", w->to != NULL}, {"team", w->team != NULL},
	    {"topic", w->topic != NULL}, {"state", w->state != NULL},
	    {"severity", w->severity != NULL}, {"channel", w->channel != NULL},
	    {"reference", w->reference != NULL}, {"text", w->text != NULL},
	    {"link", w->link != NULL}, {"remedy", w->remedy != NULL}, {"into", w->into != NULL},
	    {"next-update", w->next_update != NULL}, {"due", w->due != NULL},
	    {"since", w->since != NULL}, {"until", w->until != NULL},
	    {"at", w->at != INT64_MIN}, {"amount", w->amount != -1},
	    {"within", w->within != 3600}, {"older-than", w->older_than != -1},
	    {"most", w->most != 0}, {"allow", w->allow.count > 0}, {"done", w->done},
	    {"quiet", w->quiet}, {"digest", w->digest}, {"all", w->all}, {"drill", w->drill},
	    {"json", w->json}, {"stage", w->stage != NULL}, {"force", w->force}};

	for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
		char word[32] = " ";

		strncat(strncat(word, given[i].name, sizeof word - 3), " ", 2);
		/* --by has a variable, and may be set for all of a day's work. */
		if (given[i].is && i > 0 && strstr(verb->options, word) == NULL)
			return fault_set(fault, STATUS_USAGE, "--%s is no option of %s",
			    given[i].name, verb->name);
	}
	return STATUS_OK;
}

void desk_refuse(struct desk *desk, const struct fault *fault)
{
	desk->refused++;
	tool_complain(desk->tool, fault);
}

enum status desk_flush(struct desk *desk, struct fault *fault)
{
	struct fault ignored; /* output_close tells it */

	fault->what[0] = '\0';
	return output_flush(desk->out, &ignored);
}

enum status desk_moment(
    const char *option, const char *text, int64_t since, int64_t *when, struct fault *fault)
{
	int64_t seconds;

	if (when_rfc3339(text, strlen(text), when))
		return STATUS_OK;
	if (num_duration(text, strlen(text), &seconds, fault) != STATUS_OK)
		return fault_set(fault, STATUS_USAGE,
		    "--%s: '%s' is neither a time, as 2026-11-22T12:00:00Z, nor a span, as 20m", option,
		    text);
	*when = since + seconds;
	return STATUS_OK;
}

enum status desk_actor(const struct desk *desk, struct span *actor, struct fault *fault)
{
	*actor = span_of(desk->wishes->by);
	return actor->len > 0 ? STATUS_OK
	                      : fault_set(fault, STATUS_USAGE, "who did it? --by NAME");
}

static void complain(const void *tool, const struct fault *fault)
{
	tool_complain(tool, fault);
}

static enum status run(const struct verb *verb, struct desk *desk, int *answer)
{
	const struct case_wishes *wishes = desk->wishes;
	const struct ledger_patience patience = {wishes->wait, complain, desk->tool};
	char *const no_files[] = {NULL};
	int64_t now = filter_now(&wishes->filter);
	struct fault fault = {0};
	enum status status = check_options(verb, wishes, &fault);

	desk->at = wishes->at != INT64_MIN ? wishes->at : now;
	/* The first time of a milestone stands for ever: a slip in it would, too. */
	if (status == STATUS_OK && desk->at > now)
		status = fault_set(&fault, STATUS_USAGE, "--at: that is still to come");
	if (status == STATUS_OK && verb->plan) {
		status = plan_open(desk->tool, wishes->plan, &desk->plan);
		if (status != STATUS_OK)
			return status;
	}
	if (status == STATUS_OK)
		status = book_open(&desk->book, wishes->ledger, &patience, now, &fault);
	if (status == STATUS_OK && !verb->files)
		sandbox_enter(no_files, NULL);
	if (status == STATUS_OK)
		status = verb->run(desk, answer, &fault);
	/* What was said on the way has no words left. */
	if (status != STATUS_OK && fault.what[0] != '\0')
		tool_complain(desk->tool, &fault);
	return status;
}

int case_main(const struct tool *tool, const struct case_wishes *wishes, char **operands)
{
	const struct verb *verb = verb_of(*operands);
	struct output out;
	struct desk desk = {.tool = tool, .wishes = wishes, .operands = operands + 1,
	    .verb = *operands, .out = &out};
	struct fault fault = {0};
	enum status status;
	int answer = 0;

	if (verb == NULL) {
		tool_say(tool, *operands != NULL ? "'%s' is no verb" : "there is no verb%s",
		    *operands != NULL ? *operands : "");
		tool_say(tool, "try '%s --help'", tool->name);
		return status_exit(STATUS_USAGE);
	}
	output_standard(&out);
	status = run(verb, &desk, &answer);
	if (output_close(&out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	book_close(&desk.book);
	plan_free(desk.plan);
	buf_free(&desk.private);
	if (status == STATUS_OK && desk.refused > 0)
		status = STATUS_REJECTED;
	return status != STATUS_OK ? status_exit(status) : answer;
}
