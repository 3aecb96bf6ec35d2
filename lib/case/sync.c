#include "case/sync.h"

#include <string.h>

#include "ledger/case_fold.h"
#include "case/pause.h"
#include "case/told.h"
#include "case/write.h"
#include "post/post.h"

/* A commit waits for the disk: few of them, and memory that is still small. */
enum { WORTH_COMMITTING = 16 << 20 };

static const struct span ACTOR = {"crisis-case", 11};

static enum status add(struct sync *sync, struct case_row *row, const struct change *change,
    struct record *record, struct fault *fault)
{
	buf_reset(&sync->private);
	if (record != NULL)
		posted_write(record, &sync->private);
	return book_add(sync->book, row, change, ACTOR,
	    (struct span){sync->private.at, sync->private.len}, fault);
}

/* Posts that are known ----------------------------------------------------------------------- */

/* What came of a known post since, in words, is known once its key is. */
static enum status note_version(struct sync *sync, const struct posted *posted,
    struct case_row *row, const struct change *change, struct record *record, struct fault *fault)
{
	struct buf words = {0};
	struct case_key key;
	int64_t known, ignored;
	enum status status;

	buf_format(&words, "%.*s/%lld", (int)posted->id.len, posted->id.at,
	    posted->deleted ? 0LL : (long long)posted->mark);
	key = posted_key(posted, "version", (struct span){words.at, words.len});
	buf_free(&words);
	status = case_keys_find(sync->book->keys, &key, &known, &ignored, fault);
	if (status != STATUS_OK || known != 0)
		return status;
	status = add(sync, row, change, record, fault);
	return status == STATUS_OK ? case_keys_put(sync->book->keys, &key, row->id, 0, fault) : status;
}

static enum status meet_again(struct sync *sync, struct posted *posted, struct case_row *row,
    int64_t mark, struct record *record, struct fault *fault)
{
	posted->change.at = sync->book->now;
	if (posted->deleted) {
		posted->change = (struct change){.verb = VERB_DELETE, .at = sync->book->now};
		return note_version(sync, posted, row, &posted->change, record, fault);
	}
	if (!posted->routed || posted->mark == mark)
		return STATUS_OK;
	posted->change.verb = posted->mark >> 32 == mark >> 32 ? VERB_REROUTE : VERB_EDIT;
	return note_version(sync, posted, row, &posted->change, record, fault);
}

/* Posts that are new -------------------------------------------------------------------------- */

static enum status find_by(struct sync *sync, const struct posted *posted, enum posted_tie tie,
    int64_t *case_id, struct fault *fault)
{
	int64_t ignored;

	if (*case_id != 0 || posted->ties[tie].len == 0)
		return STATUS_OK;
	return case_keys_find(sync->book->keys, &posted->keys[tie], case_id, &ignored, fault);
}

static enum status find_parent(
    struct sync *sync, const struct posted *posted, int64_t *case_id, struct fault *fault)
{
	struct case_key key;
	int64_t ignored;

	if (*case_id != 0 || posted->parent.len == 0)
		return STATUS_OK;
	key = posted_key(posted, "post", posted->parent);
	return case_keys_find(sync->book->keys, &key, case_id, &ignored, fault);
}

/* A case that is over takes no more posts of its author or of a like wording: a new trouble is a
 * new case. Its own conversation goes on in it. */
static enum status find_case(struct sync *sync, const struct posted *posted, struct case_row *row,
    bool *found, struct fault *fault)
{
	int64_t id = 0;
	bool by_talk;
	enum status status = find_by(sync, posted, POSTED_CONVERSATION, &id, fault);

	if (status == STATUS_OK)
		status = find_parent(sync, posted, &id, fault);
	by_talk = id != 0;
	if (status == STATUS_OK)
		status = find_by(sync, posted, POSTED_AUTHOR, &id, fault);
	if (status == STATUS_OK)
		status = find_by(sync, posted, POSTED_CLUSTER, &id, fault);
	if (status == STATUS_OK && id != 0)
		status = book_load(sync->book, id, true, row, fault);
	*found = status == STATUS_OK && id != 0 &&
	    (by_talk || case_is_open(row) || row->numbers[CASE_STATE] == STATE_WATCHED);
	return status;
}

static enum status put_keys(struct sync *sync, const struct posted *posted, int64_t case_id,
    struct fault *fault)
{
	enum status status = STATUS_OK;

	for (int i = 0; status == STATUS_OK && i < POSTED_TIES; i++)
		if (posted->ties[i].len > 0)
			status = case_keys_put(sync->book->keys, &posted->keys[i], case_id,
			    i == POSTED_ITSELF ? posted->mark : 0, fault);
	return status;
}

/* A customer who writes again ends the wait for them, and reopens what was thought to be over. */
static enum status join(struct sync *sync, struct posted *posted, struct case_row *row,
    struct record *record, struct fault *fault)
{
	struct change *change = &posted->change, next = {.at = sync->book->now};
	bool over = !case_is_open(row) && row->numbers[CASE_STATE] != STATE_WATCHED;
	enum status status;

	change->verb = posted->staff ? VERB_OWN : VERB_POST;
	status = add(sync, row, change, record, fault);
	if (status == STATUS_OK && !posted->staff && row->numbers[CASE_WAITING_SINCE] != 0) {
		next.verb = VERB_RESUME;
		pause_end(row, sync->plan, next.at, next.due);
		status = add(sync, row, &next, NULL, fault);
	} else if (status == STATUS_OK && !posted->staff && over && change->answer) {
		next.verb = VERB_REOPEN;
		memcpy(next.due, change->due, sizeof next.due);
		status = add(sync, row, &next, NULL, fault);
	}
	return status;
}

/* Not to answer somebody unhappy is a decision, and stays on record with its reason. */
static bool is_watched(const struct plan *plan, struct span stance)
{
	for (size_t i = 0; i < plan->cases.watch.count; i++)
		if (span_same(plan->cases.watch.at[i], stance))
			return true;
	return false;
}

static enum status meet(struct sync *sync, struct posted *posted, struct case_row *row,
    struct record *record, struct fault *fault)
{
	bool found;
	enum status status = find_case(sync, posted, row, &found, fault);

	posted->change.at = sync->book->now;
	if (status != STATUS_OK)
		return status;
	sync->opened = !found;
	if (!found) {
		row->id = 0;
		if (posted->staff || !posted->routed ||
		    (!posted->change.answer && !is_watched(sync->plan, posted->change.stance)))
			return STATUS_OK;
		status = book_new(sync->book, posted->drill, row, fault);
		posted->change.verb = VERB_OPEN;
		if (status == STATUS_OK)
			status = add(sync, row, &posted->change, record, fault);
	} else {
		status = join(sync, posted, row, record, fault);
	}
	return status == STATUS_OK ? put_keys(sync, posted, row->id, fault) : status;
}

/* The filter ---------------------------------------------------------------------------------- */

static enum status take(struct sync *sync, struct posted *posted, struct case_row *row,
    struct record *record, struct fault *fault)
{
	struct book *book = sync->book;
	int64_t known = 0, mark = 0;
	enum status status;

	sync->opened = false;
	status = book->begun ? STATUS_OK : book_begin(book, fault);

	if (status == STATUS_OK)
		status = case_keys_find(
		    book->keys, &posted->keys[POSTED_ITSELF], &known, &mark, fault);
	if (status != STATUS_OK)
		return status;
	if (known == 0 && posted->deleted)
		return STATUS_OK;
	if (known == 0)
		return meet(sync, posted, row, record, fault);
	status = book_load(book, known, true, row, fault);
	return status == STATUS_OK ? meet_again(sync, posted, row, mark, record, fault) : status;
}

enum status sync_judge(
    void *state, struct record *record, struct buf *member, struct fault *fault)
{
	struct sync *sync = state;
	struct posted posted;
	struct case_row row = {0};
	struct span told = {NULL, 0};
	enum status status;

	if (!post_is(record) && !span_is(post_member(record, "op"), "delete"))
		return STATUS_OK;
	status = posted_read(&posted, record, &sync->scratch, fault);
	if (status != STATUS_OK || record->status != STATUS_OK || posted.id.len == 0 ||
	    posted.platform.len == 0)
		return status;
	status = take(sync, &posted, &row, record, fault);
	if (status == STATUS_OK && row.id != 0 && !sync->opened)
		status = told_read(sync->book, &row, &told, fault);
	if (status != STATUS_OK) {
		/* The ledger is at fault, not the line. */
		sync->failed = true;
		return STATUS_IO;
	}
	if (row.id != 0)
		case_write(&row, false, told, member);
	return STATUS_OK;
}

static enum status before(void *state, struct buf *waiting, struct fault *fault)
{
	struct sync *sync = state;
	enum status status = STATUS_OK;

	if (sync->failed)
		waiting->len = 0;
	else if (sync->book->begun)
		status = book_commit(sync->book, fault);
	sync->failed = sync->failed || status != STATUS_OK;
	return status;
}

static enum status after(void *state, struct fault *fault)
{
	(void)state;
	(void)fault;
	return STATUS_OK;
}

struct output_watch sync_watch(struct sync *sync)
{
	return (struct output_watch){WORTH_COMMITTING, sync, before, after};
}

void sync_free(struct sync *sync)
{
	posted_scratch_free(&sync->scratch);
	buf_free(&sync->private);
}
