/*
 * What the plan could learn of it. Each piece of advice needs enough cases to rest on, and comes
 * with its numbers and with the command that lists the lines behind them.
 */
#include "report/kind/review_part.h"

#include <stdlib.h>

#include "report/say.h"

enum { FEW = 3, SLOW = 15 * 60 };

struct adviser {
	struct section *section;
	const struct figures *figures;
	const struct casework *work;
	const struct lessons *lessons;
	const struct course_times *course;
};

static void advise(struct adviser *adviser, enum tone tone, struct span text)
{
	section_item(adviser->section, "advice", tone, text);
}

/* count of of, in percent. */
static const char *part(char out[SAY_SIZE], int64_t count, int64_t of)
{
	return say_share(out, count, of);
}

/* The team that met the smallest share of what was due; NULL where none had enough. */
static const struct care *worst_team(
    const struct care *care, size_t count, enum case_clock clock)
{
	const struct care *worst = NULL;
	double least = 1;

	for (size_t i = 0; i < count; i++) {
		const struct clock_count *one = &care[i].clocks[clock];
		int64_t due = clock_count_due(one);

		if (due < FEW || care[i].name.len == 0)
			continue;
		if ((double)one->ends[CLOCK_MET] / (double)due < least) {
			least = (double)one->ends[CLOCK_MET] / (double)due;
			worst = &care[i];
		}
	}
	return worst;
}

static void on_clock(struct adviser *adviser, enum case_clock clock)
{
	static const char *const did[CASE_TARGETS] = {"Acknowledged", "Answered", "Resolved"};
	const struct clock_count *all = &adviser->lessons->clocks[clock];
	int64_t due = clock_count_due(all), met = all->ends[CLOCK_MET];
	struct document *document = adviser->section->document;
	char share[SAY_SIZE], p90[SAY_SIZE];
	const struct care *worst;
	struct span team = {"", 0};
	struct care *care;
	size_t count;

	if (due < FEW || 10 * met >= 8 * due)
		return;
	care = care_by(adviser->work, case_team, &count);
	worst = worst_team(care, count, clock);
	if (worst != NULL)
		team = document_text(document, " Farthest behind was team %.*s, with %lld of %lld.",
		    (int)worst->name.len, worst->name.at,
		    (long long)worst->clocks[clock].ends[CLOCK_MET],
		    (long long)clock_count_due(&worst->clocks[clock]));
	advise(adviser, 2 * met < due ? TONE_BAD : TONE_WARN,
	    document_text(document,
	        "%s in time: %lld of %lld (%s)%s%s.%.*s More people on duty, or a target that can "
	        "be kept (targets, escalation). Cases: crisis-case due",
	        did[clock], (long long)met, (long long)due, part(share, met, due),
	        all->took.count > 0 ? ", p90 " : "",
	        all->took.count > 0 ? say_span(p90, quantiles_at(&all->took, 0.9)) : "",
	        (int)team.len, team.at));
	care_free(care, count);
}

static void on_untouched(struct adviser *adviser)
{
	const struct lessons *lessons = adviser->lessons;

	if (lessons->untouched > 0)
		advise(adviser, TONE_BAD,
		    document_text(adviser->section->document,
		        "%lld of %lld cases that needed an answer have seen nobody. Decide on each: answer "
		        "it, or watch it with a reason. Cases: crisis-case list --state new",
		        (long long)lessons->untouched, (long long)lessons->needed));
}

static void on_rules(struct adviser *adviser)
{
	struct document *document = adviser->section->document;
	size_t count;
	struct rule_record *records = rule_records(adviser->work, &count);

	for (size_t i = 0; i < count; i++) {
		const struct rule_record *record = &records[i];

		if (record->name.len == 0)
			continue;
		if (record->raised > 0)
			advise(adviser, TONE_BAD,
			    document_text(document,
			        "Route %.*s let %lld of its %lld cases pass that people took up: give them "
			        "a route before it, with these posts as examples. Posts: jq -c "
			        "'select(.route.rule == \"%.*s\")'",
			        (int)record->name.len, record->name.at, (long long)record->raised,
			        (long long)record->cases, (int)record->name.len, record->name.at));
		if (record->declined >= FEW && 5 * record->declined >= record->cases)
			advise(adviser, TONE_WARN,
			    document_text(document,
			        "Route %.*s called for an answer in %lld cases, and people decided against "
			        "it in %lld: let it watch what it should not answer, with a reason.",
			        (int)record->name.len, record->name.at, (long long)record->cases,
			        (long long)record->declined));
	}
	free(records);
}

/* ", 7 were late"; nothing of none. */
static const char *some(struct document *document, int64_t count, const char *what)
{
	return count == 0 ? "" : document_text(document, ", %lld %s", (long long)count, what).at;
}

static void on_causes(struct adviser *adviser)
{
	struct document *document = adviser->section->document;
	size_t count, said = 0;
	struct cause *causes = causes_of(adviser->work, &count);
	int64_t cases = 0;

	for (size_t i = 0; i < count; i++)
		cases += causes[i].cases;
	for (size_t i = 0; i < count && said < 2; i++) {
		const struct cause *cause = &causes[i];

		if (cause->name.len == 0 || cause->cases < FEW ||
		    cause->late + cause->reopened + cause->low == 0)
			continue;
		said++;
		advise(adviser, TONE_WARN,
		    document_text(document,
		        "Topic %.*s stands behind %lld of %lld cases%s%s%s: have its checklist, its first "
		        "words and a remedy ready (topics, templates, remedies). Cases: crisis-case list "
		        "--topic %.*s",
		        (int)cause->name.len, cause->name.at, (long long)cause->cases, (long long)cases,
		        some(document, cause->late, "were late"),
		        some(document, cause->reopened, "were opened again"),
		        some(document, cause->low, "were rated 1 or 2"), (int)cause->name.len,
		        cause->name.at));
	}
	free(causes);
}

static void on_topics(struct adviser *adviser)
{
	const struct figures *figures = adviser->figures;
	char share[SAY_SIZE];

	if (figures->without_topic >= 10 && 4 * figures->without_topic >= figures->scored)
		advise(adviser, TONE_WARN,
		    document_text(adviser->section->document,
		        "%lld of %lld scored posts (%s) have no topic: read the negative ones, and give "
		        "the topics their words. Posts: jq -r 'select(.score.label == \"negative\" and "
		        ".score.topics == []) | .text'",
		        (long long)figures->without_topic, (long long)figures->scored,
		        part(share, figures->without_topic, figures->scored)));
}

static void on_drafts(struct adviser *adviser)
{
	const struct lessons *lessons = adviser->lessons;
	const struct figures *figures = adviser->figures;
	const struct group_row *rows[GROUP_MOST];
	struct document *document = adviser->section->document;

	if (lessons->drafted >= FEW && 2 * lessons->changed >= lessons->drafted)
		advise(adviser, TONE_WARN,
		    document_text(document,
		        "%lld of %lld answers were published in other words than their draft: take the "
		        "better words into the templates. Both: crisis-case show NUMBER",
		        (long long)lessons->changed, (long long)lessons->drafted));
	if (figures->held >= FEW && 4 * figures->held >= figures->replied &&
	    group_sorted(&figures->blocked, rows) > 0)
		advise(adviser, TONE_WARN,
		    document_text(document,
		        "%lld of %lld drafts were held back, %lld of them by: %.*s. Posts: jq -c "
		        "'select(.reply.blocked)'",
		        (long long)figures->held, (long long)figures->replied,
		        (long long)rows[0]->counts.posts, (int)rows[0]->len, rows[0]->name));
}

static void on_promises(struct adviser *adviser)
{
	static const char *const advice[PROMISES] = {
	    "promise a time that can be kept (next-update), and name who keeps it",
	    "ask how it went when it was promised (crisis-case due names the day)",
	    "agree on a time with whom it is assigned to, and look at crisis-case due"};

	for (size_t i = 0; i < PROMISES; i++) {
		const struct case_promises *promises = &adviser->lessons->promises[i];
		int64_t due = promises->kept + promises->broken;

		if (promises->broken > 0)
			advise(adviser, 2 * promises->broken > due ? TONE_BAD : TONE_WARN,
			    document_text(adviser->section->document,
			        "Promised %s: late or not at all %lld of %lld times: %s.",
			        case_promise_names[i], (long long)promises->broken, (long long)due,
			        advice[i]));
	}
}

static void on_detection(struct adviser *adviser)
{
	const struct course_times *course = adviser->course;
	char took[SAY_SIZE];

	if (adviser->figures->alarms.count == 0)
		advise(adviser, TONE_WARN,
		    span_of("No alerts were read, so that nothing is said of when it began and was "
		            "noticed: read those of crisis-detect as well."));
	else if (quantiles_at(&course->detect, 0.5) > SLOW)
		advise(adviser, TONE_WARN,
		    document_text(adviser->section->document,
		        "It was noticed %s after it began, by the median: a shorter --window of "
		        "crisis-detect sees it sooner.",
		        say_span(took, quantiles_at(&course->detect, 0.5))));
}

void part_advice(struct document *document, const struct figures *figures,
    const struct casework *work, const struct lessons *lessons,
    const struct course_times *course)
{
	struct adviser adviser = {document_section(document, "advice", "For the plan"), figures,
	    work, lessons, course};

	adviser.section->note = span_of("what these figures speak for; the decision is people's");
	on_detection(&adviser);
	for (int i = 0; i < CASE_TARGETS; i++)
		on_clock(&adviser, (enum case_clock)i);
	on_untouched(&adviser);
	on_rules(&adviser);
	on_causes(&adviser);
	on_topics(&adviser);
	on_drafts(&adviser);
	on_promises(&adviser);
	if (adviser.section->blocks == NULL)
		section_words(adviser.section, TONE_GOOD,
		    span_of("Nothing in these figures asks for a change of the plan."));
}
