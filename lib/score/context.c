#include "score/context.h"

#include <math.h>
#include <strings.h>

#include "plan/facts.h"
#include "post/post.h"

/* What one act of a reader stands for, in people who saw the post; our own round figures. */
enum { PER_LIKE = 10, PER_REPLY = 20, PER_REPOST = 100 };

static const double MOST_PEOPLE_LOG = 7; /* of ten million */

/* reach = log10(1 + people) / 7, at most 1: ten million people. */
static int reach_of(double people)
{
	double reach = log10(1 + people) / MOST_PEOPLE_LOG;

	return (int)lround(1000 * (reach > 1 ? 1 : reach));
}

/* Adds what a count stands for; a score below nothing, as on Reddit, counts as nothing. */
static void count_people(
    struct context *context, struct record *record, const char *name, int64_t each)
{
	int64_t count = post_count(record, name);

	if (count == POST_UNKNOWN)
		return;
	if (context->people < 0)
		context->people = 0;
	if (count > 0)
		context->people += (double)count * (double)each;
}

static void read_people(struct context *context, struct record *record)
{
	context->people = -1;
	count_people(context, record, "author_followers", 1);
	count_people(context, record, "views", 1);
	count_people(context, record, "likes", PER_LIKE);
	count_people(context, record, "replies", PER_REPLY);
	count_people(context, record, "reposts", PER_REPOST);
	count_people(context, record, "quotes", PER_REPOST);
	context->reach = context->people < 0 ? -1 : reach_of(context->people);
}

/* Ratings out of five, unless rating_max says otherwise. */
static void read_rating(struct context *context, struct record *record)
{
	int64_t most = post_count(record, "rating_max");
	double rating = 0;

	if (!record_real(record, "rating", &rating) || rating <= 0)
		return;
	if (most == POST_UNKNOWN || most <= 0)
		most = 5;
	rating = rating * 5 / (double)most;
	context->rating = rating < 1 ? 1 : rating > 5 ? 5 : rating;
}

/* Platforms write und, zxx or q.. where they could not tell. */
static bool tells(struct span lang)
{
	return lang.len >= 2 && lang.at[0] != 'q' && strncasecmp(lang.at, "un", 2) != 0 &&
	    strncasecmp(lang.at, "zx", 2) != 0;
}

void context_read(struct context *context, struct record *record, const struct plan *plan)
{
	*context = (struct context){0};
	context->text = post_text(record);
	context->title = post_member(record, "title");
	context->lang = post_member(record, "lang");
	context->stated = tells(context->lang);
	context->english = !context->stated || strncasecmp(context->lang.at, "en", 2) == 0;
	context->own = facts_own_post(record, plan);
	context->article = span_is(post_member(record, "kind"), "article");
	context->links = record_has(record, "links");
	read_rating(context, record);
	read_people(context, record);
}
