/* The record: its index against jansson's full parse, its getters, and what it writes. */
#include "unit.h"

#include <dirent.h>

#include "record_property.h"

static const char SUITE[] = "../shared/conformance/json/test_parsing";

/* Each text in memory of its own size, so that the address sanitizer guards its end. */
static bool holds(struct span text)
{
	char *own = malloc(text.len > 0 ? text.len : 1);
	const char *wrong;

	if (text.len > 0)
		memcpy(own, text.at, text.len);
	wrong = property_record((struct span){own, text.len});
	free(own);
	if (wrong != NULL)
		unit_note("%s: %.*s", wrong, (int)text.len, text.at);
	return wrong == NULL;
}

static void by_hand(void)
{
	static const char *const texts[] = {"", " ", "{", "}", "{}", " { } ", "[]", "null", "1",
	    "\"text\"", "{}x", "{}{}", "{} {}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
	    "{,\"a\":1}", "{\"a\":1 \"b\":2}", "{\"a\" 1}", "{\"a\"::1}", "{a:1}", "{'a':1}",
	    "{\"a\":1,\"a\":2}", "{\"a\":[}", "{\"a\":[}]}", "{\"a\":{]}", "{\"a\":[1,2}",
	    "{\"a\":[1 2]}", "{\"a\":[nul]}", "{\"a\":nul}", "{\"a\":nulll}", "{\"a\":true false}",
	    "{\"a\":+1}", "{\"a\":01}", "{\"a\":-}", "{\"a\":-0}", "{\"a\":1.}", "{\"a\":.5}",
	    "{\"a\":1e}", "{\"a\":1e+}", "{\"a\":1E+05}", "{\"a\":0x1}", "{\"a\":NaN}",
	    "{\"a\":9223372036854775807}", "{\"a\":9223372036854775808}", "{\"a\":1e400}",
	    "{\"a\":\"b}", "{\"a\":\"b\\\"}", "{\"a\":\"b\\\\\"}", "{\"a\":\"\\q\"}",
	    "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\ud83d\\ude00\"}",
	    "{\"a\":\"\\u0000\"}", "{\"a\":\"\t\"}", "{\"a\":\"\x7F\"}", "{\"a\":\"\xFF\"}",
	    "{\"\xFF\":1}", "{\"\":1}", "{\"a\\u0062\":1,\"ab\":2}", "{\"\\u0000\":1}",
	    "{\"\\ud800\":1}", "{\"a\\\":1}", "{\"a\":\"]}[{\"}", "{\"a\":[\"]\",\"}\"]}",
	    "\xEF\xBB\xBF{\"a\":1}", "{\"a\":1}\r", "\t{\r\n\"a\"\t:\n1\r}\n", "{\"a\":1}\x0B",
	    "{\xC2\xA0\"a\":1}", "{\"text\":\"x\",\"score\":1 }", "{ \"score\" : 1 , \"a\":1}",
	    "{\"a\":1 , \"sc\\u006fre\":{} , \"score\":2 }", "{\"score\":1,\"score\":2}",
	    "{\"score\":1}", "{ \"score\":1 }", "{\"a\":1 }", "{/**/\"a\":1}", "{\"a\":1;\"b\":2}",
	    "{\"score\":{\"a\":{\"b\":[]}},\"score\":{\"b\" 2}}", "{\"score\":{\"a\":1},\"score\":3}",
	    "{\"score\":{\"b\" 2},\"score\":{ \"a\":1 } }", "{\"score\":{\"a\":nul}}"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		unit_ok(holds(span_of(texts[i])), "as jansson: %s",
		    strpbrk(texts[i], "\n\r") == NULL ? texts[i] : "white space");
	unit_ok(holds((struct span){"{\"a\0b\":1}", 9}), "a NUL in a key");
	unit_ok(holds((struct span){"{\"a\":1\0}", 8}), "a NUL between");
	unit_ok(holds((struct span){"{\"a\":1}\0", 8}), "a NUL behind");
}

/* depth arrays or objects within the record's own braces. */
static void nested(size_t depth, bool objects)
{
	struct buf line = {0};
	struct record record = {0};
	struct fault fault = {0};
	enum status status;

	buf_text(&line, "{\"a\":");
	for (size_t i = 0; i < depth; i++)
		buf_text(&line, objects ? "{\"a\":" : "[");
	buf_text(&line, "1");
	for (size_t i = 0; i < depth; i++)
		buf_text(&line, objects ? "}" : "]");
	buf_text(&line, "}");
	status = record_index(&record, (struct span){line.at, line.len}, &fault);
	unit_ok((status == STATUS_OK) == (depth + 1 <= RECORD_DEPTH), "%zu levels", depth + 1);
	unit_ok(holds((struct span){line.at, line.len}), "as jansson, within that");
	record_free(&record);
	buf_free(&line);
}

static bool read_file(const char *name, struct buf *bytes)
{
	char path[512], part[4096];
	FILE *file;
	size_t n;

	snprintf(path, sizeof path, "%s/%s", SUITE, name);
	file = fopen(path, "re");
	buf_reset(bytes);
	buf_text(bytes, "");
	if (file == NULL)
		return false;
	while ((n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(bytes, part, n);
	fclose(file);
	return true;
}

/* Every file of the suite as a line of its own and as the value of a member. */
static void conformance(void)
{
	DIR *folder = opendir(SUITE);
	struct dirent *entry;
	struct buf bytes = {0}, wrapped = {0};
	int tried = 0, wrong = 0;

	if (folder == NULL) {
		unit_skip("no ../shared/conformance/json here");
		return;
	}
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' || !read_file(entry->d_name, &bytes))
			continue;
		buf_reset(&wrapped);
		buf_text(&wrapped, "{\"x\":");
		buf_add(&wrapped, bytes.at, bytes.len);
		buf_text(&wrapped, ",\"y\":1}");
		tried++;
		if (!holds((struct span){bytes.at, bytes.len}) ||
		    !holds((struct span){wrapped.at, wrapped.len})) {
			unit_note("%s", entry->d_name);
			wrong++;
		}
	}
	closedir(folder);
	buf_free(&bytes);
	buf_free(&wrapped);
	unit_ok(tried > 300 && wrong == 0, "%d files of the suite", tried);
}

static void mutate(char *text, size_t *len, uint64_t *seed)
{
	static const char marks[] = "{}[]\",:\\ \t019-+.eEtfnu\x01\x7F\xC3\xA9\xED\xA0";
	size_t at = unit_below(seed, *len), n;

	switch (unit_below(seed, 5)) {
	case 0:
		text[at] = (char)unit_random(seed);
		break;
	case 1:
		text[at] = marks[unit_below(seed, sizeof marks - 1)];
		break;
	case 2: /* take some away */
		n = 1 + unit_below(seed, 4);
		if (at + n < *len) {
			memmove(text + at, text + at + n, *len - at - n);
			*len -= n;
		}
		break;
	case 3: /* exchange two places */
		n = unit_below(seed, *len);
		text[at] ^= text[n];
		text[n] ^= text[at];
		text[at] ^= text[n];
		break;
	default: /* repeat a part, in place of another */
		n = unit_below(seed, *len - at) % 12;
		memmove(text + unit_below(seed, *len - n), text + at, n);
		break;
	}
}

static void mutations(void)
{
	static const char *const texts[] = {
	    "{\"id\":\"9007199254740993\",\"text\":\"caf\xC3\xA9 \\ud83d\\ude21 \\\"no\\\"\",\"n\":1.10}",
	    "{\"n\":1.10,\"x\":{\"b\":[1,2,{}],\"a\":\"]\"},\"score\":{\"label\":\"negative\"}}",
	    " { \"score\" : null , \"text\" : \"a\\tb\" , \"ok\":true, \"e\":-1.5e+3 , \"l\":[] } ",
	    "{\"sc\\u006fre\":[[],{\"k\":false}],\"text\":\"t\",\"score\":0,\"text\":\"u\"}", "{}",
	    "{\"text\":\"0123456789abcdef0123456789abcdef\\\\\",\"a\":{\"a\":{\"a\":[\"\\\"\"]}}}"};
	uint64_t seed = 20261122;
	int wrong = 0;

	for (int i = 0; i < 200000 && wrong < 10; i++) {
		char text[256];
		size_t len = strlen(texts[i % 6]);

		memcpy(text, texts[i % 6], len);
		for (size_t n = 1 + unit_below(&seed, 3); n > 0 && len > 1; n--)
			mutate(text, &len, &seed);
		wrong += !holds((struct span){text, len});
	}
	unit_ok(wrong == 0, "200,000 mutated lines");
}

static void written(const char *line, const char *wanted)
{
	struct record record = {0};
	struct fault fault = {0};
	struct buf out = {0};

	if (unit_ok(record_index(&record, span_of(line), &fault) == STATUS_OK, "%s", line)) {
		record_write(&record, "score", span_of("{\"s\":1}"), &out);
		unit_same((struct span){out.at, out.len}, span_of(wanted), "one member changed");
	}
	record_free(&record);
	buf_free(&out);
}

static void writing(void)
{
	written("{}", "{\"score\":{\"s\":1}}");
	written("{ }", "{ \"score\":{\"s\":1}}");
	written("{\"a\":1.10}", "{\"a\":1.10,\"score\":{\"s\":1}}");
	written("{\"a\": 1 }\r", "{\"a\": 1 ,\"score\":{\"s\":1}}\r");
	written("{\"score\":0}", "{\"score\":{\"s\":1}}");
	written("{\"score\":0,\"a\":1}", "{\"a\":1,\"score\":{\"s\":1}}");
	written("{\"a\":1,\"score\":0,\"b\":2}", "{\"a\":1,\"b\":2,\"score\":{\"s\":1}}");
	written("{\"a\":1,\"score\":0}", "{\"a\":1,\"score\":{\"s\":1}}");
	written("{\"score\":0,\"score\":1,\"a\":1,\"score\":2}", "{\"a\":1,\"score\":{\"s\":1}}");
	written("{\"a\":1,\"score\":0,\"score\":1}", "{\"a\":1,\"score\":{\"s\":1}}");
	written("{\"sc\\u006fre\":0,\"a\":1}", "{\"a\":1,\"score\":{\"s\":1}}");
	written("{\"a\":{\"score\":0},\"scores\":[]}",
	    "{\"a\":{\"score\":0},\"scores\":[],\"score\":{\"s\":1}}");
}

static void getters(void)
{
	static const char line[] = "{\"t\":\"plain\",\"e\":\"a\\nb\\u00e9\",\"n\":null,\"i\":-7,"
	    "\"r\":2.5,\"w\":3.0,\"b\":true,\"f\":false,\"at\":\"2026-11-22T09:14:05Z\","
	    "\"l\":[\"a\",\"b\\\"\"],\"o\":{\"k\":\"v\"},\"i\":8,\"min\":-9223372036854775808}";
	struct record record = {0}, inner = {0};
	struct fault fault = {0};
	struct span text = {0};
	const struct span *texts = NULL;
	int64_t integer = 0;
	double real = 0;
	bool flag = false;

	record_index(&record, span_of(line), &fault);
	unit_ok(record_text(&record, "t", &text) && span_is(text, "plain"), "text");
	unit_ok(record_text(&record, "e", &text) && span_is(text, "a\nb\xC3\xA9"), "escaped text");
	unit_ok(!record_text(&record, "n", &text) && !record_text(&record, "none", &text), "none");
	unit_ok(record_integer(&record, "i", &integer) && integer == 8, "the last of two integers");
	unit_ok(record_integer(&record, "w", &integer) && integer == 3, "a whole real");
	unit_ok(record_integer(&record, "min", &integer) && integer == INT64_MIN, "the smallest");
	unit_ok(record_real(&record, "r", &real) && real > 2.4 && real < 2.6, "a real");
	unit_ok(record_flag(&record, "b", &flag) && flag, "true");
	unit_ok(record_flag(&record, "f", &flag) && !flag, "false");
	unit_ok(record_time(&record, "at", &integer) && integer == 1795338845, "a time");
	unit_ok(record_texts(&record, "l", &texts) == 2 && span_is(texts[0], "a") &&
	    span_is(texts[1], "b\""), "an array of strings");
	unit_ok(record_texts(&record, "none", &texts) == 0, "or none");
	unit_ok(record_inside(&record, "o", &inner) && record_text(&inner, "k", &text) &&
	    span_is(text, "v"), "an object within");
	unit_ok(record.status == STATUS_OK, "and nothing was wrong");
	record_free(&inner);
	record_free(&record);
}

/* A getter that is asked for the wrong type, and the place that it names. */
static void wrong_types(void)
{
	static const char line[] = "{\"t\":\"x\",\"i\":1,\"r\":1.5,\"l\":[1],\"u\":\"\xFF\","
	    "\"e\":\"\\ud800\",\"o\":{\"k\" 1},\"s\":\"soon\"}";
	struct record record = {0}, inner = {0};
	struct fault fault = {0};
	struct span text;
	const struct span *texts;
	int64_t integer;
	double real;
	bool flag;

#define REFUSED(call, place)                                                                       \
	do {                                                                                       \
		record_index(&record, span_of(line), &fault);                                      \
		unit_ok(!(call) && record.status == STATUS_REJECTED, "refused: %s", #call);        \
		unit_ok(record.fault.column == (size_t)(strstr(line, place) - line) + 1,           \
		    "at column %zu", record.fault.column);                                         \
	} while (0)
	REFUSED(record_text(&record, "i", &text), "1,");
	REFUSED(record_integer(&record, "t", &integer), "\"x\"");
	REFUSED(record_integer(&record, "r", &integer), "1.5");
	REFUSED(record_real(&record, "t", &real), "\"x\"");
	REFUSED(record_flag(&record, "i", &flag), "1,");
	REFUSED(record_time(&record, "s", &integer), "\"soon\"");
	REFUSED(record_texts(&record, "l", &texts) > 0, "[1]");
	REFUSED(record_texts(&record, "t", &texts) > 0, "\"x\"");
	REFUSED(record_text(&record, "u", &text), "\"\xFF");
	REFUSED(record_inside(&record, "t", &inner), "\"x\"");
	REFUSED(record_inside(&record, "o", &inner), "1},\"s\"");
#undef REFUSED
	record_index(&record, span_of(line), &fault);
	unit_ok(!record_text(&record, "e", &text) && record.status == STATUS_REJECTED,
	    "a lone surrogate is refused when it is read");
	record_free(&inner);
	record_free(&record);
}

int main(void)
{
	by_hand();
	nested(62, false);
	nested(63, false);
	nested(64, false);
	nested(63, true);
	nested(64, true);
	nested(500, false);
	nested(3000, false);
	conformance();
	writing();
	getters();
	wrong_types();
	mutations();
	return unit_done();
}
