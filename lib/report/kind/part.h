/*
 * Sections that several kinds of report have. Each adds one, without blocks where there is
 * nothing to show.
 */
#ifndef REPORT_KIND_PART_H
#define REPORT_KIND_PART_H

#include "report/document.h"
#include "report/count/figures.h"

typedef void part_write(struct document *document, const struct figures *figures);

/* What was counted and what was not: words above the sections, and the same for programs. */
part_write part_counted;

part_write part_volume, part_due, part_severity, part_sentiment, part_answers, part_drafts;
part_write part_topics, part_teams, part_stances, part_platforms, part_watched, part_blocked;
part_write part_stages; /* for programs alone */

/* The table that --by asks for. */
part_write part_by;

/* The posts to look at first. */
part_write part_top;

/*
 * A command that lists the posts of which the jq condition holds: those that a report without
 * --drills, --since, --until and --where counts; commands.h puts in the first three.
 */
#define PART_COUNTED(drill)                                                                        \
	"jq -c 'select(.text and .kind != \"delete\" and .op != \"delete\" and "                     \
	"(" drill ".author_staff or .kind == \"repost\" or has(\"repost_of\") or "                  \
	"has(\"reposted_by\") | not))"
#define PART_DRILL ".drill or "
#define PART_POSTS(condition) PART_COUNTED(PART_DRILL) " | select(" condition ")'"
#define PART_CRITICAL "(.route.severity // .score.severity) == \"critical\""
#define PART_HIGH "(.route.severity // .score.severity) == \"high\""
#define PART_NEGATIVE ".score.label == \"negative\""
#define PART_DRAFTED ".reply.text and ((.reply.blocked // []) == [])"

/* "of 1,204", and how many of the posts are not among them where some are. */
struct span part_whole(
    struct document *document, int64_t whole, int64_t posts, const char *without);

/* Posts and negative ones over time, in that many buckets at most; id may be NULL. */
struct chart *part_chart(
    struct section *section, const char *id, const struct series *volume, size_t most);

/* A row of a name and a share; shown to people where shown is true. */
struct row *part_share(struct section *section, struct table *table, const char *name, int64_t count,
    int64_t of, enum tone tone, bool shown);

#endif
