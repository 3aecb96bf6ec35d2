/* The report's counting parts: every bound reached, every sum kept. */
#include "unit.h"

#include "report/count/figures.h"

static uint64_t seed = 7;

static int64_t chance(int64_t below)
{
	return (int64_t)(unit_random(&seed) >> 1) % below;
}

static int64_t sum(const struct series *series)
{
	static struct series_bucket buckets[SERIES_MOST];
	size_t count = series_sorted(series, buckets);
	int64_t posts = 0, width = series_width(series);
	bool ordered = true;

	for (size_t i = 0; i < count; i++) {
		posts += buckets[i].counts.posts;
		ordered = ordered && (i == 0 || buckets[i - 1].at < buckets[i].at) &&
		    series_floor(buckets[i].at, width) == buckets[i].at;
	}
	return ordered ? posts : -1;
}

static void series_keep_their_sum(void)
{
	static const int64_t spans[] = {1, 3600, 86400, 864000, 31536000, 3153600000, 253402300799};
	static struct series series, whole;

	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		series = (struct series){0};
		for (int n = 0; n < 20000; n++)
			series_add(&series, &(struct series_bucket){
				.at = chance(spans[i]) - chance(2) * 1000, .counts.posts = 1});
		unit_ok(sum(&series) == 20000 && series.count <= SERIES_MOST,
		    "20,000 posts in %lld s: %zu buckets of %lld s", (long long)spans[i], series.count,
		    (long long)series_width(&series));
		whole = series;
		series_coarsen(&whole, 10);
		unit_ok(sum(&whole) == 20000 && whole.count <= 10, "and in 10 buckets at most");
	}
}

static void groups_are_bounded(void)
{
	static struct group group;
	char name[300];
	int64_t posts = 0;
	const struct group_row *rows[GROUP_MOST];

	for (int i = 0; i < 5000; i++) {
		int len = snprintf(name, sizeof name, "%lld", (long long)chance(1000));
		group_row(&group, (struct span){name, (size_t)len})->counts.posts++;
	}
	for (size_t i = 0, n = group_sorted(&group, rows); i < n; i++) {
		posts += rows[i]->counts.posts;
		if (i > 0 && rows[i - 1]->counts.posts < rows[i]->counts.posts)
			posts = -5000;
	}
	unit_ok(group.count == GROUP_MOST && posts + group.other.counts.posts == 5000,
	    "1,000 names in %d rows, the largest first, and one for the rest", GROUP_MOST);
	group = (struct group){0};
	for (size_t i = 0; i < sizeof name; i += 3)
		memcpy(name + i, "\xE2\x82\xAC", 3);
	unit_ok(group_row(&group, (struct span){name, sizeof name})->len == 99,
	    "a long name is cut at a whole character");
	unit_ok(group_find(&group, (struct span){name, sizeof name}) == &group.rows[0] &&
	        group_find(&group, span_of("")) == NULL,
	    "and found again");
}

static void top_is_ordered(void)
{
	struct top top;
	bool ordered = true;

	top_open(&top, 10);
	for (int i = 0; i < 5000; i++) {
		struct entry entry = {.severity = (int)chance(6) - 1, .urgency = (int)chance(102) - 1,
		    .created_at = chance(3) > 0 ? chance(100) : POST_UNKNOWN, .text = span_of("text")};
		top_add(&top, &entry);
	}
	for (size_t i = 1; i < top.count; i++) {
		const struct entry *a = &top.posts[i - 1].entry, *b = &top.posts[i].entry;
		ordered = ordered && (a->severity > b->severity ||
		    (a->severity == b->severity && a->urgency >= b->urgency));
	}
	unit_ok(top.count == 10 && ordered && top.posts[0].entry.severity == SEVERITY_CRITICAL,
	    "the 10 of 5,000 to look at first, in order");
	top_free(&top);
	top_open(&top, 0);
	top_add(&top, &(struct entry){.severity = SEVERITY_HIGH});
	unit_ok(top.count == 0, "a list of none stays empty");
	top_free(&top);
}

/* An entry with any of its parts there or absent. */
static struct entry any_entry(const struct span *words)
{
	struct entry entry = {.kind = (enum entry_kind)chance(ENTRY_KINDS), .edit = chance(2),
	    .platform = words[chance(4)], .created_at = chance(5) > 0 ? chance(90000) : POST_UNKNOWN,
	    .scored = chance(4) > 0, .routed = chance(3) > 0, .replied = chance(2),
	    .label = ENTRY_NONE, .severity = ENTRY_NONE, .urgency = ENTRY_NONE,
	    .due = {POST_UNKNOWN, POST_UNKNOWN}};

	if (entry.scored) {
		entry.label = (int)chance(LABELS + 2) - 1;
		entry.severity = (int)chance(SEVERITIES + 2) - 1;
		entry.topics = (struct entry_list){words, (size_t)chance(4)};
	}
	if (entry.routed) {
		entry.team = words[chance(4)];
		entry.answer = (enum post_answer)chance(3);
		entry.reason = words[chance(4)];
		entry.due[chance(2)] = chance(90000);
	}
	entry.drafted = entry.replied && chance(2);
	if (entry.replied && !entry.drafted)
		entry.blocked = (struct entry_list){words, (size_t)chance(3)};
	return entry;
}

static int64_t posts_in(const struct group *group)
{
	int64_t posts = group->other.counts.posts;

	for (size_t i = 0; i < group->count; i++)
		posts += group->rows[i].counts.posts;
	return posts;
}

static void figures_add_up(void)
{
	const struct span words[] = {{"a", 1}, {"", 0}, {"b", 1}, {"c", 1}};
	struct figures *f = figures_new(45000, 5);
	int64_t kinds = 0, posts, due = 0;

	for (int i = 0; i < 50000; i++) {
		struct entry entry = any_entry(words);
		figures_add(f, &entry);
	}
	posts = f->kinds[ENTRY_POST];
	for (size_t i = 0; i < ENTRY_KINDS; i++)
		kinds += f->kinds[i];
	for (size_t i = 0; i < ENTRY_CLOCKS; i++)
		due += f->clocks[i].late + f->clocks[i].soon + f->clocks[i].later;
	unit_ok(kinds == 50000, "each line is of one kind");
	unit_ok(sum(&f->volume) + f->undated == posts, "volume and undated are all posts");
	unit_ok(posts_in(&f->platforms) == posts, "platforms are all posts");
	unit_ok(posts_in(&f->teams) == f->routed && posts_in(&f->reasons) == f->watch,
	    "teams and reasons are the routed and the watched");
	unit_ok(posts_in(&f->stages) == f->drafted && figures_undrafted(f) >= 0,
	    "stages are the drafts");
	unit_ok(due == f->due_posts && f->late_posts + f->soon_posts <= f->due_posts,
	    "deadlines are late, soon or later");
	unit_ok(figures_labeled(f) <= f->scored && figures_rated(f) <= f->scored &&
	        f->labels[LABEL_NEGATIVE] >= 0,
	    "labels and severities are of scored posts");
	figures_free(f);
}

int main(void)
{
	series_keep_their_sum();
	groups_are_bounded();
	top_is_ordered();
	figures_add_up();
	return unit_done();
}
