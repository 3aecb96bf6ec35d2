/*
 * libjq reads its own library of functions for every program, some 50 ms each, so that all
 * expressions of a plan are compiled as one program that is told which of them is wanted:
 *
 *   .n as $n | .post | if $n == 0 then (FIRST) elif $n == 1 then (SECOND) ... else empty end
 */
#include "plan/jq.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include <jq.h>

#include "base/buf.h"
#include "base/mem.h"

enum { LONGEST_RUN = 200000 }; /* microseconds of processor time */

struct expressions {
	struct span *texts;
	size_t count;
	jq_state *program;
	struct buf said;   /* by the compiler */
	char trouble[200]; /* why the last one gave up */
};

static struct expressions *open_all(void)
{
	return mem_new(1, sizeof(struct expressions));
}

static void free_all(struct expressions *expressions)
{
	if (expressions == NULL)
		return;
	if (expressions->program != NULL)
		jq_teardown(&expressions->program);
	buf_free(&expressions->said);
	free(expressions->texts);
	free(expressions);
}

static enum status add(struct expressions *expressions, struct span text, struct fault *fault)
{
	enum status status = jq_check(text, fault);

	expressions->texts =
	    mem_resize(expressions->texts, expressions->count + 1, sizeof *expressions->texts);
	expressions->texts[expressions->count++] = status == STATUS_OK ? text : span_of("empty");
	return status;
}

/* Keeps the first of what the compiler says; the second is how many errors there were. */
static void keep_words(void *state, jv words)
{
	struct expressions *expressions = state;
	jv text = jq_format_error(words);

	if (expressions->said.len == 0)
		buf_text(&expressions->said, jv_string_value(text));
	jv_free(text);
}

static jq_state *compile_program(struct expressions *expressions, const char *program)
{
	jq_state *state = mem_granted(jq_init());

	buf_reset(&expressions->said);
	jq_set_error_cb(state, keep_words, expressions);
	if (!jq_compile(state, program))
		jq_teardown(&state);
	return state;
}

static enum status compile(struct expressions *expressions)
{
	struct buf program = {0};

	buf_text(&program, ".n as $__crisis | .post | ");
	for (size_t i = 0; i < expressions->count; i++) {
		buf_format(&program, "%s $__crisis == %zu then (", i > 0 ? "elif" : "if", i);
		buf_add(&program, expressions->texts[i].at, expressions->texts[i].len);
		buf_text(&program, ") ");
	}
	buf_text(&program, "else empty end");
	if (expressions->count > 0)
		expressions->program = compile_program(expressions, program.at);
	buf_free(&program);
	return expressions->count == 0 || expressions->program != NULL ? STATUS_OK : STATUS_PLAN;
}

/* What jq says, without its own name, its guess about shells, and which part of the program it
 * was: the plan's place is told, and the program is what stands there. */
static enum status tell_compiler(const struct buf *said, struct fault *fault)
{
	const char *words = said->len > 0 ? said->at : "this does not compile", *end;
	static const char lead[] = "jq: error: ";
	static const char *const tails[] = {" (Unix shell", " at <"};

	if (strncmp(words, lead, sizeof lead - 1) == 0)
		words += sizeof lead - 1;
	end = words + strcspn(words, "\n");
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		const char *tail = strstr(words, tails[i]);
		if (tail != NULL && tail < end)
			end = tail;
	}
	return fault_set(fault, STATUS_PLAN, "jq: %.*s", (int)(end - words), words);
}

static enum status try_alone(struct expressions *expressions, size_t number, struct fault *fault)
{
	struct span text = expressions->texts[number];
	struct buf program = {0};
	jq_state *state;

	buf_add(&program, text.at, text.len);
	state = compile_program(expressions, program.at);
	buf_free(&program);
	if (state == NULL)
		return tell_compiler(&expressions->said, fault);
	jq_teardown(&state);
	return STATUS_OK;
}

/*
 * libjq looks at each step whether it was told to halt, and may be told from a signal's
 * handler: jq_halt stores a flag and two values, here plain ones. The timer counts the
 * processor time of this process; it is set only while an expression runs, and takes no part
 * in any answer but in stopping one that would keep the pipe waiting.
 */
static jq_state *volatile running;

static void halt(int signal)
{
	(void)signal;
	if (running != NULL && !jq_halted(running))
		jq_halt(running, jv_null(), jv_null());
}

static void set_timer(long microseconds)
{
	const struct itimerval timer = {.it_value = {.tv_usec = microseconds}};

	setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

/* The program's first result, within the time; what it would give after that is not asked. */
static jv first_result(jq_state *program, jv input)
{
	struct sigaction action = {.sa_handler = halt, .sa_flags = SA_RESTART}, before;
	jv result;

	sigemptyset(&action.sa_mask);
	sigaction(SIGVTALRM, &action, &before);
	jq_start(program, input, 0);
	running = program;
	set_timer(LONGEST_RUN);
	result = jq_next(program);
	set_timer(0);
	running = NULL;
	sigaction(SIGVTALRM, &before, NULL);
	return result;
}

/* Takes a message over: a text as it is, anything else as JSON. */
static void set_trouble(struct expressions *expressions, const char *lead, jv message)
{
	struct buf words = {0};
	size_t len;

	if (jv_get_kind(message) != JV_KIND_STRING)
		message = jv_dump_string(message, 0);
	buf_text(&words, lead);
	buf_text(&words, jv_string_value(message));
	len = words.len < sizeof expressions->trouble ? words.len : sizeof expressions->trouble - 1;
	memcpy(expressions->trouble, words.at, len);
	expressions->trouble[len] = '\0';
	jv_free(message);
	buf_free(&words);
}

/* As jq -e has it: false and null are false, no result is false, all else is true. */
static enum expression_answer judge(struct expressions *expressions, jv result)
{
	jv_kind kind = jv_get_kind(result);

	if (kind != JV_KIND_INVALID) {
		jv_free(result);
		return kind == JV_KIND_FALSE || kind == JV_KIND_NULL ? EXPRESSION_FAILS
		                                                      : EXPRESSION_HOLDS;
	}
	if (jv_invalid_has_msg(jv_copy(result))) {
		set_trouble(expressions, "jq: ", jv_invalid_get_msg(result));
		return EXPRESSION_GIVES_UP;
	}
	jv_free(result);
	if (!jq_halted(expressions->program))
		return EXPRESSION_FAILS;
	set_trouble(expressions, "", jv_string("jq: it took too long on this post"));
	return EXPRESSION_GIVES_UP;
}

static enum expression_answer holds(
    struct expressions *expressions, size_t number, struct span line)
{
	jv post, input;

	if (expressions->program == NULL) {
		set_trouble(expressions, "", jv_string("jq: it was not compiled"));
		return EXPRESSION_GIVES_UP;
	}
	post = jv_parse_sized(line.at, (int)line.len);
	if (!jv_is_valid(post)) {
		set_trouble(expressions, "jq: ", jv_invalid_get_msg(post));
		return EXPRESSION_GIVES_UP;
	}
	input = jv_object_set(jv_object(), jv_string("n"), jv_number((double)number));
	input = jv_object_set(input, jv_string("post"), post);
	return judge(expressions, first_result(expressions->program, input));
}

static const char *trouble(const struct expressions *expressions)
{
	return expressions->trouble;
}

const struct language jq_language = {.open = open_all, .free = free_all, .add = add,
    .compile = compile, .try_alone = try_alone, .holds = holds, .trouble = trouble};

enum status plan_open_jq(const struct tool *tool, const char *path, struct plan **plan)
{
	return plan_open_with(tool, path, &jq_language, plan);
}
