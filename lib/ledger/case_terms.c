#include "ledger/case_terms.h"

const char *const case_verb_names[VERBS] = {"open", "post", "own", "edit", "reroute", "delete",
    "acknowledge", "assign", "offline", "fact", "draft", "approve", "answer", "solve", "resolve",
    "follow-up", "rate", "close", "reopen", "note", "merge", "absorb", "watch", "wait", "resume",
    "hold", "go", "purge"};

const char *const case_state_names[STATES] = {"new", "acknowledged", "offline", "investigating",
    "answered", "resolved", "followed up", "closed", "reopened", "watched", "merged"};

const char *const case_milestone_names[CASE_MILESTONES] = {"posted_at", "opened_at",
    "acknowledged_at", "offline_at", "investigating_at", "answered_at", "solved_at", "resolved_at",
    "followed_up_at", "closed_at", "reopened_at", "watched_at"};

const char *const case_clock_names[CASE_CLOCKS] = {
    "acknowledge", "answer", "resolve", "update", "return", "follow-up"};

const char *const case_clock_members[CASE_CLOCKS] = {"acknowledge_by", "answer_by", "resolve_by",
    "update_by", "return_by", "follow_up_by"};

const char *const case_word_names[CASE_WORDS] = {"platform", "team", "topic", "stance", "owner",
    "channel", "reason", "checklist", "missing", "escalate"};

const enum case_milestone case_clock_met_by[CASE_TARGETS] = {
    CASE_ACKNOWLEDGED, CASE_ANSWERED, CASE_RESOLVED};
