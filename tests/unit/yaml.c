/* YAML: what is read, and the places that faults name. */
#include "unit.h"

#include "io/yaml_pack.h"

static void wrong(const char *text, size_t line, size_t column)
{
	struct yaml *yaml;
	struct fault fault = {0};
	enum status status = yaml_load(span_of(text), "plan.yaml", &yaml, &fault);

	unit_ok(status == STATUS_PLAN && yaml == NULL && fault.what[0] != '\0', "refused: %s",
	    fault.what);
	if (!unit_ok(fault.line == line && fault.column == column, "at line %zu, column %zu", line,
	    column))
		unit_note("at line %zu, column %zu", fault.line, fault.column);
	yaml_free(yaml);
}

static void faults(void)
{
	wrong("a: [1, 2\nb: 3\n", 3, 1);
	wrong("a: 1\na: 2\n", 2, 1);
	wrong("a: \"open\n", 1, 5);
	wrong("a: 1\n\tb: 2\n", 1, 4);
	wrong("a: *nothing\n", 1, 5);
	wrong("a: b: c\n", 1, 5);
	wrong("- a\nb: 1\n", 2, 1);
	wrong("a: 1\nb: caf\xE9\n", 2, 7);
	wrong("a: 1\n%\x01\n", 2, 2);
}

/* The value of a key in a mapping. */
static struct yaml_node *under(struct yaml_node *mapping, const char *name)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	while (yaml_each(mapping, &at, &key, &value))
		if (span_is(yaml_scalar(key), name))
			return value;
	return NULL;
}

static void place(struct yaml *yaml, const char *name, size_t line, size_t column)
{
	struct fault fault = {0};
	enum status status = yaml_fault(&fault, under(yaml_root(yaml), name), "bad %s", name);

	if (!unit_ok(status == STATUS_PLAN && fault.line == line && fault.column == column,
	    "%s is at line %zu, column %zu", name, line, column))
		unit_note("at line %zu, column %zu", fault.line, fault.column);
}

/* What is to be found in the plan below. */
static void look(struct yaml *yaml)
{
	struct yaml_node *root, *key, *value;
	void *at = NULL;
	int count = 0;

	root = yaml_root(yaml);
	unit_ok(yaml_kind(root) == YAML_MAPPING, "is a mapping");
	unit_ok(span_is(yaml_scalar(under(root, "name")), "Acme"), "of scalars");
	unit_ok(yaml_quoted(under(root, "flag")) && !yaml_quoted(under(root, "plain")), "quoted or not");
	unit_ok(yaml_kind(under(root, "list")) == YAML_SEQUENCE, "and sequences");
	while (yaml_each(under(root, "list"), &at, &key, &value))
		count += key == NULL && yaml_kind(value) == YAML_SCALAR;
	unit_ok(count == 2, "whose items have no key");
	unit_ok(span_is(yaml_scalar(under(root, "block")), "line one\nline two\n"), "a block of text");
	unit_ok(yaml_scalar(under(root, "empty")).len == 0, "an empty value is empty text");
	unit_ok(yaml_kind(under(root, "none")) == YAML_ABSENT && yaml_scalar(NULL).len == 0, "or none");
	unit_ok(span_is(yaml_scalar(under(under(root, "alias"), "k")), "v"), "an alias");
	unit_ok(span_is(yaml_scalar(under(under(root, "merged"), "k")), "v") &&
	    span_is(yaml_scalar(under(under(root, "merged"), "l")), "w"), "a merge key");
	place(yaml, "name", 2, 7);
	place(yaml, "list", 6, 5);
	place(yaml, "map", 8, 7);
	place(yaml, "block", 10, 1);
}

static void reading(void)
{
	static const char text[] = "# a plan\n"
	    "name: Acme\n"
	    "flag: \"no\"\n"
	    "plain: no\n"
	    "list:\n"
	    "  - one\n"
	    "  - two words\n"
	    "map: {a: 1, b: 2}\n"
	    "block: |\n"
	    "  line one\n"
	    "  line two\n"
	    "empty:\n"
	    "base: &base\n"
	    "  k: v\n"
	    "alias: *base\n"
	    "merged:\n"
	    "  <<: *base\n"
	    "  l: w\n";
	struct yaml *yaml, *packed;
	struct buf bytes = {0};
	struct fault fault = {0};

	if (!unit_ok(yaml_load(span_of(text), "plan.yaml", &yaml, &fault) == STATUS_OK, "a plan")) {
		unit_note("%zu:%zu %s", fault.line, fault.column, fault.what);
		return;
	}
	look(yaml);
	unit_note("the same, packed");
	yaml_pack(yaml_root(yaml), &bytes);
	yaml_free(yaml);
	packed = yaml_unpack((struct span){bytes.at, bytes.len}, "plan.yaml");
	look(packed);
	yaml_free(packed);
	buf_reset(&bytes);
	yaml_pack(NULL, &bytes);
	packed = yaml_unpack((struct span){bytes.at, bytes.len}, "plan.yaml");
	unit_ok(yaml_root(packed) == NULL, "nothing, packed");
	yaml_free(packed);
	buf_free(&bytes);
}

static void pack_under(struct yaml *yaml, struct span key, struct buf *out)
{
	buf_reset(out);
	yaml_pack(yaml_find(yaml_root(yaml), key), out);
}

/* What has an alias is read another way (yaml_stream.h): nodes and places are the same. */
static void both_ways(void)
{
	static const char text[] = "name: Acme # the brand\n"
	    "quoted: [\"no\", 'no', no, \"a\\nb\", 'it''s']\n"
	    "empty:\nnull: ~\n\"\": x\n"
	    "block: |\n  one\n\n  two\nfolded: >-\n  one\n  two\n"
	    "flow: {a: 1, b: [x, {c: d}], e: }\n"
	    "list:\n  -\n  - - inner\n    - more\n  - k: v\n    l: !!str 5\n"
	    "long words: in\n  two lines\n"
	    "none: []\nnothing: {}\n";
	static const char alias[] = "anchor: &a x\nalias: *a\n";
	struct yaml *plain, *other;
	struct yaml_node *key, *value;
	struct buf joint = {0}, one = {0}, two = {0};
	struct fault fault = {0};
	void *at = NULL;

	buf_text(&joint, text);
	buf_text(&joint, alias);
	if (!unit_ok(yaml_load(span_of(text), "plan.yaml", &plain, &fault) == STATUS_OK, "without") ||
	    !unit_ok(yaml_load((struct span){joint.at, joint.len}, "plan.yaml", &other, &fault) ==
	        STATUS_OK, "and with an alias"))
		return;
	while (yaml_each(yaml_root(plain), &at, &key, &value)) {
		struct span name = yaml_scalar(key);

		pack_under(plain, name, &one);
		pack_under(other, name, &two);
		unit_ok(one.len == two.len && memcmp(one.at, two.at, one.len) == 0, "the same: %.*s",
		    (int)name.len, name.at);
	}
	yaml_free(plain);
	yaml_free(other);
	buf_free(&joint);
	buf_free(&one);
	buf_free(&two);
}

static void files(void)
{
	struct yaml *yaml;
	struct fault fault = {0};

	unit_ok(yaml_load_file("/nowhere/plan.yaml", &yaml, &fault) == STATUS_IO && yaml == NULL,
	    "a missing file: %s", fault.what);
	unit_ok(yaml_load_file("/", &yaml, &fault) == STATUS_IO, "a folder: %s", fault.what);
	unit_ok(yaml_load_file("/dev/zero", &yaml, &fault) == STATUS_PLAN, "no end: %s", fault.what);
	unit_ok(yaml_load_file("/dev/null", &yaml, &fault) == STATUS_PLAN, "nothing: %s", fault.what);
	yaml_free(NULL);
}

/* Aliases of aliases: a few lines that would become millions of nodes. */
static void bomb(void)
{
	char text[2048];
	int len = snprintf(text, sizeof text, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
	struct yaml *yaml;
	struct fault fault = {0};

	for (int i = 1; i < 10; i++) {
		len += snprintf(text + len, sizeof text - (size_t)len, "a%d: &a%d [", i, i);
		for (int n = 0; n < 10; n++)
			len += snprintf(text + len, sizeof text - (size_t)len, "*a%d,", i - 1);
		len += snprintf(text + len, sizeof text - (size_t)len, "]\n");
	}
	unit_ok(yaml_load(span_of(text), "bomb.yaml", &yaml, &fault) == STATUS_PLAN, "a bomb: %s",
	    fault.what);
	yaml_free(yaml);
	unit_ok(yaml_load(span_of("a: &a [*a]\n"), "loop.yaml", &yaml, &fault) == STATUS_PLAN,
	    "a loop: %s", fault.what);
	yaml_free(yaml);
}

int main(void)
{
	faults();
	reading();
	both_ways();
	files();
	bomb();
	return unit_done();
}
