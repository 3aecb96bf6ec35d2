/*
 * The starter plan: its own head, and what the built-in plan has from its topics on.
 */
#include "plan/ask.h"

#include <ctype.h>

#include "base/utf8.h"
#include "base/when.h"
#include "io/embed.h"
#include "io/output.h"
#include "io/zone.h"
#include "post/member.h"

EMBEDDED_DECLARE(starter_yaml);
EMBEDDED_DECLARE(plan_yaml);

enum { DAY = 86400, REVIEW_DAYS = 90, DRILL_DAYS = 30 };

/* Where the built-in plan's part begins, and what in it holds for its own brand only: a plan
 * that others include must not ask for one brand's handle. */
static const char TOPICS[] = "# factors are the least";
static const char HANDLE[] = "author_handle: acmecare", STAFF[] = "author_staff: yes";
static const char TEMPLATES[] = "\ntemplates:\n";

enum { BRAND, BRAND_HANDLE, ZONE, MAIL, TODAY, REVIEW, NEXT, WORDS };
static const char *const marks[WORDS] = {
    "@BRAND@", "@HANDLE@", "@ZONE@", "@MAIL@", "@TODAY@", "@REVIEW@", "@NEXT@"};

/* What could end a quoted text, or a line, in some reader of YAML is refused. */
static enum status check_word(const char *option, const char *word, struct fault *fault)
{
	size_t len = strlen(word), n;

	if (len == 0 || len > 200 || !utf8_valid(word, len))
		return fault_set(fault, STATUS_USAGE, "%s: 1 to 200 bytes of UTF-8 are wanted", option);
	for (size_t at = 0; at < len; at += n) {
		uint32_t code;

		n = utf8_next(word + at, len - at, &code);
		if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
		    code == 0x2029 || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE)
			return fault_set(fault, STATUS_USAGE, "%s: a control character", option);
	}
	return STATUS_OK;
}

/* The word as it stands between the quotes of a YAML text, which takes JSON's escapes. */
static void put_quoted(struct buf *out, const char *word)
{
	struct buf quoted = {0};

	member_text(&quoted, NULL, span_of(word));
	buf_add(out, quoted.at + 1, quoted.len - 2);
	buf_free(&quoted);
}

/* The brand as an account might be named. */
static void put_handle(struct buf *out, const char *brand)
{
	size_t before = out->len;

	for (; *brand != '\0'; brand++)
		if (isalnum((unsigned char)*brand) || (unsigned char)*brand >= 0x80)
			buf_char(out, (char)tolower((unsigned char)*brand));
	if (out->len == before)
		buf_text(out, "brand");
}

static void put_date(struct buf *out, int64_t day)
{
	char text[WHEN_SIZE];

	when_write(text, day * DAY);
	buf_add(out, text, 10);
}

static void put_filled(struct buf *out, struct span text, const struct buf words[WORDS])
{
	while (text.len > 0) {
		const char *at = memchr(text.at, '@', text.len);
		size_t before = at != NULL ? (size_t)(at - text.at) : text.len, mark = 0;

		buf_add(out, text.at, before);
		text = (struct span){text.at + before, text.len - before};
		while (mark < WORDS && (strlen(marks[mark]) > text.len ||
		           memcmp(text.at, marks[mark], strlen(marks[mark])) != 0))
			mark++;
		if (mark < WORDS)
			buf_add(out, words[mark].at, words[mark].len);
		else
			buf_add(out, text.at, text.len > 0);
		before = mark < WORDS ? strlen(marks[mark]) : text.len > 0;
		text = (struct span){text.at + before, text.len - before};
	}
}

/* Copies up to and with the words that are looked for; the rest is left. */
static bool put_until(struct buf *out, struct span *text, const char *stop)
{
	const char *at = span_find(*text, stop);
	size_t len = at != NULL ? (size_t)(at - text->at) : text->len;

	buf_add(out, text->at, len);
	*text = (struct span){text->at + len, text->len - len};
	return at != NULL;
}

static void put_rest(struct buf *out)
{
	struct span plan = EMBEDDED(plan_yaml);
	struct buf before = {0};

	put_until(&before, &plan, TOPICS);
	buf_free(&before);
	while (put_until(out, &plan, HANDLE)) {
		buf_text(out, STAFF);
		plan = (struct span){plan.at + sizeof HANDLE - 1, plan.len - (sizeof HANDLE - 1)};
	}
}

static void put_starter(
    const struct plan_question *question, const struct zone *zone, struct buf *out)
{
	int64_t today = (question->now + zone_offset(zone, question->now)) / DAY;
	struct buf words[WORDS] = {{0}}, rest = {0};
	struct span left;

	put_quoted(&words[BRAND], question->brand != NULL ? question->brand : "Your Brand");
	put_handle(&words[BRAND_HANDLE], question->brand != NULL ? question->brand : "yourbrand");
	put_quoted(&words[ZONE], question->zone != NULL ? question->zone : "UTC");
	put_quoted(&words[MAIL], question->mail != NULL ? question->mail : "care@brand.example");
	put_date(&words[TODAY], today);
	put_date(&words[REVIEW], today + REVIEW_DAYS);
	put_date(&words[NEXT], today + DRILL_DAYS);
	put_filled(out, EMBEDDED(starter_yaml), words);
	put_rest(&rest);
	left = (struct span){rest.at, rest.len};
	if (put_until(out, &left, TEMPLATES)) {
		buf_format(out, "%s  owner: head of communications\n  review-by: %s\n", TEMPLATES,
		    words[REVIEW].at);
		left = (struct span){left.at + sizeof TEMPLATES - 1, left.len - (sizeof TEMPLATES - 1)};
		buf_add(out, left.at, left.len);
	}
	for (size_t i = 0; i < WORDS; i++)
		buf_free(&words[i]);
	buf_free(&rest);
}

static enum status write_file(const char *path, struct buf *text, struct fault *fault)
{
	struct output file;
	enum status status = output_create_new(&file, path, fault);

	if (status != STATUS_OK)
		return status;
	output_add(&file, text->at, text->len);
	return output_close(&file, fault);
}

enum status ask_init(const struct plan_question *question, const char *operand, struct buf *out,
    bool *no, struct fault *fault)
{
	const char *words[] = {question->brand, question->zone, question->mail};
	const char *const options[] = {"--brand", "--zone", "--mail"};
	struct arena arena = {0};
	struct buf text = {0};
	struct zone zone;
	enum status status = STATUS_OK;

	(void)no;
	for (size_t i = 0; i < 3 && status == STATUS_OK; i++)
		if (words[i] != NULL)
			status = check_word(options[i], words[i], fault);
	if (status == STATUS_OK)
		status = zone_load(
		    question->zone != NULL ? question->zone : "UTC", &arena, &zone, fault);
	if (status == STATUS_OK)
		put_starter(question, &zone, &text);
	if (status == STATUS_OK && operand != NULL && !span_is(span_of(operand), "-"))
		status = write_file(operand, &text, fault);
	else
		buf_add(out, text.at, text.len);
	buf_free(&text);
	arena_free(&arena);
	return status;
}
