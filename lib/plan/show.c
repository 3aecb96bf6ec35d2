/*
 * The plan in force as JSON, which is a plan itself: what it leaves to the built-in plan and
 * what each key is by default stands in it.
 */
#include "plan/show.h"

#include <stdio.h>

#include "base/when.h"
#include "plan/ask.h"
#include "plan/posture.h"
#include "post/member.h"

enum { DAY = 86400 };

static void show_some(struct buf *out, const char *key, struct span text)
{
	if (text.len > 0)
		member_text(out, key, text);
}

void show_day(struct buf *out, const char *key, int64_t day)
{
	char text[WHEN_SIZE];

	when_write(text, day * DAY);
	member_text(out, key, (struct span){text, 10});
}

static void show_days(struct buf *out, const char *key, const struct plan_holidays *days)
{
	member_open(out, key, '[');
	for (size_t i = 0; i < days->count; i++)
		show_day(out, NULL, days->at[i]);
	member_close(out, ']');
}

void show_moment(struct buf *out, const char *key, int64_t when)
{
	if (when != INT64_MIN && when != INT64_MAX)
		member_time(out, key, when);
}

void show_texts(struct buf *out, const char *key, const struct plan_texts *texts)
{
	member_open(out, key, '[');
	for (size_t i = 0; i < texts->count; i++)
		member_text(out, NULL, texts->at[i]);
	member_close(out, ']');
}

/* As the plan writes it: 1h30m. */
void show_duration(struct buf *out, const char *key, int64_t seconds)
{
	static const struct {
		char unit;
		int64_t seconds;
	} units[] = {{'d', DAY}, {'h', 3600}, {'m', 60}, {'s', 1}};
	struct buf text = {0};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (seconds >= units[i].seconds || (i == 3 && text.len == 0))
			buf_format(&text, "%lld%c", (long long)(seconds / units[i].seconds),
			    units[i].unit);
		seconds %= units[i].seconds;
	}
	member_text(out, key, (struct span){text.at, text.len});
	buf_free(&text);
}

void show_key(struct buf *key, struct span name)
{
	buf_reset(key);
	buf_add(key, name.at, name.len);
}

static void show_phrases(struct buf *out, const char *key, const struct plan_phrases *phrases)
{
	struct buf lang = {0};

	if (phrases->count == 1 && phrases->at[0].lang.len == 0) {
		member_text(out, key, phrases->at[0].text);
		return;
	}
	if (phrases->count == 0)
		return;
	member_open(out, key, '{');
	for (size_t i = 0; i < phrases->count; i++) {
		show_key(&lang, phrases->at[i].lang);
		member_text(out, lang.at, phrases->at[i].text);
	}
	member_close(out, '}');
	buf_free(&lang);
}

static void show_period(struct buf *out, const struct hours_period *period)
{
	char text[32];
	int length = snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", period->from / 3600,
	    period->from / 60 % 60, period->to / 3600, period->to / 60 % 60);

	member_text(out, NULL, (struct span){text, (size_t)length});
}

static void show_hours(struct buf *out, const struct hours *hours)
{
	static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

	if (hours == NULL)
		return;
	member_open(out, "hours", '{');
	member_word(out, "zone", hours->zone->name);
	for (int day = 0; day < 7; day++) {
		member_open(out, days[day], '[');
		for (size_t i = 0; i < hours->week[day].count; i++)
			show_period(out, &hours->week[day].periods[i]);
		member_close(out, ']');
	}
	member_close(out, '}');
}

static void show_teams(const struct plan *plan, struct buf *out)
{
	struct buf key = {0};

	member_open(out, "teams", '{');
	for (size_t i = 0; i < plan->team_count; i++) {
		show_key(&key, plan->teams[i].name);
		member_open(out, key.at, '{');
		show_phrases(out, "contact", &plan->teams[i].contact);
		show_hours(out, plan->teams[i].hours);
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_free(&key);
}

static void show_contacts(const struct plan *plan, struct buf *out)
{
	struct buf key = {0};

	member_open(out, "contacts", '{');
	for (size_t i = 0; i < plan->contact_count; i++) {
		const struct plan_contact *contact = &plan->contacts[i];

		show_key(&key, contact->name);
		member_open(out, key.at, '{');
		show_some(out, "role", contact->role);
		show_some(out, "team", contact->team);
		show_some(out, "phone", contact->phone);
		show_some(out, "mail", contact->mail);
		show_some(out, "deputy", contact->deputy);
		show_hours(out, contact->own);
		show_days(out, "away", &contact->away);
		if (contact->review_by != DAY_UNKNOWN)
			show_day(out, "review-by", contact->review_by);
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_free(&key);
}

static void show_words(const struct plan *plan, struct buf *out)
{
	struct buf key = {0};

	member_open(out, "words", '{');
	for (size_t i = 0; i < plan->word_count; i++) {
		show_key(&key, plan->words[i].text);
		member_real(out, key.at, plan->words[i].weight / 1000.0, 3);
	}
	member_close(out, '}');
	buf_free(&key);
}

static void show_remedies(const struct plan *plan, struct buf *out)
{
	struct buf key = {0};

	show_some(out, "currency", plan->currency);
	member_open(out, "authority", '{');
	for (size_t i = 0; i < plan->authority_count; i++) {
		show_key(&key, plan->authority[i].role);
		member_integer(out, key.at, plan->authority[i].most);
	}
	member_close(out, '}');
	member_open(out, "remedies", '{');
	for (size_t i = 0; i < plan->remedy_count; i++) {
		show_key(&key, plan->remedies[i].name);
		member_open(out, key.at, '{');
		member_integer(out, "cost", plan->remedies[i].cost);
		show_phrases(out, "says", &plan->remedies[i].says);
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_free(&key);
}

static void show_drills(const struct plan *plan, struct buf *out)
{
	member_open(out, "drills", '{');
	if (plan->drills.since != DAY_UNKNOWN)
		show_day(out, "since", plan->drills.since);
	show_days(out, "held", &plan->drills.held);
	if (plan->drills.next != DAY_UNKNOWN)
		show_day(out, "next", plan->drills.next);
	member_close(out, '}');
}

static void show_topic(const struct plan_topic *topic, struct buf *out)
{
	show_texts(out, "words", &topic->words);
	show_texts(out, "patterns",
	    &(struct plan_texts){topic->pattern_texts, topic->pattern_count});
	member_open(out, "factors", '{');
	for (int i = 0; i < FACTORS; i++)
		member_integer(out, factor_names[i], topic->factors[i]);
	member_close(out, '}');
	member_word(out, "floor", severity_names[topic->floor]);
	member_word(out, "blame", blame_names[topic->blame]);
	if (topic->type >= 0)
		member_word(out, "type", crisis_type_names[topic->type]);
	if (topic->posture >= 0) {
		member_open(out, "posture", '[');
		member_word(out, NULL, posture_names[topic->posture]);
		if (topic->bolster)
			member_word(out, NULL, "bolster");
		member_close(out, ']');
	}
	if (topic->history >= 0)
		member_flag(out, "history", topic->history > 0);
	member_word(out, "first", stage_names[topic->first]);
	show_texts(out, "facts", &topic->facts);
	show_texts(out, "remedies", &topic->remedies);
	show_phrases(out, "calls-it", &topic->calls_it);
	show_phrases(out, "instruct", &topic->instruct);
}

static void show_topics(const struct plan *plan, struct buf *out)
{
	struct buf key = {0};

	member_open(out, "topics", '{');
	for (size_t i = 0; i < plan->topic_count; i++) {
		show_key(&key, plan->topics[i].name);
		member_open(out, key.at, '{');
		show_topic(&plan->topics[i], out);
		member_close(out, '}');
	}
	member_close(out, '}');
	buf_free(&key);
}

void plan_show(const struct plan *plan, struct buf *out)
{
	member_open(out, NULL, '{');
	member_open(out, "brand", '{');
	member_text(out, "name", plan->brand.name);
	show_texts(out, "names", &plan->brand.names);
	show_texts(out, "handles", &plan->brand.handles);
	show_texts(out, "links", &plan->brand.links);
	show_some(out, "signature", plan->brand.signature);
	member_flag(out, "history", plan->brand.history);
	member_close(out, '}');
	member_text(out, "language", plan->language);
	show_duration(out, "next-update", plan->next_update);
	member_word(out, "zone", plan->zone != NULL ? plan->zone->name : "UTC");
	show_days(out, "holidays", &plan->holidays);
	show_teams(plan, out);
	show_contacts(plan, out);
	show_remedies(plan, out);
	show_drills(plan, out);
	show_topics(plan, out);
	show_words(plan, out);
	show_decisions(plan, out);
	show_work(plan, out);
	member_close(out, '}');
	buf_char(out, '\n');
}

enum status ask_show(const struct plan_question *question, const char *operand, struct buf *out,
    bool *no, struct fault *fault)
{
	struct plan_question named = *question;
	struct plan *plan;
	enum status status;

	(void)no;
	if (operand != NULL)
		named.path = operand;
	status = ask_plan(&named, &plan, fault);
	if (status != STATUS_OK)
		return status;
	plan_show(plan, out);
	plan_free(plan);
	return STATUS_OK;
}
