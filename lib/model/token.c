#include "model/token.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "model/chars.h"
#include "model/emoticon.h"
#include "model/fold.h"

struct walk {
	struct tokens *tokens;
	const char *start, *at, *end;
	enum token_gap gap; /* since the last token */
};

static struct token *new_token(struct walk *walk, enum token_kind kind, const char *from)
{
	struct tokens *tokens = walk->tokens;
	struct token *token;

	if (tokens->count == tokens->room) {
		tokens->room = tokens->room > 0 ? tokens->room * 2 : 128;
		tokens->at = mem_resize(tokens->at, tokens->room, sizeof *tokens->at);
	}
	token = &tokens->at[tokens->count++];
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there is room, so there is memory */
	*token = (struct token){
	    .text = {from, (size_t)(walk->at - from)},
	    .key = (uint32_t)tokens->keys.len,
	    .kind = (unsigned char)kind,
	    .gap = (unsigned char)walk->gap,
	};
	walk->gap = GAP_NONE;
	return token;
}

static void set_key(struct tokens *tokens, struct token *token, const char *at, size_t len)
{
	token->key = (uint32_t)tokens->keys.len;
	token->size = (uint32_t)len;
	token->hash = fold_hash(at, len);
	buf_add(&tokens->keys, at, len);
}

static void add_word(struct walk *walk, const char *from, bool wide, bool tag)
{
	struct tokens *tokens = walk->tokens;
	struct token *token = new_token(walk, TOKEN_WORD, from);

	fold_word(tokens, token, wide);
	token->tag = tag;
	if (token->size > 1 && !tag) {
		tokens->words++;
		tokens->capitals += token->capitals;
	}
}

static bool starts_plain(const char *at, const char *end)
{
	return at < end && (chars_plain(*at) || (unsigned char)*at >= 0x80);
}

/* The length of what may stand inside a word: an apostrophe, the stars of a masked oath. */
static size_t inner_mark(const char *at, const char *end)
{
	const char *next = at;

	if (*at == '\'' || *at == '`')
		next++;
	else if (end - at > 3 && memcmp(at, "\xE2\x80\x99", 3) == 0)
		next += 3;
	else
		while (next < end && *next == '*')
			next++;
	return next > at && next < end && chars_plain(*next) ? (size_t)(next - at) : 0;
}

static bool address_part(char c)
{
	return chars_plain(c) || c == '.' || c == '-' || c == '_' || c == '@' || c == '+';
}

/* A mail address or handle from at; signs at its end belong to the sentence. */
static const char *address_end(const char *at, const char *end)
{
	const char *start = at;

	while (at < end && address_part(*at))
		at++;
	while (at > start && !chars_plain(at[-1]) && at[-1] != '_')
		at--;
	return at;
}

static void take_link(struct walk *walk)
{
	const char *from = walk->at;

	while (walk->at < walk->end && (unsigned char)*walk->at > ' ' &&
	    strchr("<>\"", *walk->at) == NULL)
		walk->at++;
	new_token(walk, TOKEN_LINK, from);
	walk->tokens->links++;
}

static bool link_here(const struct walk *walk)
{
	static const char *const starts[] = {"http://", "https://", "www."};
	size_t left = (size_t)(walk->end - walk->at);

	if ((*walk->at | 0x20) != 'h' && (*walk->at | 0x20) != 'w')
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t len = strlen(starts[i]);
		if (left > len && strncasecmp(walk->at, starts[i], len) == 0)
			return true;
	}
	return false;
}

static void take_word(struct walk *walk)
{
	const char *from = walk->at;
	bool wide = false;
	uint32_t code;
	size_t len;

	while (walk->at < walk->end) {
		if (chars_plain(*walk->at)) {
			walk->at++;
			continue;
		}
		len = inner_mark(walk->at, walk->end);
		if (len == 0 && ((unsigned char)*walk->at < 0x80 ||
		    chars_class(walk->at, walk->end, &len, &code) != CHARS_LETTER))
			break;
		wide = wide || (unsigned char)*walk->at >= 0x80;
		walk->at += len;
	}
	if (walk->end - walk->at > 1 && *walk->at == '@' && chars_plain(walk->at[1])) {
		walk->at = address_end(walk->at, walk->end);
		new_token(walk, TOKEN_LINK, from);
		return;
	}
	add_word(walk, from, wide, false);
}

static void take_handle(struct walk *walk)
{
	const char *from = walk->at++;
	struct token *token;
	struct buf *keys = &walk->tokens->keys;

	walk->at = address_end(walk->at, walk->end);
	token = new_token(walk, TOKEN_HANDLE, from);
	utf8_fold(keys, from + 1, token->text.len - 1);
	token->size = (uint32_t)(keys->len - token->key);
	token->hash = fold_hash(keys->at + token->key, token->size);
	walk->tokens->handles++;
}

/* Where the word that starts at at ends within a hashtag: before an underscore, before a
 * capital behind a small letter, before the last capital of several that small ones follow. */
static const char *piece_end(const char *at, const char *end, bool *wide)
{
	const char *p = at;

	for (; p < end && *p != '_'; p++) {
		*wide = *wide || (unsigned char)*p >= 0x80;
		if (p > at && chars_capital(*p) &&
		    (chars_small(p[-1]) || (chars_capital(p[-1]) && p + 1 < end && chars_small(p[1]))))
			break;
	}
	return p;
}

static void take_tag(struct walk *walk)
{
	const char *end = walk->at + 1, *from = end;
	uint32_t code;
	size_t len = 1;

	while (end < walk->end && (*end == '_' || chars_plain(*end) ||
	    ((unsigned char)*end >= 0x80 &&
	        chars_class(end, walk->end, &len, &code) == CHARS_LETTER))) {
		end += (unsigned char)*end >= 0x80 ? len : 1;
	}
	while (from < end) {
		bool wide = false;

		walk->at = piece_end(from, end, &wide);
		if (walk->at > from)
			add_word(walk, from, wide, true);
		from = walk->at < end && *walk->at == '_' ? walk->at + 1 : walk->at;
	}
	walk->at = end;
}

/* The same picture again only makes the first stronger. */
static void take_emoji(struct walk *walk, size_t len)
{
	struct tokens *tokens = walk->tokens;
	const char *from = walk->at;
	struct token *last = tokens->count > 0 ? &tokens->at[tokens->count - 1] : NULL;

	walk->at += len;
	if (last != NULL && last->kind == TOKEN_EMOJI && walk->gap == GAP_NONE &&
	    span_same(token_key(tokens, last), (struct span){from, len})) {
		last->drawn_out = true;
		return;
	}
	set_key(tokens, new_token(walk, TOKEN_EMOJI, from), from, len);
}

static bool take_emoticon(struct walk *walk)
{
	const char *from = walk->at;
	char key[EMOTICON_SIZE];
	size_t len = emoticon_at(walk->start, from, walk->end, key);

	if (len == 0)
		return false;
	walk->at += len;
	set_key(walk->tokens, new_token(walk, TOKEN_EMOTICON, from), key, strlen(key));
	return true;
}

static void note_gap(struct walk *walk, enum chars class, uint32_t code)
{
	enum token_gap gap = class == CHARS_SENTENCE ? GAP_SENTENCE
	    : class == CHARS_CLAUSE                  ? GAP_CLAUSE
	                                       : GAP_NONE;

	if (gap > walk->gap)
		walk->gap = gap;
	walk->tokens->bangs += code == '!' || code == 0xFF01 || code == 0x203C;
	walk->tokens->questions += code == '?' || code == 0xFF1F;
}

/* A dash between spaces parts clauses; a hyphen parts nothing. */
static enum chars dash_class(const struct walk *walk)
{
	return walk->at > walk->start && walk->at[-1] == ' ' ? CHARS_CLAUSE : CHARS_OTHER;
}

static void take_text(struct walk *walk)
{
	if (link_here(walk))
		take_link(walk);
	else
		take_word(walk);
}

static void take_sign(struct walk *walk)
{
	uint32_t code;
	size_t len;
	enum chars class = chars_class(walk->at, walk->end, &len, &code);

	if (code < 0x80 && class != CHARS_SPACE && take_emoticon(walk))
		return;
	if (class == CHARS_LETTER) {
		take_text(walk);
	} else if (class == CHARS_IDEOGRAPH) {
		walk->at += len;
		set_key(walk->tokens, new_token(walk, TOKEN_WORD, walk->at - len), walk->at - len, len);
	} else if (class == CHARS_EMOJI) {
		take_emoji(walk, len);
	} else if (code == '@' && walk->at + 1 < walk->end &&
	    (chars_plain(walk->at[1]) || walk->at[1] == '_')) {
		take_handle(walk);
	} else if (code == '#' && starts_plain(walk->at + 1, walk->end)) {
		take_tag(walk);
	} else {
		note_gap(walk, code == '-' ? dash_class(walk) : class, code);
		walk->at += len;
	}
}

/* Most of a text is plain words and the blanks between them; an x may begin a face. */
static void take_one(struct walk *walk)
{
	if (*walk->at == ' ')
		walk->at++;
	else if (chars_plain(*walk->at) && (*walk->at | 0x20) != 'x')
		take_text(walk);
	else
		take_sign(walk);
}

void tokens_reset(struct tokens *tokens)
{
	tokens->count = 0;
	buf_reset(&tokens->keys);
	tokens->bangs = tokens->questions = 0;
	tokens->words = tokens->capitals = 0;
	tokens->links = tokens->handles = 0;
}

void tokens_add(struct tokens *tokens, struct span text)
{
	struct walk walk = {tokens, text.at, text.at, text.at + text.len,
	    tokens->count > 0 ? GAP_SENTENCE : GAP_NONE};

	buf_reserve(&tokens->keys, text.len);
	while (walk.at < walk.end)
		take_one(&walk);
}

void tokens_free(struct tokens *tokens)
{
	free(tokens->at);
	buf_free(&tokens->keys);
	buf_free(&tokens->scratch);
	*tokens = (struct tokens){0};
}
