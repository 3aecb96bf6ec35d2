#include "ingest/platform/chat.h"

#include "ingest/fill.h"

enum { MOST = INT32_MAX }; /* of anything that is counted by hand */

void chat_line(struct buf *words, struct span line)
{
	if (line.len == 0)
		return;
	if (words->len > 0)
		buf_char(words, '\n');
	buf_add(words, line.at, line.len);
}

void chat_pair(struct buf *words, struct span label, struct span text)
{
	chat_line(words, label);
	if (label.len > 0 && text.len > 0) {
		buf_text(words, ": ");
		buf_add(words, text.at, text.len);
	} else {
		chat_line(words, text);
	}
}

struct span chat_take(struct sink *sink, struct buf *words)
{
	struct span text = {0};

	if (words->len > 0)
		text = (struct span){
		    arena_copy(&sink->arena, words->at, words->len), words->len};
	buf_free(words);
	return text;
}

void chat_options(struct sink *sink, const json_t *options)
{
	struct buf words = {0};

	if (json_array_size(options) == 0)
		return;
	chat_line(&words, sink->post.text);
	for (size_t i = 0; i < json_array_size(options); i++) {
		struct span option =
		    fill_text(json_object_get(json_array_get(options, i), "text"));

		chat_line(&words, span_of("- "));
		buf_add(&words, option.at, option.len);
	}
	sink->post.text = chat_take(sink, &words);
}

int64_t chat_sum(const json_t *list, const char *key)
{
	int64_t sum = 0;

	if (!json_is_array(list))
		return POST_UNKNOWN;
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_int_t n = json_integer_value(json_object_get(json_array_get(list, i), key));

		if (n > 0 && n <= MOST)
			sum += n;
	}
	return sum;
}

struct span chat_name(struct sink *sink, struct span first, struct span last)
{
	if (first.len == 0 || last.len == 0)
		return first.len > 0 ? first : last;
	return sink_join(sink, (struct span[]){first, span_of(" "), last}, 3);
}
