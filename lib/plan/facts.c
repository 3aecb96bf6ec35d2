#include "plan/facts.h"

#include <strings.h>

#include "post/post.h"

static bool word(struct record *score, const char *name, const char *const *names, int count,
    int *value, struct fault *fault)
{
	struct span text = post_member(score, name);

	*value = term_find(names, count, text);
	if (*value >= 0)
		return true;
	fault_set(fault, STATUS_REJECTED, "\"score\": \"%s\" is missing or no word of ours: '%.*s'",
	    name, (int)(text.len < 40 ? text.len : 40), text.at);
	return false;
}

bool facts_own_handle(struct span handle, const struct plan *plan)
{
	if (handle.len > 0 && handle.at[0] == '@')
		handle = (struct span){handle.at + 1, handle.len - 1};
	for (size_t i = 0; i < plan->brand.handles.count; i++) {
		struct span own = plan->brand.handles.at[i];
		if (own.len == handle.len && own.len > 0 &&
		    strncasecmp(own.at, handle.at, own.len) == 0)
			return true;
	}
	return false;
}

bool facts_own_post(struct record *post, const struct plan *plan)
{
	return post_flag(post, "author_staff") ||
	       facts_own_handle(post_member(post, "author_handle"), plan);
}

enum status facts_read(struct facts *facts, const struct plan *plan, struct record *post,
    struct record *score, struct fault *fault)
{
	int severity, stance, label;

	if (!record_inside(post, "score", score)) {
		if (post->status != STATUS_OK)
			return STATUS_OK; /* the loop says it */
		return fault_set(
		    fault, STATUS_REJECTED, "no \"score\" yet: pipe through crisis-score first");
	}
	if (!word(score, "severity", severity_names, SEVERITIES, &severity, fault) ||
	    !word(score, "stance", stance_names, STANCES, &stance, fault) ||
	    !word(score, "label", label_names, LABELS, &label, fault))
		return STATUS_REJECTED;
	pattern_effort_reset(plan->effort);
	*facts = (struct facts){
	    .plan = plan,
	    .post = post,
	    .text = post_text(post),
	    .platform = post_member(post, "platform"),
	    .lang = post_member(post, "lang"),
	    .kind = post_member(post, "kind"),
	    .author = post_member(post, "author_handle"),
	    .followers = post_count(post, "author_followers"),
	    .severity = (enum severity)severity,
	    .stance = (enum stance)stance,
	    .label = (enum label)label,
	    .staff = facts_own_post(post, plan),
	    .drill = post_flag(post, "drill"),
	};
	facts->topic_count = record_texts(score, "topics", &facts->topics);
	if (facts->lang.len == 0)
		facts->lang = post_member(score, "lang");
	if (score->status != STATUS_OK)
		return fault_set(fault, STATUS_REJECTED, "\"score\": %s", score->fault.what);
	return STATUS_OK;
}
