#include "detect/memory.h"

#include "base/hash.h"
#include "ledger/watched.h"

/* The form of the states: it rises whenever that changes. The last eight bytes are a
 * sum of all before: a damaged state would judge as well, and nobody would know. */
enum { FORM = 3, SUM = 8 };

static int64_t sum_of(struct span bytes)
{
	return (int64_t)hash_bulk(HASH_START, bytes);
}

/* Whether the sum is right; takes it off what is left to read. */
static bool is_whole(struct span state, struct pack *pack)
{
	struct pack end = {0};
	int64_t sum;

	if (pack->in.len < SUM)
		return false;
	pack->in.len -= SUM;
	end.in = (struct span){pack->in.at + pack->in.len, SUM};
	pack_integer(&end, &sum);
	return sum == sum_of((struct span){state.at, state.len - SUM});
}

static enum status recall(void *state, const struct watched *watched, struct fault *fault)
{
	struct detector *detector = state;
	struct pack pack = {.in = watched->state};
	int64_t form = 0;

	pack_integer(&pack, &form);
	if (form != FORM)
		return fault_set(fault, STATUS_IO,
		    "what the ledger remembers of this feed is of another version of crisis-detect: "
		    "name it anew (--feed)");
	if (!is_whole(watched->state, &pack))
		pack.broken = true;
	else if (watched->number == 0)
		detector_pack(detector, &pack);
	else
		detector_recall(detector, watched->key, watched->drill, &pack);
	if (pack.broken || pack.in.len > 0)
		return fault_set(fault, STATUS_IO,
		    "what the ledger remembers of this feed is damaged: name it anew (--feed)");
	return STATUS_OK;
}

enum status memory_recall(
    struct detector *detector, struct ledger *ledger, struct span feed, struct fault *fault)
{
	return watched_recall(ledger, feed, recall, detector, fault);
}

struct keeping {
	struct detector *detector;
	struct ledger *ledger;
	struct span feed;
	enum memory_extent extent;
};

static enum status keep(const struct keeping *keeping, size_t number, struct buf *bytes,
    struct fault *fault)
{
	struct detector *detector = keeping->detector;
	struct pack pack = {.out = bytes};
	struct watched watched = {.number = (int64_t)number};
	int64_t form = FORM, sum;

	buf_reset(bytes);
	pack_integer(&pack, &form);
	if (number == 0) {
		detector_pack(detector, &pack);
	} else {
		struct subject *subject = detector_subject(detector, number - 1);

		subject_pack(subject, keeping->extent == MEMORY_ALL, &pack);
		watched.key = span_of(subject->key);
		watched.drill = subject->drill;
	}
	sum = sum_of((struct span){bytes->at, bytes->len});
	pack_integer(&pack, &sum);
	watched.state = (struct span){bytes->at, bytes->len};
	return watched_keep(keeping->ledger, keeping->feed, &watched, fault);
}

enum status memory_keep(struct detector *detector, struct ledger *ledger, struct span feed,
    enum memory_extent extent, struct fault *fault)
{
	const struct keeping keeping = {detector, ledger, feed, extent};
	struct buf bytes = {0};
	enum status status = ledger_begin(ledger, fault);

	if (status == STATUS_OK)
		status = watched_forget(ledger, feed, fault);
	for (size_t i = 0; status == STATUS_OK && i <= detector_keys(detector); i++)
		status = keep(&keeping, i, &bytes, fault);
	buf_free(&bytes);
	return status == STATUS_OK ? ledger_commit(ledger, fault) : status;
}
