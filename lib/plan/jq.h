/*
 * The condition `jq`: expressions of jq(1), on the whole record, by libjq. Only the tools that
 * evaluate conditions name this header, so that no other links the library.
 */
#ifndef PLAN_JQ_H
#define PLAN_JQ_H

#include "plan/language.h"
#include "plan/plan.h"

extern const struct language jq_language;

/* plan_open for a tool that evaluates conditions. */
enum status plan_open_jq(const struct tool *tool, const char *path, struct plan **plan);

/*
 * Whether an expression may stand in a plan: libjq has no limit on steps or memory and lets a
 * program read the environment and the clock, so that all is refused which could go on without
 * end, make much of little, or depend on more than the record. STATUS_PLAN with what is
 * refused. Such an expression may still not compile.
 */
enum status jq_check(struct span text, struct fault *fault);

#endif
