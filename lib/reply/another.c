#include "reply/another.h"

#include <ctype.h>
#include <string.h>

#include "post/post.h"
#include "reply/guard_test.h"

static struct span last_word(struct span run)
{
	struct span word = {run.at + run.len, 0};

	while (word.at > run.at && word.at[-1] != ' ')
		word = (struct span){word.at - 1, word.len + 1};
	while (word.len > 0 && strchr(".,:;!-", word.at[word.len - 1]) != NULL)
		word.len--;
	return word;
}

/* Without the server, which people leave away among neighbors: ana@example.social. */
static struct span local_part(struct span handle)
{
	if (handle.len > 0 && *handle.at == '@')
		handle = (struct span){handle.at + 1, handle.len - 1};
	return span_cut(&handle, '@');
}

/* "@ana" in the text, as a whole. */
static bool mentions(struct span text, struct span handle)
{
	struct span rest = text;
	const char *at;

	while ((at = guard_seek(rest, handle)) != NULL) {
		size_t behind = (size_t)(at - rest.at) + handle.len;
		char next = behind < rest.len ? rest.at[behind] : ' ';

		if (at > text.at && at[-1] == '@' && !isalnum((unsigned char)next) && next != '_')
			return true;
		rest = (struct span){at + 1, rest.len - (size_t)(at + 1 - rest.at)};
	}
	return false;
}

static bool is_handle_of_another(
    const struct guard *guard, const struct guard_text *text, struct span handle)
{
	struct span author = local_part(post_member(text->post, "author_handle"));
	struct span plain = {guard->plain.at, guard->plain.len};

	return author.len > 0 && !mentions(plain, author) &&
	       !guard_is_brand(&guard->plan->brand, local_part(handle));
}

static bool is_name_of_another(
    const struct guard *guard, const struct guard_text *text, struct span name)
{
	struct span author = post_member(text->post, "author_name");

	return author.len > 0 && guard_seek(author, name) == NULL &&
	       !guard_is_brand(&guard->plan->brand, name) &&
	       guard_seek(post_member(text->post, "author_handle"), name) == NULL;
}

static bool holds(struct span text, struct span number)
{
	return guard_seek(text, number) != NULL;
}

/* An older reply in the line is no source of what is true of the person. */
static bool is_number_of_another(const struct guard_text *text, struct span number)
{
	struct span line = text->post->line, reply = record_raw(text->post, "reply");
	const char *behind;

	if (*number.at == '#')
		number = (struct span){number.at + 1, number.len - 1};
	if (reply.at == NULL)
		return !holds(line, number);
	behind = reply.at + reply.len;
	return !holds((struct span){line.at, (size_t)(reply.at - line.at)}, number) &&
	       !holds((struct span){behind, (size_t)(line.at + line.len - behind)}, number);
}

bool another_person(const struct guard *guard, const struct guard_text *text, struct span run)
{
	struct span word = last_word(run);

	if (text->post == NULL || text->draft || word.len == 0)
		return false;
	if (*word.at == '@')
		return is_handle_of_another(guard, text, word);
	for (size_t i = 0; i < word.len; i++)
		if (isdigit((unsigned char)word.at[i]))
			return is_number_of_another(text, word);
	return is_name_of_another(guard, text, word);
}
