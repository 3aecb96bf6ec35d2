/*
 * Apart from rules.c, which makes what this gives as the program is built.
 */
#include "io/embed.h"
#include "reply/rules.h"

EMBEDDED_DECLARE(guard_rules);

enum status rules_builtin(struct rules *rules, struct fault *fault)
{
	struct pack pack = {.in = EMBEDDED(guard_rules)};

	rules_pack(&pack, rules);
	return pack.broken
	    ? fault_set(fault, STATUS_PLAN, "the guard's rules in this program are broken")
	    : STATUS_OK;
}
