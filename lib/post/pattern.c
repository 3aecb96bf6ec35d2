#include "post/pattern.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"

/* Compiling to machine code costs more than a few matches: short runs never do it. */
enum { MATCH_LIMIT = 100000, HEAP_KIB = 4096, MATCHES_BEFORE_JIT = 32 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	unsigned matches;
};

/* Takes the slashes and flags off; *offset is where the pattern itself starts. */
static bool take_flags(struct span *text, uint32_t *options, size_t *offset)
{
	const char *slash;

	*offset = 0;
	*options = PCRE2_UTF | PCRE2_UCP;
	if (text->len < 2 || text->at[0] != '/') {
		*options |= PCRE2_CASELESS;
		return true;
	}
	slash = text->at + text->len - 1;
	while (*slash != '/')
		slash--;
	if (slash == text->at)
		return false;
	for (const char *flag = slash + 1; flag < text->at + text->len; flag++)
		switch (*flag) {
		case 'i':
			*options |= PCRE2_CASELESS;
			break;
		case 'm':
			*options |= PCRE2_MULTILINE;
			break;
		case 's':
			*options |= PCRE2_DOTALL;
			break;
		case 'x':
			*options |= PCRE2_EXTENDED;
			break;
		default:
			return false;
		}
	*text = (struct span){text->at + 1, (size_t)(slash - text->at - 1)};
	*offset = 1;
	return true;
}

enum status pattern_compile(struct span text, struct pattern **pattern, struct fault *fault)
{
	uint32_t options;
	size_t offset;
	PCRE2_SIZE place;
	int error;
	struct pattern *new;

	*pattern = NULL;
	if (!take_flags(&text, &options, &offset))
		return fault_set(
		    fault, STATUS_PLAN, "a pattern is /.../ and then flags among i, m, s, x");
	new = mem_new(1, sizeof *new);
	new->code = pcre2_compile((PCRE2_SPTR)text.at, text.len,
	    options | PCRE2_NEVER_BACKSLASH_C, &error, &place, NULL);
	if (new->code == NULL) {
		PCRE2_UCHAR words[160];

		pcre2_get_error_message(error, words, sizeof words);
		free(new);
		fault->column = offset + place + 1;
		return fault_set(fault, STATUS_PLAN, "this pattern does not compile: %s",
		    (const char *)words);
	}
	new->found = mem_granted(pcre2_match_data_create(1, NULL));
	new->limits = mem_granted(pcre2_match_context_create(NULL));
	pcre2_set_match_limit(new->limits, MATCH_LIMIT);
	pcre2_set_heap_limit(new->limits, HEAP_KIB);
	*pattern = new;
	return STATUS_OK;
}

enum pattern_answer pattern_match(struct pattern *pattern, struct span subject, struct span *where)
{
	PCRE2_SIZE *bounds;
	int answer;

	/* Where there is no JIT this fails and the interpreter goes on. */
	if (++pattern->matches == MATCHES_BEFORE_JIT)
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	answer = pcre2_match(pattern->code, (PCRE2_SPTR)subject.at, subject.len, 0,
	    PCRE2_NO_UTF_CHECK, pattern->found, pattern->limits);
	if (answer == PCRE2_ERROR_NOMATCH)
		return PATTERN_MISSES;
	if (answer < 0)
		return PATTERN_GIVES_UP;
	bounds = pcre2_get_ovector_pointer(pattern->found);
	if (where != NULL && bounds[1] >= bounds[0])
		*where = (struct span){subject.at + bounds[0], bounds[1] - bounds[0]};
	else if (where != NULL)
		*where = (struct span){subject.at, 0};
	return PATTERN_MATCHES;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_match_context_free(pattern->limits);
	pcre2_match_data_free(pattern->found);
	pcre2_code_free(pattern->code);
	free(pattern);
}
