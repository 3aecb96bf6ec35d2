/*
 * The options of crisis-case's verbs, for its table; w is a struct case_wishes. Which verb takes
 * which is in desk.c.
 */
#ifndef CASE_ROWS_H
#define CASE_ROWS_H

#include "case/desk.h"

#define CASE_PURPOSE                                                                               \
	"Keep cases: sync posts, acknowledge, answer, solve, follow-up and more; due, list, show."

#define CASE_TEXT_ROW(w, letter, name, argument, help, member)                                     \
	{                                                                                          \
		letter, name, argument, help, OPTION_TEXT, &(w).member, 0, 0, NULL                 \
	}
#define CASE_FLAG_ROW(w, letter, name, help, member)                                               \
	{                                                                                          \
		letter, name, NULL, help, OPTION_FLAG, &(w).member, 0, 0, NULL                     \
	}

#define CASE_ROWS(w)                                                                               \
	PLAN_ROW((w).plan),                                                                        \
	    {'l', "ledger", "FILE", "remember in FILE (default ~/.local/state/crisis/ledger.db)",  \
	        OPTION_TEXT, &(w).ledger, 0, 0, "CRISIS_LEDGER"},                                  \
	    {0, "wait", "SECONDS", "wait so long for a locked ledger (default 60)",                \
	        OPTION_INTEGER, &(w).wait, 0, 86400, NULL},                                        \
	    {'b', "by", "NAME", "who does it", OPTION_TEXT, &(w).by, 0, 0, "CRISIS_BY"},           \
	    {0, "at", "TIME", "when it was done (default: now)", OPTION_TIME, &(w).at, INT64_MIN,  \
	        INT64_MAX, NULL},                                                                  \
	    CASE_TEXT_ROW(w, 'n', "note", "TEXT", "why, or what else to know", note),              \
	    CASE_TEXT_ROW(w, 0, "to", "NAME", "assign: to whom", to),                              \
	    CASE_TEXT_ROW(w, 0, "due", "WHEN",                                                     \
	        "assign: back if nothing is done by then; resolve, follow-up: when to ask", due),  \
	    CASE_TEXT_ROW(w, 0, "channel", "NAME", "offline: where; gate: asks for what", channel), \
	    CASE_TEXT_ROW(w, 0, "reference", "TEXT", "what it is called elsewhere", reference),    \
	    CASE_TEXT_ROW(w, 't', "text", "TEXT", "draft, approve, answer: the exact text", text), \
	    CASE_TEXT_ROW(w, 0, "link", "URL", "answer: where it was published", link),            \
	    CASE_TEXT_ROW(w, 0, "stage", "STAGE", "answer: what it was: respond, holding ...", stage), \
	    CASE_FLAG_ROW(w, 0, "force", "answer, solve: before the facts, for what --note says", \
	        force),                                                                            \
	    CASE_TEXT_ROW(w, 0, "next-update", "WHEN", "what was promised: the next word by then", \
	        next_update),                                                                      \
	    CASE_TEXT_ROW(w, 0, "remedy", "NAME", "solve, approve: a remedy of the plan", remedy), \
	    {0, "amount", "COUNT", "what it costs (default: as the plan has it)", OPTION_INTEGER,  \
	        &(w).amount, 0, INT64_C(1000000000000), NULL},                                     \
	    CASE_TEXT_ROW(w, 0, "role", "ROLE", "solve, approve: by which authority", role),       \
	    CASE_FLAG_ROW(w, 0, "done", "follow-up: they were asked", done),                       \
	    CASE_TEXT_ROW(w, 0, "into", "NUMBER", "merge: the case that goes on", into),           \
	    CASE_TEXT_ROW(w, 0, "team", "TEAM", "assign: to which; due, list: only its cases", team), \
	    CASE_TEXT_ROW(w, 0, "topic", "TOPIC", "list: only of it", topic),                      \
	    CASE_TEXT_ROW(w, 0, "state", "STATE", "list: only in it", state),                      \
	    CASE_TEXT_ROW(w, 0, "severity", "SEVERITY", "list: only of it", severity),             \
	    CASE_TEXT_ROW(w, 0, "since", "WHEN", "list: only opened since then", since),           \
	    CASE_TEXT_ROW(w, 0, "until", "WHEN", "list: only opened before; gate: held so long",   \
	        until),                                                                            \
	    {0, "most", "COUNT", "due, list: no more than COUNT", OPTION_INTEGER, &(w).most, 1,    \
	        INT64_MAX, NULL},                                                                  \
	    CASE_FLAG_ROW(w, 0, "drill", "due, list: of drills, instead of real ones", drill),     \
	    {0, "within", "SPAN", "due: at risk within SPAN (default 1h)", OPTION_DURATION,        \
	        &(w).within, 0, INT64_MAX, NULL},                                                  \
	    CASE_FLAG_ROW(w, 'a', "all", "due: also what is due later", all),                      \
	    CASE_FLAG_ROW(w, 0, "digest", "due: as text, for a mail", digest),                     \
	    CASE_FLAG_ROW(w, 'q', "quiet", "due: print nothing", quiet),                           \
	    CASE_FLAG_ROW(w, 'j', "json", "show: as lines of JSON", json),                         \
	    {0, "allow", "CHANNEL", "gate hold: but for CHANNEL; repeatable", OPTION_LIST,         \
	        &(w).allow, 0, 0, NULL},                                                           \
	    {0, "older-than", "SPAN", "purge: what was last touched longer ago", OPTION_DURATION,  \
	        &(w).older_than, 0, INT64_MAX, NULL},                                              \
	    FILTER_INPUT_ROWS((w).filter)

#endif
