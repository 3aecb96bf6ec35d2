/* How long the platforms take a text to be: X by its own vectors, Bluesky by graphemes. */
#include "unit.h"

#include <unistd.h>

#include "base/num.h"
#include "io/yaml.h"
#include "reply/length.h"

static const char VECTORS[] = "../shared/conformance/twitter-text/validate.yml";

static void try_vector(const struct yaml_node *vector)
{
	struct span text = yaml_scalar(yaml_under(vector, "text"));
	struct span name = yaml_scalar(yaml_under(vector, "description"));
	struct span wanted = yaml_scalar(yaml_under(yaml_under(vector, "expected"), "weightedLength"));
	struct fault fault;
	int64_t weight = -1;
	size_t got = reply_length(text, LIMIT_X);

	unit_ok(num_integer(wanted.at, wanted.len, 0, INT32_MAX, &weight, &fault) == STATUS_OK &&
	        (int64_t)got == weight, "X: %.*s", (int)name.len, name.at);
	if ((int64_t)got != weight)
		unit_note("got %zu, wanted %lld", got, (long long)weight);
}

/* Those of the counting in force, by which an emoji is 2: the elder group has them otherwise. */
static void vectors(void)
{
	static const char *const groups[] = {
	    "WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"};
	struct yaml_node *key, *vector;
	struct yaml *yaml;
	struct fault fault;

	if (access(VECTORS, R_OK) != 0) {
		unit_ok(true, "X's vectors # SKIP no %s here", VECTORS);
		return;
	}
	if (!unit_ok(yaml_load_file(VECTORS, &yaml, &fault) == STATUS_OK, "X's vectors are read")) {
		unit_note("%zu:%zu: %s", fault.line, fault.column, fault.what);
		return;
	}
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct yaml_node *group = yaml_under(yaml_under(yaml_root(yaml), "tests"), groups[i]);
		void *at = NULL;

		while (yaml_each(group, &at, &key, &vector))
			try_vector(vector);
	}
	yaml_free(yaml);
}

static void graphemes(void)
{
	static const struct {
		const char *text, *what;
		size_t length;
	} cases[] = {
	    {"abc", "letters", 3},
	    {"e\xCC\x81", "a letter and a combining mark", 1},
	    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", "two flags", 2},
	    {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "a family", 1},
	    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD!", "a skin tone", 2},
	    {"1\xEF\xB8\x8F\xE2\x83\xA3", "a keycap", 1},
	    {"\r\n", "a line end of two", 1},
	    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "a syllable of three letters", 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		unit_ok(reply_length(span_of(cases[i].text), LIMIT_GRAPHEMES) == cases[i].length,
		    "Bluesky: %s", cases[i].what);
}

int main(void)
{
	vectors();
	graphemes();
	return unit_done();
}
