/*
 * The readers of the plan's sections, for load.c's table. Each takes what the row's offset
 * points to, or the plan itself from the reading.
 */
#ifndef PLAN_SECTION_H
#define PLAN_SECTION_H

#include "plan/reading.h"

void read_brand(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_zone(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_holidays(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_hours(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_teams(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_contacts(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_authority(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_remedies(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_drills(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_topics(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_words(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_targets(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_escalation(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_grouping(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_crises(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_silences(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_expected(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_inhibitions(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_postures(struct reading *, const struct reading_key *, struct yaml_node *, void *to);

/* Settles a topic's blame and posture once all of it is read. */
void check_posture(struct reading *reading, struct plan_topic *topic, struct yaml_node *node);

void read_examples(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_routes(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_templates(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_limits(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_cases(struct reading *, const struct reading_key *, struct yaml_node *, void *to);
void read_grading(struct reading *, const struct reading_key *, struct yaml_node *, void *to);

/* Shared by several sections: int64_t, a day; and struct plan_holidays, from one or a list of
 * dates, spans of dates as 2026-12-24/2027-01-02, and calendar files. */
void read_day(struct reading *, const struct reading_key *, struct yaml_node *, void *to);

#endif
