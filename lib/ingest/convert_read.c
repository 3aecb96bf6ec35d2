/* The text of a value parsed, repaired where that is needed. */
#include "ingest/convert.h"

#include "post/json.h"

enum { SMALL = 1 << 18 };

/* A small value goes into the arena, which keeps its memory; a big one gives it back. */
static enum status read_value(
    struct convert *convert, struct span text, const json_t **value, struct fault *fault)
{
	enum status status;
	json_t *read;

	json_decref(convert->value);
	convert->value = NULL;
	arena_reset(&convert->arena);
	if (text.len <= SMALL)
		status = json_read_in(&convert->arena, text, &read, fault);
	else
		status = json_read(text, &read, fault);
	if (text.len > SMALL)
		convert->value = read;
	*value = read;
	return status;
}

enum status convert_read(
    struct convert *convert, struct frame *frame, const json_t **value, struct fault *fault)
{
	struct fault second;
	size_t repairs;

	if (read_value(convert, frame->bytes, value, fault) == STATUS_OK)
		return STATUS_OK;
	buf_reset(&convert->text);
	repairs = json_repair(&convert->text, frame->bytes);
	if (read_value(convert, (struct span){convert->text.at, convert->text.len}, value,
	        &second) != STATUS_OK)
		return STATUS_REJECTED;
	frame->bytes = (struct span){convert->text.at, convert->text.len};
	convert->sink->repairs += repairs;
	return STATUS_OK;
}
