#include "cluster/cluster.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "post/member.h"
#include "post/post.h"

enum { ID = 20, LEAST_WORDS = 5, SHOWN = 60 };

static const char *const kinds[] = {"exact", "repost", "variant"};

static void write_id(char id[ID], const struct cluster *cluster)
{
	snprintf(id, ID, "%016" PRIx64, cluster->print);
}

static int64_t authors_of(const struct cluster *cluster)
{
	return cluster->crowd != NULL ? crowd_authors(cluster->crowd) : cluster->author != 0;
}

static void write_exemplar(const struct cluster *cluster, struct buf *out)
{
	const char *name = cluster->exemplar;

	if (name == NULL)
		return;
	member_open(out, "exemplar", '{');
	if (*name != '\0')
		member_word(out, "platform", name);
	member_word(out, "id", name + strlen(name) + 1);
	member_close(out, '}');
}

/* Of a text of few words many have the same thought. */
static bool is_suspect(const struct cluster *cluster, struct buf *evidence)
{
	return cluster->text.count >= LEAST_WORDS && crowd_suspect(cluster->crowd, evidence);
}

void cluster_write(const struct cluster *cluster, enum cluster_kind kind, struct buf *out)
{
	struct buf evidence = {0};
	char id[ID];

	write_id(id, cluster);
	member_open(out, NULL, '{');
	member_word(out, "id", id);
	member_integer(out, "size", cluster->size);
	if (authors_of(cluster) > 0)
		member_integer(out, "authors", authors_of(cluster));
	write_exemplar(cluster, out);
	if (cluster->first != POST_UNKNOWN) {
		member_time(out, "first", cluster->first);
		member_time(out, "last", cluster->last);
	}
	member_word(out, "kind", kinds[kind]);
	if (is_suspect(cluster, &evidence)) {
		member_word(out, "coordinated", "possible");
		member_open(out, "evidence", '[');
		buf_add(out, evidence.at, evidence.len);
		member_close(out, ']');
	}
	member_close(out, '}');
	buf_free(&evidence);
}

static void show(struct buf *out, const char *before, const char *text, size_t len)
{
	buf_text(out, before);
	utf8_mask(out, text, len, SHOWN);
}

static void show_name(struct buf *out, const char *before, const struct cluster *cluster)
{
	const char *id = cluster->exemplar;

	if (id == NULL)
		return;
	id += strlen(id) + 1;
	show(out, before, cluster->exemplar, strlen(cluster->exemplar));
	show(out, " ", id, strlen(id));
}

void cluster_explain(const struct cluster *cluster, enum cluster_kind kind,
    const struct cluster *apart, struct record *record, struct buf *out)
{
	static const char *const ways[] = {"the same words as", "passes on", "nearly the words of"};
	struct span platform = post_member(record, "platform"), id = post_member(record, "id");
	struct buf evidence = {0};
	char name[ID];

	write_id(name, cluster);
	show(out, "", platform.at, platform.len);
	show(out, " ", id.at, id.len);
	buf_format(out, ": cluster %s, posts %lu, authors %lld", name,
	    (unsigned long)cluster->size, (long long)authors_of(cluster));
	if (cluster->size > 1) {
		buf_format(out, ", %s", ways[kind]);
		show_name(out, " ", cluster);
	}
	if (apart != NULL) {
		write_id(name, apart);
		buf_format(out, "; apart from cluster %s for another number, name or negation", name);
	}
	buf_char(out, '\n');
	if (is_suspect(cluster, &evidence)) {
		show(out, "  possibly coordinated: ", evidence.at, evidence.len);
		buf_char(out, '\n');
	}
	buf_free(&evidence);
}
