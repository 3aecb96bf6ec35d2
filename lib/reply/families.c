#include "reply/families.h"

enum { DEEPEST = 6 };

static struct yaml_node *find_family(const struct expansion *expansion, struct span name)
{
	struct yaml_node *own = yaml_find(yaml_find(expansion->families, expansion->lang), name);

	return own != NULL ? own : yaml_find(yaml_under(expansion->families, "any"), name);
}

/* The name in "{sorry}"; PCRE2's own {2,3}, \p{Lu} and \{ are none. */
static struct span name_at(struct span pattern, size_t at)
{
	size_t end = at + 1;

	if (pattern.at[at] != '{' || (at > 0 && pattern.at[at - 1] == '\\') ||
	    (at > 1 && pattern.at[at - 2] == '\\' && strchr("pPxo", pattern.at[at - 1]) != NULL))
		return (struct span){NULL, 0};
	while (end < pattern.len && ((pattern.at[end] >= 'a' && pattern.at[end] <= 'z') ||
	        (end > at + 1 && pattern.at[end] == '-')))
		end++;
	if (end == at + 1 || end == pattern.len || pattern.at[end] != '}')
		return (struct span){NULL, 0};
	return (struct span){pattern.at + at + 1, end - at - 1};
}

static enum status expand(struct expansion *expansion, struct span pattern, int depth);

/* One of the family's members: "(?:a|b|c)". */
static enum status expand_family(
    struct expansion *expansion, const struct yaml_node *family, int depth)
{
	enum status status = STATUS_OK;
	struct yaml_node *key, *member;
	const char *sign = "";
	void *at = NULL;

	buf_text(&expansion->text, "(?:");
	if (yaml_kind(family) == YAML_SCALAR)
		status = expand(expansion, yaml_scalar(family), depth);
	while (status == STATUS_OK && yaml_each(family, &at, &key, &member)) {
		buf_text(&expansion->text, sign);
		status = expand(expansion, yaml_scalar(member), depth);
		sign = "|";
	}
	buf_char(&expansion->text, ')');
	return status;
}

static enum status expand(struct expansion *expansion, struct span pattern, int depth)
{
	if (depth > DEEPEST)
		return yaml_fault(
		    expansion->fault, expansion->pattern, "word families name one another in a circle");
	for (size_t i = 0; i < pattern.len; i++) {
		struct span name = name_at(pattern, i);
		struct yaml_node *family = NULL;
		enum status status;

		if (name.at == NULL) {
			buf_char(&expansion->text, pattern.at[i]);
			continue;
		}
		family = find_family(expansion, name);
		if (family == NULL)
			return yaml_fault(expansion->fault, expansion->pattern,
			    "there is no word family '%.*s'", (int)name.len, name.at);
		status = expand_family(expansion, family, depth + 1);
		if (status != STATUS_OK)
			return status;
		i += name.len + 1;
	}
	return STATUS_OK;
}

/* The family of a pattern that is one between word boundaries, and the boundary behind it. */
static struct yaml_node *only_family(
    const struct expansion *expansion, struct span pattern, struct span *behind)
{
	struct span name;
	struct yaml_node *family;

	if (pattern.len < 3 || memcmp(pattern.at, "\\b", 2) != 0)
		return NULL;
	pattern = (struct span){pattern.at + 2, pattern.len - 2};
	name = name_at(pattern, 0);
	if (name.at == NULL)
		return NULL;
	*behind = (struct span){name.at + name.len + 1, pattern.len - name.len - 2};
	family = find_family(expansion, name);
	return (behind->len == 0 || span_is(*behind, "\\b")) &&
	               yaml_kind(family) == YAML_SEQUENCE ? family : NULL;
}

enum status expansion_next(struct expansion *expansion, bool *more)
{
	struct span pattern = yaml_scalar(expansion->pattern), behind;
	struct yaml_node *family = only_family(expansion, pattern, &behind), *key, *member;
	enum status status;

	buf_reset(&expansion->text);
	*more = family != NULL ? yaml_each(family, &expansion->member, &key, &member) :
	                         !expansion->done;
	expansion->done = true;
	if (!*more)
		return STATUS_OK;
	if (family == NULL)
		return expand(expansion, pattern, 0);
	buf_text(&expansion->text, "\\b(?:");
	status = expand(expansion, yaml_scalar(member), 1);
	buf_char(&expansion->text, ')');
	buf_add(&expansion->text, behind.at, behind.len);
	return status;
}

void expansion_free(struct expansion *expansion)
{
	buf_free(&expansion->text);
}
