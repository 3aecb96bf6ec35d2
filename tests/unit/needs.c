/* What patterns need, as it is read from them; "-" where nothing can be said. */
#include "unit.h"

#include "base/buf.h"
#include "post/needs.h"
#include "post/pattern.h"

static const char *const known[][2] = {
	{"/refund/", "refund"},
	{"ReFund", "refund"},
	{"/\\brefund\\b/i", "refund"},
	{"/^refund$/", "refund"},
	{"/a|b/", "a|b"},
	{"/(cut|hurt) my/", "cut my|hurt my"},
	{"/\\b(burn(ed|t)|cut)\\s+my\\b/i", "burned|burnt|cut & my"},
	{"/hands?/", "hands|hand"},
	{"/colou?r/", "colour|color"},
	{"/ab+c/", "ab & bc"},
	{"/ab*c/", "a & c"},
	{"/a{2}b/", "a & ab"},
	{"/a{1}b/", "ab"},
	{"/a{0}b/", "b"},
	{"/a{0,1}b/", "ab|b"},
	{"/a{1,}?b/", "a & ab"},
	{"/a.c/", "a & c"},
	{"/gr[ae]y/", "gr & y"},
	{"/[Ss]ue/", "sue"},
	{"/[\\]]x/", "]x"},
	{"/[]]x/", "]x"},
	{"/[^a]bc/", "bc"},
	{"/(?=x)abc/", "abc"},
	{"/(?!x)abc(?<!y)/", "abc"},
	{"/(?<n>ab)c/", "abc"},
	{"/(?i:ab)(?-i)c/", "abc"},
	{"/(?>ab|cd)e/", "abe|cde"},
	{"/(?x) a b # c\n d/", "abd"},
	{"/a b # c\n +d/x", "ab & bd"},
	{"/a\\ b\\#/x", "a b#"},
	{"/(ab)+/", "ab & ab"},
	{"/(ab)?/", "-"},
	{"/\\d{3}-\\d{4}/", "-"},
	{"/(a|)/", "-"},
	{"/(a|\\w)/", "-"},
	{"/\\w+/", "-"},
	{"//", "-"},
	{"/a(*ACCEPT)bcd/", "-"},
	{"/a(?:x(*ACCEPT)|y)bcd/", "-"},
	{"/(?(?=a)b|c)def/", "-"},
	{"/(a)(?1)def/", "-"},
	{"/\\Qa*b\\Edef/", "-"},
	{"/a{,3}def/", "-"},
	{"/[[:alpha:]]def/", "-"},
	{"/[\\Q]\\E]def/", "-"},
	{"/(?xx)[ ]]def/", "-"},
	{"/\\x{41}def/", "def"},
	{"/\\x41def/", "def"},
	{"/\\p{Lu}def/", "def"},
	{"/\\pLdef/", "def"},
	{"/(?#comment)def/", "-"},
	{"/(?:(?i)a|b)c/", "ac|bc"},
	{"/\xC3\x84rger|stra\xC3\x9F" "e/", "\xC3\xA4rger|stra\xC3\x9F" "e"},
	{"/\\Kab/", "ab"},
	{"/a\\nb/", "a\nb"},
};

static void tell(const struct needs *needs, struct buf *out)
{
	for (size_t i = 0; i < needs->count; i++) {
		buf_text(out, i > 0 ? " & " : "");
		for (size_t k = 0; k < needs->at[i].count; k++) {
			buf_text(out, k > 0 ? "|" : "");
			buf_add(out, needs->at[i].at[k].at, needs->at[i].at[k].len);
		}
	}
	if (needs->count == 0)
		buf_char(out, '-');
}

/* Needs come rarest first; here they are compared whatever their order. */
static bool same(struct span got, const char *wanted)
{
	struct span rest = span_of(wanted);
	size_t found = 0, count = 1;

	for (;;) {
		const char *end = strstr(rest.at, " & ");
		size_t len = end != NULL ? (size_t)(end - rest.at) : rest.len;

		for (size_t i = 0; i + len <= got.len; i++)
			if (memcmp(got.at + i, rest.at, len) == 0) {
				found++;
				break;
			}
		if (end == NULL)
			break;
		count++;
		rest = span_of(end + 3);
	}
	return found == count && got.len == strlen(wanted);
}

int main(void)
{
	struct arena arena = {0};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct pattern *pattern;
		struct fault fault = {0};
		struct needs needs;
		struct span body;
		bool extended;

		buf_reset(&out);
		if (pattern_compile(span_of(known[i][0]), &pattern, &fault) != STATUS_OK)
			unit_note("pattern %zu: %s", i, fault.what);
		pattern_free(pattern);
		pattern_split(span_of(known[i][0]), &body, &extended);
		needs_read(body, extended, &arena, &needs);
		tell(&needs, &out);
		if (!unit_ok(same((struct span){out.at, out.len}, known[i][1]), "needs of pattern %zu",
		    i))
			unit_note("%s needs %s, not %s", known[i][0], out.at, known[i][1]);
		arena_reset(&arena);
	}
	arena_free(&arena);
	buf_free(&out);
	return unit_done();
}
