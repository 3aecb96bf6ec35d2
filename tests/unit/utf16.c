/* UTF-16 to UTF-8, whole and cut anywhere. */
#include "unit.h"

#include "base/utf16.h"

/* "a", an e with an acute accent, a euro sign, an emoji, half a pair, "z". */
static const char little[] = "a\0\xE9\0\xAC\x20\x3D\xD8\x0A\xDE\x3D\xD8z\0";
static const char big[] = "\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x0A\xD8\x3D\0z";
static const char wanted[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x8A\xFFz";

static bool gives(const char *at, size_t len, bool big_endian, const char *text)
{
	struct buf out = {0};
	size_t used = utf16_read(&out, at, len, big_endian, true);
	bool same = used == len && out.len == strlen(text) && memcmp(out.at, text, out.len) == 0;

	buf_free(&out);
	return same;
}

/* In two parts, the second with what the first left over. */
static bool gives_cut(size_t cut)
{
	struct buf out = {0};
	size_t used = utf16_read(&out, little, cut, false, false);
	bool same = used <= cut && cut - used < 4;

	utf16_read(&out, little + used, sizeof little - 1 - used, false, true);
	same = same && out.len == sizeof wanted - 1 && memcmp(out.at, wanted, out.len) == 0;
	buf_free(&out);
	return same;
}

int main(void)
{
	bool all = true;

	unit_ok(gives(little, sizeof little - 1, false, wanted), "little-endian");
	unit_ok(gives(big, sizeof big - 1, true, wanted), "big-endian");
	unit_ok(gives("a\0b", 3, false, "a\xFF"), "half a unit at the end");
	unit_ok(gives("\x3D\xD8", 2, false, "\xFF"), "half a pair at the end");
	for (size_t cut = 0; cut < sizeof little; cut++)
		all = all && gives_cut(cut);
	unit_ok(all, "cut anywhere");
	return unit_done();
}
