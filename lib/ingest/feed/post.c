#include "ingest/feed/item.h"

#include <ctype.h>
#include <string.h>

#include "ingest/address.h"
#include "ingest/feed/address.h"
#include "ingest/fill.h"

void feed_item_clear(struct feed_item *item)
{
	for (size_t i = 0; i < SLOTS; i++) {
		buf_reset(&item->slots[i].text);
		item->slots[i].met = item->slots[i].markup = false;
	}
	item->no_permalink = item->video = false;
}

void feed_item_free(struct feed_item *item)
{
	for (size_t i = 0; i < SLOTS; i++)
		buf_free(&item->slots[i].text);
}

static struct span trimmed(struct span text)
{
	while (text.len > 0 && isspace((unsigned char)text.at[0]))
		text = (struct span){text.at + 1, text.len - 1};
	while (text.len > 0 && isspace((unsigned char)text.at[text.len - 1]))
		text.len--;
	return text.len > 0 ? text : (struct span){0};
}

/* What the slot holds, as it is; at NULL where that is nothing. */
static struct span bare(const struct feed_item *item, enum slot slot)
{
	const struct buf *text = &item->slots[slot].text;

	return trimmed((struct span){text->at, text->len});
}

/* HTML becomes text. */
static struct span text_of(struct sink *sink, const struct feed_item *item, enum slot slot)
{
	struct span text = bare(item, slot);

	return item->slots[slot].markup && text.at != NULL ? trimmed(sink_html(sink, text)) : text;
}

static struct span first_of(const struct feed_item *item, const enum slot *slots, size_t count)
{
	struct span found = {0};

	for (size_t i = 0; i < count && found.at == NULL; i++)
		found = bare(item, slots[i]);
	return found;
}

/* Titles and names: white space is a single space. */
static struct span one_line(struct sink *sink, struct span text)
{
	char *made, *to;

	if (text.at == NULL)
		return text;
	made = to = arena_copy(&sink->arena, text.at, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (!isspace((unsigned char)text.at[i]))
			*to++ = text.at[i];
		else if (to > made && to[-1] != ' ')
			*to++ = ' ';
	return (struct span){made, (size_t)(to - made)};
}

/* Addresses ------------------------------------------------------------------------------- */

static struct span address_of(
    struct sink *sink, const struct feed_item *item, const struct feed_item *head)
{
	static const enum slot slots[] = {SLOT_ORIGINAL, SLOT_LINK, SLOT_OTHER_LINK};
	struct span found = first_of(item, slots, sizeof slots / sizeof *slots);
	struct span base = bare(item, SLOT_BASE), id = bare(item, SLOT_ID);

	if (found.at == NULL)
		return feed_is_web(id) && !item->no_permalink ? id : (struct span){0};
	base = base.at != NULL ? feed_resolved(sink, base, bare(head, SLOT_BASE))
	                       : bare(head, SLOT_BASE);
	return feed_behind_google(sink, feed_resolved(sink, found, base));
}

/* The author ------------------------------------------------------------------------------ */

/* RSS writes "ana@example.com (Ana)", and people "Ana <ana@example.com>" or one of the two. */
static void split_author(struct sink *sink, struct span text)
{
	struct post *post = &sink->post;
	const char *open = text.len > 0 ? memchr(text.at, '(', text.len) : NULL;
	const char *angle = text.len > 0 ? memchr(text.at, '<', text.len) : NULL;
	const char *end;
	struct span name = text, mail = {0};

	if (text.len == 0)
		return;
	end = text.at + text.len;
	if (open != NULL && end[-1] == ')' &&
	    memchr(text.at, '@', (size_t)(open - text.at)) != NULL) {
		mail = trimmed((struct span){text.at, (size_t)(open - text.at)});
		name = trimmed((struct span){open + 1, (size_t)(end - open) - 2});
	} else if (angle != NULL && end[-1] == '>') {
		name = trimmed((struct span){text.at, (size_t)(angle - text.at)});
		mail = trimmed((struct span){angle + 1, (size_t)(end - angle) - 2});
	} else if (text.len > 0 && memchr(text.at, '@', text.len) != NULL &&
	           memchr(text.at, ' ', text.len) == NULL && *text.at != '@') {
		mail = text;
	}
	if (post->author_name.at == NULL)
		post->author_name = one_line(sink, name);
	if (post->author_id.at == NULL && mail.len > 0)
		post->author_id = mail;
}

static void put_author(struct sink *sink, const struct feed_item *item)
{
	static const enum slot names[] = {SLOT_CREATOR, SLOT_AUTHOR_NAME};
	struct post *post = &sink->post;

	if (post->author_name.at != NULL)
		return;
	post->author_name = one_line(sink, first_of(item, names, sizeof names / sizeof *names));
	post->author_url = bare(item, SLOT_AUTHOR_URL);
	post->author_id = bare(item, SLOT_CHANNEL);
	if (post->author_id.at == NULL)
		post->author_id = bare(item, SLOT_AUTHOR_MAIL);
	split_author(sink, bare(item, SLOT_AUTHOR));
}

/* The post -------------------------------------------------------------------------------- */

static void add_list(struct post_list *list, const struct feed_item *item, enum slot slot)
{
	const char *at = item->slots[slot].text.at, *end;

	if (item->slots[slot].text.len == 0)
		return;
	for (end = at + item->slots[slot].text.len; at < end;) {
		struct span one = span_of(at);

		post_list_add(list, trimmed(one));
		at += one.len + 1;
	}
}

static void put_text(struct sink *sink, const struct feed_item *item)
{
	static const enum slot slots[] = {SLOT_CONTENT, SLOT_SUMMARY, SLOT_CAPTION};
	struct post *post = &sink->post;

	for (size_t i = 0; i < sizeof slots / sizeof *slots && post->text.len == 0; i++) {
		post->links.count = 0;
		post->text = text_of(sink, item, slots[i]);
	}
}

static void put_times(struct sink *sink, const struct feed_item *item)
{
	static const enum slot slots[] = {SLOT_PUBLISHED, SLOT_DATE, SLOT_UPDATED};
	struct post *post = &sink->post;

	for (size_t i = 0; i < sizeof slots / sizeof *slots && post->created_at == POST_UNKNOWN;
	     i++)
		fill_member(sink, FILL_TIME, FILL_AT(created_at), bare(item, slots[i]));
	fill_member(sink, FILL_TIME, FILL_AT(edited_at), bare(item, SLOT_UPDATED));
	if (post->edited_at == post->created_at)
		post->edited_at = POST_UNKNOWN;
}

static void put_rest(struct sink *sink, const struct feed_item *item)
{
	static const struct {
		enum slot slot;
		enum fill how;
		size_t where;
	} members[] = {
	    {SLOT_LANGUAGE, FILL_TEXT, FILL_AT(lang)},
	    {SLOT_PARENT, FILL_TEXT, FILL_AT(in_reply_to)},
	    {SLOT_RATING, FILL_RATING, FILL_AT(rating)},
	    {SLOT_LIKES, FILL_COUNT, FILL_AT(likes)},
	    {SLOT_VIEWS, FILL_COUNT, FILL_AT(views)},
	    {SLOT_REPLIES, FILL_COUNT, FILL_AT(replies)},
	};

	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		fill_member(sink, members[i].how, members[i].where, bare(item, members[i].slot));
	add_list(&sink->post.tags, item, SLOT_TAGS);
	add_list(&sink->post.media, item, SLOT_MEDIA);
}

static const char *kind_of(const struct post *post, bool store)
{
	return store ? "review" : post->in_reply_to.at != NULL ? "comment" : "article";
}

/* The App Store's last page names itself as the next. */
bool feed_goes_on(const struct feed_item *head)
{
	struct span self = bare(head, SLOT_SELF), next = bare(head, SLOT_NEXT);
	struct span page = address_number(self, "page=");

	return next.at != NULL && !span_same(self, next) &&
	       (page.at == NULL || !span_same(page, address_number(next, "page=")));
}

/* Of a review, the numbers of its author and of the app are in addresses; its own is none. */
static void put_store(struct sink *sink, const struct feed_item *item)
{
	struct post *post = &sink->post;

	post->url = (struct span){0};
	post->author_id = address_number(post->author_url, "/id");
	post->source = address_number(bare(item, SLOT_OTHER_LINK), "id=");
}

bool feed_put(struct sink *sink, const struct feed_item *item, const struct feed_item *head)
{
	static const enum slot ids[] = {SLOT_ID, SLOT_LINK, SLOT_ABOUT};
	bool store = bare(item, SLOT_RATING).at != NULL;
	struct post *post;

	if (!store && item->slots[SLOT_APP].met)
		return false;
	post = sink_begin(sink, store ? "appstore" : item->video ? "youtube" : "feed");
	put_text(sink, item);
	post->id = first_of(item, ids, sizeof ids / sizeof *ids);
	post->url = address_of(sink, item, head);
	post->title = one_line(sink, text_of(sink, item, SLOT_TITLE));
	post->source = one_line(sink, text_of(sink, head, SLOT_TITLE));
	put_times(sink, item);
	put_rest(sink, item);
	put_author(sink, item);
	if (post->author_name.at == NULL)
		post->author_name = one_line(sink, bare(item, SLOT_PUBLISHER));
	put_author(sink, head);
	if (post->lang.at == NULL)
		post->lang = bare(head, SLOT_LANGUAGE);
	if (store)
		put_store(sink, item);
	post->kind = span_of(kind_of(post, store));
	sink_end(sink);
	return true;
}
