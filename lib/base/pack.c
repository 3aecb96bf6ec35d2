#include "base/pack.h"

#include <math.h>

#include "base/utf8.h"

enum { TABLE_ALIGNED = 16 };
static const double largest = 1e30;

void pack_bytes(struct pack *pack, void *bytes, size_t len)
{
	if (pack->out != NULL) {
		buf_add(pack->out, bytes, len);
		return;
	}
	if (pack->broken || pack->in.len < len) {
		pack->broken = true;
		memset(bytes, 0, len);
		return;
	}
	if (len > 0)
		memcpy(bytes, pack->in.at, len);
	pack->in.at += len;
	pack->in.len -= len;
}

static void pack_eight(struct pack *pack, uint64_t *value)
{
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(*value >> 8 * i);
	pack_bytes(pack, bytes, sizeof bytes);
	*value = 0;
	for (int i = 0; i < 8; i++)
		*value |= (uint64_t)bytes[i] << 8 * i;
}

void pack_integer(struct pack *pack, int64_t *value)
{
	uint64_t bits = (uint64_t)*value;

	pack_eight(pack, &bits);
	*value = (int64_t)bits;
}

void pack_real(struct pack *pack, double *value)
{
	uint64_t bits;

	memcpy(&bits, value, sizeof bits);
	pack_eight(pack, &bits);
	memcpy(value, &bits, sizeof bits);
}

void pack_word(struct pack *pack, char *text, size_t size)
{
	pack_bytes(pack, text, size);
	if (memchr(text, '\0', size) != NULL && utf8_valid(text, strlen(text)))
		return;
	pack->broken = true;
	*text = '\0';
}

void pack_within(struct pack *pack, int64_t *value, int64_t least, int64_t most)
{
	pack_integer(pack, value);
	if (pack->out != NULL || (*value >= least && *value <= most))
		return;
	pack->broken = true;
	*value = *value < least ? least : most;
}

void pack_total(struct pack *pack, int64_t *value)
{
	pack_within(pack, value, 0, INT64_C(1000000000000000));
}

void pack_moment(struct pack *pack, int64_t *value)
{
	static const int64_t most = INT64_C(1) << 40;

	pack_integer(pack, value);
	if (pack->out != NULL || *value == INT64_MIN || (*value >= -most && *value <= most))
		return;
	pack->broken = true;
	*value = INT64_MIN;
}

void pack_known(struct pack *pack, double *value)
{
	double bounded = *value > largest ? largest : *value < -largest ? -largest : *value;

	if (pack->out != NULL) {
		pack_real(pack, &bounded);
		return;
	}
	pack_real(pack, value);
	if (isnan(*value) || fabs(*value) <= largest)
		return;
	pack->broken = true;
	*value = 0;
}

void pack_amount(struct pack *pack, double *value)
{
	double amount = isnan(*value) ? 0 : *value;

	if (pack->out != NULL) {
		pack_known(pack, &amount);
		return;
	}
	pack_known(pack, value);
	if (!isnan(*value))
		return;
	pack->broken = true;
	*value = 0;
}

void pack_count(struct pack *pack, size_t *count, size_t most)
{
	int64_t number = (int64_t)*count;

	pack_integer(pack, &number);
	if (number < 0 || (uint64_t)number > most) {
		pack->broken = true;
		number = 0;
	}
	*count = (size_t)number;
}

/* Writes the bytes at `at`, or says where len bytes are; NULL where there are fewer. */
static const char *pack_stay(struct pack *pack, const char *at, size_t len)
{
	if (pack->out != NULL) {
		buf_add(pack->out, at, len);
		return at;
	}
	pack->broken = pack->broken || pack->in.len < len;
	if (pack->broken)
		return NULL;
	at = pack->in.at;
	pack->in = (struct span){at + len, pack->in.len - len};
	return at;
}

void pack_span(struct pack *pack, struct span *text)
{
	pack_count(pack, &text->len, SIZE_MAX / 2);
	text->at = pack_stay(pack, text->at, text->len);
	if (text->at == NULL)
		text->len = 0;
}

const void *pack_table(struct pack *pack, const void *table, size_t count, size_t size)
{
	static const char none[TABLE_ALIGNED] = {0};
	size_t over = (pack->out != NULL ? pack->out->len : (uintptr_t)pack->in.at) % TABLE_ALIGNED;

	if (over > 0)
		pack_stay(pack, none, TABLE_ALIGNED - over);
	return pack_stay(pack, table, count * size);
}

void pack_flag(struct pack *pack, bool *flag)
{
	unsigned char byte = *flag;

	pack_bytes(pack, &byte, 1);
	*flag = byte != 0;
}
