#include "ingest/table/columns_settle.h"

#include <string.h>
#include <strings.h>

#include "base/num.h"
#include "ingest/address.h"
#include "ingest/lang.h"
#include "ingest/naming.h"
#include "ingest/platform/review.h"
#include "ingest/table/cell.h"

/* Where it was posted: by what the table is, by any column that says so, by the address. A
 * name that is none of ours is the source. */
static void settle_platform(
    const struct columns *columns, struct sink *sink, const struct row *row)
{
	struct post *post = &sink->post;
	struct span other = {0}, found = {0};

	if (columns->sign != NULL)
		found = span_of(columns->sign->platform);
	for (size_t i = 0; found.at == NULL && i < COLUMNS_OF_ROLE; i++) {
		size_t index = columns->roles[ROLE_NETWORK][i];
		struct span name = index < row->count ? row->fields[index] : (struct span){0};

		found = naming_platform(name);
		if (other.len == 0 && !cell_is_void(name))
			other = name;
	}
	if (found.at == NULL)
		found = naming_host(post->url);
	post->platform = found.at != NULL ? found : span_of("csv");
	if (found.at == NULL && post->source.at == NULL && other.len > 0)
		post->source = sink_clean(sink, other);
	if (!columns->own_kind && other.len > 0 && memchr(other.at, ' ', other.len) == NULL)
		post->kind = naming_kind(other);
}

static bool is_false(struct span cell)
{
	return cell.len == 5 && strncasecmp(cell.at, "false", 5) == 0;
}

static bool is_true(struct span cell)
{
	return cell.len > 0 && strchr("tTyY1", *cell.at) != NULL;
}

static bool is_old_retweet(const struct post *post)
{
	return span_is(post->platform, "x") && post->text.len > 4 &&
	       memcmp(post->text.at, "RT @", 4) == 0;
}

/* The last resorts: what such tables hold. */
static const char *usual_kind(const struct columns *columns, const struct post *post)
{
	if (post->rating_max != POST_UNKNOWN || columns_is(columns, "steam"))
		return "review";
	if (columns_is(columns, "facebook") && post->conversation_id.len > 0)
		return "comment";
	if (columns_is(columns, "ticket"))
		return "ticket";
	return columns_is(columns, "youtube") ? "comment" : NULL;
}

static void settle_kind(const struct columns *columns, struct sink *sink, const struct row *row)
{
	struct post *post = &sink->post;

	for (size_t i = 0; i < COLUMNS_OF_ROLE && columns->roles[ROLE_TYPE][i] < row->count; i++)
		if (post->kind.at == NULL)
			post->kind = naming_kind(row->fields[columns->roles[ROLE_TYPE][i]]);
	if (is_true(columns_role(columns, row, ROLE_REPOST)) || is_old_retweet(post))
		post->kind = span_of("repost");
	if (post->kind.at == NULL && is_true(columns_role(columns, row, ROLE_REPLY)))
		post->kind = span_of("comment");
	if (post->kind.at == NULL)
		post->kind = span_of(usual_kind(columns, post));
}

/* One column for what is reposted and what is quoted: the kind tells. */
static void settle_reference(
    const struct columns *columns, struct sink *sink, const struct row *row)
{
	struct span reference = cell_id(columns_role(columns, row, ROLE_REFERENCE));

	if (cell_is_void(reference))
		return;
	if (span_is(sink->post.kind, "repost"))
		sink->post.repost_of = sink_clean(sink, reference);
	else
		sink->post.quote_of = sink_clean(sink, reference);
}

static bool has_no_handles(struct span platform)
{
	static const char *const names[] = {
	    "googleplay", "appstore", "google", "trustpilot", "yelp"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (span_is(platform, names[i]))
			return true;
	return false;
}

/* Brandwatch has both in one: ana (Ana K). */
static void part_name(struct post *post)
{
	struct span *name = &post->author_name;
	size_t len = post->author_handle.len;

	if (len > 0 && name->len > len + 3 && memcmp(name->at, post->author_handle.at, len) == 0 &&
	    memcmp(name->at + len, " (", 2) == 0 && name->at[name->len - 1] == ')')
		*name = (struct span){name->at + len + 2, name->len - len - 3};
}

/* snscrape gives the address of the account: its last part is the handle. */
static void part_address(struct post *post)
{
	struct span *handle = &post->author_handle;
	size_t start = handle->len;

	if (handle->len < 8 || memcmp(handle->at, "http", 4) != 0)
		return;
	while (start > 0 && handle->at[start - 1] != '/')
		start--;
	if (post->author_url.at == NULL)
		post->author_url = *handle;
	*handle = (struct span){handle->at + start, handle->len - start};
}

/* Sources of reviews show names, no handles; a handle holds no space, and a name that starts
 * with an at sign is one. */
static void settle_author(struct post *post)
{
	struct span *handle = &post->author_handle, *name = &post->author_name;

	if (handle->len == 0 && name->len > 1 && name->at[0] == '@')
		*handle = *name;
	part_address(post);
	if (handle->len > 1 && handle->at[0] == '@')
		*handle = (struct span){handle->at + 1, handle->len - 1};
	part_name(post);
	if (handle->len == 0 || (memchr(handle->at, ' ', handle->len) == NULL &&
	                            !has_no_handles(post->platform)))
		return;
	if (name->len == 0)
		*name = *handle;
	*handle = (struct span){0};
}

static void settle_place(const struct columns *columns, struct post *post, const struct row *row)
{
	struct span lat = columns_role(columns, row, ROLE_LATITUDE);
	struct span lon = columns_role(columns, row, ROLE_LONGITUDE);
	struct fault ignored;

	if (lat.len == 0 || lon.len == 0 || (span_is(lat, "0") && span_is(lon, "0")))
		return;
	post->located =
	    num_real(lat.at, lat.len, -90, 90, &post->latitude, &ignored) == STATUS_OK &&
	    num_real(lon.at, lon.len, -180, 180, &post->longitude, &ignored) == STATUS_OK;
}

/* An address often holds the id; Reddit's dumps leave out what kind of thing an id is of. */
static void settle_id(const struct columns *columns, struct sink *sink)
{
	struct post *post = &sink->post;
	bool comment = post->in_reply_to.len > 0 || post->conversation_id.len > 0;

	if (span_is(post->conversation_id, "0")) /* Brandwatch's, for none */
		post->conversation_id = (struct span){0};
	if (post->id.len == 0)
		post->id = address_id(sink, post->platform, post->url);
	if (columns_is(columns, "reddit") && post->id.len > 0 &&
	    memchr(post->id.at, '_', post->id.len) == NULL)
		post->id = sink_join(
		    sink, (struct span[]){span_of(comment ? "t1_" : "t3_"), post->id}, 2);
}

/* YouTube and shops give the text as their pages show it. */
static bool is_markup(struct span text)
{
	return text.len > 0 && (span_find(text, "<br") != NULL || span_find(text, "&#39;") != NULL ||
	       span_find(text, "&quot;") != NULL || span_find(text, "<a href=") != NULL);
}

static void settle_text(const struct columns *columns, struct sink *sink)
{
	struct post *post = &sink->post;

	if (columns_is(columns, "x") || columns_is(columns, "reddit"))
		post->text = sink_unescaped(sink, post->text);
	else if (is_markup(post->text))
		post->text = sink_html(sink, post->text);
	if (span_same(post->title, post->text))
		post->title = (struct span){0};
	post->lang = lang_tag(sink, post->lang);
}

void columns_settle(const struct columns *columns, struct sink *sink, const struct row *row)
{
	struct post *post = &sink->post;
	int64_t changed = post->edited_at;

	settle_text(columns, sink);
	if (!columns->own_platform)
		settle_platform(columns, sink, row);
	if (!columns->own_kind)
		settle_kind(columns, sink, row);
	settle_reference(columns, sink, row);
	settle_id(columns, sink);
	if (post->url.len > 3 && memcmp(post->url.at, "/r/", 3) == 0)
		post->url = sink_join(
		    sink, (struct span[]){span_of("https://www.reddit.com"), post->url}, 2);
	post->edited_at = POST_UNKNOWN;
	review_edited(post, changed);
	settle_author(post);
	settle_place(columns, post, row);
	if (is_false(columns_role(columns, row, ROLE_INBOUND)) ||
	    !cell_is_void(columns_role(columns, row, ROLE_SENDER)))
		post->author_staff = POST_ANSWER_YES;
}
