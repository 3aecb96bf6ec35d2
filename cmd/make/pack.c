/*
 * What a program brings along, read and checked as it is built, so that nothing of it is parsed
 * at each start: `pack KIND FILE` writes to standard output what the library's own readers made
 * of the file.
 */
#include <stdio.h>
#include <string.h>

#include "io/output.h"
#include "io/reader.h"
#include "io/tool.h"
#include "io/yaml_pack.h"
#include "reply/rules.h"
#include "score/vocabulary.h"

enum { LARGEST = 16 << 20 };

static enum status pack_tree(struct span text, const char *path, struct buf *out, struct fault *fault)
{
	struct yaml *yaml;
	enum status status = yaml_load(text, path, &yaml, fault);

	if (status == STATUS_OK)
		yaml_pack(yaml_root(yaml), out);
	yaml_free(yaml);
	return status;
}

static enum status pack_rules(struct span text, const char *path, struct buf *out, struct fault *fault)
{
	struct rules rules;
	enum status status = rules_load(&rules, text, fault);

	(void)path;
	if (status == STATUS_OK)
		rules_pack(&(struct pack){.out = out}, &rules);
	rules_free(&rules);
	return status;
}

static enum status pack_vocabulary(
    struct span text, const char *path, struct buf *out, struct fault *fault)
{
	struct vocabulary vocabulary = {.phrases = phrases_new()};
	enum status status = vocabulary_load(&vocabulary, NULL, NULL, fault);

	(void)text; /* which this program brings along, too, as it does the signs */
	(void)path;
	if (status == STATUS_OK)
		vocabulary_pack(&(struct pack){.out = out}, &vocabulary);
	vocabulary_free(&vocabulary);
	return status;
}

static const struct kind {
	const char *name;
	enum status (*pack)(struct span text, const char *path, struct buf *out, struct fault *fault);
} kinds[] = {{"tree", pack_tree}, {"rules", pack_rules}, {"vocabulary", pack_vocabulary}};

static const struct kind *find_kind(const char *name)
{
	for (size_t i = 0; name != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(name, kinds[i].name) == 0)
			return &kinds[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const struct option_row rows[] = {{0}};
	const struct tool tool = {"pack", "KIND FILE", "Write a data file as it is built in.", rows};
	struct buf text = {0}, packed = {0};
	struct fault fault = {0};
	const struct kind *kind;
	struct output out;
	char **operands;
	int exit_status;
	enum status status;

	if (!tool_start(&tool, argc, argv, &operands, &exit_status))
		return exit_status;
	kind = find_kind(operands[0]);
	if (kind == NULL || operands[1] == NULL)
		return status_exit(tool_fail(&tool,
		    fault_set(&fault, STATUS_USAGE, "a kind and a file are wanted"), &fault));
	status = reader_whole(operands[1], LARGEST, &text, &fault);
	if (status == STATUS_OK)
		status = kind->pack(
		    (struct span){text.at, text.len}, operands[1], &packed, &fault);
	output_standard(&out);
	output_add(&out, packed.at, packed.len);
	if (status == STATUS_OK)
		status = output_close(&out, &fault);
	buf_free(&text);
	buf_free(&packed);
	return status_exit(status == STATUS_OK ? status : tool_fail(&tool, status, &fault));
}
