/* Two casebooks to one, and a casebook to bytes and back. */
#include "report/count/casebook.h"

enum { NUMBERS_MOST = 1 << 20 };

static struct span kept(struct casebook *book, struct span text)
{
	return lexis_keep(&book->lexis, text, CASE_LIST);
}

static void merge_opening(
    struct casebook *book, struct case_file *file, const struct case_file *other)
{
	if (!other->opened || (file->opened && file->wanted && !other->wanted) ||
	    (file->opened && file->wanted == other->wanted && file->opened_seq <= other->opened_seq))
		return;
	file->opened = true;
	file->opened_seq = other->opened_seq;
	file->wanted = other->wanted;
	for (size_t i = 0; i < CASE_WORDS; i++)
		file->words[i] = kept(book, other->words[i]);
}

static void merge_stand(
    struct casebook *book, struct case_file *file, const struct case_file *other)
{
	if (!other->listed || (file->listed && file->stand.rank >= other->stand.rank))
		return;
	file->listed = true;
	file->stand = other->stand;
	for (size_t i = 0; i < CASE_WORDS; i++)
		file->stand.words[i] = kept(book, other->stand.words[i]);
}

void case_file_rule(
    struct casebook *book, struct case_file *file, int64_t when, struct span rule)
{
	size_t least = rule.len < file->rule.len ? rule.len : file->rule.len;
	int order = least > 0 ? memcmp(rule.at, file->rule.at, least) : 0;

	if (rule.len == 0)
		return;
	if (file->rule.len > 0 && (when > file->ruled_at ||
	    (when == file->ruled_at && (order > 0 || (order == 0 && rule.len >= file->rule.len)))))
		return;
	file->ruled_at = when;
	file->rule = lexis_keep(&book->lexis, rule, CASE_WORD);
}

/* The first in the order of the alphabet, for there is no other between lines of one moment. */
static void merge_escalate(
    struct casebook *book, struct case_file *file, const struct case_file *other)
{
	if (other->escalate.len > 0 &&
	    (file->escalate.len == 0 || strcmp(other->escalate.at, file->escalate.at) < 0))
		file->escalate = kept(book, other->escalate);
}

static void merge_steps(
    struct casebook *book, struct case_file *file, const struct case_file *other)
{
	for (size_t i = 0; i < other->step_count; i++) {
		struct case_step *step = case_file_step(file);

		*step = other->steps[i];
		step->actor = kept(book, step->actor);
		step->team = kept(book, step->team);
		step->word = kept(book, step->word);
		step->text = kept(book, step->text);
		step->sha256 = kept(book, step->sha256);
	}
}

void casebook_merge(struct casebook *book, const struct casebook *other)
{
	book->beyond += other->beyond;
	for (size_t i = 0; i < other->count; i++) {
		const struct case_file *from = other->files[i];
		struct case_file *file = casebook_file(book, from->number);

		if (file == NULL)
			continue;
		file->drill = file->drill || from->drill;
		file->severity = file->severity > from->severity ? file->severity : from->severity;
		for (size_t k = 0; k < CASE_MILESTONES; k++)
			file->milestones[k] =
			    case_earlier(file->milestones[k], from->milestones[k]);
		for (size_t k = 0; k < CASE_TARGETS; k++)
			file->promised[k] = case_earlier(file->promised[k], from->promised[k]);
		for (size_t k = 0; k < CASE_CLOCKS; k++)
			file->told[k] = case_earlier(file->told[k], from->told[k]);
		merge_stand(book, file, from);
		merge_opening(book, file, from);
		merge_escalate(book, file, from);
		case_file_rule(book, file, from->ruled_at, from->rule);
		merge_steps(book, file, from);
	}
}

/* Bytes -------------------------------------------------------------------------------------- */

static void pack_moments(struct pack *pack, int64_t *moments, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pack_moment(pack, &moments[i]);
}

static void pack_number(struct pack *pack, uint64_t *number)
{
	int64_t bits = (int64_t)*number;

	pack_integer(pack, &bits);
	*number = (uint64_t)bits;
}

/* Names of things are looked up by these: what is out of range would be read beyond them. */
static void pack_term(struct pack *pack, int64_t *term, size_t count)
{
	size_t number = (size_t)*term;

	pack_count(pack, &number, count - 1);
	*term = (int64_t)number;
}

static void pack_words(struct casebook *book, struct pack *pack, struct span words[CASE_WORDS])
{
	for (size_t i = 0; i < CASE_WORDS; i++)
		lexis_pack(&book->lexis, pack, &words[i], CASE_LIST);
}

static void pack_step(struct casebook *book, struct pack *pack, struct case_step *step)
{
	pack_integer(pack, &step->seq);
	pack_moment(pack, &step->at);
	pack_term(pack, &step->verb, VERBS);
	pack_moments(pack, step->due, CASE_CLOCKS);
	pack_total(pack, &step->rating);
	pack_moment(pack, &step->until);
	pack_flag(pack, &step->done);
	lexis_pack(&book->lexis, pack, &step->actor, CASE_LIST);
	lexis_pack(&book->lexis, pack, &step->team, CASE_LIST);
	lexis_pack(&book->lexis, pack, &step->word, CASE_LIST);
	lexis_pack(&book->lexis, pack, &step->text, CASE_LIST);
	lexis_pack(&book->lexis, pack, &step->sha256, CASE_LIST);
}

static void pack_stand(struct casebook *book, struct pack *pack, struct case_stand *stand)
{
	pack_number(pack, &stand->rank);
	pack_term(pack, &stand->state, STATES);
	pack_total(pack, &stand->posts);
	pack_total(pack, &stand->rating);
	pack_moment(pack, &stand->waiting);
	pack_moments(pack, stand->due, CASE_CLOCKS);
	pack_words(book, pack, stand->words);
}

static void pack_file(struct casebook *book, struct pack *pack, struct case_file *file)
{
	size_t steps = file->step_count;

	pack_flag(pack, &file->drill);
	pack_flag(pack, &file->listed);
	pack_flag(pack, &file->opened);
	pack_flag(pack, &file->wanted);
	pack_moments(pack, file->milestones, CASE_MILESTONES);
	pack_total(pack, &file->severity);
	pack_stand(book, pack, &file->stand);
	pack_integer(pack, &file->opened_seq);
	pack_words(book, pack, file->words);
	pack_moments(pack, file->promised, CASE_TARGETS);
	pack_moments(pack, file->told, CASE_CLOCKS);
	lexis_pack(&book->lexis, pack, &file->escalate, CASE_LIST);
	pack_moment(pack, &file->ruled_at);
	lexis_pack(&book->lexis, pack, &file->rule, CASE_LIST);
	pack_count(pack, &steps, NUMBERS_MOST);
	for (size_t i = 0; i < steps && !pack->broken; i++)
		pack_step(book, pack, pack->out != NULL ? &file->steps[i] : case_file_step(file));
}

void casebook_pack(struct casebook *book, struct pack *pack)
{
	size_t count = book->count;

	pack_total(pack, &book->beyond);
	pack_count(pack, &count, CASEBOOK_MOST);
	for (size_t i = 0; i < count && !pack->broken; i++) {
		struct span number = {NULL, 0};
		struct case_file *file = NULL;

		if (pack->out != NULL)
			number = book->files[i]->number;
		lexis_pack(&book->lexis, pack, &number, CASE_WORD);
		if (!pack->broken)
			file = casebook_file(book, number);
		if (file != NULL)
			pack_file(book, pack, file);
	}
}
