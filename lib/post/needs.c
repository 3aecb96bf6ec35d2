/*
 * One walk over a pattern. Each part says either that it is one of some texts and nothing else
 * ("whole"), or what else it needs. Parts in a row are joined to longer texts while they are
 * whole; alternatives are united.
 */
#include "post/needs.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "post/syntax.h"

enum { DEEPEST = 250 }; /* groups in groups, as PCRE2 has it */

struct walk {
	struct syntax syntax;
	struct arena *arena;
	struct texts nothing; /* the empty text alone */
	int depth;
};

struct part {
	bool whole;
	struct texts texts; /* where whole */
	struct needs needs; /* else */
};

/* Parts in a row: run is what the last of them come to, behind what was broken off. */
struct row {
	struct texts run;
	bool broken;
	struct needs needs;
};

static struct part read_choices(struct walk *walk, bool extended);

/* Keeps the rarest. */
static void insert(struct needs *needs, struct texts texts, unsigned rarity)
{
	size_t i = needs->count;

	while (i > 0 && needs->rarity[i - 1] < rarity)
		i--;
	if (rarity == 0 || i == NEEDS_MOST)
		return;
	if (needs->count < NEEDS_MOST)
		needs->count++;
	for (size_t k = needs->count - 1; k > i; k--) {
		needs->at[k] = needs->at[k - 1];
		needs->rarity[k] = needs->rarity[k - 1];
	}
	needs->at[i] = texts;
	needs->rarity[i] = rarity;
}

static void add_need(struct needs *needs, struct texts texts)
{
	insert(needs, texts, texts_rarity(texts));
}

static void break_run(struct row *row, struct texts next)
{
	add_need(&row->needs, row->run);
	row->run = next;
	row->broken = true;
}

static void add_texts(struct walk *walk, struct row *row, struct texts texts)
{
	if (!texts_join(walk->arena, row->run, texts, &row->run))
		break_run(row, texts);
}

static void add_part(struct walk *walk, struct row *row, const struct part *part, enum times times)
{
	struct texts texts = part->texts;

	if (times == TIMES_AT_MOST_ONCE && part->whole &&
	    texts_unite(walk->arena, texts, walk->nothing, &texts)) {
		add_texts(walk, row, texts);
	} else if (times == TIMES_ANY || times == TIMES_AT_MOST_ONCE) {
		break_run(row, walk->nothing);
	} else if (!part->whole) {
		break_run(row, walk->nothing);
		for (size_t i = 0; i < part->needs.count; i++)
			insert(&row->needs, part->needs.at[i], part->needs.rarity[i]);
	} else {
		add_texts(walk, row, texts);
		if (times == TIMES_AT_LEAST_ONCE) /* the first ends a text, the last begins one */
			break_run(row, texts);
	}
}

static struct part of_kind(struct walk *walk, enum syntax_kind kind, uint32_t letter)
{
	struct part part = {.whole = kind != SYNTAX_OTHER, .texts = walk->nothing};
	struct buf bytes = {0};

	if (kind == SYNTAX_LETTER) {
		utf8_put(&bytes, letter);
		part.texts = texts_of(walk->arena, (struct span){bytes.at, bytes.len});
		buf_free(&bytes);
	}
	return part;
}

/* Looking about needs nothing where it stands: what it looks at may be elsewhere or must not
 * be there. Options last until their group ends. */
static struct part read_group(struct walk *walk, bool *extended)
{
	struct syntax *syntax = &walk->syntax;
	bool inner = *extended;
	enum syntax_group group = syntax_open(syntax, &inner);
	struct part part = {.whole = true, .texts = walk->nothing};

	if (group == SYNTAX_OPTIONS) {
		*extended = inner;
		return part;
	}
	syntax->lost |= ++walk->depth > DEEPEST;
	part = read_choices(walk, inner);
	walk->depth--;
	if (!syntax_here(syntax, ")"))
		syntax->lost = true;
	else
		syntax->at++;
	return group == SYNTAX_LOOK ? of_kind(walk, SYNTAX_EMPTY, 0) : part;
}

static struct part read_part(struct walk *walk, bool *extended)
{
	struct syntax *syntax = &walk->syntax;
	enum syntax_kind kind;
	uint32_t letter = 0;

	switch (*syntax->at) {
	case '(':
		return read_group(walk, extended);
	case '[':
		kind = syntax_class(syntax, &letter);
		break;
	case '\\':
		kind = syntax_escape(syntax, &letter);
		break;
	case '^':
	case '$':
		syntax->at++;
		kind = SYNTAX_EMPTY;
		break;
	case '.':
		syntax->at++;
		kind = SYNTAX_OTHER;
		break;
	case '*':
	case '+':
	case '?':
	case '{':
		syntax->lost = true;
		return (struct part){0};
	default:
		kind = syntax_plain(syntax, &letter);
		break;
	}
	return of_kind(walk, kind, letter);
}

/* Letters, digits and blanks that no quantifier follows: most of most patterns. */
static bool read_word(struct walk *walk, struct row *row)
{
	char word[TEXTS_LONGEST / 2];
	size_t len = syntax_word(&walk->syntax, word, sizeof word);

	if (len > 0)
		add_texts(walk, row, texts_of(walk->arena, (struct span){word, len}));
	return len > 0;
}

static struct part read_row(struct walk *walk, bool *extended)
{
	struct syntax *syntax = &walk->syntax;
	struct row row = {.run = walk->nothing};
	struct part part;

	for (;;) {
		syntax_pass(syntax, *extended);
		if (!*extended && read_word(walk, &row))
			continue;
		if (syntax->lost || syntax->at == syntax->end || *syntax->at == '|' ||
		    *syntax->at == ')')
			break;
		part = read_part(walk, extended);
		if (!syntax->lost)
			add_part(walk, &row, &part, syntax_times(syntax, *extended));
	}
	if (!row.broken)
		return (struct part){.whole = true, .texts = row.run};
	add_need(&row.needs, row.run);
	return (struct part){.needs = row.needs};
}

/* What must be there of one part, as one set. */
static struct texts must(const struct part *part)
{
	if (part->whole)
		return part->texts;
	return part->needs.count > 0 ? part->needs.at[0] : (struct texts){NULL, 0};
}

/* One of several: whole if all are; else something of any must be there, if anything. */
static struct part read_choices(struct walk *walk, bool extended)
{
	struct syntax *syntax = &walk->syntax;
	struct part part = read_row(walk, &extended);
	struct texts all = must(&part);
	bool whole = part.whole, idle = texts_idle(all);

	if (syntax->lost || !syntax_here(syntax, "|"))
		return part;
	while (!syntax->lost && syntax_here(syntax, "|")) {
		struct texts texts;

		syntax->at++;
		part = read_row(walk, &extended);
		texts = must(&part);
		whole = whole && part.whole;
		idle = idle || texts_idle(texts);
		if (!texts_unite(walk->arena, all, texts, &all)) {
			whole = false;
			idle = true;
		}
	}
	part = (struct part){.whole = whole, .texts = all};
	if (!whole && !idle)
		add_need(&part.needs, all);
	return part;
}

void needs_read(struct span pattern, bool extended, struct arena *arena, struct needs *needs)
{
	static const struct span empty = {"", 0};
	struct walk walk = {.syntax = {pattern.at, pattern.at + pattern.len, false},
	    .arena = arena, .nothing = {&empty, 1}};
	struct part part;

	*needs = (struct needs){.count = 0};
	if (pattern.len == 0)
		return;
	part = read_choices(&walk, extended);
	if (walk.syntax.lost || walk.syntax.at != walk.syntax.end)
		return;
	if (part.whole)
		add_need(needs, part.texts);
	else
		*needs = part.needs;
}
