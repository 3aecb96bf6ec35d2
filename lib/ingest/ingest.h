/*
 * The run of crisis-ingest: files of any known format, told by content, to posts, one a line.
 */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include <stdint.h>

#include "base/status.h"
#include "filter.h"
#include "io/option.h"
#include "io/output.h"
#include "io/tool.h"

/* What the options set; start from INGEST_DEFAULTS. */
struct ingest_options {
	struct filter_options filter;
	const char *format;   /* NULL: by content */
	const char *platform; /* in place of the format's; NULL: none */
	const char *source;   /* a label for every post; NULL: none */
	struct option_list maps; /* KEY=PATH, KEY==WORDS */
	const char *map_file;    /* with more of them; NULL: none */
	const char *zone;        /* of times without one; NULL: UTC */
	const char *date_order;  /* dmy, mdy; NULL: mdy where nothing else tells */
	struct option_list users; /* files */
	const char *author;      /* handle of an archive's owner; NULL: unknown */
	const char *plan;        /* whose handles are the brand's; NULL: crisis.yaml, or none */
	const char *key;         /* file of the key for pseudonyms; NULL: none */
	bool redact, raw, tombstones;
	bool once;            /* only posts that the ledger does not remember */
	const char *ledger;   /* its file; NULL: where such files lie */
	int64_t wait;         /* seconds, while another process writes to it */
	int64_t most;         /* bytes in a value or row */
};

#define INGEST_DEFAULTS {.filter = FILTER_DEFAULTS, .wait = 60, .most = 64 << 20}

/* STATUS_USAGE where an option's words mean nothing. */
enum status ingest_check(const struct ingest_options *options, struct fault *fault);

/*
 * Reads all operands (a NULL ends them; none is standard input) and says on standard error
 * what went wrong and what was left out. out is open and stays so. STATUS_REJECTED when some
 * input was rejected; another status when a file could not be read or is in no known format.
 */
enum status ingest_run(const struct tool *tool, const struct ingest_options *options,
    char **operands, struct output *out);

#endif
