/*
 * Conditions in words, for people.
 */
#include "plan/condition.h"

#include "base/num.h"
#include "post/post.h"

static void tell_texts(const struct span *texts, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		buf_text(out, i > 0 ? ", " : "");
		buf_line(out, texts[i].at, texts[i].len);
	}
	if (count == 0)
		buf_text(out, "none");
}

static void tell_fact(
    const struct condition *condition, const struct facts *facts, struct buf *out)
{
	char digits[NUM_SIZE];
	struct span text = {NULL, 0};

	switch (condition->subject) {
	case CONDITION_TOPIC:
		tell_texts(facts->topics, facts->topic_count, out);
		return;
	case CONDITION_SEVERITY:
		text = span_of(severity_names[facts->severity]);
		break;
	case CONDITION_STANCE:
		text = span_of(stance_names[facts->stance]);
		break;
	case CONDITION_LABEL:
		text = span_of(label_names[facts->label]);
		break;
	case CONDITION_PLATFORM:
		text = facts->platform;
		break;
	case CONDITION_LANG:
		text = facts->lang;
		break;
	case CONDITION_KIND:
		text = facts->kind;
		break;
	case CONDITION_AUTHOR:
		text = facts->author;
		break;
	case CONDITION_FOLLOWERS:
		if (facts->followers != POST_UNKNOWN)
			text = (struct span){digits, num_write_integer(digits, facts->followers)};
		break;
	case CONDITION_STAFF:
		text = span_of(facts->staff ? "yes" : "no");
		break;
	case CONDITION_DRILL:
		text = span_of(facts->drill ? "yes" : "no");
		break;
	default:
		return;
	}
	tell_texts(&text, text.len > 0, out);
}

static bool is_nested(const struct condition *condition)
{
	return condition->subject == CONDITION_ANY || condition->subject == CONDITION_NOT;
}

static void indent(struct buf *out, size_t depth)
{
	buf_char(out, '\n');
	for (size_t i = 0; i < depth; i++)
		buf_text(out, "  ");
}

/* One that is not made of others: what it wants, and what the post has. */
static void tell_plain(const struct condition *condition, const struct facts *facts,
    struct buf *out)
{
	bool holds = condition_one_holds(condition, facts) == CONDITION_HOLDS;

	buf_text(out, condition_names[condition->subject]);
	buf_char(out, ' ');
	tell_texts(condition->among.at, condition->among.count, out);
	if (condition->subject == CONDITION_JQ) {
		buf_text(out, holds ? "; that is so" : "; that is not so");
	} else if (condition->subject == CONDITION_TEXT) {
		buf_text(out, holds ? "; the post has it" : "; the post has no such words");
	} else {
		buf_text(out, "; the post has ");
		tell_fact(condition, facts, out);
	}
}

static void tell(const struct condition *condition, const struct facts *facts, size_t depth,
    struct buf *out)
{
	if (!is_nested(condition)) {
		tell_plain(condition, facts, out);
		return;
	}
	buf_text(out, condition->subject == CONDITION_ANY ? "any of" : "not");
	for (size_t i = 0; i < condition->inner_count; i++) {
		const char *before = "";

		if (condition->inner_count > 1 || condition->subject == CONDITION_ANY)
			indent(out, depth);
		else
			buf_char(out, ' ');
		for (const struct condition *c = condition->inner[i]; c != NULL; c = c->next) {
			buf_text(out, before);
			before = ", and ";
			tell(c, facts, depth + 1, out);
		}
	}
}

void condition_tell(const struct condition *condition, const struct facts *facts, size_t depth,
    struct buf *out)
{
	tell(condition, facts, depth, out);
}

static void add_evidence(
    const struct condition *condition, const struct facts *facts, struct buf *out)
{
	if (out->len > 0)
		buf_text(out, "; ");
	buf_text(out, condition_names[condition->subject]);
	buf_char(out, ' ');
	if (condition->subject == CONDITION_TEXT || condition->subject == CONDITION_JQ)
		tell_texts(condition->among.at, condition->among.count, out);
	else
		tell_fact(condition, facts, out);
}

void condition_evidence(
    const struct condition *condition, const struct facts *facts, struct buf *out)
{
	for (; condition != NULL; condition = condition->next) {
		const struct condition *held = NULL;

		if (condition->subject == CONDITION_ANY) {
			for (size_t i = 0; held == NULL && i < condition->inner_count; i++)
				if (condition_holds(condition->inner[i], facts, NULL) ==
				    CONDITION_HOLDS)
					held = condition->inner[i];
			condition_evidence(held, facts, out);
		} else if (condition->subject != CONDITION_NOT) {
			add_evidence(condition, facts, out);
		}
	}
}
