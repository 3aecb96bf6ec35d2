#include "ingest/post_line.h"

#include <string.h>

#include "ingest/fill.h"
#include "ingest/format.h"
#include "ingest/known.h"
#include "plan/facts.h"
#include "post/member.h"
#include "post/record.h"

bool format_is_post(const json_t *value)
{
	return json_is_integer(json_object_get(value, "v")) &&
	       json_is_string(json_object_get(value, "id")) &&
	       json_is_string(json_object_get(value, "platform"));
}

/* What the user cannot map, since it is no part of what a source says. */
static void fill_rest(struct post *post, const json_t *value)
{
	const json_t *most = json_object_get(value, "rating_max");
	const json_t *rating = json_object_get(value, "rating"), *geo = json_object_get(value, "geo");

	post->id_made = json_is_true(json_object_get(value, "id_made"));
	post->drill = json_is_true(json_object_get(value, "drill"));
	if (json_is_integer(most) && json_is_number(rating)) {
		post->rating = json_number_value(rating);
		post->rating_max = json_integer_value(most);
	}
	post->located = json_array_size(geo) == 2;
	if (post->located) {
		post->latitude = json_number_value(json_array_get(geo, 0));
		post->longitude = json_number_value(json_array_get(geo, 1));
	}
}

/* A deletion has no text; what else has none may hold anything. */
static enum status rewrite(struct sink *sink, const json_t *value, struct fault *fault)
{
	struct post *post = sink_begin(sink, "");

	if (!fill_has(value, "text") && !fill_is(value, "op", "delete"))
		return fault_set(fault, STATUS_REJECTED,
		    "no text: what it holds cannot be mapped or made unknown");
	post->platform = (struct span){0};
	fill_post(sink, known_members, value);
	fill_rest(post, value);
	if (fill_has(value, "text"))
		sink_end(sink);
	else
		sink_write(sink);
	return STATUS_OK;
}

const struct format format_post = {
    "post", "v, id and platform: a post already", format_is_post, rewrite};

/* White space outside strings goes, so that a value laid out over lines becomes one line. */
static void compact(struct buf *out, struct span text)
{
	bool quoted = false;

	buf_reserve(out, text.len);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (quoted && c == '\\' && i + 1 < text.len) {
			buf_char(out, c);
			c = text.at[++i];
		} else if (c == '"') {
			quoted = !quoted;
		}
		if (quoted || strchr(" \t\r\n", c) == NULL)
			buf_char(out, c);
	}
}

/* Puts a member, raw JSON, in place of the line's own. */
static struct span replaced(
    struct span line, const char *name, const struct buf *value, struct buf *out)
{
	struct record record = {0};
	struct fault ignored;

	if (record_index(&record, line, &ignored) == STATUS_OK) {
		record_write(&record, name, (struct span){value->at, value->len}, out);
		line = (struct span){out->at, out->len};
	}
	record_free(&record);
	return line;
}

static struct span replaced_text(
    struct span line, const char *name, struct span text, struct buf *out)
{
	struct buf value = {0};

	member_text(&value, NULL, text);
	line = replaced(line, name, &value, out);
	buf_free(&value);
	return line;
}

static struct span marked_as_staff(struct span line, struct buf *out)
{
	struct buf value = {0};

	buf_text(&value, "true");
	line = replaced(line, "author_staff", &value, out);
	buf_free(&value);
	return line;
}

/* Writes the line with what the user says of all posts. handle is the author's; staff: the post
 * says that they are of the brand's people. */
static void pass(struct sink *sink, struct span text, struct span handle, bool staff)
{
	struct buf platform = {0}, source = {0}, mark = {0};

	if (sink->platform.at != NULL)
		text = replaced_text(text, "platform", sink->platform, &platform);
	if (sink->source.at != NULL)
		text = replaced_text(text, "source", sink->source, &source);
	if (sink->plan != NULL && !staff && facts_own_handle(handle, sink->plan))
		text = marked_as_staff(text, &mark);
	sink_line(sink, text);
	buf_free(&platform);
	buf_free(&source);
	buf_free(&mark);
}

enum status post_line(struct sink *sink, const json_t *value, struct span text, bool plain,
    struct fault *fault)
{
	struct buf line = {0};

	if (sink->map != NULL || sink->privacy != NULL)
		return rewrite(sink, value, fault);
	if (!plain) {
		compact(&line, text);
		text = (struct span){line.at, line.len};
	}
	pass(sink, text, fill_text(json_object_get(value, "author_handle")),
	    json_is_true(json_object_get(value, "author_staff")));
	buf_free(&line);
	return STATUS_OK;
}

static bool is_string(struct span raw)
{
	return raw.at != NULL && *raw.at == '"';
}

/* As format_is_post. */
static bool is_post(const struct record *record)
{
	struct span version = record_raw(record, "v");

	/* What follows the value is no digit. */
	return version.at != NULL && strspn(version.at, "-0123456789") == version.len &&
	       is_string(record_raw(record, "id")) && is_string(record_raw(record, "platform"));
}

bool post_line_passes(struct sink *sink, struct record *record, struct span text)
{
	struct span handle = {0};
	struct fault fault;
	bool staff = false;

	if (sink->map != NULL || sink->privacy != NULL ||
	    record_index(record, text, &fault) != STATUS_OK || !is_post(record) ||
	    record_check(record, &fault) != STATUS_OK)
		return false;
	if (sink->plan != NULL) {
		record_text(record, "author_handle", &handle);
		record_flag(record, "author_staff", &staff);
	}
	pass(sink, text, handle, staff);
	return true;
}
