#include "ingest/table/columns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/datetext.h"
#include "base/mem.h"

enum { MOST_COLUMNS = 1000 }; /* further ones are not looked at */

static size_t width_of(const struct row *header)
{
	return header->count < MOST_COLUMNS ? header->count : MOST_COLUMNS;
}

/* The first field that has one of the names, or SIZE_MAX. */
static size_t find(const struct row *header, const char *names)
{
	for (; names != NULL; names = known_next(names))
		for (size_t i = 0; i < width_of(header); i++)
			if (known_same(header->fields[i], names))
				return i;
	return SIZE_MAX;
}

/* The field that the user names: in just these words, by letters and digits, or by number. */
static size_t find_mapped(const struct row *header, const char *name, bool *number)
{
	size_t len = strlen(name);

	*number = false;
	for (size_t i = 0; i < header->count; i++)
		if (header->fields[i].len == len &&
		    strncasecmp(header->fields[i].at, name, len) == 0)
			return i;
	*number = len > 0 && len < 5 && strspn(name, "0123456789") == len && *name != '0';
	if (*number)
		return strtoul(name, NULL, 10) - 1;
	return strchr(name, '|') == NULL ? find(header, name) : SIZE_MAX;
}

static void add(struct columns *columns, struct column column)
{
	columns->at = mem_resize(columns->at, columns->count + 1, sizeof *columns->at);
	columns->at[columns->count++] = column;
}

static bool is_taken(const struct columns *columns, size_t where)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].where == where)
			return true;
	return false;
}

static bool is_used(const struct columns *columns, size_t index)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].index == index)
			return true;
	return false;
}

static enum status add_maps(struct columns *columns, const struct map *map,
    const struct row *header, size_t *numbers, struct fault *fault)
{
	for (size_t i = 0; map != NULL && i < map->count; i++) {
		const struct map_row *row = &map->rows[i];
		struct column column = {SIZE_MAX, row->fill.how, row->fill.where, row};
		bool number = false;

		if (row->fill.path != NULL) {
			column.index = find_mapped(header, row->fill.path, &number);
			if (column.index == SIZE_MAX)
				return fault_set(fault, STATUS_USAGE, "there is no column '%s'",
				    row->fill.path);
		}
		*numbers += number;
		add(columns, column);
	}
	return STATUS_OK;
}

static const struct known_sign *sign_of(const struct row *header)
{
	for (const struct known_sign *sign = known_signs; sign->names != NULL; sign++) {
		const char *name = sign->names;
		bool all = true;

		for (; name != NULL && all; name = known_next(name)) {
			size_t i = 0;
			while (i < width_of(header) && !known_same(header->fields[i], name))
				i++;
			all = i < width_of(header);
		}
		if (all)
			return sign;
	}
	return NULL;
}

static bool is_of(const struct columns *columns, const char *of)
{
	const char *sign = columns->sign != NULL ? columns->sign->sign : "";

	if (of == NULL)
		return true;
	return *of == '!' ? strcmp(of + 1, sign) != 0 : strcmp(of, sign) == 0;
}

static void add_known(struct columns *columns, const struct row *header)
{
	for (const struct known *k = known_columns; k->names != NULL; k++) {
		size_t index = is_of(columns, k->of) ? find(header, k->names) : SIZE_MAX;

		if (index != SIZE_MAX && !is_used(columns, index) &&
		    (k->also || !is_taken(columns, k->where)))
			add(columns, (struct column){index, k->how, k->where, NULL});
	}
}

static void add_roles(struct columns *columns, const struct row *header)
{
	for (const struct known_role *role = known_roles; role->names != NULL; role++) {
		size_t count = 0, *found = columns->roles[role->role];

		for (const char *name = role->names; name != NULL; name = known_next(name))
			for (size_t i = 0; i < width_of(header); i++)
				if (count < COLUMNS_OF_ROLE && known_same(header->fields[i], name))
					found[count++] = i;
	}
}

/* X's airline set has the handles under name. */
static void take_names_for_handles(struct columns *columns)
{
	if (!columns_is(columns, "x") || is_taken(columns, FILL_AT(author_handle)))
		return;
	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].where == FILL_AT(author_name) && columns->at[i].row == NULL)
			columns->at[i].where = FILL_AT(author_handle);
}

/* Whether a row that the user's numbers point into is one of data: no mapped cell bears a name
 * that columns have, and where a time is mapped, there is one. */
static bool is_data(const struct columns *columns, const struct row *row)
{
	static const struct datetext_rules rules = {0};
	int64_t when;

	for (size_t i = 0; i < columns->count; i++) {
		const struct column *column = &columns->at[i];
		struct span cell;

		if (column->index >= row->count)
			continue;
		cell = row->fields[column->index];
		for (const struct known *k = known_columns; k->names != NULL; k++)
			for (const char *n = k->names; n != NULL; n = known_next(n))
				if (known_same(cell, n))
					return false;
		if (column->how == FILL_TIME && column->row->form == NULL && cell.len > 0 &&
		    !datetext_read(cell.at, cell.len, &rules, &when))
			return false;
	}
	return true;
}

static void keep_names(struct columns *columns, const struct row *header)
{
	columns->names = mem_new(header->count, sizeof *columns->names);
	for (; columns->width < header->count; columns->width++) {
		struct span name = header->fields[columns->width];

		columns->names[columns->width] = mem_copy(name.at, name.len);
	}
}

static void start(struct columns *columns)
{
	*columns = (struct columns){0};
	for (size_t role = 0; role < ROLES; role++)
		for (size_t i = 0; i < COLUMNS_OF_ROLE; i++)
			columns->roles[role][i] = SIZE_MAX;
}

static enum header header_of(const struct columns *columns)
{
	bool text = is_taken(columns, FILL_AT(text));
	bool date = is_taken(columns, FILL_AT(created_at));

	for (size_t i = 0; i < columns->count; i++)
		if (columns->at[i].row != NULL && columns->at[i].where == FILL_AT(text))
			return HEADER_WHOLE;
	if (!text && !(is_taken(columns, FILL_AT(title)) && date))
		return HEADER_NONE;
	return date || is_taken(columns, FILL_AT(id)) || is_taken(columns, FILL_AT(url)) ||
	               is_taken(columns, FILL_AT(author_handle)) ||
	               is_taken(columns, FILL_AT(author_name))
	    ? HEADER_WHOLE : HEADER_TEXT;
}

enum header columns_read(struct columns *columns, const struct map *map, const struct row *row,
    enum status *status, struct fault *fault)
{
	enum header header = HEADER_NONE;
	size_t numbers = 0;

	start(columns);
	*status = add_maps(columns, map, row, &numbers, fault);
	columns->own_platform = is_taken(columns, FILL_AT(platform));
	columns->own_kind = is_taken(columns, FILL_AT(kind));
	if (*status == STATUS_OK && numbers > 0 && is_taken(columns, FILL_AT(text)) &&
	    is_data(columns, row))
		return HEADER_DATA;
	if (*status == STATUS_OK) {
		columns->sign = sign_of(row);
		add_known(columns, row);
		add_roles(columns, row);
		take_names_for_handles(columns);
		header = header_of(columns);
	}
	if (header == HEADER_NONE)
		columns_free(columns);
	else
		keep_names(columns, row);
	return header;
}

void columns_guess(struct columns *columns, size_t text, size_t date)
{
	start(columns);
	add(columns, (struct column){text, FILL_TEXT, FILL_AT(text), NULL});
	add(columns, (struct column){date, FILL_TIME, FILL_AT(created_at), NULL});
}

void columns_free(struct columns *columns)
{
	for (size_t i = 0; i < columns->width; i++)
		free(columns->names[i]);
	free(columns->names);
	free(columns->at);
	*columns = (struct columns){0};
}

bool columns_is(const struct columns *columns, const char *sign)
{
	return columns->sign != NULL && strcmp(columns->sign->sign, sign) == 0;
}

struct span columns_role(
    const struct columns *columns, const struct row *row, enum role role)
{
	size_t index = columns->roles[role][0];

	return index < row->count ? row->fields[index] : (struct span){0};
}
