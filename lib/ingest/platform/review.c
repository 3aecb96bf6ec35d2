#include "ingest/platform/review.h"

#include "ingest/fill.h"

/* Under these keys pages of reviews hold their list. */
static const char *const keys[] = {"reviews", "data", "result", "results", "items"};

enum { KEYS = sizeof keys / sizeof *keys };

/* jansson iterates over what it may change; nothing is changed here. */
static json_t *iterable(const json_t *object)
{
	return (json_t *)(uintptr_t)object;
}

/* The first that a list holds, or an object. */
static const json_t *first_of(const json_t *value)
{
	json_t *object = iterable(value);

	if (json_is_array(value))
		return json_array_get(value, 0);
	return json_object_iter_value(json_object_iter(object));
}

/* The list or object that the reviews are in; NULL where the value is none, or one itself. */
static const json_t *list_in(const json_t *value, review_test *is)
{
	for (size_t i = 0; i < KEYS; i++) {
		const json_t *list = json_object_get(value, keys[i]), *first = first_of(list);

		if (json_is_object(first) && is(first))
			return list;
	}
	return NULL;
}

bool review_holds(const json_t *value, review_test *is)
{
	return is(value) || list_in(value, is) != NULL;
}

void review_each(struct sink *sink, const json_t *value, review_test *is, review_put *put)
{
	const json_t *list = is(value) ? NULL : list_in(value, is);
	json_t *object = iterable(list);

	if (list == NULL && is(value))
		put(sink, value, value);
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		if (json_is_object(json_array_get(list, i)))
			put(sink, json_array_get(list, i), value);
	for (void *at = json_object_iter(object); at != NULL;
	    at = json_object_iter_next(object, at))
		if (is(json_object_iter_value(at)))
			put(sink, json_object_iter_value(at), value);
}

void review_edited(struct post *post, int64_t changed)
{
	if (changed == POST_UNKNOWN || post->created_at == POST_UNKNOWN ||
	    changed <= post->created_at)
		return;
	post->op = span_of("update");
	post->edited_at = changed;
}

void review_answered(struct sink *sink, const struct review_answer *answer)
{
	struct span platform = sink->post.platform, review = sink->post.id;
	struct buf id = {0};
	struct post *post;

	if (answer->text.len == 0)
		return;
	buf_add(&id, review.at, review.len);
	post = sink_begin(sink, "");
	post->platform = platform;
	post->kind = span_of("comment");
	post->in_reply_to = (struct span){arena_copy(&sink->arena, id.at, id.len), id.len};
	buf_free(&id);
	post->id = answer->id;
	if (post->id.len == 0 || span_same(post->id, post->in_reply_to)) {
		post->id = sink_join(
		    sink, (struct span[]){post->in_reply_to, span_of("/answer")}, 2);
		post->id_made = true;
	}
	post->text = sink_clean(sink, answer->text);
	post->author_name = sink_clean(sink, answer->name);
	fill_member(sink, FILL_TIME, FILL_AT(created_at),
	    json_is_string(answer->time) ? fill_text(answer->time) : answer->date);
	if (post->created_at == POST_UNKNOWN)
		fill_time(answer->time, &post->created_at);
	post->author_staff = POST_ANSWER_YES;
	sink_end(sink);
}
