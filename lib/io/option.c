#include "io/option.h"

#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/datetext.h"
#include "base/mem.h"
#include "base/num.h"

enum { MOST_ROWS = 64, HELP_COLUMN = 28, HELP_WIDTH = 80 };

/* Long options without a letter answer with these; letters stay below. */
enum { LONG_FIRST = UCHAR_MAX + 1 };

static enum option_wish wished;

static const struct option_row family[] = {
    {'h', "help", NULL, "print this and stop", OPTION_FLAG, NULL, 0, 0, NULL},
    {'V', "version", NULL, "print the version and stop", OPTION_FLAG, NULL, 0, 0, NULL},
    {0, "list-options", NULL, "print this table for scripts and stop", OPTION_FLAG, NULL, 0, 0,
        NULL},
};
enum { FAMILY = sizeof family / sizeof *family };

static size_t count_rows(const struct option_row *rows)
{
	size_t n = 0;

	while (rows[n].name != NULL)
		n++;
	return n;
}

/* Row i of the tool's own and then the family's; NULL behind the last. */
static const struct option_row *row_at(const struct option_row *rows, size_t i)
{
	size_t own = count_rows(rows);

	return i < own ? &rows[i] : i < own + FAMILY ? &family[i - own] : NULL;
}

static enum status set_time(int64_t *value, const char *text, struct fault *fault)
{
	const struct datetext_rules rules = {0};

	if (strcmp(text, "now") == 0) {
		*value = (int64_t)time(NULL);
		return STATUS_OK;
	}
	if (!datetext_read(text, strlen(text), &rules, value))
		return fault_set(
		    fault, STATUS_USAGE, "'%s' is not a time such as 2026-11-22T09:00:00Z", text);
	return STATUS_OK;
}

static enum status set_value(const struct option_row *row, const char *text, struct fault *fault)
{
	struct option_list *list = row->value;
	size_t len;

	if (row->kind == OPTION_FLAG) {
		*(bool *)row->value = true;
		return STATUS_OK;
	}
	len = strlen(text);
	switch (row->kind) {
	case OPTION_FLAG:
		break;
	case OPTION_TEXT:
		*(const char **)row->value = text;
		break;
	case OPTION_LIST:
		list->at = mem_resize(list->at, list->count + 1, sizeof *list->at);
		list->at[list->count++] = text;
		break;
	case OPTION_INTEGER:
		return num_integer(text, len, row->min, row->max, row->value, fault);
	case OPTION_SIZE:
		return num_size(text, len, row->min, row->max, row->value, fault);
	case OPTION_DURATION:
		return num_duration(text, len, row->value, fault);
	case OPTION_TIME:
		return set_time(row->value, text, fault);
	}
	return STATUS_OK;
}

/* Puts the option's name before what a value parser said of its value. */
static enum status name_fault(enum status status, const char *prefix, const char *name,
    struct fault *fault)
{
	char said[sizeof fault->what];

	if (status == STATUS_OK)
		return STATUS_OK;
	memcpy(said, fault->what, sizeof said);
	return fault_set(fault, status, "%s%s: %s", prefix, name, said);
}

static enum status from_environment(
    const struct option_row *rows, const bool *given, struct fault *fault)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there always is a table */
	for (size_t i = 0; rows[i].name != NULL; i++) {
		const char *text = rows[i].variable != NULL ? getenv(rows[i].variable) : NULL;
		enum status status;

		if (given[i] || text == NULL || *text == '\0')
			continue;
		status = set_value(&rows[i], text, fault);
		if (status != STATUS_OK)
			return name_fault(status, "", rows[i].variable, fault);
	}
	return STATUS_OK;
}

static enum status take(const struct option_row *rows, size_t i, bool *given, struct fault *fault)
{
	const struct option_row *row = row_at(rows, i);
	size_t own = count_rows(rows);

	if (i >= own) {
		wished = (enum option_wish)(OPTION_WISH_HELP + (int)(i - own));
		return STATUS_OK;
	}
	given[i] = true;
	return name_fault(set_value(row, optarg, fault), "--", row->name, fault);
}

enum status option_parse(const struct option_row *rows, int argc, char **argv, int *operands,
    enum option_wish *wish, struct fault *fault)
{
	struct option longs[MOST_ROWS + 1] = {0};
	char letters[MOST_ROWS * 2 + 2] = ":";
	bool given[MOST_ROWS] = {0};
	const struct option_row *row;
	size_t n = 0, used = 1;
	int answer;

	for (; n < MOST_ROWS && (row = row_at(rows, n)) != NULL; n++) {
		longs[n].name = row->name;
		longs[n].has_arg = row->argument != NULL ? required_argument : no_argument;
		longs[n].val = LONG_FIRST + (int)n;
		if (row->letter != 0) {
			letters[used++] = row->letter;
			if (row->argument != NULL)
				letters[used++] = ':';
		}
	}
	wished = OPTION_WISH_RUN;
	opterr = 0;
	optind = 0; /* forgets an earlier parse, in glibc, musl and the BSDs */
	while (wished == OPTION_WISH_RUN &&
	    (answer = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		size_t i = 0;
		enum status status;

		if (answer == ':')
			return fault_set(fault, STATUS_USAGE, "%s needs a value", argv[optind - 1]);
		if (answer == '?' && optopt != 0 && optopt < LONG_FIRST)
			return fault_set(fault, STATUS_USAGE, "there is no option -%c", optopt);
		if (answer == '?')
			return fault_set(fault, STATUS_USAGE,
			    optopt != 0 ? "%s takes no value"
			                : "there is no option %s, or it is short for several",
			    argv[optind - 1]);
		if (answer >= LONG_FIRST)
			i = (size_t)(answer - LONG_FIRST);
		else
			while ((row = row_at(rows, i)) != NULL && row->letter != answer)
				i++;
		status = take(rows, i, given, fault);
		if (status != STATUS_OK)
			return status;
	}
	*operands = optind;
	*wish = wished;
	return wished == OPTION_WISH_RUN ? from_environment(rows, given, fault) : STATUS_OK;
}

static void indent(struct buf *out, size_t *column)
{
	while (*column < HELP_COLUMN) {
		buf_char(out, ' ');
		++*column;
	}
}

/* Appends the words, broken where a line would pass the width. */
static void wrap(struct buf *out, const char *words, size_t *column)
{
	while (*words != '\0') {
		size_t len = strcspn(words, " ");

		if (*column > HELP_COLUMN && *column + 1 + len > HELP_WIDTH) {
			buf_char(out, '\n');
			*column = 0;
		} else if (*column > HELP_COLUMN) {
			buf_char(out, ' ');
			++*column;
		}
		indent(out, column);
		buf_add(out, words, len);
		*column += len;
		words += len + (words[len] == ' ');
	}
}

void option_help(const struct option_row *rows, struct buf *out)
{
	const struct option_row *row;

	for (size_t i = 0; (row = row_at(rows, i)) != NULL; i++) {
		size_t start = out->len, column;

		if (row->letter != 0)
			buf_format(out, "  -%c, --%s", row->letter, row->name);
		else
			buf_format(out, "      --%s", row->name);
		if (row->argument != NULL)
			buf_format(out, " %s", row->argument);
		column = out->len - start;
		if (column >= HELP_COLUMN) {
			buf_char(out, '\n');
			column = 0;
		}
		indent(out, &column);
		wrap(out, row->help, &column);
		if (row->variable != NULL) {
			char variable[HELP_WIDTH];

			snprintf(variable, sizeof variable, "[%s]", row->variable);
			wrap(out, variable, &column);
		}
		buf_char(out, '\n');
	}
}

void option_table(const struct option_row *rows, struct buf *out)
{
	const struct option_row *row;

	for (size_t i = 0; (row = row_at(rows, i)) != NULL; i++)
		buf_format(out, "%.1s\t%s\t%s\t%s\n", row->letter != 0 ? &row->letter : "-",
		    row->name, row->argument != NULL ? row->argument : "-", row->help);
}

void option_list_free(struct option_list *list)
{
	free(list->at);
	*list = (struct option_list){0};
}
