#include "case/cited.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/case_number.h"
#include "io/reader.h"
#include "post/post.h"

static void add(struct cited *cited, const struct cited_case *found)
{
	if ((cited->count & (cited->count - 1)) == 0)
		cited->at = mem_resize(
		    cited->at, cited->count > 0 ? cited->count * 2 : 1, sizeof *cited->at);
	cited->at[cited->count++] = *found;
}

static void take(struct cited *cited, struct desk *desk, struct span text,
    struct cited_case *found, struct fault *fault)
{
	if (case_number_read(text, &found->id)) {
		add(cited, found);
		return;
	}
	fault_set(fault, STATUS_REJECTED, "'%.*s' is no number of a case (C-2026-000123)",
	    (int)(text.len < 40 ? text.len : 40), text.at);
	desk_refuse(desk, fault);
}

static struct span trimmed(struct span text)
{
	while (text.len > 0 && strchr(" \t\r", text.at[text.len - 1]) != NULL)
		text.len--;
	while (text.len > 0 && strchr(" \t", *text.at) != NULL)
		text = (struct span){text.at + 1, text.len - 1};
	return text;
}

static struct span kept(struct cited *cited, struct span text)
{
	return (struct span){
	    text.len > 0 ? arena_copy(&cited->arena, text.at, text.len) : "", text.len};
}

/* What is to be said, and where it comes from. */
static void take_reply(struct cited *cited, struct record *reply, struct cited_case *found)
{
	struct span template = post_member(reply, "template");
	struct buf variant = {0};
	int64_t number;

	found->text = kept(cited, post_member(reply, "text"));
	found->stage = kept(cited, post_member(reply, "stage"));
	if (template.len == 0 || !record_integer(reply, "variant", &number))
		return;
	buf_format(&variant, "%.*s/%lld", (int)template.len, template.at, (long long)number);
	found->variant = kept(cited, (struct span){variant.at, variant.len});
	buf_free(&variant);
}

/* The number in a line; of an object, its own or its case's. */
static struct span number_in(struct cited *cited, struct span line, struct record *record,
    struct record *inner, struct cited_case *found)
{
	struct span number = {"", 0};
	struct fault ignored;

	if (line.len == 0 || *line.at != '{')
		return line;
	if (record_index(record, line, &ignored) != STATUS_OK)
		return line;
	if (record_has(record, "reply") && record_inside(record, "reply", inner))
		take_reply(cited, inner, found);
	record_integer(record, "customer_value", &found->customer_value);
	if (!record_text(record, "number", &number) && record_inside(record, "case", inner))
		record_text(inner, "number", &number);
	return number;
}

static enum status read_lines(
    struct cited *cited, struct desk *desk, const char *path, struct fault *fault)
{
	struct record record = {0}, inner = {0};
	struct reader reader;
	struct line line;
	bool got = true;
	enum status status = reader_open(&reader, path, desk->out, fault);

	if (status != STATUS_OK)
		return status;
	while (status == STATUS_OK && got) {
		size_t most = (size_t)desk->wishes->filter.most;
		struct cited_case found = {0};
		struct span text;

		status = line_next(&reader, most, &line, &got, fault);
		if (status != STATUS_OK || !got)
			break;
		*fault = (struct fault){.file = reader.name, .line = line.number};
		text = trimmed(line.bytes);
		if (line.cut)
			status = fault_set(fault, STATUS_USAGE, "longer than %zu bytes", most);
		else if (text.len > 0)
			take(cited, desk, number_in(cited, text, &record, &inner, &found),
			    &found, fault);
	}
	reader_close(&reader);
	record_free(&record);
	record_free(&inner);
	if (status == STATUS_OK)
		*fault = (struct fault){0};
	return status;
}

enum status cited_read(
    struct cited *cited, struct desk *desk, char **operands, struct fault *fault)
{
	enum status status = STATUS_OK;

	*cited = (struct cited){0};
	if (*operands == NULL) {
		filter_mention_terminal(desk->tool, operands);
		return read_lines(cited, desk, "-", fault);
	}
	for (; status == STATUS_OK && *operands != NULL; operands++) {
		if (strcmp(*operands, "-") == 0) {
			status = read_lines(cited, desk, "-", fault);
		} else {
			struct cited_case found = {0};

			*fault = (struct fault){0};
			take(cited, desk, span_of(*operands), &found, fault);
		}
	}
	return status;
}

void cited_free(struct cited *cited)
{
	free(cited->at);
	arena_free(&cited->arena);
}
