#include "detect/detect.h"

#include "detect/alert.h"
#include "detect/checkpoint.h"
#include "detect/memory.h"
#include "detect/posts.h"
#include "detect/present.h"
#include "plan/plan.h"

/* Who hears of what is judged. */
struct hearing {
	struct output out;
	struct plan *plan; /* NULL: nothing is expected */
	struct checkpoint checkpoint;
};

static void on_change(void *state, const struct change *change)
{
	struct hearing *hearing = state;

	alert_write(&hearing->out.waiting, change);
	hearing->checkpoint.told = true;
}

static void on_bin(void *state, const struct subject *subject, int64_t bin,
    const struct readings *readings)
{
	struct hearing *hearing = state;

	alert_write_bin(&hearing->out.waiting, subject, bin, readings);
	output_settle(&hearing->out);
}

static bool is_of(const struct plan_event *event, const char *key)
{
	static const char topic[] = "topic:";
	size_t len = sizeof topic - 1;

	if (event->topics.count == 0 || strncmp(key, topic, len) != 0)
		return true;
	for (size_t i = 0; i < event->topics.count; i++)
		if (span_is(event->topics.at[i], key + len))
			return true;
	return false;
}

static void on_closed(void *state)
{
	struct hearing *hearing = state;

	hearing->checkpoint.closed = true;
	checkpoint_go(&hearing->checkpoint);
}

/* Of several events at a time the largest counts. What is expected of a topic is of all posts,
 * too, and of any group that is no topic. */
static double on_allowed(void *state, const struct subject *subject, int64_t when)
{
	const struct hearing *hearing = state;
	int64_t times = 1;

	for (size_t i = 0; i < hearing->plan->expected_count; i++) {
		const struct plan_event *event = &hearing->plan->expected[i];

		if (event->since <= when && when < event->until && event->times > times &&
		    is_of(event, subject->key))
			times = event->times;
	}
	return (double)times;
}

/* What is followed is silent: time passes all the same. */
struct following {
	struct present present;
	struct detector *detector;
	struct checkpoint *checkpoint;
	int64_t lateness;
};

static void on_tick(void *state)
{
	struct following *following = state;

	detector_close(following->detector, present_now(&following->present) - following->lateness);
	checkpoint_go(following->checkpoint);
}

static enum status check(const struct detect_options *options, struct fault *fault)
{
	if (options->window < 60 || options->window > 3600 || 3600 % options->window != 0)
		return fault_set(fault, STATUS_USAGE,
		    "--window: an hour must be made of whole windows of a minute or more");
	if (options->lateness > 86400)
		return fault_set(fault, STATUS_USAGE, "--lateness: a day at most");
	if (options->follow && options->until != INT64_MIN)
		return fault_set(fault, STATUS_USAGE, "--follow goes on, --until ends: one of them");
	if (options->series && options->pass)
		return fault_set(fault, STATUS_USAGE, "--pass is for posts, not for --series");
	return STATUS_OK;
}

static void say_losses(
    const struct tool *tool, const struct detector *detector, int64_t undated)
{
	const struct detector_losses *losses = detector_losses(detector);

	if (losses->late > 0)
		tool_say(tool, "%lld came too late to be counted (--lateness)",
		    (long long)losses->late);
	if (losses->ahead > 0)
		tool_say(tool, "%lld of a time to come were not counted (--now)",
		    (long long)losses->ahead);
	if (undated > 0)
		tool_say(tool, "%lld without created_at were not counted", (long long)undated);
	if (losses->crowded > 0)
		tool_say(tool, "too many keys: %lld counts went to (others) (--keys)",
		    (long long)losses->crowded);
}

static enum status run_posts(const struct tool *tool, const struct detect_options *options,
    char **operands, struct posts *posts)
{
	bool dropped = !options->pass;
	struct filter_options plain = options->filter;
	struct filter filter = {.tool = tool, .options = &plain, .operands = operands,
	    .name = "", .judge = posts_judge, .state = posts, .wait = posts->wait, .dropped = &dropped,
	    .everything = true};

	plain.explain = false; /* the loop's is for people; here it writes lines as well */
	return filter_run(&filter, posts->out);
}

/* What the states depend on: with other options, another feed is remembered. */
static void name_feed(const struct detect_options *options, struct buf *feed)
{
	buf_format(feed, "%s %s %lld %lld %s", options->series ? "series" : "posts",
	    options->series ? "" : options->by, (long long)options->window,
	    (long long)options->lateness, options->feed);
}

static enum status run(const struct tool *tool, const struct detect_options *options,
    char **operands, struct posts *posts)
{
	const struct series_source source = {.tool = tool, .options = &options->filter,
	    .operands = operands, .names = options->names, .detector = posts->detector,
	    .wait = posts->wait};
	enum status status = options->series ? series_run(&source, posts->out)
	                                     : run_posts(tool, options, operands, posts);

	if (options->until != INT64_MIN)
		detector_close(posts->detector, options->until);
	else if (options->ledger == NULL)
		detector_finish(posts->detector);
	say_losses(tool, posts->detector, posts->undated);
	return status;
}

static void on_wait(const void *state, const struct fault *fault)
{
	tool_complain(state, fault);
}

/* Alerts are out before the ledger forgets that they are due: a run that fails is run again. */
static enum status run_on(const struct tool *tool, const struct detect_options *options,
    char **operands, struct posts *posts, struct ledger *ledger, struct checkpoint *checkpoint)
{
	struct buf feed = {0};
	struct fault fault = {0};
	struct span name;
	enum status status = STATUS_OK, worst = STATUS_OK;

	name_feed(options, &feed);
	name = (struct span){feed.at, feed.len};
	if (ledger != NULL)
		worst = memory_recall(posts->detector, ledger, name, &fault);
	if (options->follow)
		*checkpoint = (struct checkpoint){.tool = tool, .detector = posts->detector,
		    .ledger = ledger, .feed = name, .out = posts->out};
	pace_start(&checkpoint->since);
	if (worst == STATUS_OK)
		status = run(tool, options, operands, posts);
	if (worst == STATUS_OK)
		worst = output_flush(posts->out, &fault);
	if (worst == STATUS_OK && ledger != NULL && status_exit(status) < 2)
		worst = memory_keep(posts->detector, ledger, name, MEMORY_ALL, &fault);
	buf_free(&feed);
	return worst == STATUS_OK ? status : tool_fail(tool, worst, &fault);
}

static enum status run_with_ledger(const struct tool *tool, const struct detect_options *options,
    char **operands, struct posts *posts, struct checkpoint *checkpoint)
{
	const struct ledger_patience patience = {options->wait, on_wait, tool};
	struct ledger *ledger = NULL;
	struct fault fault = {0};
	enum status status = STATUS_OK;

	if (options->ledger != NULL)
		status = ledger_open(&ledger, options->ledger, &patience, &fault);
	if (status != STATUS_OK)
		return tool_fail(tool, status, &fault);
	status = run_on(tool, options, operands, posts, ledger, checkpoint);
	ledger_close(ledger);
	return status;
}

int detect_main(
    const struct tool *tool, const struct detect_options *options, char **operands)
{
	struct hearing hearing = {.plan = NULL};
	struct following following = {.checkpoint = &hearing.checkpoint, .lateness = options->lateness};
	struct judge_ear ear = {.state = &hearing,
	    .changed = on_change,
	    .closed = on_closed,
	    .told = options->filter.explain ? on_bin : NULL};
	const struct detector_rules rules = {
	    .subject = {options->window, options->lateness, options->warm_up,
	        (double)options->least},
	    .clock = {&following.present, present_now},
	    .series = options->series, .keys = (size_t)options->keys};
	const struct reader_wait wait = {&following, on_tick};
	struct posts posts = {
	    .out = &hearing.out, .wait = options->follow ? &wait : NULL};
	struct fault fault = {0};
	enum status status = check(options, &fault);

	if (status == STATUS_OK)
		status = posts_by(&posts, options->by, &fault);
	if (status != STATUS_OK)
		return status_exit(tool_fail(tool, status, &fault));
	status = options->series ? STATUS_OK : plan_open(tool, options->plan, &hearing.plan);
	if (status != STATUS_OK)
		return status_exit(status);
	ear.allowed = options->series ? NULL : on_allowed;
	output_standard(&hearing.out);
	posts.detector = following.detector = detector_new(&rules, &ear);
	present_start(&following.present, &options->filter, options->follow);
	status = run_with_ledger(tool, options, operands, &posts, &hearing.checkpoint);
	if (output_close(&hearing.out, &fault) != STATUS_OK)
		status = tool_fail(tool, STATUS_IO, &fault);
	detector_free(posts.detector);
	posts_free(&posts);
	plan_free(hearing.plan);
	return status_exit(status);
}
