#include "score/signs.h"

#include "base/utf8.h"
#include "io/embed.h"
#include "post/term.h"

EMBEDDED_DECLARE(signs_tsv);

static const char *const sign_names[SIGNS - CUES] = {"death", "dead", "person", "child", "crowd",
    "care", "threat", "you", "rant", "pitch", "report", "fury", "thanks", "joke", "applause",
    "hurrah", "owing", "failing", "mishap", "apart"};

static enum status find_kind(struct span name, uint32_t *bits, struct fault *fault)
{
	int cue = term_find(cue_names, CUES, name);
	int sign = term_find(sign_names, SIGNS - CUES, name);

	if (cue < 0 && sign < 0 && !span_is(name, "none"))
		return fault_set(
		    fault, STATUS_PLAN, "'%.*s' is no kind of sign", (int)name.len, name.at);
	*bits = cue >= 0 ? 1U << cue : sign >= 0 ? 1U << (CUES + sign) : 0;
	return STATUS_OK;
}

static enum status add_line(
    struct phrases *phrases, struct tokens *tokens, struct span line, struct fault *fault)
{
	uint32_t bits = 0;
	enum status status = STATUS_OK;

	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	if (line.len == 0 || line.at[0] == '#')
		return STATUS_OK;
	status = utf8_valid(line.at, line.len)
	    ? find_kind(span_cut(&line, '\t'), &bits, fault)
	    : fault_set(fault, STATUS_PLAN, "this is not UTF-8");
	if (status == STATUS_OK && line.len == 0)
		return fault_set(fault, STATUS_PLAN, "a kind of sign, a tab, and words are wanted");
	while (status == STATUS_OK && line.len > 0) {
		tokens_reset(tokens);
		tokens_add(tokens, span_cut(&line, ','));
		if (tokens->count == 0)
			return fault_set(fault, STATUS_PLAN, "there is no word between commas");
		phrases_add(phrases, tokens, PHRASE_SIGN, bits);
	}
	return status;
}

struct span signs_builtin(void)
{
	return EMBEDDED(signs_tsv);
}

enum status signs_load(
    struct phrases *phrases, struct span list, const char *name, struct fault *fault)
{
	struct tokens tokens = {0};
	enum status status = STATUS_OK;

	*fault = (struct fault){.file = name};
	while (status == STATUS_OK && list.len > 0) {
		fault->line++;
		status = add_line(phrases, &tokens, span_cut(&list, '\n'), fault);
	}
	tokens_free(&tokens);
	return status;
}
