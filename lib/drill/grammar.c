#include "drill/grammar.h"

#include <stdlib.h>

#include "base/num.h"
#include "post/term.h"

const char *const tongue_names[LANGUAGES] = {"en", "de", "es", "fr", "any"};

enum piece_kind { PIECE_TEXT, PIECE_CHOICE, PIECE_NUMBER };

struct piece {
	enum piece_kind kind;
	struct span text; /* or, until it is linked, the name of a rule */
	const struct choice *choice;
	int64_t from, to;
	struct piece *next;
};

struct alternative {
	struct piece *first;
	struct alternative *next;
};

struct choice {
	enum tongue language;
	struct yaml_node *place;
	struct alternative *list;  /* as it is read */
	const struct piece **each; /* as it is linked */
	size_t count;
	struct choice *older; /* all choices are a list, for linking */
};

struct rule {
	enum tongue language;
	struct span name;
	struct choice *choice;
};

/* What is known while texts are read: whose they are, and how deep the braces go. */
struct place {
	struct grammar *grammar;
	struct yaml_node *node;
	enum tongue language;
	int depth;
	struct choice **newest;
	struct fault *fault;
};

static enum status add_alternative(struct place *place, struct choice *choice, struct span text);

static struct choice *new_choice(struct place *place)
{
	struct choice *choice = arena_new(&place->grammar->arena, 1, sizeof *choice);

	choice->language = place->language;
	choice->place = place->node;
	choice->older = *place->newest;
	*place->newest = choice;
	return choice;
}

/* Where the brace that opens at at closes; NULL where it does not. */
static const char *closing(const char *at, const char *end, bool *several)
{
	int depth = 0;

	*several = false;
	for (; at < end; at++) {
		depth += *at == '{';
		*several |= *at == '|' && depth == 1;
		if (*at == '}' && --depth == 0)
			return at;
	}
	return NULL;
}

static bool number_range(struct span text, struct piece *piece)
{
	const char *dash = text.len == 0 ? NULL : memchr(text.at, '-', text.len);
	struct fault ignored;

	return dash != NULL && text.at[0] >= '0' && text.at[0] <= '9' &&
	    num_integer(text.at, (size_t)(dash - text.at), 0, 999999999, &piece->from, &ignored) ==
	        STATUS_OK &&
	    num_integer(dash + 1, (size_t)(text.at + text.len - dash - 1), piece->from, 999999999,
	        &piece->to, &ignored) == STATUS_OK;
}

/* What stands between a pair of braces. */
static enum status read_braces(
    struct place *place, struct span text, bool several, struct piece *piece)
{
	const char *at = text.at, *end = text.at + text.len, *from = at;
	struct choice *choice;
	int depth = 0;

	if (!several) {
		piece->kind = number_range(text, piece) ? PIECE_NUMBER : PIECE_CHOICE;
		piece->text = text;
		return STATUS_OK;
	}
	choice = new_choice(place);
	for (; at <= end; at++) {
		if (at < end && (*at != '|' || depth > 0)) {
			depth += (*at == '{') - (*at == '}');
			continue;
		}
		if (add_alternative(place, choice, (struct span){from, (size_t)(at - from)}) !=
		    STATUS_OK)
			return STATUS_PLAN;
		from = at + 1;
	}
	piece->kind = PIECE_CHOICE;
	piece->choice = choice;
	return STATUS_OK;
}

static enum status read_pieces(struct place *place, struct span text, struct piece **next)
{
	const char *at = text.at, *end = text.at + text.len;

	while (at < end) {
		struct piece *piece = arena_new(&place->grammar->arena, 1, sizeof *piece);
		const char *brace = memchr(at, '{', (size_t)(end - at)), *close;
		bool several;

		*next = piece;
		next = &piece->next;
		if (brace != at) {
			brace = brace == NULL ? end : brace;
			piece->text = (struct span){at, (size_t)(brace - at)};
			at = brace;
			continue;
		}
		if ((close = closing(at, end, &several)) == NULL)
			return yaml_fault(place->fault, place->node, "'{' without its '}'");
		if (read_braces(place, (struct span){at + 1, (size_t)(close - at - 1)}, several,
		        piece) != STATUS_OK)
			return STATUS_PLAN;
		at = close + 1;
	}
	return STATUS_OK;
}

static enum status add_alternative(struct place *place, struct choice *choice, struct span text)
{
	struct alternative *alternative = arena_new(&place->grammar->arena, 1, sizeof *alternative);
	enum status status;

	if (++place->depth > GRAMMAR_DEPTH)
		return yaml_fault(place->fault, place->node, "braces are too deep here");
	alternative->next = choice->list;
	choice->list = alternative;
	choice->count++;
	status = read_pieces(place, text, &alternative->first);
	place->depth--;
	return status;
}

enum status grammar_choice(struct grammar *grammar, enum tongue language,
    struct yaml_node *node, struct choice **choice, struct fault *fault)
{
	struct place place = {grammar, node, language, 0, &grammar->newest, fault};
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	*choice = new_choice(&place);
	if (yaml_kind(node) == YAML_SCALAR)
		return add_alternative(&place, *choice, yaml_scalar(node));
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value)) {
		if (key != NULL || yaml_kind(value) != YAML_SCALAR)
			return yaml_fault(fault, value, "a text or a list of texts is wanted here");
		place.node = value;
		status = add_alternative(&place, *choice, yaml_scalar(value));
	}
	if (status == STATUS_OK && (*choice)->count == 0)
		return yaml_fault(fault, node, "a text or a list of texts is wanted here");
	return status;
}

static struct rule *find(const struct grammar *grammar, enum tongue language, struct span name)
{
	for (size_t i = 0; i < grammar->count; i++)
		if (grammar->rules[i].language == language &&
		    span_same(grammar->rules[i].name, name))
			return &grammar->rules[i];
	return NULL;
}

struct choice *grammar_rule(
    const struct grammar *grammar, enum tongue language, struct span name)
{
	struct rule *rule = find(grammar, language, name);

	if (rule == NULL)
		rule = find(grammar, LANGUAGE_ANY, name);
	return rule == NULL ? NULL : rule->choice;
}

static enum status add_rules(struct grammar *grammar, enum tongue language,
    struct yaml_node *node, struct fault *fault)
{
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(node) != YAML_MAPPING)
		return yaml_fault(fault, node, "names of rules and their texts are wanted here");
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value)) {
		struct rule rule = {language, yaml_scalar(key), NULL};

		if (find(grammar, language, rule.name) != NULL)
			continue;
		status = grammar_choice(grammar, language, value, &rule.choice, fault);
		grammar->rules = mem_room(
		    grammar->rules, grammar->count, &grammar->room, sizeof *grammar->rules);
		grammar->rules[grammar->count++] = rule;
	}
	return status;
}

enum status grammar_add(struct grammar *grammar, struct yaml_node *node, struct fault *fault)
{
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;

	if (yaml_kind(node) != YAML_MAPPING)
		return yaml_fault(fault, node, "languages and their rules are wanted here");
	while (status == STATUS_OK && yaml_each(node, &at, &key, &value)) {
		int language = term_find(tongue_names, LANGUAGES, yaml_scalar(key));

		if (language < 0)
			return yaml_fault(fault, key, "this is none of en, de, es, fr, any");
		status = add_rules(grammar, (enum tongue)language, value, fault);
	}
	return status;
}

enum status grammar_link(struct grammar *grammar, struct fault *fault)
{
	for (struct choice *choice = grammar->newest; choice != NULL; choice = choice->older) {
		size_t n = choice->count;

		choice->each = arena_new(&grammar->arena, n, sizeof *choice->each);
		for (struct alternative *a = choice->list; a != NULL; a = a->next) {
			choice->each[--n] = a->first;
			for (struct piece *piece = a->first; piece != NULL; piece = piece->next) {
				if (piece->kind != PIECE_CHOICE || piece->choice != NULL)
					continue;
				piece->choice =
				    grammar_rule(grammar, choice->language, piece->text);
				if (piece->choice == NULL)
					return yaml_fault(fault, choice->place,
					    "there is no rule '%.*s' in %s",
					    (int)(piece->text.len < 60 ? piece->text.len : 60),
					    piece->text.at, tongue_names[choice->language]);
			}
		}
	}
	return STATUS_OK;
}

static void say(const struct choice *choice, struct chance *chance, struct buf *out, int depth)
{
	const struct piece *piece = choice->each[chance_below(chance, choice->count)];

	if (depth == GRAMMAR_DEPTH)
		return;
	for (; piece != NULL && out->len < GRAMMAR_LONGEST; piece = piece->next)
		if (piece->kind == PIECE_TEXT) {
			buf_add(out, piece->text.at, piece->text.len);
		} else if (piece->kind == PIECE_CHOICE) {
			say(piece->choice, chance, out, depth + 1);
		} else {
			char number[NUM_SIZE];
			size_t range = (size_t)(piece->to - piece->from) + 1;
			int64_t value = piece->from + (int64_t)chance_below(chance, range);

			buf_add(out, number, num_write_integer(number, value));
		}
}

void grammar_say(const struct choice *choice, struct chance *chance, struct buf *out)
{
	say(choice, chance, out, 0);
}

void grammar_free(struct grammar *grammar)
{
	arena_free(&grammar->arena);
	free(grammar->rules);
	*grammar = (struct grammar){0};
}
