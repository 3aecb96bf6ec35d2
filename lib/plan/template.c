#include "plan/template.h"

#include "post/term.h"

const char *const slot_names[SLOTS] = {"name", "brand", "opening", "trouble", "words",
    "instruction", "apology", "what", "why", "done", "source", "remedy", "contact", "case", "by",
    "next_update", "signature"};

enum status template_parse(
    struct span text, struct arena *arena, struct template *template, struct fault *fault)
{
	struct mustache *mustache = &template->mustache;
	enum status status = mustache_parse(text, arena, mustache, fault);

	template->slots = 0;
	for (size_t i = 0; status == STATUS_OK && i < mustache->count; i++) {
		struct span name = mustache->at[i].text;
		int slot = term_find(slot_names, SLOTS, name);

		if (mustache->at[i].kind == MUSTACHE_TEXT || span_is(name, "."))
			continue;
		if (slot >= 0)
			template->slots |= 1U << slot;
		else
			status = fault_set(fault, STATUS_PLAN, "there is no slot '%.*s'",
			    (int)name.len, name.at);
	}
	return status;
}

static struct mustache_thing slot_of(const struct mustache_thing *object, struct span name)
{
	const struct span *values = object->at;
	int slot = term_find(slot_names, SLOTS, name);

	if (slot < 0 || values[slot].at == NULL)
		return (struct mustache_thing){.type = MUSTACHE_ABSENT};
	return (struct mustache_thing){.type = MUSTACHE_STRING, .text = values[slot]};
}

bool template_fill(const struct template *template, const struct span values[SLOTS],
    struct buf *out, enum slot *missing)
{
	const struct mustache_source source = {
	    .member = slot_of, .root = {.type = MUSTACHE_OBJECT, .at = values}};
	struct span name;

	if (mustache_render(&template->mustache, &source, out, &name))
		return true;
	*missing = (enum slot)term_find(slot_names, SLOTS, name);
	return false;
}
