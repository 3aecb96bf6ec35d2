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

/* Appends a row's words where it is about the stance. */
static bool add_row(struct span row, struct record *why, struct buf *out)
{
	struct fault fault;
	struct span what;

	if (record_index(why, row, &fault) != STATUS_OK ||
	    !span_is(post_member(why, "to"), "stance"))
		return false;
	what = post_member(why, "what");
	buf_text(out, what.len > 0 ? "; " : "");
	buf_line(out, what.at, what.len);
	return true;
}

/* crisis-score writes the stance's row last, and an object of it begins where no text can hold
 * the same bytes: its quotes would be escaped. */
static bool add_last_row(struct span rows, struct record *why, struct buf *out)
{
	static const char begins[] = "{\"what\":";
	size_t len = sizeof begins - 1;

	for (size_t i = rows.len - 1; i-- > 0;)
		if (rows.at[i] == '{')
			return rows.len - i > len && memcmp(rows.at + i, begins, len) == 0 &&
			    add_row((struct span){rows.at + i, rows.len - 1 - i}, why, out);
	return false;
}

void assess_evidence(const struct record *score, struct record *why, struct buf *out)
{
	struct span rows = record_raw(score, "why"), row;
	struct fault fault;
	struct walk walk;

	if (rows.len == 0 || add_last_row(rows, why, out))
		return;
	walk = (struct walk){rows.at, rows.at, rows.at + rows.len, &fault, 0};
	while (walk_item(&walk, &row))
		if (span_find(row, "\"stance\"") != NULL)
			add_row(row, why, out);
}
