#include "ingest/convert.h"

#include <string.h>

#include "ingest/map.h"
#include "post/json.h"
#include "post/member.h"
#include "post/record.h"

const struct format *const formats[FORMATS] = {
    &format_x_v2,
    &format_x_v1,
    &format_x_archive,
    &format_mastodon,
    &format_bluesky,
    &format_reddit,
    &format_youtube,
    &format_activitypub,
    &format_jetstream,
    &format_jsonfeed,
    &format_feed,
    &format_stackexchange,
    &format_lemmy,
    &format_discord,
    &format_telegram,
    &format_telegram_bot,
    &format_slack,
    &format_mattermost,
    &format_rocketchat,
    &format_messenger,
    &format_discourse,
    &format_zendesk,
    &format_intercom,
    &format_chatwoot,
    &format_appstore,
    &format_googleplay,
    &format_google,
    &format_trustpilot,
    &format_yelp,
    &format_steam,
    &format_whatsapp,
    &format_post,
    &format_barren,
    NULL,
};

bool format_is_post(const json_t *value)
{
	return json_is_integer(json_object_get(value, "v")) &&
	       json_is_string(json_object_get(value, "id")) &&
	       json_is_string(json_object_get(value, "platform"));
}

/* Posts are written as they came, by convert_value; what comes here is none, or deep in lists. */
static enum status refuse(struct sink *sink, const json_t *value, struct fault *fault)
{
	(void)sink;
	(void)value;
	return fault_set(
	    fault, STATUS_REJECTED, "no post by itself: v, id and platform are needed");
}

const struct format format_post = {
    "post", "v, id and platform: a post already", format_is_post, refuse};

/* The format's name, or the part of it before a dash. */
static bool is_wanted(const struct format *format, const char *wanted)
{
	size_t len = wanted != NULL ? strlen(wanted) : 0;

	return wanted == NULL || (strncmp(format->name, wanted, len) == 0 &&
	                             (format->name[len] == '\0' || format->name[len] == '-'));
}

enum status convert_check(const char *wanted, struct fault *fault)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (is_wanted(formats[i], wanted))
			return STATUS_OK;
	return fault_set(fault, STATUS_USAGE, "there is no format '%s'; see --help", wanted);
}

/* By content; where the user named one format, that, whatever the content. */
static const struct format *format_of(const struct convert *convert, const json_t *value)
{
	const struct format *only = NULL;
	size_t wanted = 0;

	if (convert->last != NULL && convert->last->fits(value))
		return convert->last;
	for (size_t i = 0; formats[i] != NULL; i++) {
		if (!is_wanted(formats[i], convert->wanted))
			continue;
		if (formats[i]->fits(value))
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

static enum status one_value(struct convert *convert, const json_t *value, struct fault *fault)
{
	const struct format *format = format_of(convert, value);
	size_t before = convert->sink->posts;
	enum status status;

	if (is_mapped(convert, format, value))
		return map_value(convert, value, fault);
	if (format == NULL)
		return fault_set(fault, STATUS_REJECTED,
		    "in no format that is known; crisis-ingest --help lists them");
	status = format->convert(convert->sink, value, fault);
	convert_count(convert, format, convert->sink->posts - before);
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

/* Puts what the user says in place of a member of a post's line. */
static struct span replaced(struct span line, const char *name, struct span text, struct buf *out)
{
	struct record record = {0};
	struct fault ignored;
	struct buf value = {0};

	buf_reset(out);
	member_text(&value, NULL, text);
	if (record_index(&record, line, &ignored) == STATUS_OK) {
		record_write(&record, name, (struct span){value.at, value.len}, out);
		line = (struct span){out->at, out->len};
	}
	record_free(&record);
	buf_free(&value);
	return line;
}

static void write_post(struct convert *convert, struct span text, bool plain)
{
	struct sink *sink = convert->sink;
	struct buf line = {0}, platform = {0}, source = {0};

	if (!plain) {
		compact(&line, text);
		text = (struct span){line.at, line.len};
	}
	if (sink->platform.at != NULL)
		text = replaced(text, "platform", sink->platform, &platform);
	if (sink->source.at != NULL)
		text = replaced(text, "source", sink->source, &source);
	sink_line(sink, text);
	convert_count(convert, &format_post, 1);
	convert->last = &format_post;
	buf_free(&line);
	buf_free(&platform);
	buf_free(&source);
}

/* What jansson refuses is repaired and read again; *text then is the repaired text. */
static enum status read_value(struct convert *convert, struct span *text, json_t **value,
    struct fault *fault)
{
	struct fault second;
	size_t repairs;

	if (json_read(*text, value, fault) == STATUS_OK)
		return STATUS_OK;
	buf_reset(&convert->text);
	repairs = json_repair(&convert->text, *text);
	*text = (struct span){convert->text.at, convert->text.len};
	if (json_read(*text, value, &second) != STATUS_OK)
		return STATUS_REJECTED;
	convert->sink->repairs += repairs;
	return STATUS_OK;
}

enum status convert_value(
    struct convert *convert, struct span text, bool plain, struct fault *fault)
{
	enum status status;
	json_t *value;

	status = read_value(convert, &text, &value, fault);
	if (status != STATUS_OK)
		return status;
	fault->column = 0;
	if (format_is_post(value) && is_wanted(&format_post, convert->wanted))
		write_post(convert, text, plain);
	else
		status = list_or_value(convert, value, fault);
	json_decref(value);
	return status;
}

void convert_free(struct convert *convert)
{
	buf_free(&convert->text);
}
