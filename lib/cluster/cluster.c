#include "cluster/cluster.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "cluster/memory.h"
#include "post/post.h"

enum { LONGEST_ID = 512, FEW_FOLLOWERS = 10, DIGITS = 4, YOUNG = 30 * 86400 };

struct clustering {
	struct clustering_options options;
	struct words_reader *reader;
	struct live *live;
	struct words words;
	bool dropped;
	int64_t latest;       /* of the posts' times */
	struct record record; /* of a line that is written late */
	struct buf member;
};

/* Collapsing ------------------------------------------------------------------------------ */

static void keep_line(struct cluster *cluster, struct span line)
{
	cluster->line = mem_new(1, sizeof *cluster->line + line.len);
	cluster->line->len = line.len;
	memcpy(cluster->line->bytes, line.at, line.len);
}

static void write_line(void *state, struct cluster *cluster)
{
	struct clustering *clustering = state;
	struct output *out = clustering->options.out;
	struct fault ignored;

	if (cluster->line == NULL)
		return;
	/* It was indexed when it came. */
	record_index(&clustering->record,
	    (struct span){cluster->line->bytes, cluster->line->len}, &ignored);
	buf_reset(&clustering->member);
	cluster_write(cluster, cluster->passed_on ? CLUSTER_REPOST : CLUSTER_EXACT,
	    &clustering->member);
	record_write(&clustering->record, "cluster",
	    (struct span){clustering->member.at, clustering->member.len}, &out->waiting);
	output_text(out, "\n");
	output_settle(out);
}

static void expire(struct clustering *clustering, int64_t at)
{
	if (clustering->options.flush == 0 || at == POST_UNKNOWN || at <= clustering->latest)
		return;
	clustering->latest = at;
	live_expire(clustering->live, at - clustering->options.flush);
}

static int by_order(const void *left, const void *right)
{
	const struct cluster *const *a = left, *const *b = right;

	return ((*a)->order > (*b)->order) - ((*a)->order < (*b)->order);
}

void clustering_finish(struct clustering *clustering)
{
	struct cluster **all = NULL, *cluster = NULL;
	size_t count = 0, room = 0;

	if (!clustering->options.collapse)
		return;
	while ((cluster = live_next(clustering->live, cluster)) != NULL) {
		all = mem_room(all, count, &room, sizeof(struct cluster *));
		all[count++] = cluster;
	}
	if (count > 0)
		qsort(all, count, sizeof(struct cluster *), by_order);
	for (size_t i = 0; i < count; i++)
		write_line(clustering, all[i]);
	free(all);
}

const bool *clustering_dropped(const struct clustering *clustering)
{
	return &clustering->dropped;
}

/* Opening --------------------------------------------------------------------------------- */

enum status clustering_check(struct clustering_options *options, const char *template,
    bool remembers, struct fault *fault)
{
	options->together = span_is(span_of(template), "together");
	if (!options->together && !span_is(span_of(template), "apart"))
		return fault_set(fault, STATUS_USAGE, "--template is apart or together, not '%s'",
		    template);
	if (options->collapse && options->explain)
		return fault_set(fault, STATUS_USAGE, "--collapse and --explain do not go together");
	if (options->flush > 0 && !options->collapse)
		return fault_set(fault, STATUS_USAGE, "--flush is for --collapse");
	if (options->flush > 0 && remembers)
		return fault_set(fault, STATUS_USAGE, "--flush and --ledger do not go together");
	return STATUS_OK;
}

struct clustering *clustering_new(const struct clustering_options *options)
{
	struct clustering *clustering = mem_new(1, sizeof *clustering);

	clustering->options = *options;
	clustering->reader = words_reader_new(options->together);
	clustering->live = live_new((size_t)options->most, options->together, write_line, clustering);
	clustering->latest = INT64_MIN;
	return clustering;
}

void clustering_free(struct clustering *clustering)
{
	if (clustering == NULL)
		return;
	live_free(clustering->live);
	words_reader_free(clustering->reader);
	record_free(&clustering->record);
	buf_free(&clustering->member);
	free(clustering);
}

enum status clustering_load(
    struct clustering *clustering, struct ledger *ledger, struct fault *fault)
{
	return memory_load(clustering->live, ledger, clustering->options.together,
	    clustering->options.most, fault);
}

enum status clustering_save(
    struct clustering *clustering, struct ledger *ledger, struct fault *fault)
{
	return memory_save(clustering->live, ledger, clustering->options.together,
	    clustering->options.most, fault);
}

size_t clustering_gone(const struct clustering *clustering)
{
	return live_gone(clustering->live);
}

/* The post -------------------------------------------------------------------------------- */

/* By what the platform knows the author by; on two platforms they are two. */
static uint32_t author_of(struct record *record)
{
	static const char *const members[] = {"author_id", "author_handle", "author_name"};
	struct span author;

	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		author = post_member(record, members[i]);
		if (author.len > 0) {
			uint64_t hash = hash_text(HASH_START, post_member(record, "platform"));

			return (uint32_t)(hash_mix(hash_text(hash, author)) >> 32) | 1;
		}
	}
	return 0;
}

static unsigned traits_of(struct record *record, int64_t at)
{
	struct span handle = post_member(record, "author_handle");
	int64_t followers = post_count(record, "author_followers"), made = POST_UNKNOWN;
	unsigned traits = 0;
	size_t digits = 0;

	if (followers != POST_UNKNOWN && followers < FEW_FOLLOWERS)
		traits |= CROWD_FEW;
	while (digits < handle.len && handle.at[handle.len - 1 - digits] >= '0' &&
	    handle.at[handle.len - 1 - digits] <= '9')
		digits++;
	if (digits >= DIGITS)
		traits |= CROWD_NUMBERED;
	if (at != POST_UNKNOWN && record_time(record, "author_created_at", &made) &&
	    made > at - YOUNG)
		traits |= CROWD_YOUNG;
	return traits;
}

static bool is_repost(struct record *record, const struct words *words)
{
	return words->repost || span_is(post_member(record, "kind"), "repost") ||
	    record_has(record, "repost_of") || record_has(record, "reposted_by");
}

/* Platform, NUL, id; NULL where there is no id. */
static char *name_of(struct record *record)
{
	struct span platform = post_member(record, "platform"), id = post_member(record, "id");
	char *name;

	if (id.len == 0 || platform.len + id.len > LONGEST_ID)
		return NULL;
	name = mem_new(platform.len + id.len + 2, 1);
	memcpy(name, platform.at, platform.len);
	memcpy(name + platform.len + 1, id.at, id.len);
	return name;
}

/* Whether the post is the exemplar once more. */
static bool is_named(const struct cluster *cluster, struct record *record)
{
	const char *name = cluster->exemplar;

	return name != NULL && span_is(post_member(record, "platform"), name) &&
	    span_is(post_member(record, "id"), name + strlen(name) + 1);
}

/* Counting -------------------------------------------------------------------------------- */

static void count_first(struct cluster *cluster, const struct crowd_post *post, char *name)
{
	cluster->size = 1;
	cluster->exemplar = name;
	cluster->first = cluster->last = post->at;
	cluster->author = post->author;
	cluster->traits = (uint8_t)post->traits;
	cluster->passed_on = post->passed_on;
}

static void count_more(struct cluster *cluster, const struct crowd_post *post)
{
	if (cluster->crowd == NULL && cluster->size == 1 &&
	    (post->author != cluster->author || cluster->author == 0))
		crowd_add(&cluster->crowd,
		    &(struct crowd_post){cluster->author, cluster->traits, cluster->first,
		        cluster->passed_on});
	if (cluster->crowd != NULL || post->author != cluster->author)
		crowd_add(&cluster->crowd, post);
	cluster->size += cluster->size < UINT32_MAX;
	if (post->at == POST_UNKNOWN)
		return;
	if (cluster->first == POST_UNKNOWN || post->at < cluster->first)
		cluster->first = post->at;
	if (cluster->last == POST_UNKNOWN || post->at > cluster->last)
		cluster->last = post->at;
}

/* What the text of a post is to its cluster; NULL: it has no words. */
static struct cluster *place(struct clustering *clustering, struct record *record,
    enum cluster_kind *kind, struct cluster **apart)
{
	struct words *words = &clustering->words;
	bool drill = post_flag(record, "drill"), update = span_is(post_member(record, "op"), "update");
	int64_t at = post_created_at(record);
	struct crowd_post post = {author_of(record), traits_of(record, at), at, false};
	enum live_match match;
	struct cluster *cluster;

	words_read(clustering->reader, post_text(record), words);
	post.passed_on = is_repost(record, words);
	if (words->nothing || record->status != STATUS_OK)
		return NULL;
	expire(clustering, at);
	cluster = live_find(clustering->live, words, drill, &match);
	*apart = match == LIVE_FACTS ? cluster : NULL;
	if (match < LIVE_LIKE) {
		cluster = live_add(clustering->live, words, drill);
		count_first(cluster, &post, name_of(record));
	} else if (!is_named(cluster, record) && !update) {
		count_more(cluster, &post);
	}
	if (clustering->options.collapse && cluster->line == NULL)
		keep_line(cluster, record->line);
	*kind = post.passed_on ? CLUSTER_REPOST
	    : match == LIVE_LIKE ? CLUSTER_VARIANT
	                         : CLUSTER_EXACT;
	return cluster;
}

enum status cluster_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct clustering *clustering = state;
	struct cluster *cluster, *apart;
	enum cluster_kind kind;

	(void)fault;
	clustering->dropped = false;
	if (!post_is(record))
		return STATUS_OK;
	cluster = place(clustering, record, &kind, &apart);
	if (cluster == NULL)
		return STATUS_OK;
	clustering->dropped = clustering->options.collapse;
	if (clustering->options.explain)
		cluster_explain(cluster, kind, apart, record, member);
	else if (!clustering->dropped)
		cluster_write(cluster, kind, member);
	return STATUS_OK;
}
