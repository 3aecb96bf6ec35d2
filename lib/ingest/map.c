#include "ingest/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ingest/known.h"
#include "io/reader.h"

enum { LONGEST_ROW = 4096 };

struct map *map_new(void)
{
	return mem_new(1, sizeof(struct map));
}

void map_free(struct map *map)
{
	if (map == NULL)
		return;
	arena_free(&map->texts);
	free(map->rows);
	free(map->lists);
	free(map);
}

static const struct fill_row *member_named(const char *row, size_t len)
{
	for (const struct fill_row *member = known_members; member->path != NULL; member++)
		if (strlen(member->path) == len && memcmp(member->path, row, len) == 0)
			return member;
	return NULL;
}

/* Where a form starts: behind the last colon before the first conversion; NULL: there is none. */
static char *form_in(char *path)
{
	char *percent = strchr(path, '%'), *colon = NULL;

	for (char *at = path; percent != NULL && at < percent; at++)
		if (*at == ':')
			colon = at;
	return colon;
}

enum status map_add(struct map *map, const char *row, struct fault *fault)
{
	const char *sign = strchr(row, '=');
	const struct fill_row *member;
	struct map_row new = {0};
	char *value, *form;

	if (!utf8_valid(row, strlen(row)))
		return fault_set(fault, STATUS_USAGE, "a mapping is not UTF-8");
	if (sign == NULL || sign[1] == '\0')
		return fault_set(fault, STATUS_USAGE, "'%s' is not KEY=PATH or KEY==WORDS", row);
	member = member_named(row, (size_t)(sign - row));
	if (member == NULL)
		return fault_set(fault, STATUS_USAGE, "'%.*s' is no key of a post",
		    (int)(sign - row), row);
	value = arena_copy(&map->texts, sign + 1, strlen(sign + 1));
	new.fill = *member;
	new.fill.path = NULL;
	if (*value == '=') {
		new.words = span_of(value + 1);
	} else {
		form = member->how == FILL_TIME ? form_in(value) : NULL;
		new.fill.path = value;
		if (form != NULL) {
			*form = '\0';
			new.form = form + 1;
		}
		if (*value == '\0')
			return fault_set(fault, STATUS_USAGE, "'%s' names no column", row);
	}
	new.rest = new.fill.path;
	map->rows = mem_resize(map->rows, map->count + 1, sizeof *map->rows);
	map->rows[map->count++] = new;
	return STATUS_OK;
}

/* One line of a file; blanks around it do not count. */
static enum status add_line(struct map *map, struct span line, struct fault *fault)
{
	char text[LONGEST_ROW];

	if (line.len >= 3 && memcmp(line.at, "\xEF\xBB\xBF", 3) == 0)
		line = (struct span){line.at + 3, line.len - 3};
	while (line.len > 0 && strchr(" \t\r", line.at[line.len - 1]) != NULL)
		line.len--;
	while (line.len > 0 && (*line.at == ' ' || *line.at == '\t'))
		line = (struct span){line.at + 1, line.len - 1};
	if (line.len == 0 || *line.at == '#')
		return STATUS_OK;
	if (line.len >= sizeof text || memchr(line.at, '\0', line.len) != NULL)
		return fault_set(fault, STATUS_USAGE, "no row of a mapping");
	memcpy(text, line.at, line.len);
	text[line.len] = '\0';
	return map_add(map, text, fault);
}

enum status map_load(
    struct map *map, const char *path, map_wrong *wrong, const void *state, struct fault *fault)
{
	enum status worst = STATUS_OK, status;
	struct reader reader;
	struct line line;
	bool got = true;

	status = reader_open(&reader, path, NULL, fault);
	if (status != STATUS_OK)
		wrong(state, fault);
	while (status == STATUS_OK && got) {
		status = line_next(&reader, LONGEST_ROW, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		*fault = (struct fault){.file = path, .line = line.number};
		if (add_line(map, line.bytes, fault) != STATUS_OK) {
			wrong(state, fault);
			worst = STATUS_USAGE;
		}
	}
	reader_close(&reader);
	return status != STATUS_OK ? status : worst;
}
