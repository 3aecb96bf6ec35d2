/*
 * What crisis-detect told, by episode: lines of type alert. Bounded; which lines there were, in
 * which order, makes no difference.
 */
#ifndef REPORT_COUNT_ALARMS_H
#define REPORT_COUNT_ALARMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pack.h"
#include "base/status.h"
#include "post/record.h"
#include "report/count/lexis.h"

enum { ALARMS_MOST = 4096, ALARM_TEXT = 400 };

enum alarm_level { ALARM_NONE, ALARM_WATCH, ALARM_ALERT, ALARM_CRISIS, ALARM_OVER, ALARM_LEVELS };

extern const char *const alarm_level_names[ALARM_LEVELS];

/* Times are 0 where there is none. */
struct alarm {
	struct span id, key, kind;
	struct span why; /* of the line that was worst */
	bool drill;
	int64_t since;             /* when it began */
	int64_t at[ALARM_LEVELS];  /* when each level was told first */
	int64_t over;              /* when it was told last that it is over */
	int64_t last;              /* when anything was told last */
	int64_t worst;             /* an enum alarm_level, without ALARM_OVER */
	int64_t posts, negative, authors; /* the most that any line says */
	double score, observed, expected; /* of the worst line */
};

struct alarms {
	struct lexis lexis;
	struct alarm *at;
	size_t count, room;
	int64_t beyond; /* lines of episodes beyond ALARMS_MOST */
};

/* STATUS_REJECTED where a member is of the wrong type. */
enum status alarms_read(struct alarms *alarms, struct record *record, struct fault *fault);

/* Not over, as far as the lines say. */
bool alarm_runs(const struct alarm *alarm);

/* Fills order with the worst first, then the earliest; new, goes to free. */
const struct alarm **alarms_sorted(const struct alarms *alarms);

void alarms_merge(struct alarms *alarms, const struct alarms *other);
void alarms_pack(struct alarms *alarms, struct pack *pack);
void alarms_free(struct alarms *alarms);

#endif
