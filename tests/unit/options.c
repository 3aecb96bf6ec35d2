/* The option table: POSIX forms, bounds, the environment, and what is refused. */
#include "unit.h"

#include "base/num.h"
#include "io/option.h"

enum { MOST_ARGUMENTS = 8 };

/* What the table below fills. */
struct values {
	bool quiet, strict;
	const char *file;
	struct option_list list;
	int64_t count, size, span, when;
};

#define ROWS(v)                                                                                    \
	{                                                                                          \
		{'q', "quiet", NULL, "say less", OPTION_FLAG, &(v).quiet, 0, 0, NULL},             \
		{0, "strict", NULL, "stop early", OPTION_FLAG, &(v).strict, 0, 0, NULL},           \
		{'f', "file", "FILE", "read it", OPTION_TEXT, &(v).file, 0, 0, "UNIT_FILE"},       \
		{'m', "map", "A=B", "map it", OPTION_LIST, &(v).list, 0, 0, NULL},                 \
		{'n', "count", "N", "so many", OPTION_INTEGER, &(v).count, 1, 9, "UNIT_COUNT"},    \
		{0, "size", "SIZE", "so large", OPTION_SIZE, &(v).size, 16, 1 << 20, NULL},        \
		{0, "span", "TIME", "so long", OPTION_DURATION, &(v).span, 0, 0, NULL},            \
		{0, "now", "TIME", "then", OPTION_TIME, &(v).when, 0, 0, NULL},                    \
		{0}                                                                                \
	}

/* Splits words at single spaces and parses them. */
static enum status parse(const char *words, struct values *v, char **first,
    enum option_wish *wish, struct fault *fault)
{
	static char text[256];
	const struct option_row rows[] = ROWS(*v);
	char *argv[MOST_ARGUMENTS + 2] = {text}, *word;
	int argc = 0, operands = 0;
	enum status status;

	option_list_free(&v->list);
	*v = (struct values){0};
	snprintf(text, sizeof text, "tool %s", words);
	for (word = strtok(text, " "); word != NULL && argc <= MOST_ARGUMENTS; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	*fault = (struct fault){0};
	status = option_parse(rows, argc, argv, &operands, wish, fault);
	*first = argv[operands];
	return status;
}

static void taken(void)
{
	struct values v = {0};
	struct fault fault;
	enum option_wish wish;
	char *first;

	unit_ok(parse("", &v, &first, &wish, &fault) == STATUS_OK && first == NULL &&
	    wish == OPTION_WISH_RUN, "no words at all");
	unit_ok(parse("-q --strict -f a -n 9", &v, &first, &wish, &fault) == STATUS_OK && v.quiet &&
	    v.strict && strcmp(v.file, "a") == 0 && v.count == 9, "letters and names");
	unit_ok(parse("-qfa --count=3 x y", &v, &first, &wish, &fault) == STATUS_OK && v.quiet &&
	    strcmp(v.file, "a") == 0 && v.count == 3 && strcmp(first, "x") == 0,
	    "letters together, a value behind =");
	unit_ok(parse("-m a -m b --map c", &v, &first, &wish, &fault) == STATUS_OK &&
	    v.list.count == 3 && strcmp(v.list.at[0], "a") == 0 && strcmp(v.list.at[2], "c") == 0,
	    "a list keeps its order");
	unit_ok(parse("--size 64K --span 1h30m --now 1970-01-01T00:01:00Z", &v, &first, &wish,
		    &fault) == STATUS_OK && v.size == 65536 && v.span == 5400 && v.when == 60,
	    "sizes, durations and times");
	unit_ok(parse("- -q", &v, &first, &wish, &fault) == STATUS_OK && strcmp(first, "-") == 0,
	    "- is an operand");
	unit_ok(parse("-- -q", &v, &first, &wish, &fault) == STATUS_OK && strcmp(first, "-q") == 0 &&
	    !v.quiet, "-- ends the options");
	unit_ok(parse("--qui", &v, &first, &wish, &fault) == STATUS_OK && v.quiet,
	    "a name may be shortened");
	unit_ok(parse("--help --nothing", &v, &first, &wish, &fault) == STATUS_OK &&
	    wish == OPTION_WISH_HELP, "--help");
	unit_ok(parse("-V", &v, &first, &wish, &fault) == STATUS_OK && wish == OPTION_WISH_VERSION,
	    "-V");
	unit_ok(parse("--list-options", &v, &first, &wish, &fault) == STATUS_OK &&
	    wish == OPTION_WISH_TABLE, "--list-options");
	option_list_free(&v.list);
}

static void refused(void)
{
	static const char *const bad[][2] = {{"-z", "-z"}, {"--nothing", "--nothing"},
	    {"-f", "-f needs a value"}, {"--file", "--file needs a value"}, {"-n 0", "--count"},
	    {"-n 10", "from 1 to 9"}, {"-n x", "'x'"}, {"--size 1", "--size"}, {"--span 9", "--span"},
	    {"--now never", "--now"}, {"--strict=yes", "takes no value"}, {"--s", "--s"}};
	struct values v = {0};
	struct fault fault;
	enum option_wish wish;
	char *first;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		unit_ok(parse(bad[i][0], &v, &first, &wish, &fault) == STATUS_USAGE, "refused: %s",
		    bad[i][0]);
		if (!unit_ok(strstr(fault.what, bad[i][1]) != NULL, "and named"))
			unit_note("%s", fault.what);
	}
}

static void environment(void)
{
	struct values v = {0};
	struct fault fault;
	enum option_wish wish;
	char *first;

	setenv("UNIT_FILE", "from outside", 1);
	setenv("UNIT_COUNT", "5", 1);
	unit_ok(parse("", &v, &first, &wish, &fault) == STATUS_OK && v.count == 5 &&
	    strcmp(v.file, "from outside") == 0, "the environment gives values");
	unit_ok(parse("-n 7", &v, &first, &wish, &fault) == STATUS_OK && v.count == 7,
	    "an option goes before it");
	setenv("UNIT_COUNT", "many", 1);
	unit_ok(parse("", &v, &first, &wish, &fault) == STATUS_USAGE &&
	    strstr(fault.what, "UNIT_COUNT") != NULL, "a wrong value names the variable");
	unit_ok(parse("--help", &v, &first, &wish, &fault) == STATUS_OK, "but not under --help");
	setenv("UNIT_COUNT", "", 1);
	unit_ok(parse("", &v, &first, &wish, &fault) == STATUS_OK && v.count == 0,
	    "an empty variable is none");
	unsetenv("UNIT_FILE");
	unsetenv("UNIT_COUNT");
}

static void shown(void)
{
	struct values v = {0};
	const struct option_row rows[] = ROWS(v);
	struct buf out = {0};

	option_help(rows, &out);
	unit_ok(strstr(out.at, "  -f, --file FILE") != NULL && strstr(out.at, "[UNIT_FILE]") != NULL &&
	    strstr(out.at, "      --strict") != NULL && strstr(out.at, "--version") != NULL,
	    "--help shows the rows and the family's");
	buf_reset(&out);
	option_table(rows, &out);
	unit_ok(strncmp(out.at, "q\tquiet\t-\tsay less\n-\tstrict\t-\tstop early\nf\tfile\tFILE\t",
		    52) == 0, "--list-options has a row a line");
	buf_free(&out);
}

int main(void)
{
	taken();
	refused();
	environment();
	shown();
	return unit_done();
}
