#include "ingest/feed/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/charset.h"
#include "ingest/feed/mend.h"
#include "ingest/feed/parser.h"

enum { PROLOG = 200 };

struct feed {
	struct reader *reader;
	struct sink *sink;
	size_t most;
	struct charset *charset; /* NULL: nothing was read yet */
	struct buf clean;        /* UTF-8 */
	size_t done;             /* how much of it was mended */
	struct mend mend;
	struct buf mended;
	struct feed_parser *parser;
	struct buf raw; /* since the item at hand began */
	size_t line;    /* where it did */
	bool lost;      /* nothing is taken up to the next item */
	bool told;      /* what is lost was rejected; its rest goes on */
	bool spent;     /* what was kept was given as rejected */
	bool over;
	size_t items, before; /* before this document */
	size_t apps;          /* in it */
};

static void take(void *state, const struct feed_item *item, const struct feed_item *head)
{
	struct feed *feed = state;

	if (item != NULL) {
		feed->items++;
		feed->apps += !feed_put(feed->sink, item, head);
		return;
	}
	if (feed->apps > 1)
		sink_note(feed->sink, NOTE_PLACES, 1);
	else if (feed->items == feed->before + feed->apps)
		sink_note(feed->sink, NOTE_EMPTY, 1);
	else if (feed_goes_on(head))
		sink_note(feed->sink, NOTE_PAGES, 1);
	feed->before = feed->items;
	feed->apps = 0;
}

struct feed *feed_new(struct reader *reader, struct sink *sink, size_t most)
{
	struct feed *feed = mem_new(1, sizeof *feed);

	feed->reader = reader;
	feed->sink = sink;
	feed->most = most;
	feed->line = 1;
	buf_reserve(&feed->clean, 0);
	feed->parser = feed_parser_new(most, take, feed);
	return feed;
}

void feed_free(struct feed *feed)
{
	charset_free(feed->charset);
	buf_free(&feed->clean);
	buf_free(&feed->mended);
	feed_parser_free(feed->parser);
	buf_free(&feed->raw);
	free(feed);
}

size_t feed_items(const struct feed *feed)
{
	return feed->items;
}

/* Input ----------------------------------------------------------------------------------- */

/* The value of encoding="..." in <?xml ...?>. What says UTF-16 in bytes that can be read is not. */
static struct span declared(struct span start)
{
	const char *at = memchr(start.at, '<', start.len), *end = start.at + start.len, *close;
	size_t len;

	if (at == NULL || end - at < 5 || memcmp(at, "<?xml", 5) != 0)
		return (struct span){0};
	close = memchr(at, '>', (size_t)(end - at));
	end = close != NULL ? close : end;
	for (; end - at > 10; at++)
		if (memcmp(at, "encoding", 8) == 0)
			break;
	if (end - at <= 10)
		return (struct span){0};
	for (at += 8; at < end && strchr(" \t\r\n=", *at) != NULL; at++)
		;
	if (at == end || (*at != '"' && *at != '\''))
		return (struct span){0};
	close = memchr(at + 1, *at, (size_t)(end - at) - 1);
	len = close != NULL ? (size_t)(close - at) - 1 : 0;
	if (len >= 3 && (memcmp(at + 1, "UTF", 3) == 0 || memcmp(at + 1, "utf", 3) == 0))
		return span_of("UTF-8");
	return (struct span){at + 1, len};
}

/* The prolog must be whole, to know the encoding by it. */
static bool knows_start(const struct feed *feed)
{
	struct span window = reader_window(feed->reader);

	return feed->charset != NULL || window.len >= PROLOG || feed->reader->ended ||
	       (window.len > 0 && memchr(window.at, '>', window.len) != NULL);
}

/* Takes what was read, as UTF-8. */
static enum status fill(struct feed *feed, struct fault *fault)
{
	struct span window = reader_window(feed->reader);

	while ((window.len == 0 || !knows_start(feed)) && !feed->reader->ended) {
		enum status status = reader_more(feed->reader, fault);
		if (status != STATUS_OK)
			return status;
		window = reader_window(feed->reader);
	}
	if (feed->charset == NULL && window.len >= 3 && memcmp(window.at, "\xEF\xBB\xBF", 3) == 0) {
		reader_skip(feed->reader, 3);
		window = reader_window(feed->reader);
	}
	if (feed->charset == NULL)
		feed->charset = charset_new(declared(window));
	if (feed->done > 0) {
		memmove(feed->clean.at, feed->clean.at + feed->done, feed->clean.len - feed->done);
		feed->clean.len -= feed->done;
		feed->done = 0;
	}
	feed->sink->repairs +=
	    charset_put(feed->charset, window, feed->reader->ended, &feed->clean);
	reader_skip(feed->reader, window.len);
	return STATUS_OK;
}

/* Items ----------------------------------------------------------------------------------- */

/* Gives what was kept of the item at hand as rejected. */
static enum status give_up(struct feed *feed, struct feed_reject *reject, struct fault *fault,
    const char *words, const char *detail)
{
	fault->line = feed->line;
	fault->column = 0;
	reject->bytes = (struct span){feed->raw.at, feed->raw.len};
	reject->goes_on = feed->told;
	feed->told = feed->spent = true;
	return fault_set(fault, STATUS_REJECTED, "%s%s", words, detail);
}

static const char *wrong(const struct feed *feed)
{
	const char *words = feed_parser_wrong(feed->parser);

	return words != NULL ? words : "";
}

/* At the start of an item: an item before it that was broken is over. */
static enum status next_item(struct feed *feed, struct feed_reject *reject, struct fault *fault)
{
	enum status status = STATUS_OK;

	if (feed->lost) {
		if (!feed->told || feed->raw.len > 0)
			status = give_up(feed, reject, fault, "not well-formed XML: ", wrong(feed));
		feed_parser_restart(feed->parser);
		feed->lost = feed->told = false;
	}
	return status;
}

/* Parses what was mended, and keeps it in mind as long as an item is not whole. */
static void parse(struct feed *feed)
{
	if (!feed->lost)
		feed_parse(feed->parser, (struct span){feed->mended.at, feed->mended.len});
	buf_reset(&feed->mended);
	feed->lost = feed->lost || feed_parser_wrong(feed->parser) != NULL;
}

static enum status at_end(struct feed *feed, struct feed_reject *reject, struct fault *fault)
{
	feed->over = true;
	if (feed->mend.entities)
		sink_note(feed->sink, NOTE_ENTITIES, 1);
	feed->sink->repairs += feed->mend.repairs;
	if (feed->lost && (!feed->told || feed->raw.len > 0))
		return give_up(feed, reject, fault, "not well-formed XML: ", wrong(feed));
	if (!feed->lost && feed_parser_in_item(feed->parser))
		return give_up(feed, reject, fault, "the feed ends within an item: cut?", "");
	if (!feed->lost && feed_parser_inside(feed->parser)) {
		buf_reset(&feed->raw);
		feed->line = feed->mend.lines + 1;
		return give_up(feed, reject, fault, "the feed does not end: cut?", "");
	}
	return STATUS_OK;
}

/* Behind a piece: what is whole need not be kept; what is too long is rejected. */
static enum status settle(struct feed *feed, struct feed_reject *reject, struct fault *fault)
{
	const char *stranger = feed_parser_stranger(feed->parser);
	enum status status = STATUS_OK;

	if (stranger != NULL && feed->items == 0)
		return fault_set(fault, STATUS_USAGE,
		    "is XML, but no feed: its outermost element is <%s>", stranger);
	if (stranger != NULL) {
		fault->line = feed->mend.lines + 1;
		return fault_set(fault, STATUS_REJECTED,
		    "a document that is no feed: its outermost element is <%s>", stranger);
	}
	if (feed->raw.len > feed->most) {
		status = give_up(feed, reject, fault, "an item over the limit (--max-record)", "");
		feed->lost = true;
	}
	return status;
}

enum status feed_next(
    struct feed *feed, struct feed_reject *reject, bool *more, struct fault *fault)
{
	size_t taken;
	struct span rest;
	bool last, item;
	enum status status;

	*more = !feed->over;
	*reject = (struct feed_reject){0};
	if (feed->over)
		return STATUS_OK;
	if (feed->spent)
		buf_reset(&feed->raw);
	feed->spent = false;
	rest = (struct span){feed->clean.at + feed->done, feed->clean.len - feed->done};
	last = feed->reader->ended && reader_window(feed->reader).len == 0 && feed->charset != NULL;
	taken = mend_put(&feed->mend, rest, last, &feed->mended, &item);
	if (taken > 0)
		buf_add(&feed->raw, rest.at, taken);
	feed->done += taken;
	parse(feed);
	if (item) {
		status = next_item(feed, reject, fault);
		if (status == STATUS_OK)
			buf_reset(&feed->raw);
		feed->line = feed->mend.lines + 1;
		return status;
	}
	if (!feed->lost && !feed_parser_in_item(feed->parser))
		buf_reset(&feed->raw);
	status = settle(feed, reject, fault);
	if (status != STATUS_OK)
		return status;
	return last ? at_end(feed, reject, fault) : fill(feed, fault);
}
