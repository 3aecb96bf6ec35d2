#include "drill/storm.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "drill/course.h"
#include "drill/spread.h"
#include "drill/wording.h"
#include "post/member.h"
#include "post/post.h"

/* A first part of a thread is followed by another within the hour, or not at all. */
enum { THREAD_WAITS = 3600, SAYINGS = 256 };
static const double THREADED = 0.05, SEEDS = 0.04, SEEDS_OF_PRESS = 0.7;

struct storm {
	const struct scenario *scenario;
	struct chance chance;
	struct course course;
	struct wording wording;
	struct worded worded;
	struct author author;
	struct spread_ring ring;
	struct seed thread; /* what the author of a thread goes on with; no text: none */
	struct author threader;
	int64_t thread_at;
	double people; /* how many there are to write */
	uint64_t number, clusters;
	struct moment now;
};

enum status storm_open(const struct scenario *scenario, const struct storm_wishes *wishes,
    struct storm **storm, struct fault *fault)
{
	struct storm *made = mem_new(1, sizeof *made);
	enum status status;

	*storm = made;
	made->scenario = scenario;
	made->chance.state = (uint64_t)wishes->seed * UINT64_C(0x2545F4914F6CDD1D);
	made->people = 50 + (double)wishes->size * 0.8;
	status = wording_open(&made->wording, &scenario->grammar, fault);
	if (status == STATUS_OK)
		course_open(&made->course, scenario, wishes->start, (size_t)wishes->size,
		    &made->chance);
	return status;
}

/* One of the sayings, by their shares; of one stance, or of all where stance is STANCES. */
static const struct saying *pick(const struct sayings *sayings, int stance, struct chance *chance)
{
	double shares[SAYINGS];
	size_t count = sayings->count < SAYINGS ? sayings->count : SAYINGS;

	for (size_t i = 0; i < count; i++)
		shares[i] = stance == (int)STANCES || (int)sayings->at[i].stance == stance
		    ? sayings->at[i].share : 0;
	return &sayings->at[chance_among(chance, shares, count)];
}

/* A stance by the phase's weights. */
static int pick_stance(const struct phase *phase, struct chance *chance)
{
	return (int)chance_among(chance, phase->voices, STANCES);
}

static void fill_id(char id[NUM_SIZE], const struct platform *platform, uint64_t number)
{
	uint64_t mixed = number * 7919 + (uint64_t)(platform - platforms) + 1000;

	if (strcmp(platform->name, "x") == 0)
		snprintf(id, NUM_SIZE, "%llu", 2010000000000000000ULL + mixed * 1000003);
	else if (strcmp(platform->name, "reddit") == 0)
		snprintf(id, NUM_SIZE, "t1_d%llx", (unsigned long long)mixed);
	else
		snprintf(id, NUM_SIZE, "%llu", 100000000ULL + mixed);
}

/* Few are liked by many; who is followed by many more so. */
static int64_t count(struct storm *storm, double scale)
{
	double reach = 1 + sqrt((double)storm->author.followers) / 12;
	double many = (chance_pareto(&storm->chance, 1.1) - 1) * scale * reach;

	return (int64_t)(many < 2e6 ? many : 2e6);
}

static void add_truth(const struct storm *storm, const struct truth *truth, struct buf *out)
{
	char cluster[NUM_SIZE];

	out->len--;
	member_open(out, "truth", '{');
	if (truth->topic.len > 0)
		member_text(out, "topic", truth->topic);
	member_word(out, "stance", stance_names[truth->stance]);
	member_word(out, "severity", severity_names[truth->severity]);
	member_flag(out, "answer", truth->answer);
	member_text(out, "phase", storm->now.phase->name);
	if (truth->cluster > 0) {
		snprintf(cluster, sizeof cluster, "t%llu", (unsigned long long)truth->cluster);
		member_word(out, "cluster", cluster);
	}
	member_close(out, '}');
	member_close(out, '}');
	buf_char(out, '\n');
}

/* What is the same in all posts: who, where, when, and the words. */
static void fill(struct storm *storm, const struct platform *platform, const char *id,
    struct buf *url, struct post *post)
{
	const struct worded *worded = &storm->worded;

	post_clear(post);
	buf_reset(url);
	buf_format(url, "https://drill.example/%s/%s", platform->name, id);
	post->id = span_of(id);
	post->platform = span_of(platform->name);
	post->kind = span_of(platform->kind);
	post->url = (struct span){url->at, url->len};
	post->created_at = storm->now.at;
	post->text = (struct span){worded->text.at, worded->text.len};
	post->lang = span_of(tongue_names[worded->language]);
	post->author_id = span_of(storm->author.id);
	post->author_handle = span_of(storm->author.handle);
	post->author_name = span_of(storm->author.name);
	post->author_followers = storm->author.followers;
	if (worded->tag.len > 0)
		post_list_add(&post->tags, (struct span){worded->tag.at, worded->tag.len});
	if (worded->account.len > 0)
		post_list_add(
		    &post->mentions, (struct span){worded->account.at, worded->account.len});
	post->source = span_of("drill");
	post->drill = true;
}

static void fill_counts(struct storm *storm, const struct platform *platform, struct post *post)
{
	if (platform->stars) {
		post->rating = storm->worded.stars;
		post->rating_max = 5;
		return;
	}
	post->likes = count(storm, 0.8);
	post->replies = count(storm, 0.2);
	if (platform->public_talk)
		post->reposts = count(storm, 0.25);
}

static void fill_links(const struct seed *seed, int voice, struct post *post)
{
	if (voice == SPREAD_REPOST) {
		post->kind = span_of("repost");
		post->repost_of = span_of(seed->id);
	} else if (voice == SPREAD_QUOTE) {
		post->quote_of = span_of(seed->id);
	} else {
		post->in_reply_to = span_of(seed->id);
		post->conversation_id = span_of(seed->first);
	}
}

static void write(struct storm *storm, const struct platform *platform, const struct seed *seed,
    int voice, struct truth *truth, struct buf *out)
{
	char id[NUM_SIZE];
	struct post post;
	bool original = voice < (int)STANCES;

	fill_id(id, platform, ++storm->number);
	fill(storm, platform, id, &storm->worded.scratch, &post);
	if (voice != SPREAD_REPOST)
		fill_counts(storm, platform, &post);
	if (seed != NULL && voice != SPREAD_COPY && voice != SPREAD_BOT)
		fill_links(seed, voice, &post);
	if (original && truth->topic.len > 0 && platform->public_talk &&
	    chance_is(&storm->chance, voice == STANCE_NEWS ? SEEDS_OF_PRESS : SEEDS) &&
	    storm->now.stormy > 0) {
		truth->cluster = ++storm->clusters;
		spread_add(&storm->ring, id, &storm->author, platform, truth, &post,
		    chance_pareto(&storm->chance, 1.2));
	}
	if (original && voice != STANCE_NEWS && voice != STANCE_SPAM && platform->public_talk &&
	    chance_is(&storm->chance, THREADED)) {
		seed_fill(&storm->thread, id, &storm->author, platform, truth, &post);
		storm->threader = storm->author;
		storm->thread_at = storm->now.at;
	}
	post_write(&post, out);
	add_truth(storm, truth, out);
}

/* The next part of a thread: it adds, and is owed no answer of its own. */
static void write_thread(struct storm *storm, struct buf *out)
{
	struct seed part = storm->thread;
	struct truth truth = part.truth;

	storm->thread = (struct seed){0};
	truth.answer = false;
	truth.cluster = 0;
	storm->author = storm->threader;
	wording_rule(storm->wording.thread, &storm->author, &storm->chance, &storm->worded);
	write(storm, part.platform, &part, SPREAD_REPLY, &truth, out);
	seed_free(&part);
}

static void author(struct storm *storm, enum crowd_kind kind)
{
	double size = kind == CROWD_PEOPLE ? storm->people : 60 + storm->people / 50;

	crowd_author(&storm->scenario->grammar, kind,
	    crowd_number(&storm->chance, kind == CROWD_PRESS ? 40 : size), &storm->worded.scratch,
	    &storm->author);
}

/* Somebody says something of their own; in answer to a post that is going round, or not. */
static void write_saying(struct storm *storm, const struct saying *saying, const struct seed *seed,
    struct buf *out)
{
	const struct platform *platform =
	    seed != NULL ? seed->platform : crowd_platform(&storm->chance);
	struct truth truth = {saying->topic, saying->stance, saying->severity, saying->answer, 0};

	while (saying->stance == STANCE_NEWS && !platform->public_talk)
		platform = crowd_platform(&storm->chance);
	author(storm, saying->stance == STANCE_NEWS ? CROWD_PRESS : CROWD_PEOPLE);
	wording_say(&storm->wording, saying, &storm->author, platform, &storm->chance,
	    &storm->worded);
	write(storm, platform, seed, seed != NULL ? SPREAD_REPLY : (int)saying->stance, &truth, out);
}

/* Somebody passes on what is going round. */
static void write_spread(struct storm *storm, const struct seed *seed, int voice, struct buf *out)
{
	const struct platform *platform = seed->platform;
	struct span text = {seed->text.at, seed->text.len};
	struct truth truth = seed->truth;
	struct worded *worded = &storm->worded;

	truth.answer = false;
	if (voice == SPREAD_BOT && truth.stance == STANCE_NEWS)
		voice = SPREAD_REPOST;
	author(storm, voice == SPREAD_BOT ? CROWD_BOTS : CROWD_PEOPLE);
	if (voice == SPREAD_QUOTE) {
		wording_rule(storm->wording.remark, &storm->author, &storm->chance, worded);
		truth = (struct truth){truth.topic, STANCE_RAGER, SEVERITY_LOW, false, 0};
	} else {
		wording_copy(&storm->wording, text, &storm->chance, worded);
		worded->language = seed->language;
	}
	if (voice == SPREAD_REPOST) {
		buf_reset(&worded->text);
		buf_reset(&worded->tag);
		if (strcmp(platform->name, "x") == 0)
			buf_format(&worded->text, "RT @%s: ", seed->handle);
		buf_add(&worded->text, text.at, text.len);
	} else if (voice == SPREAD_BOT) {
		truth.stance = STANCE_TROLL;
	}
	write(storm, platform, seed, voice, &truth, out);
}

static void write_storm(struct storm *storm, struct buf *out)
{
	const struct phase *phase = storm->now.phase;
	int voice = (int)chance_among(&storm->chance, phase->voices, VOICES);
	const struct seed *seed =
	    voice < (int)STANCES ? NULL : spread_pick(&storm->ring, &storm->chance);
	int stance = voice < (int)STANCES ? voice : pick_stance(phase, &storm->chance);

	if (seed == NULL || voice == SPREAD_REPLY)
		write_saying(storm, pick(&storm->scenario->storm, stance, &storm->chance), seed, out);
	else
		write_spread(storm, seed, voice, out);
}

bool storm_next(struct storm *storm, struct buf *out)
{
	if (!course_next(&storm->course, &storm->chance, &storm->now))
		return false;
	if (storm->thread.text.len > 0 && storm->now.at - storm->thread_at > THREAD_WAITS)
		seed_free(&storm->thread);
	if (storm->thread.text.len > 0 && chance_is(&storm->chance, 0.4))
		write_thread(storm, out);
	else if (chance_is(&storm->chance, storm->now.stormy))
		write_storm(storm, out);
	else
		write_saying(storm, pick(&storm->scenario->chatter, STANCES, &storm->chance), NULL,
		    out);
	return true;
}

void storm_free(struct storm *storm)
{
	if (storm == NULL)
		return;
	course_close(&storm->course);
	worded_free(&storm->worded);
	spread_free(&storm->ring);
	seed_free(&storm->thread);
	free(storm);
}
