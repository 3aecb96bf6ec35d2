/*
 * The crisis management plan: what man/crisis-plan.5 documents, as the tools use it. The plan
 * owns all it points to; plan_load's plan is new and goes to plan_free.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"
#include "io/tool.h"
#include "plan/faults.h"
#include "plan/grading.h"
#include "plan/hours.h"
#include "plan/language.h"
#include "plan/phrase.h"
#include "plan/remedy.h"
#include "plan/template.h"
#include "post/pattern.h"
#include "post/term.h"

/* The row for --plan, to stand in a tool's table; path is a const char *. */
#define PLAN_ROW(path)                                                                             \
	{                                                                                          \
		'P', "plan", "FILE",                                                               \
		    "the plan (default: crisis.yaml here, else built in)",        \
		    OPTION_TEXT, &(path), 0, 0, "CRISIS_PLAN"                                      \
	}

struct plan_brand {
	struct span name;
	struct plan_texts names;   /* and other spellings: never carry sentiment */
	struct plan_texts links;   /* hosts that a reply may point to */
	struct plan_texts handles; /* without @; posts by them are the brand's own */
	struct span signature;     /* closes a reply; may be empty */
	bool history;              /* like crises before, or a bad reputation */
};

/* What a word is worth to this brand, whatever it is to others. */
struct plan_word {
	struct span text; /* a word or phrase */
	int weight;       /* in thousandths, -5000..5000 */
};

struct plan_holidays {
	int64_t *at; /* days since 1970-01-01, in order */
	size_t count;
};

enum { DAY_UNKNOWN = INT32_MIN }; /* where a plan gives no date; dates are days since 1970-01-01 */

struct yaml_node; /* where in the files a thing stands, for faults */

struct plan_team {
	struct span name;
	struct yaml_node *place;
	struct plan_phrases contact; /* by what people reach it in private: "e-mail to ..." */
	struct hours *hours;         /* NULL: round the clock */
};

/* Somebody to call. What is not given is empty; names are not looked up. */
struct plan_contact {
	struct span name, role, team, phone, mail, deputy;
	struct hours *own;   /* as the plan gives them; NULL: the team's */
	struct plan_holidays away; /* days off */
	struct hours *hours; /* on duty: both together; NULL: round the clock */
	int64_t review_by;   /* a day */
	struct yaml_node *place;
};

struct plan_drills {
	int64_t since; /* the day from which the plan is in force */
	struct plan_holidays held; /* days */
	int64_t next;
	struct yaml_node *place;
};

struct plan_topic {
	struct span name;
	struct yaml_node *place;
	struct plan_texts words; /* words and phrases, found as whole words whatever their case */
	struct pattern **patterns;
	struct span *pattern_texts; /* as written, for evidence */
	size_t pattern_count;
	int factors[FACTORS]; /* at least these, 1..4 */
	enum severity floor;  /* at least this severity */
	int type; /* of crisis, as posture.h names them; -1: not said */
	enum blame blame;
	int posture;  /* an enum posture; -1: the one that fits blame and history */
	bool bolster; /* the posture is to stand beside bolstering */
	int history;  /* like crises before: 0 or 1; -1: as the brand */
	enum stage first;             /* the first thing to say in public */
	struct plan_texts facts;      /* to establish before a detailed answer */
	struct plan_texts remedies;   /* by name */
	struct plan_phrases calls_it; /* what a reply calls the trouble: "your delivery" */
	struct plan_phrases instruct; /* what people should do to be safe, said first */
};

enum plan_clock { CLOCK_ALWAYS, CLOCK_HOURS, CLOCKS }; /* round the clock, or a team's hours */

struct plan_target {
	int64_t acknowledge, answer, resolve; /* seconds after the post */
	int64_t acknowledge_expires; /* seconds that an acknowledgement counts; 0: for good */
	enum plan_clock clock;
	struct yaml_node *place;
};

struct plan_step {
	int64_t after; /* seconds after the post */
	struct span to;
	struct yaml_node *place;
};

struct plan_escalation {
	struct plan_step *steps;
	size_t count;
};

struct condition; /* condition.h */

/* Posts of a time from since to before until that are not answered one by one. */
struct plan_silence {
	struct condition *when; /* NULL is all */
	int64_t since, until;
	struct span reason;
};

/* A time in which more posts than usual are to be expected: a launch, a match, a broadcast. */
struct plan_event {
	struct plan_texts topics; /* none: all */
	int64_t since, until;
	int64_t times; /* the usual number of posts */
	struct span reason;
};

/* A crisis that people declared. */
struct plan_crisis {
	struct plan_texts topics;
	int64_t since, until; /* INT64_MAX: not over yet */
	int posture;          /* an enum posture, for all its posts; -1: each topic's own */
};

/* Single posts that a crisis mutes: one that runs on a topic, or one that is a large cluster. */
struct plan_inhibition {
	struct condition *when;   /* NULL is all */
	bool running;             /* by a running crisis */
	struct plan_texts topics; /* on one of these; none: on any */
	int64_t cluster;          /* by a cluster of so many posts; 0: not by size */
	struct span reason;
};

enum plan_group { GROUP_CLUSTER, GROUP_CONVERSATION, GROUP_TOPIC, GROUPS };

extern const char *const group_names[GROUPS];

/* What belongs together, and how often it is worth a notice. */
struct plan_grouping {
	int64_t every;  /* seconds */
	int by[GROUPS]; /* an enum plan_group each: the first that a post has */
	size_t count;
};

/* A post that a route must take: the plan's unit test. */
struct plan_example {
	struct span post; /* a line of JSON, not scored yet */
	struct span text;
	int severity, stance; /* wanted; -1: any */
};

struct plan_route {
	struct span name;
	struct condition *when; /* all must hold; NULL is always */
	size_t team;            /* an index */
	int priority;           /* 1..4 */
	bool answer;
	struct span reason; /* why not, where answer is false */
	struct plan_example *examples;
	size_t example_count;
	struct yaml_node *place;
};

struct plan_template {
	enum stage stage;
	struct span lang; /* a primary subtag */
	struct template *variants;
	struct span *variant_texts; /* as written */
	size_t count;
	struct span owner;
	int64_t review_by; /* a day */
	struct yaml_node *place;
};

enum limit_count { LIMIT_CHARACTERS, LIMIT_X, LIMIT_GRAPHEMES, LIMIT_URL23 };
extern const char *const limit_counts[]; /* as a plan writes them */

struct plan_limit {
	struct span platform;
	enum limit_count count; /* what is counted */
	int64_t most;
	int64_t bytes; /* 0: no limit on bytes */
};

/* How cases are worked on. */
struct plan_cases {
	int64_t follow_up;             /* seconds from a resolution to asking how it went */
	int64_t reopen_below;          /* a rating from 1 to 5 below it reopens the case */
	int64_t approvals[SEVERITIES]; /* persons who must approve an answer, 0..2 */
	int64_t statement_from;        /* posts of a cluster that one statement answers; 0: none */
	struct plan_texts watch;       /* stances whose posts are on record when not answered */
};

struct plan {
	struct plan_brand brand;
	struct span language;  /* of replies, where the post's is unknown or has no template */
	int64_t next_update;   /* seconds until the next statement that a holding text promises */
	struct zone *zone;              /* of teams that name none; NULL is UTC */
	struct plan_holidays holidays;  /* of all teams */
	struct plan_team *teams;
	size_t team_count;
	struct plan_topic *topics;
	size_t topic_count;
	struct plan_word *words;
	size_t word_count;
	struct plan_contact *contacts;
	size_t contact_count;
	struct span currency;
	struct plan_authority *authority;
	size_t authority_count;
	struct plan_remedy *remedies;
	size_t remedy_count;
	struct plan_drills drills;
	struct plan_target targets[SEVERITIES];
	struct plan_escalation escalation[SEVERITIES];
	struct plan_grouping grouping;
	struct plan_crisis *crises;
	size_t crisis_count;
	struct plan_silence *silences;
	size_t silence_count;
	struct plan_event *expected;
	size_t expected_count;
	struct plan_inhibition *inhibitions;
	size_t inhibition_count;
	struct plan_route *routes;
	size_t route_count;
	struct plan_template *templates;
	size_t template_count;
	struct plan_limit *limits;
	size_t limit_count;
	struct plan_cases cases;
	struct plan_grading grading;
	struct plan_faults doubts; /* what works and is hardly meant: crisis-plan check tells it */
	struct plan_lapses lapses; /* doubts that the clock makes */
	const struct language *jq; /* of jq conditions; NULL: they are not evaluated */
	struct expressions *expressions; /* NULL where there are none */
	size_t expression_count;
	struct pattern_effort *effort; /* of all conditions on one post */
	struct plan_sources *sources; /* the files that all text above is borrowed from */
};

/*
 * Loads the plan at path; NULL is crisis.yaml in the working folder where there is one, else
 * the built-in plan. A section that the file does not have is the built-in plan's. With a
 * status other than STATUS_OK, *plan is NULL and faults has at least one.
 */
enum status plan_load(const char *path, struct plan **plan, struct plan_faults *faults);

/* The same for those who evaluate conditions, with the language that some are in. */
enum status plan_load_with(const char *path, const struct language *language, struct plan **plan,
    struct plan_faults *faults);

/* The same, but *plan is NULL only where no file could be read; else it is the plan as far as it
 * could be read, with what is faulty missing or as it is by default. For crisis-plan alone. */
enum status plan_load_anyway(const char *path, const struct language *language,
    struct plan **plan, struct plan_faults *faults);

/* True where the working folder has a plan of its own, which plan_load would take. */
bool plan_is_here(void);

/* The same for a main: says every fault on standard error. */
enum status plan_open(const struct tool *tool, const char *path, struct plan **plan);
enum status plan_open_with(const struct tool *tool, const char *path,
    const struct language *language, struct plan **plan);

void plan_free(struct plan *plan);

/* When a team must have done something that is due so many seconds after a moment, on the
 * clock that the plan gives that severity. */
int64_t plan_deadline(const struct plan *plan, const struct plan_team *team,
    enum severity severity, int64_t since, int64_t seconds);

/* NULL where there is none of that name. */
const struct plan_topic *plan_topic(const struct plan *plan, struct span name);
const struct plan_team *plan_team(const struct plan *plan, struct span name);

const struct plan_limit *plan_limit(const struct plan *plan, struct span platform);

#endif
