#include "report/count/state.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "post/member.h"

enum { VERSION = 2, CHECK = 17 };

static const char digits[] = "0123456789abcdef";

static void write_hex(struct buf *out, const struct buf *bytes)
{
	char *to = buf_reserve(out, 2 * bytes->len);

	for (size_t i = 0; i < bytes->len; i++) {
		*to++ = digits[(unsigned char)bytes->at[i] >> 4];
		*to++ = digits[bytes->at[i] & 15];
	}
	*to = '\0';
	out->len += 2 * bytes->len;
}

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* False where it is not that. */
static bool read_hex(struct span hex, struct buf *bytes)
{
	char *to = buf_reserve(bytes, hex.len / 2);

	for (size_t i = 0; i + 1 < hex.len; i += 2) {
		int high = digit(hex.at[i]), low = digit(hex.at[i + 1]);

		if (high < 0 || low < 0)
			return false;
		*to++ = (char)(high << 4 | low);
	}
	*to = '\0';
	bytes->len = hex.len / 2;
	return hex.len % 2 == 0;
}

static void write_check(char check[CHECK], struct span bytes)
{
	snprintf(check, CHECK, "%016" PRIx64, hash_bulk(HASH_START, bytes));
}

void state_write(struct figures *figures, struct buf *out)
{
	struct buf bytes = {0}, hex = {0};
	char check[CHECK];

	figures_pack(figures, &(struct pack){.out = &bytes});
	write_check(check, (struct span){bytes.at, bytes.len});
	write_hex(&hex, &bytes);
	member_open(out, NULL, '{');
	member_word(out, "type", "report-state");
	member_integer(out, "v", VERSION);
	member_time(out, "now", figures->now);
	member_integer(out, "lines", figures->lines);
	member_integer(out, "posts", figures->kinds[ENTRY_POST]);
	member_text(out, "state", (struct span){hex.at, hex.len});
	member_word(out, "check", check);
	member_close(out, '}');
	buf_char(out, '\n');
	buf_free(&bytes);
	buf_free(&hex);
}

static enum status unpack(struct figures *figures, struct span bytes, struct fault *fault)
{
	struct figures *other = figures_new(figures->now, figures->top.most);
	struct pack pack = {.in = bytes};
	enum status status = STATUS_OK;

	figures_pack(other, &pack);
	if (pack.broken || pack.in.len > 0)
		status = fault_set(fault, STATUS_REJECTED, "the state is damaged");
	else if (!figures_merge(figures, other))
		status = fault_set(fault, STATUS_REJECTED,
		    "counted with another --now, --since, --until, --by, --top or --drills");
	figures_free(other);
	return status;
}

enum status state_read(struct figures *figures, struct record *record, struct fault *fault)
{
	struct span type = {NULL, 0}, hex = {NULL, 0}, check = {NULL, 0};
	struct buf bytes = {0};
	char right[CHECK];
	int64_t version = 0;
	enum status status;

	record_text(record, "type", &type);
	record_integer(record, "v", &version);
	record_text(record, "state", &hex);
	record_text(record, "check", &check);
	if (record->status != STATUS_OK || !span_is(type, "report-state"))
		return fault_set(
		    fault, STATUS_REJECTED, "no line of crisis-report --partial");
	if (version != VERSION)
		return fault_set(fault, STATUS_REJECTED,
		    "a state of version %" PRId64 ", and this is %d", version, VERSION);
	if (!read_hex(hex, &bytes)) {
		buf_free(&bytes);
		return fault_set(fault, STATUS_REJECTED, "the state is damaged");
	}
	write_check(right, (struct span){bytes.at, bytes.len});
	if (span_is(check, right))
		status = unpack(figures, (struct span){bytes.at, bytes.len}, fault);
	else
		status = fault_set(fault, STATUS_REJECTED, "the state is damaged");
	buf_free(&bytes);
	return status;
}
