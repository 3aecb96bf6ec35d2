#include "reply/approved.h"

#include <inttypes.h>

#include "ledger/digest.h"
#include "post/json.h"
#include "post/post.h"
#include "post/term.h"

static int severity_in(struct record *record)
{
	int severity = term_find(severity_names, SEVERITIES, post_member(record, "severity"));

	return severity >= 0 ? severity : SEVERITY_LOW;
}

/* In doubt the graver. */
static int severity_of(struct record *post, struct record *kase)
{
	struct record score = {0};
	int severity = severity_in(kase);

	if (record_has(post, "score") && record_inside(post, "score", &score) &&
	    severity_in(&score) > severity)
		severity = severity_in(&score);
	record_free(&score);
	return severity;
}

static const struct plan_authority *authority(const struct plan *plan, struct span role)
{
	for (size_t i = 0; i < plan->authority_count; i++)
		if (span_same(plan->authority[i].role, role))
			return &plan->authority[i];
	return NULL;
}

static bool covers(const struct plan *plan, struct span role, struct span wanted)
{
	const struct plan_authority *has = authority(plan, role), *needs = authority(plan, wanted);

	return span_same(role, wanted) ||
	       (has != NULL && needs != NULL && has->most >= needs->most);
}

static struct span text_of(const json_t *object, const char *name)
{
	const json_t *text = json_object_get(object, name);

	return json_is_string(text)
	    ? (struct span){json_string_value(text), json_string_length(text)}
	    : (struct span){"", 0};
}

/* Each person once, whatever the line repeats. */
static bool is_first(const json_t *list, size_t number, struct span sha256, struct span by)
{
	for (size_t i = 0; i < number; i++) {
		const json_t *other = json_array_get(list, i);

		if (span_same(text_of(other, "sha256"), sha256) &&
		    span_same(text_of(other, "by"), by))
			return false;
	}
	return by.len > 0;
}

static void count(struct approval *approval, const struct plan *plan, const json_t *list,
    struct span sha256)
{
	const json_t *item;
	size_t i;

	json_array_foreach(list, i, item) {
		if (!span_same(text_of(item, "sha256"), sha256) ||
		    !is_first(list, i, sha256, text_of(item, "by")))
			continue;
		approval->has++;
		approval->by_role = approval->by_role ||
		    covers(plan, text_of(item, "role"), approval->role);
	}
}

void approval_read(struct approval *approval, const struct plan *plan, struct record *post,
    struct span text, struct span role)
{
	struct digest digest = digest_text(text);
	char sha256[DIGEST_HEX];
	struct record kase = {0};
	struct span raw = {NULL, 0};
	struct fault ignored;
	json_t *list;

	*approval = (struct approval){.role = role,
	    .cased = record_has(post, "case") && record_inside(post, "case", &kase)};
	approval->wanted = plan->cases.approvals[severity_of(post, &kase)];
	if (role.len > 0 && approval->wanted == 0)
		approval->wanted = 1;
	digest_write(&digest, sha256);
	if (approval->cased)
		raw = record_raw(&kase, "approvals");
	if (raw.at != NULL && json_read_in(&post->arena, raw, &list, &ignored) == STATUS_OK)
		count(approval, plan, list, span_of(sha256));
	record_free(&kase);
}

bool approval_holds(const struct approval *approval)
{
	return approval->has >= approval->wanted &&
	       (approval->role.len == 0 || approval->by_role);
}

void approval_tell(const struct approval *approval, struct buf *out)
{
	buf_format(out, "not approved: needs %" PRId64 " approval%s of exactly this text",
	    approval->wanted, approval->wanted == 1 ? "" : "s");
	if (approval->role.len > 0)
		buf_format(out, ", one by %.*s or above", (int)approval->role.len,
		    approval->role.at);
	if (approval->cased)
		buf_format(out, ", and its case has %" PRId64, approval->has);
	else
		buf_text(out, ", and it has no case");
	if (approval->has >= approval->wanted && approval->role.len > 0)
		buf_text(out, ", none by such a role");
}

enum status approval_no_drill(struct record *post, struct fault *fault)
{
	struct record kase = {0};
	struct span number = {"", 0};

	if (record_has(post, "case") && record_inside(post, "case", &kase))
		number = post_member(&kase, "number");
	if (post_flag(post, "drill") || (number.len > 0 && number.at[0] == 'D'))
		fault_set(fault, STATUS_REJECTED, "a drill: it is never given as approved");
	else
		fault = NULL;
	record_free(&kase);
	return fault != NULL ? STATUS_REJECTED : STATUS_OK;
}
