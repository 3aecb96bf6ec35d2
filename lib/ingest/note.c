#include "ingest/sink.h"

#include <stdio.h>
#include <string.h>

/* For one, and for more: # is their number. */
static const struct {
	const char *one, *many;
} words[NOTES] = {
    [NOTE_PAGES] = {"the source has more than this: a next page is named and was not given",
        "the source has more than this: # answers name a next page"},
    [NOTE_MORE] = {"1 reply is named or counted here, but not included",
        "# replies are named or counted here, but not included"},
    [NOTE_TOMBSTONES] = {"1 deletion left out", "# deletions left out"},
    [NOTE_REMOVED] = {"1 post left out: its text was deleted or removed",
        "# posts left out: their text was deleted or removed"},
    [NOTE_UNAVAILABLE] = {"1 post of a thread is blocked or not found",
        "# posts of threads are blocked or not found"},
    [NOTE_RUINED] = {"1 id was rounded by a spreadsheet: left out, or made from the content",
        "# ids were rounded by a spreadsheet: left out, or made from the content"},
    [NOTE_RAGGED] = {"1 row has more fields than the header; what is beyond was left out",
        "# rows have more fields than the header; what is beyond was left out"},
    [NOTE_TOTALS] = {"1 row that is no post (empty, or a total) left out",
        "# rows that are no posts (empty, or totals) left out"},
    [NOTE_GUESSED] = {"there is no header; text and date are guessed (-m text=N names a column)",
        "there are no headers (#); text and date are guessed (-m text=N names a column)"},
    [NOTE_PREAMBLE] = {
        "1 line before the header left out", "# lines before the header left out"},
    [NOTE_USERS] = {"holds a user account or a list of them, which is no post",
        "holds user accounts (# records), which are no posts"},
    [NOTE_COUNTS] = {"holds counts of posts, not posts", "holds counts of posts, not posts (#)"},
    [NOTE_LIKES] = {"holds likes or follows, which are no posts",
        "holds likes or follows (# records), which are no posts"},
    [NOTE_PRIVATE] = {"holds private messages or settings of an account, which are left out",
        "holds private messages or settings of an account (# records), which are left out"},
    [NOTE_VIDEOS] = {"holds videos, channels or search results, not comments",
        "holds videos, channels or search results, not comments (# answers)"},
    [NOTE_CONTROL] = {"1 message of the stream about itself left out",
        "# messages of the stream about itself left out"},
    [NOTE_EMPTY] = {"an answer without a post", "# answers without a post"},
    [NOTE_ENTITIES] = {"declares entities, which are never expanded",
        "declares entities, which are never expanded (#)"},
    [NOTE_RULES] = {"holds rules or compliance records, not posts",
        "holds rules or compliance records (#), not posts"},
    [NOTE_EVENTS] = {"1 event in which nobody wrote anything left out",
        "# events in which nobody wrote anything left out"},
    [NOTE_IDS] = {"holds an id without a post", "holds ids without posts (#)"},
    [NOTE_PLACES] = {"holds an app, a business or a place, or a list of them, not reviews",
        "holds apps, businesses or places (# records), not reviews"},
    [NOTE_CUT] = {"1 text is cut short by the source", "# texts are cut short by the source"},
    [NOTE_ESTIMATED] = {"1 time is an estimate: the source says how long ago it was",
        "# times are estimates: the source says how long ago they were"},
    [NOTE_INTERNAL] = {"1 internal note left out", "# internal notes left out"},
    [NOTE_ROOMS] = {"holds a channel or topic without what was said there",
        "holds channels or topics (# records) without what was said there"},
    [NOTE_FORM] = {"1 time is not of the form that a mapping gives, and left out",
        "# times are not of the form that a mapping gives, and left out"},
    [NOTE_ORDER] = {"1 date may have day and month the wrong way round: see --date-order",
        "# dates may have day and month the wrong way round: see --date-order"},
    [NOTE_UNJOINED] = {"what follows a list too long to be held was not joined to its posts",
        "what follows # lists too long to be held was not joined to their posts"},
    [NOTE_UNENDED] = {"the last event has no blank line behind it, and is left out: cut?",
        "# events have no blank line behind them, and are left out: cut?"},
};

const char *note_words(enum note note, size_t count, char *room, size_t size)
{
	const char *text, *sign;

	if (count == 1)
		return words[note].one;
	text = words[note].many;
	sign = strchr(text, '#');
	snprintf(room, size, "%.*s%zu%s", (int)(sign - text), text, count, sign + 1);
	return room;
}
