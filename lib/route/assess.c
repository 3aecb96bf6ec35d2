#include "route/assess.h"

#include "post/post.h"
#include "post/walk.h"

struct assessment assess(enum stance stance)
{
	static const struct assessment tree[STANCES] = {
	    [STANCE_PRAISE] = {1, "positive", "agree, thank, or let it stand"},
	    [STANCE_BALANCED] = {1, "balanced", "agree, thank, or let it stand"},
	    [STANCE_TROLL] = {2, "here to attack", "watch, and answer no single post"},
	    [STANCE_RAGER] = {3, "a rant or a joke with no request in it", "watch only"},
	    [STANCE_MISGUIDED] = {4, "wrong on the facts", "correct them there, with a source"},
	    [STANCE_VALID_CRITICISM] = {5, "right on the facts, not a case of their own",
	        "acknowledge, and say what will change"},
	    [STANCE_UNHAPPY] = {6, "a bad experience of their own", "make it right"},
	    [STANCE_QUESTION] = {0, "asks", "answer it"},
	    [STANCE_NEWS] = {0, "a report", "for the press desk"},
	    [STANCE_SPAM] = {0, "advertising", "report it to the platform"},
	};

	return tree[stance];
}

/* The next value of an array; false behind the last. */
static bool next_row(struct walk *walk, struct span *row)
{
	walk_space(walk);
	if (walk->at == walk->end || (*walk->at != ',' && *walk->at != '['))
		return false;
	walk->at++;
	walk_space(walk);
	row->at = walk->at;
	if (!walk_value(walk))
		return false;
	row->len = (size_t)(walk->at - row->at);
	return true;
}

void assess_evidence(const struct record *score, struct record *why, struct buf *out)
{
	struct span rows = record_raw(score, "why"), row;
	struct fault fault;
	struct walk walk;

	if (rows.len == 0)
		return;
	walk = (struct walk){rows.at, rows.at, rows.at + rows.len, &fault};
	while (next_row(&walk, &row)) {
		struct span what;

		if (span_find(row, "\"stance\"") == NULL ||
		    record_index(why, row, &fault) != STATUS_OK ||
		    !span_is(post_member(why, "to"), "stance"))
			continue;
		what = post_member(why, "what");
		buf_text(out, what.len > 0 ? "; " : "");
		buf_line(out, what.at, what.len);
	}
}
