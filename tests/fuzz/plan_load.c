/*
 * A plan: loaded, checked and shown, or refused with faults. What is shown is a plan as well,
 * and shown again the same.
 *
 * Inputs with complex keys ("? a") are passed over, as in yaml_load.c; those that would have
 * files read as well.
 */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "plan/check.h"
#include "plan/show.h"

static char path[] = "/tmp/fuzz-plan-XXXXXX";

static void take_away(void)
{
	unlink(path);
}

static struct plan *load(const char *text, size_t size, struct plan_faults *faults)
{
	static int fd = -1;
	struct plan *plan = NULL;

	if (fd < 0) {
		fd = mkstemp(path);
		atexit(take_away);
	}
	if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, text, size, 0) != (ssize_t)size)
		abort();
	plan_load_anyway(path, NULL, &plan, faults);
	return plan;
}

static void show_again(const struct plan *plan)
{
	struct plan_faults faults;
	struct buf once = {0}, twice = {0};
	struct plan *again;

	plan_show(plan, &once);
	again = load(once.at, once.len, &faults);
	if (again == NULL || faults.count > 0)
		abort();
	plan_show(again, &twice);
	if (!span_same((struct span){once.at, once.len}, (struct span){twice.at, twice.len}))
		abort();
	plan_free(again);
	plan_faults_free(&faults);
	buf_free(&once);
	buf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy((const char *)data, size);
	struct plan_faults faults;
	struct plan *plan;
	struct check check;
	struct buf out = {0};

	if (memchr(text, '?', size + 1) == NULL && strstr(text, "include") == NULL &&
	    strstr(text, ".ics") == NULL) {
		plan = load(text, size, &faults);
		if (plan == NULL && faults.count == 0)
			abort();
		check_plan(&check, plan, &faults, INT64_C(1795000000));
		check_tell(&check, &out);
		check_ready(&check, &out);
		if (plan != NULL && faults.count == 0)
			show_again(plan);
		check_free(&check);
		plan_free(plan);
		plan_faults_free(&faults);
	}
	buf_free(&out);
	free(text);
	return 0;
}
