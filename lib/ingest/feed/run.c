#include "ingest/feed/run.h"

#include "ingest/feed/feed.h"
#include "ingest/format.h"

static void reject(
    struct run *run, struct reader *reader, const struct feed_reject *rejected, struct fault *fault)
{
	if (rejected->goes_on) {
		run_keep(run, rejected->bytes, true);
		return;
	}
	run_after_value(run);
	run_reject(run, fault, reader->name, rejected->bytes);
}

enum status feed_read(struct run *run, struct reader *reader, struct fault *fault)
{
	struct feed *feed = feed_new(reader, &run->sink, (size_t)run->options->most);
	size_t before = run->sink.posts, items = 0;
	enum status status = STATUS_OK;
	bool more = true;

	while (more && run_goes_on(run)) {
		struct feed_reject rejected;

		status = feed_next(feed, &rejected, &more, fault);
		for (; items < feed_items(feed); items++)
			run_after_value(run);
		if (status == STATUS_REJECTED)
			reject(run, reader, &rejected, fault);
		else if (status != STATUS_OK)
			break;
	}
	if (items > 0)
		convert_count(&run->convert, &format_feed, run->sink.posts - before);
	feed_free(feed);
	return status == STATUS_REJECTED ? STATUS_OK : status;
}

const struct format format_feed = {
    "feed", "XML: rss, RDF or feed, with items or entries", NULL, NULL};
