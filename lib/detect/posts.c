#include "detect/posts.h"

#include "base/hash.h"
#include "post/post.h"
#include "post/term.h"

/* What is counted of one post. */
struct counted {
	int64_t when;
	bool drill, labeled, negative;
	double reach, weight;
	uint64_t author; /* 0: unknown */
	struct span platform, id;
	struct span cluster; /* of a post that is not the first of it; empty: none */
	bool suspect;
};

enum status posts_by(struct posts *posts, const char *list, struct fault *fault)
{
	posts->by_count = 0;
	for (const char *at = list; *at != '\0';) {
		size_t len = strcspn(at, ",");

		if (len == 0 || len > 64 || posts->by_count == POSTS_BY)
			return fault_set(fault, STATUS_USAGE,
			    "--by: '%s' is no list of up to %d names with commas between", list,
			    POSTS_BY);
		posts->by[posts->by_count++] = (struct span){at, len};
		at += len + (at[len] == ',');
	}
	return STATUS_OK;
}

static uint64_t author_of(struct record *record, struct span platform)
{
	struct span author = post_member(record, "author_id");

	if (author.len == 0)
		author = post_member(record, "author_handle");
	return author.len > 0 ? hash_text(hash_text(HASH_START, platform), author) : 0;
}

static void read_score(struct posts *posts, struct record *record, struct counted *counted)
{
	double urgency = 0;
	struct span label;

	if (!record_inside(record, "score", &posts->score))
		return;
	label = post_member(&posts->score, "label");
	counted->labeled = label.len > 0;
	counted->negative = span_is(label, label_names[LABEL_NEGATIVE]);
	record_real(&posts->score, "reach", &counted->reach);
	record_real(&posts->score, "urgency", &urgency);
	counted->weight += counted->negative ? 1 + urgency : 0;
}

/* The first post of a cluster has nobody's text but its own. */
static void read_cluster(struct posts *posts, struct record *record, struct counted *counted)
{
	int64_t size = 0;

	if (!record_inside(record, "cluster", &posts->cluster))
		return;
	record_integer(&posts->cluster, "size", &size);
	if (size < 2)
		return;
	counted->cluster = post_member(&posts->cluster, "id");
	counted->suspect = post_member(&posts->cluster, "coordinated").len > 0;
}

/* A deletion and a newer text are no new post, and the brand's own posts no sign of anything. */
static bool is_counted(struct record *record)
{
	struct span op = post_member(record, "op");

	return post_is(record) && !span_is(op, "delete") && !span_is(op, "update") &&
	       !post_flag(record, "author_staff");
}

static void count(struct posts *posts, struct span key, const struct counted *counted)
{
	struct tally_of_posts *place =
	    detector_place(posts->detector, key, counted->drill, counted->when);

	place->volume++;
	place->labeled += counted->labeled;
	place->negative += counted->negative;
	place->reach += counted->negative ? counted->reach : 0;
	if (counted->author != 0)
		sketch_add(&place->authors, counted->author);
	if (counted->author != 0 && counted->negative)
		sketch_add(&place->critics, counted->author);
	leaders_add(&place->copied, counted->cluster, 1, counted->suspect);
	tally_sample(place, counted->weight + counted->reach, counted->platform, counted->id);
}

static void count_under(
    struct posts *posts, struct span kind, struct span name, const struct counted *counted)
{
	if (name.len == 0)
		return;
	buf_reset(&posts->key);
	buf_add(&posts->key, kind.at, kind.len);
	buf_char(&posts->key, ':');
	buf_add(&posts->key, name.at, name.len < 200 ? name.len : 200);
	count(posts, (struct span){posts->key.at, posts->key.len}, counted);
}

static void count_by(struct posts *posts, struct record *record, struct span by,
    const struct counted *counted)
{
	const struct span *topics;
	size_t topic_count;
	char name[65];

	memcpy(name, by.at, by.len);
	name[by.len] = '\0';
	if (strcmp(name, "topic") == 0 && record_has(record, "score")) {
		topic_count = record_texts(&posts->score, "topics", &topics);
		for (size_t i = 0; i < topic_count && i < POSTS_KEYS; i++)
			count_under(posts, by, topics[i], counted);
	} else if (strcmp(name, "stance") == 0 && record_has(record, "score")) {
		count_under(posts, by, post_member(&posts->score, name), counted);
	} else if (strcmp(name, "team") == 0) {
		if (record_inside(record, "route", &posts->route))
			count_under(posts, by, post_member(&posts->route, name), counted);
	} else if (strcmp(name, "topic") != 0 && strcmp(name, "stance") != 0) {
		count_under(posts, by, post_member(record, name), counted);
	}
}

static enum status verdict(const struct record *inner, struct fault *fault)
{
	return inner->status == STATUS_OK
	           ? STATUS_OK
	           : fault_set(fault, inner->status, "%s", inner->fault.what);
}

enum status posts_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct posts *posts = state;
	struct counted counted = {.weight = 0.5};
	enum status status;

	(void)member;
	output_settle(posts->out);
	posts->score.status = posts->route.status = posts->cluster.status = STATUS_OK;
	if (!is_counted(record))
		return STATUS_OK;
	counted.when = post_created_at(record);
	counted.platform = post_member(record, "platform");
	counted.id = post_member(record, "id");
	counted.drill = post_flag(record, "drill");
	counted.author = author_of(record, counted.platform);
	read_score(posts, record, &counted);
	read_cluster(posts, record, &counted);
	status = verdict(&posts->score, fault);
	if (status == STATUS_OK)
		status = verdict(&posts->cluster, fault);
	if (status != STATUS_OK || record->status != STATUS_OK)
		return status;
	if (counted.when == POST_UNKNOWN) {
		posts->undated++;
		return STATUS_OK;
	}
	if (!detector_meet(posts->detector, counted.when))
		return STATUS_OK;
	count(posts, span_of("all"), &counted);
	for (size_t i = 0; i < posts->by_count; i++)
		count_by(posts, record, posts->by[i], &counted);
	return STATUS_OK;
}

void posts_free(struct posts *posts)
{
	record_free(&posts->score);
	record_free(&posts->route);
	record_free(&posts->cluster);
	buf_free(&posts->key);
}
