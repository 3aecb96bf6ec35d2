#include "reply/guard_test.h"

#include <ctype.h>
#include <strings.h>

#include "base/utf8.h"
#include "plan/plan.h"
#include "post/post.h"
#include "reply/another.h"
#include "reply/length.h"

enum { SHORTEST_NAME = 3, SHORTEST_NUMBER = 6, SHORTEST_PART = 4 };

const char *guard_seek(struct span text, struct span words)
{
	for (size_t i = 0; words.len > 0 && i + words.len <= text.len; i++)
		if (strncasecmp(text.at + i, words.at, words.len) == 0)
			return text.at + i;
	return NULL;
}

static bool in_texts(const struct plan_texts *texts, struct span words)
{
	for (size_t i = 0; i < texts->count; i++)
		if (guard_seek(texts->at[i], words) != NULL)
			return true;
	return false;
}

static bool in_phrases(const struct plan_phrases *phrases, struct span words)
{
	for (size_t i = 0; i < phrases->count; i++)
		if (guard_seek(phrases->at[i].text, words) != NULL)
			return true;
	return false;
}

static bool is_own(const struct plan *plan, const struct plan_topic *topic, struct span words)
{
	if (guard_seek(plan->brand.name, words) != NULL || in_texts(&plan->brand.names, words) ||
	    in_texts(&plan->brand.handles, words) || in_texts(&plan->brand.links, words) ||
	    guard_seek(plan->brand.signature, words) != NULL)
		return true;
	for (size_t i = 0; i < plan->team_count; i++)
		if (in_phrases(&plan->teams[i].contact, words))
			return true;
	return topic != NULL && in_phrases(&topic->instruct, words);
}

static bool is_same(struct span a, struct span b)
{
	return a.len == b.len && guard_seek(a, b) != NULL;
}

bool guard_is_brand(const struct plan_brand *brand, struct span words)
{
	if (is_same(brand->name, words) || (words.len >= SHORTEST_PART &&
	        (guard_seek(brand->name, words) != NULL ||
	            guard_seek(brand->signature, words) != NULL ||
	            in_texts(&brand->names, words) || in_texts(&brand->handles, words))))
		return true;
	for (size_t i = 0; i < brand->names.count; i++)
		if (is_same(brand->names.at[i], words))
			return true;
	return false;
}

/* The host of an address: https://www.acme.example/help is www.acme.example. */
static struct span host_of(struct span link)
{
	const char *scheme = span_find(link, "://");
	struct span host = link;
	size_t len = 0;

	if (scheme != NULL)
		host = (struct span){scheme + 3, link.len - (size_t)(scheme + 3 - link.at)};
	while (len < host.len && strchr("/?#:", host.at[len]) == NULL)
		len++;
	while (len > 0 && host.at[len - 1] == '.')
		len--;
	return (struct span){host.at, len};
}

/* The host itself, or one within it. */
static bool is_allowed(const struct plan *plan, struct span host)
{
	for (size_t i = 0; i < plan->brand.links.count; i++) {
		struct span own = plan->brand.links.at[i];

		if (host.len >= own.len &&
		    strncasecmp(host.at + host.len - own.len, own.at, own.len) == 0 &&
		    (host.len == own.len || host.at[host.len - own.len - 1] == '.'))
			return true;
	}
	return false;
}

/* An address at one of the plan's hosts is no customer's. */
static bool is_own_mail(const struct plan *plan, struct span words)
{
	const char *at = memchr(words.at, '@', words.len);

	return at != NULL &&
	       is_allowed(plan, (struct span){at + 1, words.len - (size_t)(at + 1 - words.at)});
}

/* The number in "1,500.00 EUR", without what is behind a decimal sign. */
static int64_t amount_of(struct span words)
{
	int64_t amount = 0;

	for (size_t i = 0; i < words.len && amount < INT32_MAX; i++) {
		bool separator = strchr(".,' ", words.at[i]) != NULL;

		if (isdigit((unsigned char)words.at[i]))
			amount = 10 * amount + (words.at[i] - '0');
		else if (amount > 0 && separator && i + 3 < words.len &&
		    isdigit((unsigned char)words.at[i + 1]) &&
		    isdigit((unsigned char)words.at[i + 2]) &&
		    isdigit((unsigned char)words.at[i + 3]))
			continue;
		else if (amount > 0)
			break;
	}
	return amount;
}

/* What the topic's remedies cost at most; what anybody may promise where it is unknown. */
static int64_t most_money(const struct plan *plan, const struct plan_topic *topic)
{
	int64_t most = 0;

	if (topic == NULL) {
		for (size_t i = 0; i < plan->authority_count; i++)
			if (i == 0 || plan->authority[i].most < most)
				most = plan->authority[i].most;
		return most;
	}
	for (size_t i = 0; i < topic->remedies.count; i++) {
		const struct plan_remedy *remedy = plan_remedy(plan, topic->remedies.at[i]);

		if (remedy != NULL && remedy->cost > most)
			most = remedy->cost;
	}
	return most;
}

/* The rule's name ends in the remedy's: above-policy/refund. */
static bool has_remedy(const struct plan_topic *topic, struct span words)
{
	for (size_t i = 0; i < topic->remedies.count; i++) {
		struct span remedy = topic->remedies.at[i];
		size_t len = remedy.len < 5 ? remedy.len : 5; /* repair, repaired; refund, refunded */

		if (guard_seek(words, (struct span){remedy.at, len}) != NULL)
			return true;
	}
	return false;
}

bool guard_test(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct span run)
{
	struct span first;
	size_t length;

	switch (rule->test) {
	case TEST_LENGTH:
		return text->limit != NULL && text->publicly &&
		       !reply_fits(text->text, text->limit, &length);
	case TEST_LINK:
		return !is_allowed(guard->plan, host_of(run));
	case TEST_OWN:
		return !is_own(guard->plan, text->topic, run) && !is_own_mail(guard->plan, run);
	case TEST_BRAND:
		return !guard_is_brand(&guard->plan->brand, run);
	case TEST_POLICY:
		return amount_of(run) > most_money(guard->plan, text->topic);
	case TEST_REMEDY:
		return text->topic != NULL && !has_remedy(text->topic, run);
	case TEST_ANOTHER:
		return another_person(guard, text, run);
	case TEST_BEFORE:
		first = guard_first(guard, rule->with);
		return first.at == NULL || run.at < first.at;
	case TEST_ECHO:
		return false;
	case TEST_NONE:
	case TESTS:
		break;
	}
	return true;
}

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* As a word of its own, in the plain text. */
static struct span find_word(const struct guard *guard, struct span word)
{
	struct span rest = {guard->plain.at, guard->plain.len};
	const char *end = rest.at + rest.len, *at;

	while ((at = guard_seek(rest, word)) != NULL) {
		if ((at == guard->plain.at || !is_letter(at[-1])) &&
		    (at + word.len == end || !is_letter(at[word.len])))
			return (struct span){at, word.len};
		rest = (struct span){at + 1, (size_t)(end - at) - 1};
	}
	return (struct span){NULL, 0};
}

/* Runs of digits, with the signs that phones, cards and orders are written with. */
static size_t number_length(struct span text, size_t *digits)
{
	size_t len = 0, last = 0;

	*digits = 0;
	while (len < text.len && (isdigit((unsigned char)text.at[len]) ||
	        (*digits > 0 && strchr("-. /", text.at[len]) != NULL))) {
		if (isdigit((unsigned char)text.at[len])) {
			++*digits;
			last = len + 1;
		}
		len++;
	}
	return last;
}

static void echo_numbers(struct guard *guard, const struct guard_text *text,
    const struct rule *rule, struct findings *findings)
{
	struct span rest = post_text(text->post);

	while (rest.len > 0) {
		size_t digits, len = number_length(rest, &digits);
		struct span found = {NULL, 0};

		if (digits >= SHORTEST_NUMBER)
			found = find_word(guard, (struct span){rest.at, len});
		if (found.at != NULL && !is_own(guard->plan, text->topic, found))
			guard_found(guard, text, rule, found, findings);
		len = len > 0 ? len : 1;
		rest = (struct span){rest.at + len, rest.len - len};
	}
}

/* Words of the name: on a platform with handles the handle is who the person is in public. */
static void echo_name(struct guard *guard, const struct guard_text *text,
    const struct rule *rule, struct findings *findings)
{
	struct span handle = post_member(text->post, "author_handle");
	struct span name = post_member(text->post, "author_name");

	while (handle.len > 0 && name.len > 0) {
		struct span word = {name.at, 0}, found;

		while (word.len < name.len && name.at[word.len] != ' ')
			word.len++;
		found = find_word(guard, word);
		if (word.len >= SHORTEST_NAME && found.at != NULL &&
		    guard_seek(handle, word) == NULL && !is_own(guard->plan, NULL, word))
			guard_found(guard, text, rule, found, findings);
		name = (struct span){name.at + word.len, name.len - word.len};
		while (name.len > 0 && name.at[0] == ' ')
			name = (struct span){name.at + 1, name.len - 1};
	}
}

void guard_echo(struct guard *guard, const struct guard_text *text, const struct rule *rule,
    struct findings *findings)
{
	if (text->post == NULL || text->draft)
		return;
	echo_numbers(guard, text, rule, findings);
	echo_name(guard, text, rule, findings);
}
