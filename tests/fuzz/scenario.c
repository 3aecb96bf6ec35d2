/*
 * A scenario and its grammar: refused with a place, or a storm can be made of it, whose posts are
 * lines of JSON with a text.
 *
 * Inputs with complex keys ("? a") are passed over, as in yaml_load.c. Long courses are read, but
 * not played.
 */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "drill/storm.h"
#include "post/post.h"

enum { POSTS = 40, LONGEST = 40 * 86400 };

static char path[] = "/tmp/fuzz-scenario-XXXXXX";

static void take_away(void)
{
	unlink(path);
}

static void keep(const char *text, size_t size)
{
	static int fd = -1;

	if (fd < 0) {
		fd = mkstemp(path);
		atexit(take_away);
	}
	if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, text, size, 0) != (ssize_t)size)
		abort();
}

static void check_post(struct span line)
{
	struct record record = {0};
	struct fault fault = {0};

	if (record_index(&record, line, &fault) != STATUS_OK ||
	    record_check(&record, &fault) != STATUS_OK || !post_is(&record) ||
	    !post_flag(&record, "drill"))
		abort();
	record_free(&record);
}

static void play(const struct scenario *scenario)
{
	struct storm_wishes wishes = STORM_DEFAULTS;
	struct fault fault = {0};
	struct storm *storm = NULL;
	struct buf post = {0};

	wishes.size = POSTS;
	if (storm_open(scenario, &wishes, &storm, &fault) == STATUS_OK)
		while (storm_next(storm, &post)) {
			check_post((struct span){post.at, post.len - 1});
			buf_reset(&post);
		}
	else if (fault.what[0] == '\0')
		abort();
	storm_free(storm);
	buf_free(&post);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy((const char *)data, size);
	struct scenario scenario;
	struct fault fault = {0};
	int64_t seconds = 0;

	if (memchr(text, '?', size + 1) == NULL) {
		keep(text, size);
		if (scenario_open(path, &scenario, &fault) == STATUS_OK) {
			for (size_t i = 0; i < scenario.phase_count; i++)
				seconds += scenario.phases[i].seconds;
			if (seconds <= LONGEST)
				play(&scenario);
		} else if (fault.what[0] == '\0') {
			abort();
		}
		scenario_free(&scenario);
	}
	free(text);
	return 0;
}
