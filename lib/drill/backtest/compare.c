#include "drill/backtest/compare.h"

#include <stdlib.h>

#include "base/hash.h"
#include "post/post.h"

enum { HOUR = 3600 };

/* How many posts each team has in each hour, for its busiest. */
struct hours {
	struct index rows;
	int64_t *counts;
	size_t room;
};

static int64_t count_hour(struct hours *hours, int team, int64_t hour)
{
	size_t known = hours->rows.count;
	size_t row = index_row(&hours->rows,
	    hash_number(hash_number(HASH_START, (uint64_t)team), (uint64_t)hour));

	hours->counts = mem_room(hours->counts, row, &hours->room, sizeof *hours->counts);
	if (hours->rows.count > known)
		hours->counts[row] = 0;
	return ++hours->counts[row];
}

static struct team_load *team_of(struct side *side, int team)
{
	for (size_t i = 0; i < side->team_count; i++)
		if (side->teams[i].team == team)
			return &side->teams[i];
	side->teams = mem_resize(side->teams, side->team_count + 1, sizeof *side->teams);
	side->teams[side->team_count] = (struct team_load){.team = team};
	return &side->teams[side->team_count++];
}

static void add_load(struct side *side, struct hours *hours, const struct past_post *post,
    const struct past_ruling *ruling)
{
	struct team_load *load = team_of(side, ruling->team);
	int64_t hour, posts;

	side->posts++;
	side->priorities[ruling->priority]++;
	if (!ruling->answer) {
		side->watch++;
		load->watch++;
		return;
	}
	side->answer++;
	load->answer++;
	if (post->at == POST_UNKNOWN)
		return;
	hour = post->at - ((post->at % HOUR) + HOUR) % HOUR;
	posts = count_hour(hours, ruling->team, hour);
	if (posts > load->busiest || (posts == load->busiest && hour < load->busiest_at)) {
		load->busiest = posts;
		load->busiest_at = hour;
	}
}

static void add_clocks(const struct past *past, struct side *side, const struct past_post *post,
    const struct past_ruling *ruling)
{
	for (int clock = 0; clock < PAST_CLOCKS; clock++) {
		int64_t due = ruling->due[clock];
		int64_t done = post->row == UNNAMED ? INT64_MAX : past->cases[post->row].done[clock];

		if (due == INT64_MAX)
			continue;
		side->clocks[clock].due++;
		side->clocks[clock].open += done == INT64_MAX && due > past->until;
		side->clocks[clock].missed += done > due && due <= past->until;
	}
}

/* Who acknowledged nothing but answered has acknowledged by that. */
static void settle_cases(const struct past *past)
{
	for (size_t i = 0; i < past->case_count; i++) {
		int64_t *done = past->cases[i].done;

		if (done[PAST_ANSWER] < done[PAST_ACKNOWLEDGE])
			done[PAST_ACKNOWLEDGE] = done[PAST_ANSWER];
	}
}

static void add_moves(const struct past *past, struct comparison *made)
{
	size_t names = past->name_count + 1;
	struct index rows = {0};
	struct move *moves = NULL;
	size_t count = 0;

	for (size_t i = 0; i < past->post_count; i++) {
		const struct past_ruling *a = &past->posts[i].rulings[0];
		const struct past_ruling *b = &past->posts[i].rulings[1];
		size_t row;

		if (!a->routed || !b->routed || a->team == b->team)
			continue;
		row = index_row(
		    &rows, (uint64_t)(a->team + 1) * names + (uint64_t)(b->team + 1) + 1);
		if (row == count) {
			moves = mem_resize(moves, count + 1, sizeof *moves);
			moves[count++] = (struct move){a->team, b->team, 0};
		}
		moves[row].posts++;
	}
	for (size_t n = 0; n < MOVES; n++) {
		struct move *most = NULL;

		for (size_t i = 0; i < count; i++)
			if (moves[i].posts > 0 && (most == NULL || moves[i].posts > most->posts))
				most = &moves[i];
		if (most == NULL)
			break;
		made->moves[n] = *most;
		most->posts = 0;
	}
	free(moves);
	index_free(&rows);
}

static void add_differences(const struct past_post *post, struct comparison *made)
{
	const struct past_ruling *a = &post->rulings[0], *b = &post->rulings[1];

	if (!a->routed || !b->routed)
		return;
	made->both++;
	made->team += a->team != b->team;
	made->answer += !a->answer && b->answer;
	made->unanswer += a->answer && !b->answer;
	made->priority += a->priority != b->priority;
	made->rule += a->rule != b->rule;
}

struct comparison compare_plans(const struct past *past)
{
	struct comparison made = {.timed = past->case_count > 0};
	struct hours hours[SIDES] = {{.counts = NULL}};

	settle_cases(past);
	for (size_t i = 0; i < past->post_count; i++) {
		const struct past_post *post = &past->posts[i];

		for (int side = 0; side < SIDES; side++)
			if (post->rulings[side].routed) {
				add_load(&made.sides[side], &hours[side], post, &post->rulings[side]);
				add_clocks(past, &made.sides[side], post, &post->rulings[side]);
			}
		add_differences(post, &made);
	}
	for (int side = 0; side < SIDES; side++) {
		free(hours[side].counts);
		index_free(&hours[side].rows);
	}
	add_moves(past, &made);
	return made;
}

void comparison_free(struct comparison *comparison)
{
	for (int side = 0; side < SIDES; side++)
		free(comparison->sides[side].teams);
}
