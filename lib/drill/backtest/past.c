#include "drill/backtest/past.h"

#include <stdlib.h>

#include "base/hash.h"
#include "post/post.h"
#include "post/term.h"

const char *const past_clock_names[PAST_CLOCKS] = {"acknowledge", "answer", "resolve"};
const char *const past_level_names[LEVELS] = {"watch", "alert", "crisis"};

static const char *const due_names[PAST_CLOCKS] = {"acknowledge_by", "answer_by", "resolve_by"};
static const char *const done_names[PAST_CLOCKS] = {
    "acknowledged_at", "answered_at", "resolved_at"};

static const struct past_ruling no_ruling = {.team = UNNAMED, .rule = UNNAMED,
    .due = {INT64_MAX, INT64_MAX, INT64_MAX}};
static const struct past_case no_case = {.done = {INT64_MAX, INT64_MAX, INT64_MAX}};

void past_open(struct past *past)
{
	*past = (struct past){.until = INT64_MIN};
	for (int side = 0; side < SIDES; side++)
		past->alerts[side].first_alarm = INT64_MAX;
}

static struct past_post *post_row(struct past *past, struct span platform, struct span id)
{
	size_t row = index_row(&past->post_rows, hash_text(hash_text(HASH_START, platform), id));

	if (row == past->post_count) {
		past->posts = mem_room(past->posts, row, &past->post_room, sizeof *past->posts);
		past->posts[past->post_count++] = (struct past_post){
		    .at = POST_UNKNOWN, .row = UNNAMED, .rulings = {no_ruling, no_ruling}};
	}
	return &past->posts[row];
}

static int64_t case_row(struct past *past, struct span number)
{
	size_t row = index_row(&past->case_rows, hash_text(HASH_START, number));

	if (row == past->case_count) {
		past->cases = mem_room(past->cases, row, &past->case_room, sizeof *past->cases);
		past->cases[past->case_count++] = no_case;
	}
	return (int64_t)row;
}

/* A name's number; those beyond NAMES_MOST have none. */
static int name_row(struct past *past, struct span name)
{
	uint64_t key = hash_text(HASH_START, name);
	size_t row;

	if (name.len == 0)
		return UNNAMED;
	row = index_row(&past->name_rows, key);
	if (row >= NAMES_MOST)
		return UNNAMED;
	if (row == past->name_count) {
		past->names = mem_room(past->names, row, &past->name_room, sizeof *past->names);
		past->names[past->name_count++] = (struct span){
		    arena_copy(&past->arena, name.at, name.len), name.len};
	}
	return (int)row;
}

static void know(struct past *past, int64_t at)
{
	if (at > past->until)
		past->until = at;
}

/* The first time of a milestone stays; one of two that say it differently is the earlier. */
static void done(struct past *past, int64_t row, int clock, int64_t at)
{
	int64_t *known = &past->cases[row].done[clock];

	if (at < *known)
		*known = at;
	know(past, at);
}

static int64_t read_case(struct past *past, struct record *shown)
{
	struct span number = post_member(shown, "number");
	int64_t row, at;

	if (number.len == 0)
		return UNNAMED;
	row = case_row(past, number);
	for (int clock = 0; clock < PAST_CLOCKS; clock++)
		if (record_time(shown, done_names[clock], &at))
			done(past, row, clock, at);
	return row;
}

static void read_event(struct past *past, struct record *record)
{
	struct span number = post_member(record, "number");
	int verb = term_find(past_clock_names, PAST_CLOCKS, post_member(record, "verb"));
	int64_t at;

	if (number.len > 0 && verb >= 0 && record_time(record, "at", &at))
		done(past, case_row(past, number), verb, at);
}

static void read_route(struct past *past, struct record *route, struct past_ruling *ruling)
{
	struct span priority = post_member(route, "priority");

	*ruling = no_ruling;
	ruling->routed = true;
	ruling->answer = post_flag(route, "answer");
	ruling->team = name_row(past, post_member(route, "team"));
	ruling->rule = name_row(past, post_member(route, "rule"));
	if (priority.len == 2 && priority.at[0] == 'P' && priority.at[1] >= '1' &&
	    priority.at[1] <= '4')
		ruling->priority = priority.at[1] - '0';
	for (int clock = 0; clock < PAST_CLOCKS; clock++)
		record_time(route, due_names[clock], &ruling->due[clock]);
}

static enum status read_post(struct past *past, struct record *record, struct fault *fault)
{
	struct past_post *post = post_row(
	    past, post_member(record, "platform"), post_member(record, "id"));
	int64_t at = post_created_at(record);

	past->drill |= post_flag(record, "drill");
	if (at != POST_UNKNOWN) {
		post->at = at;
		know(past, at);
	}
	if (record_inside(record, "case", &past->inner))
		post->row = read_case(past, &past->inner);
	if (past->operand >= SIDES || record->status != STATUS_OK)
		return STATUS_OK;
	if (!record_inside(record, "route", &past->inner))
		return record->status != STATUS_OK
		    ? STATUS_OK
		    : fault_set(fault, STATUS_REJECTED, "no \"route\" yet: pipe through crisis-route");
	read_route(past, &past->inner, &post->rulings[past->operand]);
	if (past->inner.status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "\"route\": %s", past->inner.fault.what);
	return STATUS_OK;
}

static void read_alert(struct past *past, struct record *record)
{
	struct past_alerts *alerts;
	int level = term_find(past_level_names, LEVELS, post_member(record, "level"));
	size_t known;
	int64_t at;

	if (past->operand >= SIDES || level < 0 || !record_time(record, "at", &at))
		return;
	alerts = &past->alerts[past->operand];
	past->drill |= post_flag(record, "drill");
	know(past, at);
	known = alerts->seen.count;
	index_row(&alerts->seen, hash_number(
	    hash_text(HASH_START, post_member(record, "id")), (uint64_t)level));
	alerts->levels[level] += alerts->seen.count > known;
	if (level >= LEVEL_ALERT && at < alerts->first_alarm)
		alerts->first_alarm = at;
}

enum status past_read(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct past *past = state;
	struct span type;

	(void)member;
	if (post_is(record))
		return read_post(past, record, fault);
	type = post_member(record, "type");
	if (span_is(type, "alert"))
		read_alert(past, record);
	else if (span_is(type, "case"))
		read_case(past, record);
	else if (span_is(type, "event"))
		read_event(past, record);
	return STATUS_OK;
}

void past_free(struct past *past)
{
	free(past->posts);
	free(past->cases);
	free(past->names);
	index_free(&past->post_rows);
	index_free(&past->case_rows);
	index_free(&past->name_rows);
	for (int side = 0; side < SIDES; side++)
		index_free(&past->alerts[side].seen);
	arena_free(&past->arena);
	record_free(&past->inner);
}
