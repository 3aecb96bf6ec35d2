/* Redaction and pseudonyms: what holds of any text, and how long they may take. */
#include "unit.h"

#include <time.h>

#include "privacy_property.h"

static struct span span_at(const struct buf *buf)
{
	return (struct span){buf->at, buf->len};
}

/* Pieces that numbers, addresses and names are made of, put together at random. */
static void any_text(struct pseudonyms *pseudonyms)
{
	static const char *const pieces[] = {"0", "1", "2", "00", "030", "49", "+", "+1", "(", ")",
	    "-", ".", "/", " ", " ", "  ", ",", ":", "\n", "#", "$", "\u20ac", "x", "@", "@",
	    "a@b.co", ".co", "ana", "u/", "did:", "plc:", "https://", "x.com/", "wa.me/", "www.",
	    "555", "123", "4567", "4111", "1111", "DE89", "3704 0044", "0532 0130 00", "2026",
	    "22.11.", "11", "tel", "order", "call", "[phone]", "EUR", "%", "_", "\u00a0",
	    "\uff10\uff13", "\u0665", "\u00fc", "\u96fb\u8a71", "\U0001f4de", "\uff1a", "'", "me"};
	struct buf text = {0};
	uint32_t state = 7;
	size_t wrong = 0;

	for (int i = 0; i < 200000; i++) {
		const char *why;

		buf_reset(&text);
		for (uint32_t n = 0; n < 3 + (uint32_t)i % 14; n++) {
			state = state * 1664525 + 1013904223; /* Numerical Recipes */
			buf_text(&text, pieces[(state >> 8) % (sizeof pieces / sizeof *pieces)]);
		}
		why = privacy_property(pseudonyms, span_at(&text));
		if (why != NULL && wrong++ < 5)
			unit_note("%s: '%s'", why, text.at);
	}
	unit_ok(wrong == 0, "any text: counted, valid, the same when read again");
	buf_free(&text);
}

static void repeat(struct buf *text, const char *piece, size_t bytes)
{
	buf_reset(text);
	while (text->len < bytes)
		buf_text(text, piece);
}

/* What would make a backtracking matcher slow; a quarter of a megabyte of each. */
static void hostile_text(struct pseudonyms *pseudonyms)
{
	static const char *const pieces[] = {"1", "1 ", "1-", "+", "(", "+1 (", "00 ", "a", "a.",
	    "a@", "@", "@a", "@a.", ".@", "a@a.", "a@b.c", "4111 ", "DE89 ", "did:", "did:a:",
	    "u/", "/u/a", "https://", "wa.me/", "tel ", "tel 1 ", "\u96fb", "\u0665"};
	struct buf text = {0};
	clock_t slowest = 0;

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		clock_t start, took;

		repeat(&text, pieces[i], 1 << 18);
		start = clock();
		privacy_property(pseudonyms, span_at(&text));
		took = clock() - start;
		slowest = took > slowest ? took : slowest;
		if (took > 2 * CLOCKS_PER_SEC)
			unit_note("'%s': %ld ms", pieces[i], (long)(took / (CLOCKS_PER_SEC / 1000)));
	}
	unit_ok(slowest < 2 * CLOCKS_PER_SEC, "no text is slow");
	buf_free(&text);
}

/* The value was computed by another implementation:
 * printf 'x\0ana' | openssl dgst -sha256 -hmac 'sixteen bytes or more' */
static void tokens(struct pseudonyms *pseudonyms)
{
	char one[PSEUDONYM_SIZE], two[PSEUDONYM_SIZE];

	pseudonym(pseudonyms, span_of("x"), span_of("ana"), one);
	unit_same(span_of(one), span_of("p_b3ab717504587515"), "a token is HMAC-SHA-256");
	pseudonym(pseudonyms, span_of("x"), span_of("@ANA"), two);
	unit_same(span_of(two), span_of(one), "without @, whatever the case");
	pseudonym(pseudonyms, span_of("reddit"), span_of("ana"), two);
	unit_ok(strcmp(one, two) != 0, "elsewhere it is somebody else");
}

int main(void)
{
	struct pseudonyms *pseudonyms = pseudonyms_new(span_of("sixteen bytes or more"));

	tokens(pseudonyms);
	any_text(pseudonyms);
	hostile_text(pseudonyms);
	pseudonyms_free(pseudonyms);
	return unit_done();
}
