#include "post/pattern.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"

/* Compiling to machine code costs as much as some dozens of short matches: a pattern that is
 * tried seldom never does it. On long text the interpreter is too slow to be let loose. */
enum { MATCHES_BEFORE_JIT = 64, JIT_AT_ONCE = 512, LONGEST_WITHOUT_JIT = 8 << 10 };

/*
 * Steps of PCRE2 (its match limit) count anew at each place where a match may begin. The first
 * try takes few; what needs more is tried once more with many. A pattern that can begin at one
 * place only has the many at once.
 */
enum { STEPS_FEW = 250, STEPS_MANY = 4000, STEPS_ANCHORED = 100000 };

/* Work in a post: a step is worth some sixteen bytes passed over. */
enum { STEP_WORK = 16 };
static const uint64_t POST_WORK = UINT64_C(1) << 35;

enum { HEAP_KIB = 4096, JIT_STACK_FIRST = 32 << 10, JIT_STACK_MOST = 1 << 20 };

struct pattern_effort {
	uint64_t left;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack; /* NULL until a pattern with machine code needs it */
};

struct pattern {
	pcre2_code *code;  /* NULL: not yet compiled */
	struct span later; /* what it is compiled of then */
	struct pattern_effort *own; /* where the caller has none */
	const uint8_t *starts; /* PCRE2's: a bit for each byte that a match may begin with */
	uint8_t first[2];      /* the same where it is one letter in both cases */
	unsigned matches;
	enum { BEGINS_ANYWHERE, BEGINS_WITH_FIRST, BEGINS_WITH_STARTS, BEGINS_A_LINE, ANCHORED } begins;
	bool jit, no_jit;
};

static bool take_flags(struct span flags, uint32_t *options)
{
	for (size_t i = 0; i < flags.len; i++)
		switch (flags.at[i]) {
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
	return true;
}

/* Takes the slashes and flags off. */
static bool split(struct span text, struct span *body, uint32_t *options)
{
	const char *slash;

	*options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
	*body = text;
	if (text.len < 2 || text.at[0] != '/') {
		*options |= PCRE2_CASELESS;
		return true;
	}
	slash = text.at + text.len - 1;
	while (*slash != '/')
		slash--;
	if (slash == text.at)
		return false;
	*body = (struct span){text.at + 1, (size_t)(slash - text.at - 1)};
	return take_flags(
	    (struct span){slash + 1, (size_t)(text.at + text.len - slash - 1)}, options);
}

bool pattern_split(struct span text, struct span *body, bool *extended)
{
	uint32_t options;
	bool done = split(text, body, &options);

	*extended = (options & PCRE2_EXTENDED) != 0;
	return done;
}

/* Lines end in a line feed, however the library was built. */
static pcre2_code *compile(struct span body, uint32_t options, int *error, PCRE2_SIZE *place)
{
	pcre2_compile_context *context = mem_granted(pcre2_compile_context_create(NULL));
	pcre2_code *code;

	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	code = pcre2_compile((PCRE2_SPTR)body.at, body.len, options, error, place, context);
	pcre2_compile_context_free(context);
	return code;
}

/* Where a match may begin, as far as PCRE2 makes use of it. */
static void read_begin(struct pattern *pattern)
{
	const pcre2_code *code = pattern->code;
	uint32_t options = 0, type = 0, unit = 0;

	pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
	pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &pattern->starts);
	if ((options & PCRE2_ANCHORED) != 0) {
		pattern->begins = ANCHORED;
	} else if ((options & PCRE2_NO_START_OPTIMIZE) != 0) {
		pattern->begins = BEGINS_ANYWHERE;
	} else if (type == 2) {
		pattern->begins = BEGINS_A_LINE;
	} else if (type == 1 && unit < 0x80) {
		bool letter = (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z';

		pattern->begins = BEGINS_WITH_FIRST;
		pattern->first[0] = (uint8_t)unit;
		pattern->first[1] = (uint8_t)(letter ? unit ^ 0x20 : unit);
	} else if (type == 0 && pattern->starts != NULL) {
		pattern->begins = BEGINS_WITH_STARTS;
	}
}

/* Compiles what a pattern is to be. */
static enum status make(struct pattern *pattern, struct span text, struct fault *fault)
{
	uint32_t options;
	struct span body;
	PCRE2_SIZE place;
	int error;

	if (!split(text, &body, &options))
		return fault_set(
		    fault, STATUS_PLAN, "a pattern is /.../ and then flags among i, m, s, x");
	pattern->code = compile(body, options, &error, &place);
	if (pattern->code == NULL) {
		PCRE2_UCHAR words[160];

		pcre2_get_error_message(error, words, sizeof words);
		fault->column = (size_t)(body.at - text.at) + place + 1;
		return fault_set(fault, STATUS_PLAN, "this pattern does not compile: %s",
		    (const char *)words);
	}
	read_begin(pattern);
	return STATUS_OK;
}

enum status pattern_compile(struct span text, struct pattern **pattern, struct fault *fault)
{
	struct pattern *new = mem_new(1, sizeof *new);
	enum status status = make(new, text, fault);

	if (status != STATUS_OK) {
		pattern_free(new);
		new = NULL;
	}
	*pattern = new;
	return status;
}

struct pattern *pattern_later(struct span text)
{
	struct pattern *pattern = mem_new(1, sizeof *pattern);

	pattern->later = text;
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pattern_effort_free(pattern->own);
	pcre2_code_free(pattern->code);
	free(pattern);
}

struct pattern_effort *pattern_effort_new(void)
{
	struct pattern_effort *effort = mem_new(1, sizeof *effort);

	effort->found = mem_granted(pcre2_match_data_create(1, NULL));
	effort->limits = mem_granted(pcre2_match_context_create(NULL));
	pcre2_set_heap_limit(effort->limits, HEAP_KIB);
	pattern_effort_reset(effort);
	return effort;
}

void pattern_effort_free(struct pattern_effort *effort)
{
	if (effort == NULL)
		return;
	pcre2_jit_stack_free(effort->stack);
	pcre2_match_context_free(effort->limits);
	pcre2_match_data_free(effort->found);
	free(effort);
}

void pattern_effort_reset(struct pattern_effort *effort)
{
	effort->left = POST_WORK;
}

static void compile_further(struct pattern *pattern, size_t len)
{
	if (pattern->jit || pattern->no_jit ||
	    (++pattern->matches < MATCHES_BEFORE_JIT && len < JIT_AT_ONCE))
		return;
	pattern->jit = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0;
	pattern->no_jit = !pattern->jit;
}

/* Without a stack PCRE2 takes a part of the program's. */
static void take_stack(struct pattern_effort *effort)
{
	effort->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
	pcre2_jit_stack_assign(effort->limits, NULL, effort->stack);
}

/* At how many places of the subject a match may be tried. */
static uint64_t count_places(const struct pattern *pattern, struct span subject)
{
	uint64_t count = 1;

	if (pattern->begins == ANCHORED)
		return 1;
	if (pattern->begins == BEGINS_ANYWHERE)
		return subject.len + 1;
	for (size_t i = 0; i < subject.len; i++) {
		uint8_t byte = (uint8_t)subject.at[i];

		switch (pattern->begins) {
		case BEGINS_WITH_FIRST:
			count += byte == pattern->first[0] || byte == pattern->first[1];
			break;
		case BEGINS_WITH_STARTS:
			count += pattern->starts[byte / 8] >> byte % 8 & 1;
			break;
		default:
			count += byte == '\n';
			break;
		}
	}
	return count;
}

/* Refuses where the work may be more than is left. */
static int try(struct pattern_effort *effort, const struct pattern *pattern, struct span subject,
    uint64_t places, uint32_t steps)
{
	uint64_t work = places * (subject.len + STEP_WORK * (uint64_t)steps);

	if (effort->left < work)
		return PCRE2_ERROR_MATCHLIMIT;
	effort->left -= work;
	pcre2_set_match_limit(effort->limits, steps);
	return pcre2_match(pattern->code, (PCRE2_SPTR)subject.at, subject.len, 0,
	    PCRE2_NO_UTF_CHECK, effort->found, effort->limits);
}

static int try_twice(
    struct pattern_effort *effort, const struct pattern *pattern, struct span subject)
{
	uint64_t places = count_places(pattern, subject);
	int answer;

	if (pattern->begins == ANCHORED)
		return try(effort, pattern, subject, places, STEPS_ANCHORED);
	answer = try(effort, pattern, subject, places, STEPS_FEW);
	if (answer >= 0 || answer == PCRE2_ERROR_NOMATCH)
		return answer;
	return try(effort, pattern, subject, places, STEPS_MANY + 2 * (uint32_t)subject.len);
}

enum pattern_answer pattern_match_within(struct pattern_effort *effort, struct pattern *pattern,
    struct span subject, struct span *where)
{
	PCRE2_SIZE *bounds;
	struct fault fault;
	int answer;

	if (pattern->code == NULL && make(pattern, pattern->later, &fault) != STATUS_OK)
		return PATTERN_GIVES_UP;
	if (subject.at == NULL)
		subject.at = "";
	compile_further(pattern, subject.len);
	if (subject.len > PATTERN_LONGEST || (pattern->no_jit && subject.len > LONGEST_WITHOUT_JIT))
		return PATTERN_GIVES_UP;
	if (pattern->jit && effort->stack == NULL)
		take_stack(effort);
	answer = try_twice(effort, pattern, subject);
	if (answer == PCRE2_ERROR_NOMATCH)
		return PATTERN_MISSES;
	if (answer < 0)
		return PATTERN_GIVES_UP;
	bounds = pcre2_get_ovector_pointer(effort->found);
	if (where != NULL && bounds[1] >= bounds[0])
		*where = (struct span){subject.at + bounds[0], bounds[1] - bounds[0]};
	else if (where != NULL)
		*where = (struct span){subject.at, 0};
	return PATTERN_MATCHES;
}

enum pattern_answer pattern_match(struct pattern *pattern, struct span subject, struct span *where)
{
	if (pattern->own == NULL)
		pattern->own = pattern_effort_new();
	pattern_effort_reset(pattern->own);
	return pattern_match_within(pattern->own, pattern, subject, where);
}
