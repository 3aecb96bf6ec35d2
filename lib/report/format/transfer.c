#include "report/format/transfer.h"

#include <nettle/base64.h>

void transfer_base64(struct buf *out, struct span bytes)
{
	size_t len = BASE64_ENCODE_RAW_LENGTH(bytes.len);

	base64_encode_raw(buf_reserve(out, len), bytes.len, (const uint8_t *)bytes.at);
	out->len += len;
	out->at[out->len] = '\0';
}
