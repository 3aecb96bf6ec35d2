/*
 * Lines of Zeeschuimer, and of the files that 4CAT makes of them: what a platform's site sent,
 * in data or with __import_meta beside it. The platform's own format does the rest.
 */
#include "ingest/fill.h"
#include "ingest/format.h"

static bool fits(const json_t *value)
{
	return json_is_object(json_object_get(value, "__import_meta")) ||
	       (fill_has(value, "source_platform") &&
	           json_is_object(json_object_get(value, "data")));
}

static const struct format *format_of(const json_t *item)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (formats[i] != &format_zeeschuimer && formats[i] != &format_post &&
		    formats[i] != &format_barren && format_fits(formats[i], item))
			return formats[i];
	return NULL;
}

static enum status convert(struct sink *sink, const json_t *value, struct fault *fault)
{
	const json_t *meta = json_object_get(value, "__import_meta"),
	             *item = json_object_get(value, "data");
	struct span platform;
	const struct format *format;
	enum status status;

	if (json_is_object(meta))
		item = value;
	else
		meta = value;
	format = format_of(item);
	platform = fill_text(json_object_get(meta, "source_platform"));
	if (format == NULL)
		return fault_set(fault, STATUS_REJECTED, "a record of %.*s, in no known shape",
		    platform.len > 0 && platform.len < 80 ? (int)platform.len : 14,
		    platform.len > 0 && platform.len < 80 ? platform.at : "some platform");
	fill_time(json_object_get(meta, "timestamp_collected"), &sink->collected);
	status = format->convert(sink, item, fault);
	sink->collected = 0;
	return status;
}

const struct format format_zeeschuimer = {
    "zeeschuimer", "__import_meta, or source_platform and data", fits, convert};
