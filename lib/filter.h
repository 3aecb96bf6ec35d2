/*
 * The loop of every filter: operands, lines, records, callback, lines.
 *
 * A line that is blank is passed over. A line that is no JSON object, too long, too deep or of
 * the wrong types is rejected: named on standard error, copied to --rejects, counted. A line
 * that is no post passes through. For all else the callback is called.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"
#include "io/output.h"
#include "io/reader.h"
#include "io/tool.h"
#include "post/record.h"

/* What the shared options set; start from FILTER_DEFAULTS. */
struct filter_options {
	const char *rejects;
	int64_t most; /* bytes in a line */
	int64_t now;
	bool strict, explain, progress;
};

#define FILTER_DEFAULTS {.most = 1 << 20, .now = INT64_MIN}

/* The rows of the family, to stand behind a tool's own in its table. */
#define FILTER_ROWS(o) FILTER_EXPLAIN_ROW(o), FILTER_INPUT_ROWS(o)
#define FILTER_INPUT_ROWS(o)                                                                       \
	{0, "max-line", "SIZE", "reject lines over SIZE bytes (default 1M)", OPTION_SIZE,          \
	    &(o).most, 16, 1 << 30, NULL},                                                         \
	    FILTER_COMMON_ROWS(o)
#define FILTER_EXPLAIN_ROW(o)                                                                      \
	{                                                                                          \
		'e', "explain", NULL, "print, for people, why, instead of JSON lines",             \
		    OPTION_FLAG, &(o).explain, 0, 0, NULL                                          \
	}
#define FILTER_COMMON_ROWS(o)                                                                      \
	{'r', "rejects", "FILE", "copy rejected lines to FILE", OPTION_TEXT, &(o).rejects, 0, 0,   \
	    NULL},                                                                                 \
	    {0, "strict", NULL, "check every byte, stop at the first rejected line", OPTION_FLAG,  \
	        &(o).strict, 0, 0, NULL},                                                          \
	    {0, "now", "TIME", "take TIME for the present", OPTION_TIME, &(o).now, INT64_MIN,      \
	        INT64_MAX, "CRISIS_NOW"},                                                          \
	{                                                                                          \
		0, "progress", NULL, "count lines on standard error, if it is a terminal",         \
		    OPTION_FLAG, &(o).progress, 0, 0, NULL                                         \
	}

/*
 * The tool's part, called for each post. It fills member with the JSON that becomes the
 * member called name, or, with --explain, with lines of text that are printed as they are;
 * left empty, the line passes unchanged (nothing is printed with --explain). member is empty
 * at the call. What is printed of a drill's post begins with DRILL. STATUS_REJECTED refuses the
 * line, any other failure stops the run.
 */
typedef enum status filter_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault);

/* How many lines that are not blank were read, and of them rejected. */
struct filter_count {
	size_t lines, rejected;
};

struct filter {
	const struct tool *tool;
	const struct filter_options *options;
	char **operands; /* ended by a NULL; none is standard input */
	const char *name; /* of the member; NULL: no line is written, as in crisis-report */
	filter_judge *judge;
	void *state;
	const bool *dropped; /* where not NULL, judge sets it for a line not to be written */
	const struct reader_wait *wait;   /* told while no input comes; NULL: nobody */
	const struct output_watch *watch; /* of standard output, for filter_main; NULL: none */
	bool everything; /* judge is called for records that are no posts as well */
	struct filter_count *count; /* where not NULL, filled at the end of the run */
	size_t *operand; /* where not NULL, which operand the lines are of, from 0 */
};

/*
 * Runs it over all operands and says on standard error what went wrong, as it happens and in
 * a summary. An operand that cannot be read does not keep the others from being read. out is
 * open and stays so. Returns STATUS_OK, STATUS_REJECTED when lines were rejected, or what else
 * went wrong last.
 */
enum status filter_run(const struct filter *filter, struct output *out);

/* Runs it to standard output and closes that; returns the exit status. */
int filter_main(const struct filter *filter);

/*
 * What a run counts, keeps and says of rejected input; the loop has one, and crisis-ingest,
 * whose input is not lines of records, has its own.
 */
struct tally {
	const struct tool *tool;
	const struct filter_options *options;
	const char *unit; /* what is counted: "lines" */
	struct output rejects;
	size_t units, rejected;
	int64_t shown; /* when progress was shown last */
	bool stop;     /* --strict met something rejected */
};

/* Creates --rejects where asked for. Complains by itself; there is nothing to close then. */
enum status tally_open(struct tally *tally);

/* Copies rejected bytes; ends: with a newline behind them. */
void tally_keep(struct tally *tally, struct span bytes, bool ends);

/* Names one rejected line, as the fault says. */
void tally_reject(struct tally *tally, const struct fault *fault);

/* Shows the count on a terminal, where --progress asks for it, at most once a second. */
void tally_progress(struct tally *tally, bool last);

/* Says how many were rejected and closes --rejects. Returns status, or what is worse. */
enum status tally_close(struct tally *tally, enum status status);

/* now, or the system's clock where the option was not given. */
int64_t filter_now(const struct filter_options *options);

/* Says on standard error that the tool waits for the terminal, where there is no operand and
 * standard input is one. */
void filter_mention_terminal(const struct tool *tool, char **operands);

#endif
