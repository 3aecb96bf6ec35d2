/*
 * Lines of text as posts, each twice running: the second is a copy of what came just before, or
 * has no words, and what is written is JSON.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "cluster/cluster.h"
#include "post/json.h"
#include "post/member.h"

static void judge(struct clustering *clustering, struct span text, bool again)
{
	static struct record record, inner;
	struct buf line = {0}, member = {0}, whole = {0};
	struct fault fault = {0};
	int64_t size = 0;
	json_t *value;

	member_open(&line, NULL, '{');
	member_text(&line, "text", text);
	member_close(&line, '}');
	if (record_index(&record, (struct span){line.at, line.len}, &fault) != STATUS_OK)
		abort();
	if (cluster_judge(clustering, &record, &member, &fault) != STATUS_OK)
		abort();
	if (member.len > 0) {
		struct span raw = {member.at, member.len};

		if (json_read(raw, &value, &fault) != STATUS_OK)
			abort();
		json_decref(value);
		record_write(&record, "cluster", raw, &whole);
		if (record_index(&record, (struct span){whole.at, whole.len}, &fault) != STATUS_OK ||
		    !record_inside(&record, "cluster", &inner) ||
		    !record_integer(&inner, "size", &size) || (again && size < 2))
			abort();
	}
	buf_free(&line);
	buf_free(&member);
	buf_free(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct clustering_options options = {.most = 4096, .together = size % 2 > 0};
	struct clustering *clustering = clustering_new(&options);
	struct buf text = {0};

	buf_text(&text, "");
	utf8_repair(&text, (const char *)data, size);
	for (size_t from = 0, i = 0; i <= text.len; i++) {
		struct span line = {text.at + from, i - from};

		if (i < text.len && text.at[i] != '\n' && text.at[i] != '\0')
			continue;
		judge(clustering, line, false);
		judge(clustering, line, true);
		from = i + 1;
	}
	clustering_free(clustering);
	buf_free(&text);
	return 0;
}
