#include "base/utf8.h"
#include "post/post.h"
#include "route/assess.h"
#include "route/reasons.h"
#include "route/write.h"

enum { WIDEST_LINE = 160 };

/* Each line of text by itself, behind so many blanks. */
static void explain_lines(struct buf *out, const struct buf *text, int indent)
{
	struct span left = {text->at, text->len};

	while (left.len > 0) {
		const char *end = memchr(left.at, '\n', left.len);
		size_t len = end != NULL ? (size_t)(end - left.at) : left.len;

		buf_format(out, "%*s", indent, "");
		while (len > 0 && *left.at == ' ') {
			buf_char(out, ' ');
			left = (struct span){left.at + 1, left.len - 1};
			len--;
		}
		utf8_mask(out, left.at, len, WIDEST_LINE);
		buf_char(out, '\n');
		len += end != NULL;
		left = (struct span){left.at + len, left.len - len};
	}
}

void explain_post(const struct ruling *ruling, struct buf *out)
{
	const struct facts *facts = ruling->facts;
	struct span id = post_member(ruling->post, "id");
	struct buf line = {0};

	buf_line(&line, facts->platform.at, facts->platform.len);
	buf_char(&line, ' ');
	buf_line(&line, id.at, id.len);
	buf_format(&line, ": %s, %s: ", severity_names[facts->severity],
	    stance_names[facts->stance]);
	buf_line(&line, facts->text.at, facts->text.len);
	explain_lines(out, &line, 0);
	buf_free(&line);
}

void explain_try(const struct plan_route *route, enum condition_answer answer,
    const struct condition *decided, const struct facts *facts, struct buf *out)
{
	struct buf line = {0};

	buf_format(&line, "%s %.*s", answer == CONDITION_HOLDS ? "takes it:" : "not",
	    (int)route->name.len, route->name.at);
	if (answer != CONDITION_HOLDS) {
		buf_text(&line, ": wants ");
		condition_tell(decided, facts, 1, &line);
	} else {
		for (const struct condition *c = route->when; c != NULL; c = c->next) {
			buf_text(&line, "\n  ");
			condition_tell(c, facts, 2, &line);
		}
	}
	explain_lines(out, &line, 2);
	buf_free(&line);
}

static void explain_answer(const struct ruling *ruling, struct buf *line)
{
	const struct plan *plan = ruling->plan;
	const struct plan_route *route = ruling->route;
	const struct plan_team *team = &plan->teams[route->team];
	const struct plan_target *target = &plan->targets[ruling->facts->severity];

	buf_format(line, "team %.*s, P%d, ", (int)team->name.len, team->name.at, route->priority);
	if (ruling->answer)
		buf_format(line, "answer within %lld min%s", (long long)target->answer / 60,
		    target->clock == CLOCK_HOURS && team->hours != NULL ? " of its hours" : "");
	else
		buf_format(
		    line, "no answer: %.*s", (int)ruling->reason.len, ruling->reason.at);
	buf_format(line, "\n%s", ruling->notice ? "a notice" : "for the digest");
	if (ruling->group.len > 0) {
		buf_text(line, " of group ");
		buf_line(line, ruling->group.at, ruling->group.len);
	}
}

void explain_ruling(const struct ruling *ruling, struct record *why, struct buf *out)
{
	struct assessment found = assess(ruling->facts->stance);
	struct buf line = {0};

	tell_assessment(ruling, why, &line);
	if (found.step > 0)
		buf_format(&line, " (question %d of the tree: %s)", found.step, found.advice);
	else
		buf_format(&line, " (not in the tree: %s)", found.advice);
	buf_char(&line, '\n');
	if (tell_posture(ruling, &line))
		buf_char(&line, '\n');
	explain_answer(ruling, &line);
	explain_lines(out, &line, 4);
	buf_free(&line);
}
