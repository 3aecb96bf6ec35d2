/*
 * The examples of a route: posts that it must take.
 */
#include "base/num.h"
#include "plan/section.h"
#include "post/member.h"
#include "post/post.h"

/* The members of a post that an example may give, beside what is wanted of it. */
static const struct {
	const char *name;
	enum { TEXT, COUNT, FLAG, LIST } kind;
} members[] = {{"text", TEXT}, {"title", TEXT}, {"platform", TEXT}, {"kind", TEXT}, {"lang", TEXT},
    {"created_at", TEXT}, {"author_handle", TEXT}, {"author_name", TEXT},
    {"author_followers", COUNT}, {"author_verified", FLAG}, {"author_bot", FLAG},
    {"author_staff", FLAG}, {"conversation_id", TEXT}, {"in_reply_to", TEXT}, {"likes", COUNT},
    {"reposts", COUNT}, {"quotes", COUNT}, {"replies", COUNT}, {"views", COUNT},
    {"rating", COUNT}, {"rating_max", COUNT}, {"links", LIST}, {"drill", FLAG}};
enum { MEMBERS = sizeof members / sizeof *members };

static const char PLATFORM[] = "x", WHEN[] = "2026-01-05T12:00:00Z"; /* where none is given */

static void write_member(
    struct reading *reading, struct yaml_node *node, size_t member, struct buf *post)
{
	const char *key = members[member].name;
	struct plan_texts texts = {0};
	struct span text = {"", 0};
	int64_t count = 0;
	bool flag = false;

	switch (members[member].kind) {
	case TEXT:
		read_text(reading, NULL, node, &text);
		member_text(post, key, text);
		break;
	case COUNT:
		read_integer(reading, NULL, node, &count);
		member_integer(post, key, count);
		break;
	case FLAG:
		read_flag(reading, NULL, node, &flag);
		member_flag(post, key, flag);
		break;
	case LIST:
		read_texts(reading, NULL, node, &texts);
		member_texts(post, key, texts.at, texts.count);
		break;
	}
}

static size_t find_member(struct span name)
{
	size_t i = 0;

	while (i < MEMBERS && !span_is(name, members[i].name))
		i++;
	return i;
}

static void read_members(struct reading *reading, struct yaml_node *node,
    struct plan_example *example, struct buf *post)
{
	static const struct reading_key choices[] = {
	    {"severity", read_choice, offsetof(struct plan_example, severity), severity_names,
	        SEVERITIES},
	    {"stance", read_choice, offsetof(struct plan_example, stance), stance_names, STANCES},
	};
	struct yaml_node *key, *value;
	void *at = NULL;

	while (yaml_each(node, &at, &key, &value)) {
		struct span name = yaml_scalar(key);
		size_t member = find_member(name);

		if (span_is(name, "severity"))
			read_choice(reading, &choices[0], value, &example->severity);
		else if (span_is(name, "stance"))
			read_choice(reading, &choices[1], value, &example->stance);
		else if (member == MEMBERS)
			reading_fault(reading, key, "an example has no '%.*s'", (int)name.len, name.at);
		else
			write_member(reading, value, member, post);
		if (span_is(name, "text"))
			example->text = yaml_scalar(value);
	}
}

static void read_example(struct reading *reading, struct yaml_node *node, size_t number,
    struct plan_example *example)
{
	struct buf post = {0};
	char id[NUM_SIZE + 8] = "example-";

	num_write_integer(id + 8, (int64_t)number);
	*example = (struct plan_example){.severity = -1, .stance = -1, .text = {"", 0}};
	member_open(&post, NULL, '{');
	member_integer(&post, "v", POST_VERSION);
	member_word(&post, "id", id);
	member_word(&post, "platform", PLATFORM);
	member_word(&post, "created_at", WHEN);
	if (yaml_kind(node) == YAML_MAPPING) {
		read_members(reading, node, example, &post);
	} else {
		read_text(reading, NULL, node, &example->text);
		member_text(&post, "text", example->text);
	}
	member_close(&post, '}');
	if (example->text.at[0] == '\0' && yaml_kind(node) != YAML_MAPPING)
		reading_fault(reading, node, "an example is a text, or a mapping with one");
	example->post = (struct span){arena_copy(reading->arena, post.at, post.len), post.len};
	buf_free(&post);
}

void read_examples(
    struct reading *reading, const struct reading_key *key, struct yaml_node *node, void *to)
{
	struct plan_route *route = to;
	struct yaml_node *ignored, *value;
	size_t room = reading_count(reading, node, YAML_SEQUENCE);
	void *at = NULL;

	(void)key;
	route->examples = reading_take(reading, room, sizeof *route->examples);
	while (route->example_count < room && yaml_each(node, &at, &ignored, &value)) {
		read_example(reading, value, route->example_count + 1,
		    &route->examples[route->example_count]);
		route->example_count++;
	}
}
