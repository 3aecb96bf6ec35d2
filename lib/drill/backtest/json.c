/*
 * Two plans compared, for programs: a line of type backtest (crisis-post(5), "Comparisons").
 */
#include "drill/backtest/compare.h"
#include "post/member.h"

static void add_name(const struct past *past, const char *key, int name, struct buf *out)
{
	if (name != UNNAMED)
		member_text(out, key, past->names[name]);
}

static void add_alerts(const struct past_alerts *alerts, struct buf *out)
{
	member_open(out, "alerts", '{');
	for (int level = 0; level < LEVELS; level++)
		member_integer(out, past_level_names[level], alerts->levels[level]);
	member_close(out, '}');
	if (alerts->first_alarm != INT64_MAX)
		member_time(out, "first_alarm", alerts->first_alarm);
}

static void add_teams(const struct side *side, const struct past *past, struct buf *out)
{
	member_open(out, "teams", '[');
	for (size_t i = 0; i < side->team_count; i++) {
		const struct team_load *load = &side->teams[i];

		member_open(out, NULL, '{');
		add_name(past, "team", load->team, out);
		member_integer(out, "answer", load->answer);
		member_integer(out, "watch", load->watch);
		if (load->busiest > 0) {
			member_integer(out, "busiest", load->busiest);
			member_time(out, "busiest_at", load->busiest_at);
		}
		member_close(out, '}');
	}
	member_close(out, ']');
}

static void add_clocks(const struct side *side, struct buf *out)
{
	member_open(out, "deadlines", '{');
	for (int clock = 0; clock < PAST_CLOCKS; clock++) {
		member_open(out, past_clock_names[clock], '{');
		member_integer(out, "due", side->clocks[clock].due);
		member_integer(out, "missed", side->clocks[clock].missed);
		member_integer(out, "open", side->clocks[clock].open);
		member_close(out, '}');
	}
	member_close(out, '}');
}

static void add_side(const struct comparison *comparison, const struct past *past, int number,
    struct buf *out)
{
	static const char *const priorities[PRIORITIES] = {"none", "P1", "P2", "P3", "P4"};
	const struct side *side = &comparison->sides[number];

	member_open(out, number == 0 ? "a" : "b", '{');
	member_integer(out, "posts", side->posts);
	member_integer(out, "answer", side->answer);
	member_integer(out, "watch", side->watch);
	member_open(out, "priorities", '{');
	for (int i = 1; i < PRIORITIES; i++)
		member_integer(out, priorities[i], side->priorities[i]);
	if (side->priorities[0] > 0)
		member_integer(out, priorities[0], side->priorities[0]);
	member_close(out, '}');
	add_alerts(&past->alerts[number], out);
	if (comparison->timed)
		add_clocks(side, out);
	add_teams(side, past, out);
	member_close(out, '}');
}

static void add_differences(
    const struct comparison *comparison, const struct past *past, struct buf *out)
{
	member_integer(out, "both", comparison->both);
	member_open(out, "changed", '{');
	member_integer(out, "rule", comparison->rule);
	member_integer(out, "team", comparison->team);
	member_integer(out, "priority", comparison->priority);
	member_integer(out, "answered", comparison->answer);
	member_integer(out, "unanswered", comparison->unanswer);
	member_close(out, '}');
	member_open(out, "moves", '[');
	for (size_t i = 0; i < MOVES && comparison->moves[i].posts > 0; i++) {
		member_open(out, NULL, '{');
		add_name(past, "from", comparison->moves[i].from, out);
		add_name(past, "to", comparison->moves[i].to, out);
		member_integer(out, "posts", comparison->moves[i].posts);
		member_close(out, '}');
	}
	member_close(out, ']');
}

void comparison_json(
    const struct comparison *comparison, const struct past *past, struct buf *out)
{
	member_open(out, NULL, '{');
	member_word(out, "type", "backtest");
	if (past->drill)
		member_flag(out, "drill", true);
	for (int side = 0; side < SIDES; side++)
		add_side(comparison, past, side, out);
	add_differences(comparison, past, out);
	member_close(out, '}');
	buf_char(out, '\n');
}
