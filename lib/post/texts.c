#include "post/texts.h"

#include <string.h>

struct texts texts_of(struct arena *arena, struct span text)
{
	struct span *at = arena_take(arena, sizeof *at);

	*at = (struct span){arena_copy(arena, text.at, text.len), text.len};
	return (struct texts){at, 1};
}

static struct span joined(struct arena *arena, struct span a, struct span b)
{
	char *at = arena_take(arena, a.len + b.len + 1);

	memcpy(at, a.at, a.len);
	memcpy(at + a.len, b.at, b.len);
	return (struct span){at, a.len + b.len};
}

static size_t longest(struct texts texts)
{
	size_t len = 0;

	for (size_t i = 0; i < texts.count; i++)
		if (texts.at[i].len > len)
			len = texts.at[i].len;
	return len;
}

bool texts_join(struct arena *arena, struct texts a, struct texts b, struct texts *out)
{
	struct span *at;
	size_t n = 0;

	if (a.count > 1 && b.count > 1 && a.count * b.count > TEXTS_PRODUCT)
		return false;
	if (longest(a) + longest(b) > TEXTS_LONGEST)
		return false;
	at = arena_take(arena, (a.count * b.count + 1) * sizeof *at);
	for (size_t i = 0; i < a.count; i++)
		for (size_t k = 0; k < b.count; k++)
			at[n++] = joined(arena, a.at[i], b.at[k]);
	*out = (struct texts){at, n};
	return true;
}

bool texts_unite(struct arena *arena, struct texts a, struct texts b, struct texts *out)
{
	struct span *at;

	if (a.count + b.count > TEXTS_MOST)
		return false;
	at = arena_take(arena, (a.count + b.count + 1) * sizeof *at);
	if (a.count > 0)
		memcpy(at, a.at, a.count * sizeof *at);
	if (b.count > 0)
		memcpy(at + a.count, b.at, b.count * sizeof *at);
	*out = (struct texts){at, a.count + b.count};
	return true;
}

bool texts_idle(struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++)
		if (texts.at[i].len == 0)
			return true;
	return texts.count == 0;
}

/* About -log2 of how often a byte is met in folded text, and how little a second byte of a
 * wide letter adds. */
static unsigned byte_rarity(unsigned char byte)
{
	static const char letters[] = "46553664497554469444575969"; /* a to z */

	if (byte >= 'a' && byte <= 'z')
		return (unsigned)(letters[byte - 'a'] - '0');
	return byte == ' ' ? 3 : byte < 0x80 ? 7 : byte < 0xC0 ? 4 : 3;
}

/* The rarest window of a text, and how rare it is. */
static unsigned rarest(struct span text, struct span *window)
{
	size_t best = 0;
	unsigned sum = 0, most = 0;

	for (size_t i = 0; i < text.len; i++) {
		sum += byte_rarity((unsigned char)text.at[i]);
		if (i >= TEXTS_WINDOW)
			sum -= byte_rarity((unsigned char)text.at[i - TEXTS_WINDOW]);
		if (i + 1 >= TEXTS_WINDOW && sum > most) {
			most = sum;
			best = i + 1 - TEXTS_WINDOW;
		}
	}
	if (text.len <= TEXTS_WINDOW) {
		*window = text;
		return sum;
	}
	*window = (struct span){text.at + best, TEXTS_WINDOW};
	return most;
}

struct span texts_window(struct span text)
{
	struct span window;

	rarest(text, &window);
	return window;
}

/* The commonest decides; each doubling of the number takes a bit. */
unsigned texts_rarity(struct texts texts)
{
	unsigned least = TEXTS_WINDOW * 8, more = 0;

	if (texts_idle(texts))
		return 0;
	for (size_t i = 0; i < texts.count; i++) {
		struct span window;
		unsigned rarity = rarest(texts.at[i], &window);

		if (rarity < least)
			least = rarity;
	}
	for (size_t n = texts.count; n > 1; n /= 2)
		more++;
	return least > more ? least - more : 1;
}
