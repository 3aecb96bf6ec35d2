/*
 * What a ledger's file holds, and how it came there: version by version.
 */
#ifndef LEDGER_SCHEMA_H
#define LEDGER_SCHEMA_H

/* In the file's header: "CRIS". */
enum { SCHEMA_APPLICATION = 0x43524953 };

/* schema_steps[n] makes a ledger of version n one of version n + 1; a NULL ends them. */
extern const char *const schema_steps[];

/* The steps that bring the cases, which are long. */
extern const char schema_cases[], schema_case_views[], schema_case_times[],
    schema_case_told[];

#endif
