#include "plan/duty.h"

#include "base/utf8.h"
#include "base/when.h"
#include "plan/ask.h"
#include "post/member.h"

enum { NAME_COLUMNS = 22, ROLE_COLUMNS = 24, TEAM_COLUMNS = 10, REST_COLUMNS = 60, MOST_STEPS = 32 };

int64_t duty_next(const struct plan_contact *contact, int64_t now)
{
	return contact->hours != NULL ? hours_opens(contact->hours, now) : now;
}

static const struct plan_contact *find(const struct plan *plan, struct span name)
{
	for (size_t i = 0; i < plan->contact_count; i++)
		if (name.len > 0 && span_same(plan->contacts[i].name, name))
			return &plan->contacts[i];
	return NULL;
}

const struct plan_contact *duty_stand_in(
    const struct plan *plan, const struct plan_contact *contact, int64_t now)
{
	for (int i = 0; i < MOST_STEPS && contact != NULL; i++) {
		contact = find(plan, contact->deputy);
		if (contact != NULL && duty_next(contact, now) == now)
			return contact;
	}
	return NULL;
}

static void put_column(struct buf *out, struct span text, size_t columns)
{
	size_t used = utf8_mask(out, text.at, text.len, columns - 1);

	for (; used < columns; used++)
		buf_char(out, ' ');
}

static void put_reach(struct buf *out, const struct plan_contact *contact)
{
	if (contact->phone.len > 0)
		utf8_mask(out, contact->phone.at, contact->phone.len, REST_COLUMNS);
	if (contact->phone.len > 0 && contact->mail.len > 0)
		buf_text(out, ", ");
	if (contact->mail.len > 0)
		utf8_mask(out, contact->mail.at, contact->mail.len, REST_COLUMNS);
}

static void put_person(
    const struct plan *plan, const struct plan_contact *contact, int64_t now, struct buf *out)
{
	const struct plan_contact *other = duty_stand_in(plan, contact, now);
	int64_t next = duty_next(contact, now);
	char when[WHEN_SIZE] = "";

	put_column(out, contact->name, NAME_COLUMNS);
	put_column(out, contact->role, ROLE_COLUMNS);
	put_column(out, contact->team, TEAM_COLUMNS);
	if (next == now) {
		buf_text(out, "on duty: ");
		put_reach(out, contact);
	} else {
		if (next < INT64_MAX)
			when_write(when, next + (plan->zone != NULL ? zone_offset(plan->zone, next) : 0));
		when[10] = ' '; /* for people: the plan's clock, to the minute */
		when[16] = '\0';
		buf_format(out, "off%s%s; ", next < INT64_MAX ? " until " : "",
		    next < INT64_MAX ? when : "");
		if (other != NULL) {
			utf8_mask(out, other->name.at, other->name.len, NAME_COLUMNS);
			buf_text(out, " stands in: ");
			put_reach(out, other);
		} else {
			buf_text(out, "nobody stands in: ");
			put_reach(out, contact);
		}
	}
	buf_char(out, '\n');
}

static void put_json(
    const struct plan *plan, const struct plan_contact *contact, int64_t now, struct buf *out)
{
	const struct plan_contact *other = duty_stand_in(plan, contact, now);
	int64_t next = duty_next(contact, now);
	const struct {
		const char *key;
		struct span text;
	} texts[] = {{"name", contact->name}, {"role", contact->role}, {"team", contact->team},
	    {"phone", contact->phone}, {"mail", contact->mail}, {"deputy", contact->deputy}};

	member_open(out, NULL, '{');
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.len > 0)
			member_text(out, texts[i].key, texts[i].text);
	member_flag(out, "on_duty", next == now);
	if (next != now && next < INT64_MAX)
		member_time(out, "next", next);
	if (next != now && other != NULL)
		member_text(out, "stand_in", other->name);
	member_close(out, '}');
	buf_char(out, '\n');
}

enum status ask_contacts(const struct plan_question *question, const char *operand,
    struct buf *out, bool *no, struct fault *fault)
{
	struct plan *plan;
	enum status status = ask_plan(question, &plan, fault);

	(void)operand;
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < plan->contact_count; i++)
		if (question->json)
			put_json(plan, &plan->contacts[i], question->now, out);
		else
			put_person(plan, &plan->contacts[i], question->now, out);
	*no = plan->contact_count == 0;
	if (*no && !question->json)
		buf_text(out, "nobody: the plan has no contacts\n");
	plan_free(plan);
	return STATUS_OK;
}
