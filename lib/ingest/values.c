#include "ingest/values.h"

#include "ingest/frame/frame.h"

/* Parses and converts a frame. *again when the frame will be given once more, better. */
static enum status convert_frame(struct run *run, struct frames *frames, struct frame *frame,
    bool *again, struct fault *fault)
{
	enum status status;
	const json_t *value;

	*again = false;
	fault->line = frame->line;
	if (convert_passes(&run->convert, frame))
		return STATUS_OK;
	status = convert_read(&run->convert, frame, &value, fault);
	*again = status == STATUS_REJECTED && frames_again(frames);
	if (frame->bytes.at != frame->raw.at)
		fault->column = 0;
	if (status == STATUS_OK)
		status = convert_value(&run->convert, frame, value, fault);
	fault->line = frame->line;
	return status;
}

static enum status read_frames(struct run *run, struct frames *frames, struct fault *fault)
{
	struct frame frame;
	bool got, again;

	while (run_goes_on(run)) {
		enum status status = frames_next(frames, &frame, &got, fault);

		if (status == STATUS_OK && !got)
			break;
		if (status == STATUS_OK) {
			status = convert_frame(run, frames, &frame, &again, fault);
			if (again)
				continue;
		}
		if (!frame.goes_on)
			run_after_value(run);
		if (status == STATUS_REJECTED && frame.goes_on)
			run_keep(run, frame.raw, true);
		else if (status == STATUS_REJECTED)
			run_reject(run, fault, frames->reader->name, frame.raw);
		else if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status values_read(struct run *run, struct reader *reader, bool events, struct fault *fault)
{
	struct frames frames;
	enum status status;

	frames_start(&frames, reader, (size_t)run->options->most, 1);
	frames.hasty = true;
	frames.events.on = events;
	status = read_frames(run, &frames, fault);
	sink_note(&run->sink, NOTE_UNENDED, frames.events.lost);
	frames_close(&frames);
	return status;
}
