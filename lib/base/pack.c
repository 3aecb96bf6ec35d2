#include "base/pack.h"

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

void pack_flag(struct pack *pack, bool *flag)
{
	unsigned char byte = *flag;

	pack_bytes(pack, &byte, 1);
	*flag = byte != 0;
}
