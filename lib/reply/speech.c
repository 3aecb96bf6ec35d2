#include "reply/speech.h"

#include <stdlib.h>

#include "io/embed.h"
#include "io/yaml_pack.h"
#include "post/term.h"

EMBEDDED_DECLARE(reply_de_tree);
EMBEDDED_DECLARE(reply_en_tree);
EMBEDDED_DECLARE(reply_es_tree);
EMBEDDED_DECLARE(reply_fr_tree);
EMBEDDED_DECLARE(reply_it_tree);
EMBEDDED_DECLARE(reply_nl_tree);
EMBEDDED_DECLARE(reply_pt_tree);

static const struct builtin {
	const char *lang, *at, *end;
} builtins[] = {
    {"de", embedded_reply_de_tree, embedded_reply_de_tree_end},
    {"en", embedded_reply_en_tree, embedded_reply_en_tree_end},
    {"es", embedded_reply_es_tree, embedded_reply_es_tree_end},
    {"fr", embedded_reply_fr_tree, embedded_reply_fr_tree_end},
    {"it", embedded_reply_it_tree, embedded_reply_it_tree_end},
    {"nl", embedded_reply_nl_tree, embedded_reply_nl_tree_end},
    {"pt", embedded_reply_pt_tree, embedded_reply_pt_tree_end},
};
enum { BUILTINS = sizeof builtins / sizeof *builtins };

static const char *const opening_names[OPENINGS] = {
    "hurt", "grave", "question", "anger", "sadness", "light", "plain"};

static enum status read_variants(struct speeches *speeches, const struct yaml_node *list,
    struct plan_template *template, struct fault *fault)
{
	struct yaml_node *key, *value;
	enum status status = STATUS_OK;
	void *at = NULL;
	size_t room = 0;

	while (yaml_each(list, &at, &key, &value))
		room++;
	template->variants = arena_take(&speeches->arena, (room + 1) * sizeof *template->variants);
	at = NULL;
	while (status == STATUS_OK && yaml_each(list, &at, &key, &value))
		status = template_parse(yaml_scalar(value), &speeches->arena,
		    &template->variants[template->count++], fault);
	return status;
}

static void read_times(struct speech *speech, const struct yaml_node *times)
{
	struct yaml_node *key, *value;
	void *at = NULL;

	speech->hour = yaml_scalar(yaml_under(times, "hour"));
	speech->day_hour = yaml_scalar(yaml_under(times, "day-hour"));
	for (size_t i = 0; i < 7 && yaml_each(yaml_under(times, "days"), &at, &key, &value); i++)
		speech->days[i] = yaml_scalar(value);
}

static void read_weighty(
    struct speeches *speeches, struct speech *speech, const struct yaml_node *list)
{
	struct yaml_node *key, *value;
	void *at = NULL;
	size_t room = 0, count = 0;

	while (yaml_each(list, &at, &key, &value))
		room++;
	speech->weighty = arena_take(&speeches->arena, (room + 1) * sizeof *speech->weighty);
	for (unsigned letter = 0; letter < 32; letter++) {
		speech->weighty_from[letter] = count;
		at = NULL;
		while (yaml_each(list, &at, &key, &value)) {
			struct span word = yaml_scalar(value);

			if (((unsigned char)word.at[0] & 31) != letter)
				continue;
			speech->weighty[count++] = word;
			speech->weighty_next[letter] |=
			    word.len > 1 ? 1U << ((unsigned char)word.at[1] & 31) : UINT32_MAX;
		}
	}
	speech->weighty_from[32] = count;
}

static enum status read_speech(
    struct speeches *speeches, struct speech *speech, struct fault *fault)
{
	struct yaml_node *root = yaml_root(speech->yaml), *templates = yaml_under(root, "templates");
	struct yaml_node *openings = yaml_under(root, "openings");
	enum status status = STATUS_OK;

	for (int i = 0; status == STATUS_OK && i < STAGES; i++) {
		struct plan_template *template = &speech->stages[i];

		*template = (struct plan_template){.stage = (enum stage)i, .lang = speech->lang};
		status = read_variants(speeches, yaml_under(templates, stage_names[i]), template, fault);
	}
	for (int i = 0; i < OPENINGS; i++)
		speech->openings[i] = yaml_scalar(yaml_under(openings, opening_names[i]));
	speech->contact = yaml_scalar(yaml_under(root, "contact"));
	speech->apology = yaml_scalar(yaml_under(root, "apology"));
	read_times(speech, yaml_under(root, "times"));
	read_weighty(speeches, speech, yaml_under(root, "weighty"));
	speech->calls_it = yaml_under(root, "calls-it");
	speech->instruct = yaml_under(root, "instruct");
	speech->remedies = yaml_under(root, "remedies");
	return status;
}

void speeches_open(struct speeches *speeches)
{
	speeches->at = mem_new(BUILTINS, sizeof *speeches->at);
	speeches->count = BUILTINS;
	for (size_t i = 0; i < BUILTINS; i++)
		speeches->at[i].lang = span_of(builtins[i].lang);
}

void speeches_free(struct speeches *speeches)
{
	for (size_t i = 0; i < speeches->count; i++)
		if (speeches->at[i].yaml != NULL)
			yaml_free(speeches->at[i].yaml);
	free(speeches->at);
	arena_free(&speeches->arena);
}

const struct speech *speech_in(struct speeches *speeches, struct span lang)
{
	for (size_t i = 0; i < speeches->count; i++) {
		struct speech *speech = &speeches->at[i];
		struct span text = {builtins[i].at, (size_t)(builtins[i].end - builtins[i].at)};
		struct fault fault;

		if (!span_same(speech->lang, lang))
			continue;
		if (speech->yaml != NULL)
			return speech;
		speech->yaml = yaml_unpack(text, "a language of replies");
		return read_speech(speeches, speech, &fault) == STATUS_OK ? speech : NULL;
	}
	return NULL;
}
