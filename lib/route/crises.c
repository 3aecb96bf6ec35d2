#include "route/crises.h"

#include <stdlib.h>

#include "plan/condition.h"
#include "post/post.h"

static struct crisis_heard *find(struct crises *crises, struct span key)
{
	for (size_t i = 0; i < crises->count; i++)
		if (span_same(span_of(crises->heard[i].key), key))
			return &crises->heard[i];
	return NULL;
}

/* The oldest makes room. */
static struct crisis_heard *add(struct crises *crises, struct span key)
{
	struct crisis_heard *heard = &crises->heard[crises->count];

	if (crises->count == CRISES_HEARD) {
		heard = &crises->heard[0];
		for (size_t i = 1; i < CRISES_HEARD; i++)
			if (crises->heard[i].since < heard->since)
				heard = &crises->heard[i];
		free(heard->key);
	} else {
		crises->count++;
	}
	heard->key = mem_copy(key.at, key.len);
	return heard;
}

void crises_hear(struct crises *crises, struct record *alert)
{
	struct span key = post_member(alert, "key"), level = post_member(alert, "level");
	struct crisis_heard *heard = find(crises, key);
	int64_t at;

	if (!span_is(post_member(alert, "type"), "alert") || key.len == 0 ||
	    memchr(key.at, '\0', key.len) != NULL || !record_time(alert, "at", &at))
		return;
	if (span_is(level, "crisis") && (heard == NULL || heard->until <= at)) {
		heard = heard != NULL ? heard : add(crises, key);
		heard->since = at;
		heard->until = INT64_MAX;
	} else if (span_is(level, "over") && heard != NULL) {
		heard->until = at;
	}
}

void crises_free(struct crises *crises)
{
	for (size_t i = 0; i < crises->count; i++)
		free(crises->heard[i].key);
	crises->count = 0;
}

static bool within(int64_t since, int64_t until, int64_t when)
{
	return since <= when && when < until;
}

static bool has_topic(const struct facts *facts, struct plan_texts topics)
{
	for (size_t i = 0; i < facts->topic_count; i++)
		if (plan_texts_have(&topics, facts->topics[i]))
			return true;
	return false;
}

const struct plan_crisis *crises_declared(const struct ruling *ruling)
{
	const struct plan *plan = ruling->plan;

	for (size_t i = 0; i < plan->crisis_count; i++) {
		const struct plan_crisis *crisis = &plan->crises[i];

		if (within(crisis->since, crisis->until, ruling->since) &&
		    has_topic(ruling->facts, crisis->topics))
			return crisis;
	}
	return NULL;
}

/* Whether a crisis runs on a group that the post is of, as "topic:" and a name. */
static bool runs(const struct crises *crises, const char *kind, struct span name, int64_t when)
{
	size_t before = strlen(kind);

	for (size_t i = 0; crises != NULL && i < crises->count; i++) {
		const struct crisis_heard *heard = &crises->heard[i];

		if (strncmp(heard->key, kind, before) == 0 &&
		    span_same(span_of(heard->key + before), name) &&
		    within(heard->since, heard->until, when))
			return true;
	}
	return false;
}

/* The first of the post's topics on which a crisis runs that is among wanted ones, or any where
 * none are; at NULL when there is none. A crisis that was heard of on the post's cluster or
 * conversation counts for any. */
static struct span running_on(
    const struct crises *crises, const struct ruling *ruling, struct plan_texts wanted)
{
	const struct facts *facts = ruling->facts;
	struct span none = {NULL, 0};

	for (size_t i = 0; i < facts->topic_count; i++) {
		struct span topic = facts->topics[i];
		bool declared = ruling->crisis != NULL &&
		    plan_texts_have(&ruling->crisis->topics, topic);

		if ((wanted.count == 0 || plan_texts_have(&wanted, topic)) &&
		    (declared || runs(crises, "topic:", topic, ruling->since)))
			return topic;
	}
	if (wanted.count == 0 && runs(crises, "", ruling->group, ruling->since))
		return ruling->group;
	return none;
}

/* Answers what the crisis is, in words that are put together; empty where it mutes none. */
static struct span muted_by(const struct crises *crises, const struct ruling *ruling,
    const struct plan_inhibition *inhibition, struct buf *words)
{
	struct span on;

	buf_reset(words);
	if (inhibition->cluster > 0 && ruling->cluster_size >= inhibition->cluster) {
		buf_format(words, "one of a cluster of %lld posts, which are answered at once",
		    (long long)ruling->cluster_size);
	} else if (inhibition->running) {
		on = running_on(crises, ruling, inhibition->topics);
		if (on.at != NULL)
			buf_format(words, "part of the crisis on %.*s, which is answered as one",
			    (int)on.len, on.at);
	}
	return (struct span){words->at, words->len};
}

static enum status gave_up(const char *what, const struct condition *decided,
    const struct facts *facts, struct fault *fault)
{
	return fault_set(
	    fault, STATUS_REJECTED, "%s: %s", what, condition_trouble(decided, facts));
}

static enum status by_silence(struct ruling *ruling, struct fault *fault)
{
	const struct plan *plan = ruling->plan;

	for (size_t i = 0; i < plan->silence_count; i++) {
		const struct plan_silence *silence = &plan->silences[i];
		const struct condition *decided = NULL;
		enum condition_answer answer = CONDITION_FAILS;

		if (within(silence->since, silence->until, ruling->since))
			answer = condition_holds(silence->when, ruling->facts, &decided);
		if (answer == CONDITION_GIVES_UP)
			return gave_up("a silence", decided, ruling->facts, fault);
		if (answer == CONDITION_HOLDS) {
			ruling->mute = MUTE_SILENCE;
			ruling->reason = silence->reason;
			return STATUS_OK;
		}
	}
	return STATUS_OK;
}

static enum status by_crisis(const struct crises *crises, struct ruling *ruling,
    struct buf *words, struct fault *fault)
{
	const struct plan *plan = ruling->plan;

	for (size_t i = 0; i < plan->inhibition_count; i++) {
		const struct plan_inhibition *inhibition = &plan->inhibitions[i];
		const struct condition *decided = NULL;
		struct span reason = muted_by(crises, ruling, inhibition, words);
		enum condition_answer answer = CONDITION_FAILS;

		if (reason.len > 0)
			answer = condition_holds(inhibition->when, ruling->facts, &decided);
		if (answer == CONDITION_GIVES_UP)
			return gave_up("an inhibition", decided, ruling->facts, fault);
		if (answer == CONDITION_HOLDS) {
			ruling->mute = MUTE_CRISIS;
			ruling->reason = inhibition->reason.len > 0 ? inhibition->reason : reason;
			return STATUS_OK;
		}
	}
	return STATUS_OK;
}

enum status crises_mute(const struct crises *crises, struct ruling *ruling, struct buf *words,
    struct fault *fault)
{
	enum status status = by_silence(ruling, fault);

	if (status == STATUS_OK && ruling->mute == MUTE_NOT)
		status = by_crisis(crises, ruling, words, fault);
	if (ruling->mute != MUTE_NOT && ruling->route->answer)
		ruling->answer = false;
	else if (ruling->mute != MUTE_NOT)
		ruling->reason = ruling->route->reason; /* it needs none of theirs */
	return status;
}
