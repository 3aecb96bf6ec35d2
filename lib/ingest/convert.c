#include "ingest/convert.h"

#include <stdio.h>
#include <string.h>

#include "ingest/envelope.h"
#include "ingest/map.h"
#include "ingest/post_line.h"

enum status convert_check(const char *wanted, struct fault *fault)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (format_is_wanted(formats[i], wanted))
			return STATUS_OK;
	return fault_set(
	    fault, STATUS_USAGE, "there is no format '%s': man crisis-ingest lists them", wanted);
}

/* By content; where the user named one format, that, whatever the content. */
static const struct format *format_of(const struct convert *convert, const json_t *value)
{
	const struct format *only = NULL;
	size_t wanted = 0;

	if (convert->last != NULL && convert->last->fits(value))
		return convert->last;
	for (size_t i = 0; formats[i] != NULL; i++) {
		if (!format_is_wanted(formats[i], convert->wanted))
			continue;
		if (format_fits(formats[i], value))
			return formats[i];
		only = formats[i];
		wanted++;
	}
	if (convert->wanted != NULL && format_barren.fits(value))
		return &format_barren;
	return wanted == 1 && json_is_object(value) ? only : NULL;
}

void convert_count(struct convert *convert, const struct format *format, size_t posts)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (formats[i] == format) {
			convert->values[i]++;
			convert->posts[i] += posts;
		}
}

/* The user's mapping knows what no format does, and takes all that has the list it names. */
static bool is_mapped(
    const struct convert *convert, const struct format *format, const json_t *value)
{
	const struct map *map = convert->sink->map;

	return map != NULL &&
	       (map->depth > 0 || format == NULL || format == &format_barren) &&
	       map_fits(map, value);
}

static enum status map_value(struct convert *convert, const json_t *value, struct fault *fault)
{
	size_t before = convert->sink->posts;
	enum status status = map_convert(convert->sink->map, convert->sink, value, fault);

	convert->mapped++;
	convert->map_posts += convert->sink->posts - before;
	return status;
}

/* The name of what an answer is a page of: its first list or object, but for what is said of
 * pages themselves. Empty where there is none. */
static void page_of(const json_t *value, char *name, size_t size)
{
	static const char *const about[] = {
	    "meta", "paging", "links", "pagination", "cursor", "errors", "__twarc", "includes"};
	void *at = json_object_iter((json_t *)(uintptr_t)value);

	*name = '\0';
	for (; at != NULL; at = json_object_iter_next((json_t *)(uintptr_t)value, at)) {
		const char *key = json_object_iter_key(at);
		size_t i = 0;

		while (i < sizeof about / sizeof *about && strcmp(about[i], key) != 0)
			i++;
		if (i == sizeof about / sizeof *about &&
		    (json_is_array(json_object_iter_value(at)) ||
		        json_is_object(json_object_iter_value(at)))) {
			snprintf(name, size, "%s", key);
			return;
		}
	}
}

/* The answer that follows is the next page, where it is a page of the same: of a row of pages
 * only the last one's next is missing. named is how many this answer has named. */
static void count_pages(struct convert *convert, const struct format *format,
    const json_t *value, size_t named)
{
	char name[sizeof convert->page];

	if (convert->pages == 0 && named == 0)
		return;
	page_of(value, name, sizeof name);
	if (format == convert->paged && *name != '\0' && strcmp(name, convert->page) == 0)
		convert->sink->notes[NOTE_PAGES] -= convert->pages;
	else if (named == 0)
		return;
	memcpy(convert->page, name, sizeof name);
	convert->paged = format;
	convert->pages = named;
}

static bool is_known(const void *context, const json_t *value)
{
	const struct format *format = format_of(context, value);

	return format != NULL && format != &format_barren;
}

static enum status list_or_value(
    struct convert *convert, const json_t *value, struct fault *fault);

/* The value is in no format; what it holds may be. */
static enum status unwrap(struct convert *convert, const json_t *value, struct fault *fault)
{
	const json_t *member = envelope_member(value, 0, is_known, convert);
	enum status worst = STATUS_OK;

	if (member == NULL)
		return fault_set(fault, STATUS_REJECTED,
		    "in no format that is known; man crisis-ingest lists them");
	for (size_t i = 1; member != NULL; i++) {
		enum status status = list_or_value(convert, member, fault);

		worst = status != STATUS_OK ? status : worst;
		member = envelope_member(value, i, is_known, convert);
	}
	return worst;
}

static enum status one_value(struct convert *convert, const json_t *value, struct fault *fault)
{
	const struct format *format = format_of(convert, value);
	size_t before = convert->sink->posts, pages = convert->sink->notes[NOTE_PAGES];
	enum status status;

	if (is_mapped(convert, format, value))
		return map_value(convert, value, fault);
	if (format == NULL)
		return unwrap(convert, value, fault);
	if (format->convert == NULL)
		return fault_set(fault, STATUS_REJECTED, "JSON, and no %s", format->name);
	status = format->convert(convert->sink, value, fault);
	convert_count(convert, format, convert->sink->posts - before);
	count_pages(convert, format, value, convert->sink->notes[NOTE_PAGES] - pages);
	if (status == STATUS_OK && format != &format_barren)
		convert->last = format;
	return status;
}

static enum status list_or_value(struct convert *convert, const json_t *value, struct fault *fault)
{
	enum status worst = STATUS_OK, status;

	if (json_is_null(value)) {
		sink_note(convert->sink, NOTE_EMPTY, 1);
		return STATUS_OK;
	}
	if (!json_is_array(value))
		return one_value(convert, value, fault);
	for (size_t i = 0; i < json_array_size(value); i++) {
		status = list_or_value(convert, json_array_get(value, i), fault);
		if (status != STATUS_OK)
			worst = status;
	}
	return worst;
}

/* What envelops a list that comes in parts is said once, and may be nothing by itself. */
static enum status part_of_value(struct convert *convert, const struct frame *frame,
    const json_t *value, struct fault *fault)
{
	struct parts_before before;
	size_t values[FORMATS], twice, pages = convert->pages, i = 0;
	enum status status;

	memcpy(values, convert->values, sizeof values);
	parts_begin(&before, convert->sink);
	convert->pages = frame->first ? pages : 0;
	status = list_or_value(convert, value, fault);
	twice = parts_end(&convert->parts, &before, convert->sink, frame, value);
	if (convert->sink->notes[NOTE_PAGES] == before.notes[NOTE_PAGES])
		convert->pages = pages;
	while (formats[i] != NULL && formats[i] != convert->last)
		i++;
	convert->posts[i] -= twice < convert->posts[i] ? twice : convert->posts[i];
	if (frame->part == PART_ITEMS)
		return status;
	if (convert->sink->posts == before.posts)
		memcpy(convert->values, values, sizeof values);
	return STATUS_OK;
}

bool convert_passes(struct convert *convert, const struct frame *frame)
{
	if (convert->last != NULL && convert->last != &format_post)
		return false;
	if (frame->part != PART_WHOLE || !frame->plain ||
	    !format_is_wanted(&format_post, convert->wanted) ||
	    !post_line_passes(convert->sink, &convert->record, frame->bytes))
		return false;
	convert_count(convert, &format_post, 1);
	convert->last = &format_post;
	return true;
}

enum status convert_value(struct convert *convert, const struct frame *frame, const json_t *value,
    struct fault *fault)
{
	enum status status;

	fault->column = 0;
	if (frame->part != PART_WHOLE)
		return part_of_value(convert, frame, value, fault);
	if (!format_is_post(value) || !format_is_wanted(&format_post, convert->wanted))
		return list_or_value(convert, value, fault);
	status = post_line(convert->sink, value, frame->bytes, frame->plain, fault);
	convert_count(convert, &format_post, status == STATUS_OK);
	convert->last = &format_post;
	return status;
}

void convert_free(struct convert *convert)
{
	parts_free(&convert->parts);
	buf_free(&convert->text);
	json_decref(convert->value);
	arena_free(&convert->arena);
	record_free(&convert->record);
}
