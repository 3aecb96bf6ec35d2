/* The summary: where things stand now. */
#include "report/kind/kind.h"

#include "base/when.h"
#include "report/kind/part.h"

static void add_key(struct section *section, const char *id, const char *label,
    struct value value, enum tone tone, const char *command)
{
	section_figure(
	    section, id, label, value_toned(value, value.number > 0 ? tone : TONE_FAINT))
	    ->command = command;
}

/* What lists the posts whose first deadline has passed. */
static const char *late_command(struct document *document)
{
	char now[WHEN_SIZE];

	when_write(now, document->at);
	return document_text(document,
	    PART_POSTS(".route.answer != false and ([.route | .acknowledge_by?, .answer_by? | "
		       "strings] | min // \"9\") < \"%s\""),
	    now)
	    .at;
}

/* The figures that tell how bad it is. */
static void key_figures(struct document *document, const struct figures *figures)
{
	struct section *section = document_section(document, "key", NULL);
	int64_t labeled = figures_labeled(figures);

	if (figures_rated(figures) > 0) {
		add_key(section, "critical", "critical",
		    value_count(figures->severities[SEVERITY_CRITICAL]), TONE_BAD,
		    PART_POSTS(PART_CRITICAL));
		add_key(section, "high", "high", value_count(figures->severities[SEVERITY_HIGH]),
		    TONE_WARN, PART_POSTS(PART_HIGH));
	}
	if (labeled > 0)
		add_key(section, "negative", "negative",
		    value_share(figures->labels[LABEL_NEGATIVE], labeled), TONE_STRONG,
		    PART_POSTS(PART_NEGATIVE));
	if (figures->due_posts > 0) {
		add_key(section, "late", "late", value_count(figures->late_posts), TONE_BAD,
		    late_command(document));
		add_key(section, "due_soon", "due in 1h", value_count(figures->soon_posts),
		    TONE_WARN, NULL);
	}
	if (figures->replied > 0)
		add_key(section, "drafts", "drafts", value_count(figures->drafted), TONE_GOOD,
		    PART_POSTS(PART_DRAFTED));
}

/* What a newcomer may miss, and which command would add it. */
static void hints(struct document *document, const struct figures *figures)
{
	const struct {
		int64_t count;
		const char *words;
	} missing[] = {
	    {figures->scored, "No sentiment, topics or severity: crisis-score adds them."},
	    {figures->routed, "No teams and deadlines: crisis-route adds them."},
	    {figures->replied, "No drafts: crisis-reply writes them."},
	};
	struct section *section = document_section(document, "hints", NULL);

	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		if (missing[i].count == 0)
			section_words(section, TONE_FAINT, span_of(missing[i].words));
}

struct document *kind_summary(const struct figures *figures)
{
	static part_write *const parts[] = {part_volume, part_due, part_severity, part_sentiment,
	    part_topics, part_teams, part_stances, part_platforms, part_answers, part_drafts,
	    part_stages, part_watched, part_blocked, part_top};
	struct document *document = document_new("summary", "Crisis summary", figures->now);

	document->drill = figures->drilled > 0;
	part_counted(document, figures);
	if (figures->kinds[ENTRY_POST] == 0)
		return document;
	key_figures(document, figures);
	part_by(document, figures);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](document, figures);
	hints(document, figures);
	return document;
}
