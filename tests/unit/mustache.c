/* The public mustache specification's files for what we do of it, with escaping off. */
#include "unit.h"

#include <unistd.h>

#include "plan/mustache.h"
#include "plan/template.h"
#include "post/json.h"

static const char FOLDER[] = "../shared/conformance/mustache/";

static struct mustache_thing thing_of(const json_t *value)
{
	static char numbers[64][32];
	static size_t next;
	struct mustache_thing thing = {.at = value};

	switch (value == NULL ? JSON_NULL : json_typeof(value)) {
	case JSON_OBJECT:
		thing.type = MUSTACHE_OBJECT;
		break;
	case JSON_ARRAY:
		thing.type = MUSTACHE_LIST;
		thing.count = json_array_size(value);
		break;
	case JSON_STRING:
		thing.type = MUSTACHE_STRING;
		thing.text = (struct span){json_string_value(value), json_string_length(value)};
		break;
	case JSON_INTEGER:
	case JSON_REAL:
		thing.type = MUSTACHE_STRING;
		next = (next + 1) % 64;
		snprintf(numbers[next], sizeof numbers[next], "%.15g", json_number_value(value));
		thing.text = span_of(numbers[next]);
		break;
	case JSON_TRUE:
		thing.type = MUSTACHE_TRUE;
		break;
	case JSON_FALSE:
		thing.type = MUSTACHE_FALSE;
		break;
	case JSON_NULL:
		thing.type = value == NULL ? MUSTACHE_ABSENT : MUSTACHE_FALSE;
		break;
	}
	return thing;
}

static struct mustache_thing member(const struct mustache_thing *object, struct span name)
{
	char key[80] = "";

	if (name.len < sizeof key)
		memcpy(key, name.at, name.len);
	return thing_of(json_object_get(object->at, key));
}

static struct mustache_thing item(const struct mustache_thing *list, size_t number)
{
	return thing_of(json_array_get(list->at, number));
}

/* The specification escapes; we do not: its expectation is read back. */
static void unescape(struct buf *out, const char *text)
{
	static const char *const forms[][2] = {
	    {"&amp;", "&"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}};

	while (*text != '\0') {
		size_t i = 0;

		while (i < 4 && strncmp(text, forms[i][0], strlen(forms[i][0])) != 0)
			i++;
		buf_text(out, i < 4 ? forms[i][1] : (char[]){*text, '\0'});
		text += i < 4 ? strlen(forms[i][0]) : 1;
	}
}

static void try_case(const json_t *test)
{
	const char *name = json_string_value(json_object_get(test, "name"));
	struct span text = span_of(json_string_value(json_object_get(test, "template")));
	struct mustache_source source = {
	    .member = member, .item = item, .root = thing_of(json_object_get(test, "data"))};
	struct arena arena = {0};
	struct buf out = {0}, wanted = {0};
	struct mustache mustache;
	struct fault fault;

	unescape(&wanted, json_string_value(json_object_get(test, "expected")));
	buf_add(&out, "", 0);
	if (unit_ok(mustache_parse(text, &arena, &mustache, &fault) == STATUS_OK, "%s parses", name)) {
		mustache_render(&mustache, &source, &out, NULL);
		unit_same((struct span){out.at, out.len}, (struct span){wanted.at, wanted.len}, name);
	}
	arena_free(&arena);
	buf_free(&out);
	buf_free(&wanted);
}

static void try_file(const char *name)
{
	char path[120];
	json_t *root, *test;
	json_error_t error;
	size_t i;

	snprintf(path, sizeof path, "%s%s.json", FOLDER, name);
	root = json_load_file(path, 0, &error);
	if (root == NULL) {
		unit_ok(access(FOLDER, R_OK) != 0, "%s # SKIP no %s here", name, path);
		return;
	}
	json_array_foreach(json_object_get(root, "tests"), i, test)
		try_case(test);
	json_decref(root);
}

static void slots(void)
{
	static const char *const wrong[] = {
	    "{{nmae}}", "{{name", "{{#name}}x", "{{/name}}", "{{#name}}{{/brand}}"};
	struct span values[SLOTS] = {{NULL, 0}};
	struct arena arena = {0};
	struct buf out = {0};
	struct template template;
	struct fault fault;
	enum slot missing = SLOTS;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		unit_ok(template_parse(span_of(wrong[i]), &arena, &template, &fault) == STATUS_PLAN,
		    "refused: %s", wrong[i]);
	template_parse(span_of("a{{#why}} {{why}}{{/why}}{{^case}} -{{/case}} {{what}}"), &arena,
	    &template, &fault);
	unit_ok(!template_fill(&template, values, &out, &missing) && missing == SLOT_WHAT &&
	        out.len == 0, "a slot by itself is required");
	values[SLOT_WHAT] = span_of("{{why}}");
	unit_ok(template_fill(&template, values, &out, &missing), "a slot in its section is not");
	unit_same((struct span){out.at, out.len}, span_of("a - {{why}}"),
	    "and what fills a slot is no template");
	arena_free(&arena);
	buf_free(&out);
}

int main(void)
{
	try_file("interpolation");
	try_file("sections");
	try_file("inverted");
	try_file("comments");
	slots();
	return unit_done();
}
