/*
 * A look at a jq program, token by token: only functions of a list may be called, so that what
 * a later jq adds is refused until someone has thought about it.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "plan/jq.h"

enum { LONGEST = 2000, DEEPEST = 64 };

struct look {
	const char *at, *end;
	char open[DEEPEST]; /* what closes the brackets that are open */
	size_t depth;
	struct fault *fault;
};

/* In the order of strcmp. What is not here: loops without end (range, recurse, repeat, while,
 * until, limit, def, reduce, foreach), regular expressions without limits (test, match, sub),
 * what is not the record (env, input, now, debug, import), what hides or loses a fault (error),
 * and what libjq 1.6 does wrong (index and its kind do not end on an empty text). Of signs, "*"
 * may repeat a text without end, and "%" of the least number by -1 stops the program. */
static const char *const allowed[] = {"add", "all", "and", "any", "arrays", "as", "ascii_downcase",
    "ascii_upcase", "booleans", "break", "catch", "ceil", "contains", "elif", "else", "empty", "end",
    "endswith", "fabs", "false", "first", "flatten", "floor", "from_entries",
    "fromdate", "fromdateiso8601", "getpath", "group_by", "has", "if", "in", "inside",
    "isempty", "isinfinite", "isnan", "isnormal", "iterables", "join", "keys", "keys_unsorted",
    "label", "last", "length", "log", "log10", "log2", "ltrimstr", "map", "map_values", "max", "max_by",
    "min", "min_by", "not", "null", "nulls", "numbers", "objects", "or", "paths", "round", "rtrimstr",
    "scalars", "select", "sort", "sort_by", "sqrt", "startswith", "strings", "then", "to_entries",
    "tojson", "tonumber", "tostring", "true", "try", "type", "unique", "unique_by", "utf8bytelength",
    "values", "with_entries"};

static enum status refuse(struct look *look, const char *at, size_t len)
{
	return fault_set(look->fault, STATUS_PLAN, "'%.*s' is not allowed in a plan's jq",
	    (int)(len < 40 ? len : 40), at);
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t name_length(const struct look *look)
{
	size_t n = 0;

	while (look->at + n < look->end && (letter(look->at[n]) || digit(look->at[n])))
		n++;
	return n;
}

static int compare_names(const void *key, const void *row)
{
	const struct span *name = key;
	const char *other = *(const char *const *)row;
	int order = strncmp(name->at, other, name->len);

	return order != 0 ? order : other[name->len] == '\0' ? 0 : -1;
}

/* A key as in {name: .author_name} is no call. */
static bool is_key(const struct look *look, const char *at)
{
	while (at < look->end && blank(*at))
		at++;
	return look->depth > 0 && look->open[look->depth - 1] == '}' && at < look->end &&
	    *at == ':' && (at + 1 == look->end || at[1] != ':');
}

static enum status read_name(struct look *look)
{
	struct span name = {look->at, name_length(look)};

	look->at += name.len;
	if (!is_key(look, look->at) && bsearch(&name, allowed, sizeof allowed / sizeof *allowed,
	    sizeof *allowed, compare_names) == NULL)
		return refuse(look, name.at, name.len);
	return STATUS_OK;
}

/* $name; what jq sets itself is the environment and its like. */
static enum status read_variable(struct look *look)
{
	const char *start = look->at++;
	size_t n = name_length(look);

	look->at += n;
	if (n == 0 || (n >= 2 && memcmp(start + 1, "__", 2) == 0) ||
	    (n == 3 && memcmp(start + 1, "ENV", 3) == 0))
		return refuse(look, start, n + 1);
	return STATUS_OK;
}

static enum status read_text(struct look *look)
{
	const char *start = look->at++;

	while (look->at < look->end && *look->at != '"') {
		if (*look->at == '\\' && look->at + 1 < look->end && look->at[1] == '(')
			return refuse(look, "\\(", 2);
		look->at += *look->at == '\\' ? 2 : 1;
	}
	if (look->at >= look->end)
		return fault_set(look->fault, STATUS_PLAN, "a text in this jq does not end: %.*s",
		    (int)(look->end - start < 40 ? look->end - start : 40), start);
	look->at++;
	return STATUS_OK;
}

static enum status read_bracket(struct look *look)
{
	static const char opens[] = "([{", closes[] = ")]}";
	const char *opening = strchr(opens, *look->at);
	char c = *look->at++;

	if (opening != NULL && look->depth < DEEPEST) {
		look->open[look->depth++] = closes[opening - opens];
		return STATUS_OK;
	}
	if (opening == NULL && look->depth > 0 && look->open[look->depth - 1] == c) {
		look->depth--;
		return STATUS_OK;
	}
	return fault_set(look->fault, STATUS_PLAN,
	    opening != NULL ? "this jq has too many brackets in brackets"
	                    : "this jq has a '%c' that closes nothing", c);
}

static bool follows(const struct look *look, const char *text)
{
	size_t n = strlen(text);

	return (size_t)(look->end - look->at) >= n && memcmp(look->at, text, n) == 0;
}

/* Comparisons have a "=" and are no assignments. */
static enum status read_sign(struct look *look)
{
	static const char *const known[] = {"==", "!=", "<=", ">=", "?//", "//", "..", "<", ">",
	    "|", ",", "+", "-", "/", "?", ";", ":", "."};
	const char *start = look->at;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (follows(look, known[i])) {
			look->at += strlen(known[i]);
			break;
		}
	if (look->at == start)
		return refuse(look, start, 1);
	if (follows(look, "=") && start + 1 == look->at && strchr("|+-/", *start) != NULL)
		return refuse(look, start, 2);
	if (look->at - start == 2 && memcmp(start, "//", 2) == 0 && follows(look, "="))
		return refuse(look, start, 3);
	if (follows(look, ":") && *start == ':')
		return refuse(look, start, 2);
	/* A field, as .likes: its name calls nothing. */
	if (look->at[-1] == '.' && look->at - start == 1 && look->at < look->end &&
	    letter(*look->at))
		look->at += name_length(look);
	return STATUS_OK;
}

static void pass_number(struct look *look)
{
	while (look->at < look->end && (digit(*look->at) || *look->at == '.'))
		look->at++;
	if (look->at < look->end && (*look->at == 'e' || *look->at == 'E')) {
		look->at++;
		if (look->at < look->end && (*look->at == '+' || *look->at == '-'))
			look->at++;
		while (look->at < look->end && digit(*look->at))
			look->at++;
	}
}

static enum status read_token(struct look *look)
{
	char c = *look->at;

	if (letter(c))
		return read_name(look);
	if (c == '$')
		return read_variable(look);
	if (c == '"')
		return read_text(look);
	if (c != '\0' && strchr("()[]{}", c) != NULL)
		return read_bracket(look);
	if (!digit(c))
		return read_sign(look);
	pass_number(look);
	return STATUS_OK;
}

enum status jq_check(struct span text, struct fault *fault)
{
	struct look look = {.at = text.at, .end = text.at + text.len, .fault = fault};
	enum status status = STATUS_OK;
	bool empty = true;

	if (text.len > LONGEST)
		return fault_set(fault, STATUS_PLAN, "a plan's jq has at most %d bytes", LONGEST);
	if (text.len > 0 && memchr(text.at, '\0', text.len) != NULL)
		return fault_set(fault, STATUS_PLAN, "a NUL is not allowed in a plan's jq");
	while (status == STATUS_OK && look.at < look.end) {
		if (blank(*look.at)) {
			look.at++;
			continue;
		}
		empty = false;
		status = read_token(&look);
	}
	if (status == STATUS_OK && look.depth > 0)
		return fault_set(fault, STATUS_PLAN, "this jq lacks a '%c'", look.open[look.depth - 1]);
	if (status == STATUS_OK && empty)
		return fault_set(fault, STATUS_PLAN, "there is no jq here");
	return status;
}
