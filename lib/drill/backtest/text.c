/*
 * Two plans side by side, for people.
 */
#include "base/utf8.h"
#include "base/when.h"
#include "drill/backtest/compare.h"

enum { NAME_WIDTH = 24, FILE_WIDTH = 60 };

#define N(number) ((long long)(number))

/* A name padded to its column; it comes from the lines, and is masked. */
static void add_name(const struct past *past, int name, struct buf *out)
{
	struct span text = name == UNNAMED ? (struct span){"nobody", 6} : past->names[name];
	size_t columns = utf8_mask(out, text.at, text.len, NAME_WIDTH);

	for (; columns < NAME_WIDTH; columns++)
		buf_char(out, ' ');
}

static void add_counts(const char *what, int64_t a, int64_t b, struct buf *out)
{
	buf_format(out, "%-26s %20lld %20lld\n", what, N(a), N(b));
}

static void add_alerts(const struct past *past, struct buf *out)
{
	char a[WHEN_SIZE] = "-", b[WHEN_SIZE] = "-";
	const struct past_alerts *alerts = past->alerts;

	buf_text(out, "\nalerts\n");
	for (int level = 0; level < LEVELS; level++)
		buf_format(out, "  %-24s %20lld %20lld\n", past_level_names[level],
		    N(alerts[0].levels[level]), N(alerts[1].levels[level]));
	if (alerts[0].first_alarm != INT64_MAX)
		when_write(a, alerts[0].first_alarm);
	if (alerts[1].first_alarm != INT64_MAX)
		when_write(b, alerts[1].first_alarm);
	buf_format(out, "  %-24s %20s %20s\n", "first alarm", a, b);
}

static void add_deadlines(const struct comparison *comparison, struct buf *out)
{
	buf_text(out, "\ndeadlines missed\n");
	if (!comparison->timed) {
		buf_text(out, "  not known: there is no case in the lines\n");
		return;
	}
	for (int clock = 0; clock < PAST_CLOCKS; clock++) {
		buf_format(out, "  %-24s", past_clock_names[clock]);
		for (int side = 0; side < SIDES; side++) {
			const struct clock_sums *sums = &comparison->sides[side].clocks[clock];

			buf_format(out, " %8lld of %8lld", N(sums->missed),
			    N(sums->due - sums->open));
		}
		buf_char(out, '\n');
	}
}

static const struct team_load *load_of(const struct side *side, int team)
{
	static const struct team_load none = {.team = UNNAMED};

	for (size_t i = 0; i < side->team_count; i++)
		if (side->teams[i].team == team)
			return &side->teams[i];
	return &none;
}

static void add_loads(
    const struct comparison *comparison, const struct past *past, struct buf *out)
{
	buf_text(out, "\nto answer, by team; in its busiest hour\n");
	for (int name = UNNAMED; name < (int)past->name_count; name++) {
		const struct team_load *a = load_of(&comparison->sides[0], name);
		const struct team_load *b = load_of(&comparison->sides[1], name);

		if (a->answer + a->watch + b->answer + b->watch == 0)
			continue;
		buf_text(out, "  ");
		add_name(past, name, out);
		buf_format(out, " %11lld; %7lld %11lld; %7lld\n", N(a->answer), N(a->busiest),
		    N(b->answer), N(b->busiest));
	}
}

static void add_moves(
    const struct comparison *comparison, const struct past *past, struct buf *out)
{
	buf_format(out, "\nof %lld posts that both route, the second has %lld by another rule, "
	    "%lld in another team,\n%lld in another priority, answers %lld more, and %lld not any "
	    "more\n", N(comparison->both), N(comparison->rule), N(comparison->team),
	    N(comparison->priority), N(comparison->answer), N(comparison->unanswer));
	for (size_t i = 0; i < MOVES && comparison->moves[i].posts > 0; i++) {
		buf_text(out, "  ");
		add_name(past, comparison->moves[i].from, out);
		buf_text(out, " to ");
		add_name(past, comparison->moves[i].to, out);
		buf_format(out, " %8lld\n", N(comparison->moves[i].posts));
	}
}

void comparison_text(const struct comparison *comparison, const struct past *past,
    char *const *names, struct buf *out)
{
	static const char *const priorities[PRIORITIES] = {"  no priority", "  P1", "  P2", "  P3",
	    "  P4"};
	const struct side *a = &comparison->sides[0], *b = &comparison->sides[1];

	for (int side = 0; side < SIDES; side++) {
		buf_format(out, "%s%s: ", past->drill ? "DRILL " : "", side == 0 ? "A" : "B");
		utf8_mask(out, names[side], strlen(names[side]), FILE_WIDTH);
		buf_char(out, '\n');
	}
	buf_format(out, "\n%-26s %20s %20s\n", "", "A", "B");
	add_counts("posts", a->posts, b->posts, out);
	add_counts("  to answer", a->answer, b->answer, out);
	add_counts("  to watch", a->watch, b->watch, out);
	for (int i = 1; i < PRIORITIES; i++)
		add_counts(priorities[i], a->priorities[i], b->priorities[i], out);
	if (a->priorities[0] + b->priorities[0] > 0)
		add_counts(priorities[0], a->priorities[0], b->priorities[0], out);
	add_alerts(past, out);
	add_deadlines(comparison, out);
	add_loads(comparison, past, out);
	add_moves(comparison, past, out);
}
