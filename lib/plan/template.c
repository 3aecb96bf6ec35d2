#include "plan/template.h"

#include <string.h>

#include "post/term.h"

const char *const slot_names[SLOTS] = {
    "name", "brand", "trouble", "instruction", "contact", "case", "next_update", "signature"};

static const char *find(const char *at, const char *end, const char *two)
{
	for (; end - at >= 2; at++)
		if (at[0] == two[0] && at[1] == two[1])
			return at;
	return NULL;
}

static struct span trimmed(const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	while (at < end && end[-1] == ' ')
		end--;
	return (struct span){at, (size_t)(end - at)};
}

static size_t count_slots(struct span text)
{
	const char *at = text.at, *end = text.at + text.len;
	size_t n = 0;

	while ((at = find(at, end, "{{")) != NULL) {
		at += 2;
		n++;
	}
	return n;
}

enum status template_parse(
    struct span text, struct arena *arena, struct template *template, struct fault *fault)
{
	const char *at = text.at, *end = text.at + text.len, *open;

	template->count = 0;
	template->pieces =
	    arena_take(arena, (2 * count_slots(text) + 1) * sizeof *template->pieces);
	while ((open = find(at, end, "{{")) != NULL) {
		const char *close = find(open + 2, end, "}}");
		struct span name;
		int slot;

		if (close == NULL)
			return fault_set(fault, STATUS_PLAN, "'{{' without '}}'");
		name = trimmed(open + 2, close);
		slot = term_find(slot_names, SLOTS, name);
		if (slot < 0)
			return fault_set(fault, STATUS_PLAN, "there is no slot '%.*s'",
			    (int)name.len, name.at);
		template->pieces[template->count++] =
		    (struct template_piece){{at, (size_t)(open - at)}, SLOTS};
		template->pieces[template->count++] =
		    (struct template_piece){{NULL, 0}, (enum slot)slot};
		at = close + 2;
	}
	template->pieces[template->count++] =
	    (struct template_piece){{at, (size_t)(end - at)}, SLOTS};
	return STATUS_OK;
}

bool template_fill(const struct template *template, const struct span values[SLOTS],
    struct buf *out, enum slot *missing)
{
	size_t before = out->len;

	for (size_t i = 0; i < template->count; i++) {
		const struct template_piece *piece = &template->pieces[i];
		struct span text = piece->text.at != NULL ? piece->text : values[piece->slot];

		if (text.at == NULL) {
			*missing = piece->slot;
			out->len = before;
			return false;
		}
		buf_add(out, text.at, text.len);
	}
	return true;
}
