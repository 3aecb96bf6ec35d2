/* JSON as it comes and as it is written: repair, escapes, posts. */
#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "post/json.h"
#include "post/member.h"
#include "post/post.h"

static void repair(const char *text, const char *wanted, size_t count)
{
	struct buf out = {0};
	size_t repairs;

	buf_text(&out, "");
	repairs = json_repair(&out, span_of(text));
	unit_same((struct span){out.at, out.len}, span_of(wanted), "repaired");
	if (!unit_ok(repairs == count, "%zu repairs", count))
		unit_note("%zu", repairs);
	buf_free(&out);
}

static void repairs(void)
{
	char digits[512], wanted[512];

#define R "\xEF\xBF\xBD"
	repair("{\"a\":[1,\"b\\n\",true]}", "{\"a\":[1,\"b\\n\",true]}", 0);
	repair("\xEF\xBB\xBF{}", "{}", 0);
	repair("\"\\u0000a\\u0000\"", "\"a\"", 2);
	repair("\"\\\\u0000\"", "\"\\\\u0000\"", 0);
	repair("\"\\ud83d\"", "\"\\ufffd\"", 1);
	repair("\"\\uDE00\\ud83d\"", "\"\\ufffd\\ufffd\"", 2);
	repair("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\"", 0);
	repair("\"\\ud83d\\u0041\"", "\"\\ufffd\\u0041\"", 1);
	repair("\"a\xFF\xC3\"", "\"a" R R "\"", 2);
	repair("123456789012345678", "123456789012345678", 0);
	repair("[1234567890123456789,-9999999999999999999999]",
	    "[\"1234567890123456789\",\"-9999999999999999999999\"]", 0);
	repair("[1e400,-1e400,1e-400,1.5E3]", "[null,null,1e-400,1.5E3]", 0);
	repair("", "", 0);
	repair("\"", "\"", 0);
	repair("\"\\", "\"\\", 0);
	repair("\"\\u12", "\"\\u12", 0);
#undef R
	memset(digits, '9', 400);
	strcpy(digits + 400, ".5");
	repair(digits, "null", 0);
	memset(digits, '0', 400);
	memcpy(digits, "1.", 2);
	strcpy(digits + 400, "1");
	strcpy(wanted, digits);
	repair(digits, wanted, 0);
}

/* A string literal of random harmless and harmful parts. */
static void random_string(struct buf *out, uint64_t *seed)
{
	static const char *const parts[] = {"\\u0000", "\\ud83d", "\\ude00", "\\ud83d\\ude00",
	    "\\n", "\\\\", "\\\"", "\\u00e9", "caf\xC3\xA9", " ", "\xF0\x9F\x98\xA1"};

	buf_char(out, '"');
	for (size_t n = unit_below(seed, 12); n > 0; n--) {
		char c = (char)unit_random(seed);

		if (unit_below(seed, 3) == 0)
			buf_text(out, parts[unit_below(seed, sizeof parts / sizeof *parts)]);
		else if ((unsigned char)c >= 0x20 && c != '"' && c != '\\')
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void random_number(struct buf *out, uint64_t *seed)
{
	if (unit_below(seed, 2) == 0)
		buf_char(out, '-');
	buf_char(out, (char)('1' + unit_below(seed, 9)));
	for (size_t n = unit_below(seed, 80); n > 0; n--)
		buf_char(out, (char)('0' + unit_below(seed, 10)));
	if (unit_below(seed, 2) == 0)
		buf_text(out, ".25");
	if (unit_below(seed, 2) == 0)
		buf_format(out, "e%zu", unit_below(seed, 600));
}

static void random_value(struct buf *out, uint64_t *seed, int depth)
{
	size_t kind = unit_below(seed, depth > 0 ? 5 : 3), count = unit_below(seed, 4);

	if (kind == 0) {
		random_number(out, seed);
	} else if (kind < 3) {
		random_string(out, seed);
	} else {
		buf_char(out, kind == 3 ? '[' : '{');
		for (size_t i = 0; i < count; i++) {
			if (i > 0)
				buf_char(out, ',');
			if (kind == 4) {
				buf_format(out, "\"k%zu", i);
				buf_text(out, "\":");
			}
			random_value(out, seed, depth - 1);
		}
		buf_char(out, kind == 3 ? ']' : '}');
	}
}

/* Whatever harm is in its strings and numbers, what was repaired parses. */
static void repaired_parses(void)
{
	uint64_t seed = 13;
	struct buf text = {0}, out = {0}, again = {0};
	struct fault fault = {0};
	int wrong = 0;

	for (int i = 0; i < 100000 && wrong < 5; i++) {
		json_t *value = NULL;

		buf_reset(&text);
		buf_reset(&out);
		buf_reset(&again);
		random_value(&text, &seed, 3);
		json_repair(&out, (struct span){text.at, text.len});
		if (json_read((struct span){out.at, out.len}, &value, &fault) != STATUS_OK ||
		    json_repair(&again, (struct span){out.at, out.len}) != 0 ||
		    !span_same((struct span){out.at, out.len}, (struct span){again.at, again.len})) {
			unit_note("%.*s", (int)text.len, text.at);
			wrong++;
		}
		json_decref(value);
	}
	unit_ok(wrong == 0, "100,000 repaired values parse, and need no second repair");
	buf_free(&text);
	buf_free(&out);
	buf_free(&again);
}

/* What member_text writes, jansson reads back. */
static bool comes_back(struct span text, struct buf *out)
{
	struct fault fault = {0};
	json_t *value;
	bool same;

	buf_reset(out);
	member_open(out, NULL, '{');
	member_text(out, "t", text);
	member_close(out, '}');
	if (json_read((struct span){out->at, out->len}, &value, &fault) != STATUS_OK)
		return false;
	same = span_same(text, (struct span){json_string_value(json_object_get(value, "t")),
	    json_string_length(json_object_get(value, "t"))});
	json_decref(value);
	return same && strpbrk(out->at, "\n\r") == NULL;
}

static void escapes(void)
{
	struct buf out = {0}, text = {0};
	int wrong = 0;

	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		if ((code >= 0xD800 && code <= 0xDFFF) || (code > 0x11000 && code % 97 != 0))
			continue;
		buf_reset(&text);
		buf_char(&text, 'a');
		utf8_put(&text, code);
		buf_char(&text, 'z');
		wrong += !comes_back((struct span){text.at, text.len}, &out);
	}
	unit_ok(wrong == 0, "every character comes back as it was");
	buf_reset(&out);
	member_text(&out, NULL, span_of("\"\\\b\f\n\r\t\x01/\xE2\x80"));
	unit_same((struct span){out.at, out.len},
	    span_of("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001/\xE2\x80\""),
	    "the escapes are the short ones");
	buf_free(&out);
	buf_free(&text);
}

static void commas(void)
{
	const struct span words[] = {{"a{", 2}, {"[", 1}};
	struct buf out = {0};

	member_open(&out, NULL, '{');
	member_word(&out, "w", "{");
	member_integer(&out, "i", INT64_MIN);
	member_open(&out, "l", '[');
	member_real(&out, NULL, 1.25, 2);
	member_real(&out, NULL, 1.0 / 3, 3);
	member_close(&out, ']');
	member_texts(&out, "x", words, 2);
	member_texts(&out, "none", words, 0);
	member_flag(&out, "f", false);
	member_time(&out, "t", 0);
	member_open(&out, "o", '{');
	member_close(&out, '}');
	member_close(&out, '}');
	unit_same((struct span){out.at, out.len}, span_of("{\"w\":\"{\",\"i\":-9223372036854775808,"
	    "\"l\":[1.25,0.333],\"x\":[\"a{\",\"[\"],\"f\":false,\"t\":\"1970-01-01T00:00:00Z\","
	    "\"o\":{}}"), "commas stand where they are due");
	buf_free(&out);
}

static void posts(void)
{
	struct post post;
	struct buf out = {0};
	struct record record = {0};
	struct fault fault = {0};

	post_clear(&post);
	post_write(&post, &out);
	unit_same((struct span){out.at, out.len}, span_of("{\"v\":1}"), "an unknown fact is absent");
	post.id = span_of("9007199254740993");
	post.platform = span_of("x");
	post.text = span_of("line\nline \"q\"");
	post.likes = 0;
	post.created_at = 0;
	post.author_staff = POST_ANSWER_NO;
	post_list_add(&post.tags, span_of("fail"));
	post_list_add(&post.tags, span_of(""));
	buf_reset(&out);
	post_write(&post, &out);
	unit_same((struct span){out.at, out.len}, span_of("{\"v\":1,\"id\":\"9007199254740993\","
	    "\"platform\":\"x\",\"created_at\":\"1970-01-01T00:00:00Z\","
	    "\"text\":\"line\\nline \\\"q\\\"\",\"author_staff\":false,\"likes\":0,"
	    "\"tags\":[\"fail\"]}"), "known facts stand in the documented order");
	record_index(&record, (struct span){out.at, out.len}, &fault);
	unit_ok(post_is(&record) && span_is(post_text(&record), "line\nline \"q\"") &&
	    post_count(&record, "likes") == 0 && post_count(&record, "views") == POST_UNKNOWN &&
	    post_created_at(&record) == 0 && !post_flag(&record, "author_staff") &&
	    record.status == STATUS_OK, "and are read back");
	for (int i = 0; i < POST_LIST + 5; i++)
		post_list_add(&post.links, span_of("x"));
	unit_ok(post.links.count == POST_LIST, "a list has its limit");
	record_free(&record);
	buf_free(&out);
}

/* Values of an arena, one after the other in the same memory, beside one of its own. */
static void in_arena(void)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct fault fault;
	json_t *kept, *value;

	unit_ok(json_read(span_of("[1]"), &kept, &fault) == STATUS_OK, "a value of its own");
	for (int i = 0; i < 3; i++) {
		arena_reset(&arena);
		unit_ok(json_read_in(&arena, span_of("[{"), &value, &fault) == STATUS_REJECTED &&
		    value == NULL, "no value in the arena");
		unit_ok(json_read_in(&arena, span_of("{\"a\":[\"b\",2.5,{\"c\":null}]}"), &value,
		    &fault) == STATUS_OK, "a value in the arena");
		buf_reset(&out);
		json_write(&out, value);
		json_write(&out, kept);
		unit_same((struct span){out.at, out.len},
		    span_of("{\"a\":[\"b\",2.5,{\"c\":null}]}[1]"), "both are whole");
	}
	json_decref(kept);
	arena_free(&arena);
	buf_free(&out);
}

int main(void)
{
	repairs();
	repaired_parses();
	escapes();
	commas();
	posts();
	in_arena();
	return unit_done();
}
