#include "ingest/feed/mend.h"

#include <ctype.h>
#include <string.h>

#include "ingest/feed/reference.h"

enum state { TEXT, TAG, CDATA, COMMENT, INSTRUCTION, DOCTYPE };

enum { LONGEST_NAME = 64 };

/* A piece of the input: what is left of it, and whether more may come. */
struct piece {
	struct mend *mend;
	const char *at, *end;
	bool last;
	struct buf *out;
};

static size_t left(const struct piece *p)
{
	return (size_t)(p->end - p->at);
}

/* Whether the bytes start with the text; *more: they are too short to tell. */
static bool starts(const struct piece *p, const char *text, bool *more)
{
	size_t len = strlen(text), known = left(p) < len ? left(p) : len;

	if (memcmp(p->at, text, known) != 0)
		return false;
	if (known < len)
		*more = !p->last;
	return known == len;
}

/* An &. False: more bytes are needed. */
static bool reference(struct piece *p)
{
	size_t n =
	    feed_reference((struct span){p->at, left(p)}, p->last, p->out, &p->mend->repairs);

	p->at += n;
	return n > 0;
}

/* Text and tags --------------------------------------------------------------------------- */

/* item or entry, under no prefix or one that feeds give their own elements. */
static bool is_item(const char *name, size_t len)
{
	static const char *const names[] = {"item", "entry", "atom:entry", "a:entry", "rss:item"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (len == strlen(names[i]) && memcmp(name, names[i], len) == 0)
			return true;
	return false;
}

static bool starts_name(char c)
{
	return isalpha((unsigned char)c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

/* The tag at hand starts an item; *more: its name is not whole. */
static bool starts_item(const struct piece *p, bool *more)
{
	size_t n = 1;

	while (n < left(p) && n < LONGEST_NAME && strchr(" \t\r\n/>", p->at[n]) == NULL)
		n++;
	*more = n == left(p) && n < LONGEST_NAME && !p->last;
	return !*more && is_item(p->at + 1, n - 1);
}

static void enter(struct piece *p, enum state state, size_t len)
{
	p->mend->outer = p->mend->state;
	p->mend->state = (int)state;
	p->mend->quote = '\0';
	p->mend->nested = 0;
	p->at += len;
}

/* A <, which starts a tag or something that is left out, or means itself. False: more bytes are
 * needed, or, with *item, an item starts. */
static bool angle(struct piece *p, bool *item)
{
	bool more = false;

	if (starts(p, "<![CDATA[", &more)) {
		buf_add(p->out, p->at, 9);
		enter(p, CDATA, 9);
	} else if (starts(p, "<!--", &more)) {
		enter(p, COMMENT, 4);
	} else if (!more && starts(p, "<?", &more)) {
		enter(p, INSTRUCTION, 2);
	} else if (!more && starts(p, "<!", &more)) {
		enter(p, DOCTYPE, 2);
	} else if (more || (left(p) < 2 && !p->last)) {
		return false;
	} else if (left(p) < 2 || (p->at[1] != '/' && !starts_name(p->at[1]))) {
		buf_text(p->out, "&lt;");
		p->at++;
	} else {
		*item = !p->mend->announced && starts_item(p, &more);
		p->mend->announced = *item;
		if (*item || more)
			return false;
		buf_char(p->out, '<');
		enter(p, TAG, 1);
	}
	return true;
}

/* A byte that may not stand as it is: controls, and U+FFFE and U+FFFF. False: more are needed. */
static bool forbidden(struct piece *p, bool *passed)
{
	unsigned char c = (unsigned char)*p->at;

	*passed = true;
	if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
		p->mend->repairs++;
		p->at++;
		return true;
	}
	if (c == 0xEF && left(p) < 3 && !p->last)
		return false;
	if (c == 0xEF && left(p) >= 3 && (unsigned char)p->at[1] == 0xBF &&
	    (unsigned char)p->at[2] >= 0xBE) {
		p->mend->repairs++;
		p->at += 3;
		return true;
	}
	*passed = false;
	return true;
}

/* How many bytes need no look: the specials are what each state acts upon. */
static void plain(struct piece *p, const char *specials)
{
	const char *from = p->at;

	while (p->at < p->end && (unsigned char)*p->at >= 0x20 && *p->at != '\xEF' &&
	       strchr(specials, *p->at) == NULL)
		p->at++;
	buf_add(p->out, from, (size_t)(p->at - from));
}

static bool in_text(struct piece *p, bool *item)
{
	bool passed;

	plain(p, "<>&");
	if (p->at == p->end)
		return true;
	if (!forbidden(p, &passed) || passed)
		return passed;
	if (*p->at == '<')
		return angle(p, item);
	if (*p->at == '&')
		return reference(p);
	if (*p->at == '>') /* behind ]] it would be wrong */
		buf_text(p->out, "&gt;");
	else
		buf_char(p->out, *p->at);
	p->at++;
	return true;
}

static bool in_tag(struct piece *p)
{
	struct mend *mend = p->mend;
	bool passed;

	plain(p, "<>&'\"");
	if (p->at == p->end)
		return true;
	if (!forbidden(p, &passed) || passed)
		return passed;
	if (*p->at == '&')
		return reference(p);
	if (*p->at == '<' && mend->quote != '\0') {
		buf_text(p->out, "&lt;");
		p->at++;
		return true;
	}
	if (*p->at == mend->quote)
		mend->quote = '\0';
	else if (mend->quote == '\0' && (*p->at == '"' || *p->at == '\''))
		mend->quote = *p->at;
	else if (mend->quote == '\0' && *p->at == '>')
		mend->state = TEXT;
	buf_char(p->out, *p->at++);
	return true;
}

static bool in_cdata(struct piece *p)
{
	bool passed, more = false;

	plain(p, "]");
	if (p->at == p->end)
		return true;
	if (!forbidden(p, &passed) || passed)
		return passed;
	if (starts(p, "]]>", &more)) {
		buf_add(p->out, p->at, 3);
		enter(p, TEXT, 3);
	} else if (more) {
		return false;
	} else {
		buf_char(p->out, *p->at++);
	}
	return true;
}

/* Passes all up to the text that ends it. */
static bool in_left_out(struct piece *p, const char *end)
{
	const char *found = memchr(p->at, *end, left(p));
	bool more = false;

	p->at = found != NULL ? found : p->end;
	if (found == NULL)
		return true;
	if (starts(p, end, &more)) {
		p->at += strlen(end);
		p->mend->state = p->mend->outer;
	} else if (more) {
		return false;
	} else {
		p->at++;
	}
	return true;
}

static bool in_doctype(struct piece *p)
{
	struct mend *mend = p->mend;
	bool more = false;

	if (mend->quote == '\0' && starts(p, "<!--", &more)) {
		mend->outer = DOCTYPE;
		mend->state = COMMENT;
		p->at += 4;
		return true;
	}
	if (mend->quote == '\0' && !more && starts(p, "<!ENTITY", &more))
		mend->entities = true;
	if (more)
		return false;
	if (*p->at == mend->quote)
		mend->quote = '\0';
	else if (mend->quote == '\0' && (*p->at == '"' || *p->at == '\''))
		mend->quote = *p->at;
	else if (mend->quote == '\0' && *p->at == '[')
		mend->nested++;
	else if (mend->quote == '\0' && *p->at == ']' && mend->nested > 0)
		mend->nested--;
	else if (mend->quote == '\0' && *p->at == '>' && mend->nested == 0)
		mend->state = TEXT;
	p->at++;
	return true;
}

size_t mend_put(struct mend *mend, struct span bytes, bool last, struct buf *out, bool *item)
{
	struct piece p = {mend, bytes.at, bytes.at + bytes.len, last, out};
	bool on = true;

	*item = false;
	while (on && p.at < p.end) {
		if (mend->state == TEXT)
			on = in_text(&p, item);
		else if (mend->state == TAG)
			on = in_tag(&p);
		else if (mend->state == CDATA)
			on = in_cdata(&p);
		else if (mend->state == DOCTYPE)
			on = in_doctype(&p);
		else
			on = in_left_out(&p, mend->state == COMMENT ? "-->" : "?>");
	}
	for (const char *at = bytes.at; at < p.at; at++) {
		at = memchr(at, '\n', (size_t)(p.at - at));
		if (at == NULL)
			break;
		mend->lines++;
	}
	return (size_t)(p.at - bytes.at);
}
