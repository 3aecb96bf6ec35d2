#include "drill/wording.h"

#include <stdio.h>

#include "drill/slips.h"

enum mood { MOOD_ANGRY, MOOD_GLAD, MOOD_PLAIN };

static bool rule(const struct grammar *grammar, enum tongue language, const char *name,
    const struct choice **choice, struct fault *fault)
{
	*choice = grammar_rule(grammar, language, span_of(name));
	if (*choice == NULL)
		fault_set(fault, STATUS_PLAN, "there is no rule '%s' in %s", name,
		    tongue_names[language]);
	return *choice != NULL;
}

enum status wording_open(
    struct wording *wording, const struct grammar *grammar, struct fault *fault)
{
	static const char *const moods[] = {"emoji-angry", "emoji-glad", "emoji-plain"};
	bool good;

	*wording = (struct wording){.grammar = grammar};
	good = rule(grammar, LANGUAGE_ANY, "tag", &wording->tag, fault) &&
	    rule(grammar, LANGUAGE_ANY, "account", &wording->account, fault);
	for (int mood = 0; good && mood < 3; mood++)
		good = rule(grammar, LANGUAGE_ANY, moods[mood], &wording->emoji[mood], fault);
	for (int l = 0; good && l < (int)LANGUAGE_ANY; l++) {
		enum tongue language = (enum tongue)l;

		good = rule(grammar, language, "open", &wording->open[l], fault) &&
		    rule(grammar, language, "aside", &wording->aside[l], fault) &&
		    rule(grammar, language, "remark", &wording->remark[l], fault) &&
		    rule(grammar, language, "thread", &wording->thread[l], fault);
		for (int stance = 0; stance < (int)STANCES; stance++) {
			char name[40];

			snprintf(name, sizeof name, "close-%s", stance_names[stance]);
			wording->close[l][stance] =
			    grammar_rule(grammar, language, span_of(name));
		}
	}
	return good ? STATUS_OK : STATUS_PLAN;
}

static void add(const struct choice *choice, struct chance *chance, struct buf *text)
{
	if (text->len > 0)
		buf_char(text, ' ');
	grammar_say(choice, chance, text);
}

static enum slips habit(const struct author *author, enum stance stance, struct chance *chance)
{
	if (stance == STANCE_NEWS || author->care > 0.55)
		return stance == STANCE_RAGER && chance_is(chance, 0.15) ? SLIPS_LOUD : SLIPS_NONE;
	if (author->care < 0.2)
		return SLIPS_SMALL;
	return author->care < 0.25 ? SLIPS_LOUD : SLIPS_TYPED;
}

static enum mood mood_of(enum stance stance)
{
	if (stance == STANCE_PRAISE)
		return MOOD_GLAD;
	return stance == STANCE_UNHAPPY || stance == STANCE_RAGER || stance == STANCE_TROLL
	    ? MOOD_ANGRY : MOOD_PLAIN;
}

/* Room for more words, in the manner of the platform. */
static bool room(const struct worded *worded, const struct platform *platform, size_t words)
{
	return worded->text.len + words < platform->longest;
}

/* What people put around it: the account called, small talk, tags, emoji. */
static void start(const struct wording *wording, const struct saying *saying,
    const struct platform *platform, struct chance *chance, struct worded *worded)
{
	if (platform->public_talk && saying->stance != STANCE_NEWS && chance_is(chance, 0.4)) {
		grammar_say(wording->account, chance, &worded->account);
		buf_char(&worded->text, '@');
		buf_add(&worded->text, worded->account.at, worded->account.len);
	}
	if (saying->stance != STANCE_NEWS && saying->stance != STANCE_SPAM && chance_is(chance, 0.3))
		add(wording->open[worded->language], chance, &worded->text);
}

/* Who is content, sells or reports does not tell of old trouble. */
static bool talks(enum stance stance)
{
	return stance != STANCE_NEWS && stance != STANCE_SPAM && stance != STANCE_PRAISE &&
	    stance != STANCE_TROLL && stance != STANCE_BALANCED;
}

/* A sentence ends before the next one. */
static void stop(struct buf *text)
{
	if (text->len > 0 && strchr(".?!:,", text->at[text->len - 1]) == NULL)
		buf_char(text, '.');
}

static void finish(const struct wording *wording, const struct saying *saying,
    const struct platform *platform, struct chance *chance, struct worded *worded)
{
	const struct choice *close = wording->close[worded->language][saying->stance];
	double talk = platform->longest > 500 ? 0.7 : 0.2;

	while (talks(saying->stance) && room(worded, platform, 200) && chance_is(chance, talk)) {
		stop(&worded->text);
		add(wording->aside[worded->language], chance, &worded->text);
		talk /= 3;
	}
	if (close != NULL && room(worded, platform, 80) && chance_is(chance, 0.45))
		add(close, chance, &worded->text);
}

static void decorate(const struct wording *wording, const struct saying *saying,
    const struct platform *platform, struct chance *chance, struct worded *worded)
{
	if (saying->stance != STANCE_NEWS && room(worded, platform, 30) && chance_is(chance, 0.22))
		add(wording->emoji[mood_of(saying->stance)], chance, &worded->text);
	if (platform->public_talk && room(worded, platform, 40) && chance_is(chance, 0.2)) {
		grammar_say(wording->tag, chance, &worded->tag);
		buf_text(&worded->text, " #");
		buf_add(&worded->text, worded->tag.at, worded->tag.len);
	}
}

static void begin(struct worded *worded)
{
	buf_reset(&worded->text);
	buf_reset(&worded->tag);
	buf_reset(&worded->account);
}

void wording_say(const struct wording *wording, const struct saying *saying,
    const struct author *author, const struct platform *platform, struct chance *chance,
    struct worded *worded)
{
	size_t from;

	begin(worded);
	worded->language = saying->words[author->language] != NULL ? author->language : LANGUAGE_EN;
	start(wording, saying, platform, chance, worded);
	from = worded->text.len;
	add(saying->words[worded->language], chance, &worded->text);
	finish(wording, saying, platform, chance, worded);
	slips_make(&worded->text, from, habit(author, saying->stance, chance), chance);
	decorate(wording, saying, platform, chance, worded);
	worded->stars = mood_of(saying->stance) == MOOD_GLAD
	    ? 4 + (int)chance_below(chance, 2)
	    : saying->stance == STANCE_BALANCED ? 3 : 1 + (int)chance_below(chance, 2);
}

void wording_rule(const struct choice *const rule[LANGUAGES], const struct author *author,
    struct chance *chance, struct worded *worded)
{
	begin(worded);
	worded->language = author->language;
	grammar_say(rule[worded->language], chance, &worded->text);
	slips_make(&worded->text, 0, habit(author, STANCE_BALANCED, chance), chance);
}

void wording_copy(const struct wording *wording, struct span text, struct chance *chance,
    struct worded *worded)
{
	begin(worded);
	buf_add(&worded->text, text.at, text.len);
	switch (chance_below(chance, 4)) {
	case 0:
		add(wording->emoji[MOOD_ANGRY], chance, &worded->text);
		break;
	case 1:
		slips_make(&worded->text, 0, SLIPS_SMALL, chance);
		break;
	case 2:
		grammar_say(wording->tag, chance, &worded->tag);
		buf_text(&worded->text, " #");
		buf_add(&worded->text, worded->tag.at, worded->tag.len);
		break;
	default:
		break;
	}
}

void worded_free(struct worded *worded)
{
	buf_free(&worded->text);
	buf_free(&worded->tag);
	buf_free(&worded->account);
	buf_free(&worded->scratch);
}
