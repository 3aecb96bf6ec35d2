#include "ingest/table/cell.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/num.h"
#include "base/when.h"

static bool is_one_of(struct span cell, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == cell.len &&
		    strncasecmp(words[i], cell.at, cell.len) == 0)
			return true;
	return false;
}

bool cell_is_void(struct span cell)
{
	static const char *const words[] = {"nan", "none", "null", "nil", "n/a", "na", "nat", "<na>",
	    "\\n", "-", "--", "[]", "undefined"};

	if (cell.len == 0)
		return true;
	return cell.len < 10 && strchr("nN<\\-[uU", *cell.at) != NULL &&
	       is_one_of(cell, words, sizeof words / sizeof *words);
}

bool cell_is_total(struct span cell)
{
	static const char *const words[] = {"total", "totals", "total:", "grand total", "sum",
	    "average", "summe", "gesamt", "gesamtergebnis", "total general", "suma", "totale"};

	return cell.len < 20 && is_one_of(cell, words, sizeof words / sizeof *words);
}

bool cell_is_ruined(struct span cell)
{
	size_t i = 0;

	if (cell.len < 5 || !isdigit((unsigned char)cell.at[0]))
		return false;
	while (i < cell.len && (isdigit((unsigned char)cell.at[i]) || cell.at[i] == '.' ||
	                           cell.at[i] == ','))
		i++;
	return i + 2 < cell.len && (cell.at[i] == 'E' || cell.at[i] == 'e') &&
	       cell.at[i + 1] == '+' && isdigit((unsigned char)cell.at[i + 2]);
}

static bool starts_with(struct span cell, const char *words)
{
	size_t len = strlen(words);

	return cell.len >= len && strncasecmp(cell.at, words, len) == 0;
}

static struct span between(struct span cell, size_t before, size_t behind)
{
	return (struct span){cell.at + before, cell.len - before - behind};
}

static bool is_quoted(struct span cell)
{
	return cell.len > 2 && cell.at[0] == '"' && cell.at[cell.len - 1] == '"';
}

static size_t digits_at(struct span cell)
{
	size_t n = 0;

	while (n < cell.len && isdigit((unsigned char)cell.at[n]))
		n++;
	return n;
}

/* The digits at the end of a post's address: https://x.com/ana/status/1234?s=20 */
static struct span id_of_address(struct span cell)
{
	const char *part = span_find(cell, "/status");
	struct span rest;
	size_t digits;

	if (part == NULL || !starts_with(cell, "http"))
		return cell;
	rest = (struct span){part, cell.len - (size_t)(part - cell.at)};
	while (rest.len > 0 && !isdigit((unsigned char)*rest.at))
		rest = between(rest, 1, 0);
	digits = digits_at(rest);
	return digits > 0 ? (struct span){rest.at, digits} : cell;
}

struct span cell_id(struct span cell)
{
	if (cell.len > 2 && cell.at[0] == '=' && is_quoted(between(cell, 1, 0)))
		cell = between(cell, 1, 0);
	if (is_quoted(cell))
		cell = between(cell, 1, 1);
	if (cell.len > 1 && cell.at[0] == '\'')
		cell = between(cell, 1, 0);
	if (cell.len > 2 && digits_at(cell) == cell.len - 2 &&
	    memcmp(cell.at + cell.len - 2, ".0", 2) == 0)
		cell.len -= 2;
	return id_of_address(cell);
}

/* One text of a formula, without its quotes; a quote in it is doubled. *rest is what follows. */
static struct span formula_text(struct sink *sink, struct span formula, struct span *rest)
{
	char *to = arena_take(&sink->arena, formula.len + 1);
	size_t i = 0, len = 0;

	while (i < formula.len && formula.at[i] != '"')
		i++;
	for (i++; i < formula.len; i++) {
		if (formula.at[i] == '"' && (i + 1 == formula.len || formula.at[++i] != '"'))
			break;
		to[len++] = formula.at[i];
	}
	*rest = i < formula.len ? between(formula, i, 0) : (struct span){0};
	return (struct span){to, len};
}

static bool is_link(struct span cell)
{
	return starts_with(cell, "=HYPERLINK(");
}

struct span cell_url(struct sink *sink, struct span cell)
{
	struct span rest;

	return is_link(cell) ? formula_text(sink, cell, &rest) : cell;
}

struct span cell_text(struct sink *sink, struct span cell)
{
	struct span url, text, rest;

	if (is_link(cell)) {
		url = formula_text(sink, cell, &rest);
		text = formula_text(sink, rest, &rest);
		return text.len > 0 ? text : url;
	}
	if (cell.len > 1 && cell.at[0] == '\'' && strchr("=+-@", cell.at[1]) != NULL)
		return between(cell, 1, 0);
	if (cell.len > 2 && cell.at[0] == '=' && is_quoted(between(cell, 1, 0)))
		return between(cell, 2, 1);
	return cell;
}

struct span cell_date(struct sink *sink, struct span cell)
{
	enum { FROM_1900_TO_1970 = 25569, FIRST = 20000, LAST = 80000, DAY = 86400 };
	char text[WHEN_SIZE];
	struct fault ignored;
	double days;

	if (cell.len < 5 || digits_at(cell) != 5 ||
	    num_real(cell.at, cell.len, FIRST, LAST, &days, &ignored) != STATUS_OK)
		return cell;
	when_write(text, (int64_t)((days - FROM_1900_TO_1970) * DAY + 0.5));
	/* Without the Z, for it is a time of the place where it was written. */
	return sink_format(sink, "%.19s", text);
}

struct span cell_rating(struct sink *sink, struct span cell)
{
	static const char star[] = "\xE2\x98\x85";
	size_t stars = 0, digits;

	while (cell.len >= stars * 3 + 3 && memcmp(cell.at + stars * 3, star, 3) == 0)
		stars++;
	if (stars > 0)
		return sink_format(sink, "%zu", stars);
	digits = digits_at(cell);
	if (digits + 1 < cell.len && strchr(".,", cell.at[digits]) != NULL)
		return cell.at[digits] == ','
		    ? sink_format(sink, "%.*s.%c", (int)digits, cell.at, cell.at[digits + 1])
		    : cell;
	if (digits > 0 && (starts_with(between(cell, digits, 0), "/5") ||
	                      starts_with(between(cell, digits, 0), " star") ||
	                      starts_with(between(cell, digits, 0), " out of 5") ||
	                      starts_with(between(cell, digits, 0), " of 5")))
		return (struct span){cell.at, digits};
	return cell;
}

static bool parts_items(char c)
{
	return strchr(",;| \t\n[]\"'", c) != NULL;
}

void cell_list(struct sink *sink, struct post_list *list, struct span cell)
{
	bool links = list == &sink->post.links || list == &sink->post.media;
	bool tags = list == &sink->post.tags || list == &sink->post.mentions;

	if (starts_with(cell, "[{"))
		return;
	for (size_t i = 0, len; i < cell.len; i += len + 1) {
		struct span item;

		for (len = 0; i + len < cell.len && !parts_items(cell.at[i + len]);)
			len++;
		item = (struct span){cell.at + i, len};
		if (tags && len > 1 && (*item.at == '#' || *item.at == '@'))
			item = between(item, 1, 0);
		if (item.len > 0 && (!links || starts_with(item, "http")))
			post_list_add(list, item);
	}
}
