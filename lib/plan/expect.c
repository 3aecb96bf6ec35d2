#include "plan/expect.h"

#include <string.h>

#include "base/when.h"
#include "post/json.h"

static bool same_moment(const json_t *a, const json_t *b)
{
	int64_t x, y;

	return json_is_string(a) && json_is_string(b) &&
	    when_rfc3339(json_string_value(a), json_string_length(a), &x) &&
	    when_rfc3339(json_string_value(b), json_string_length(b), &y) && x == y;
}

static bool meets(const json_t *is, const json_t *wanted)
{
	const char *key;
	json_t *value;
	size_t i;

	if (is == NULL || json_is_null(wanted))
		return is == NULL && json_is_null(wanted);
	if (json_is_object(is) && json_is_object(wanted)) {
		json_object_foreach((json_t *)(uintptr_t)wanted, key, value)
			if (!meets(json_object_get(is, key), value))
				return false;
		return true;
	}
	if (json_is_array(is) && json_is_array(wanted)) {
		if (json_array_size(is) != json_array_size(wanted))
			return false;
		json_array_foreach(wanted, i, value)
			if (!meets(json_array_get(is, i), value))
				return false;
		return true;
	}
	if (json_is_number(is) && json_is_number(wanted))
		return json_number_value(is) == json_number_value(wanted);
	return json_equal(is, wanted) || same_moment(is, wanted);
}

static const char *name_in_post(const char *key)
{
	return strcmp(key, "route") == 0 ? "rule" : strcmp(key, "deadline") == 0 ? "answer_by" : key;
}

/* A member by the name that a case has for it; new. */
static json_t *find(const json_t *routed, const json_t *scored, const char *name)
{
	json_t *found = json_object_get(routed, name);
	const char *muted = json_string_value(json_object_get(routed, "muted"));

	if (strcmp(name, "silence") == 0)
		return json_boolean(muted != NULL && strcmp(muted, "silence") == 0);
	return json_incref(found != NULL ? found : json_object_get(scored, name));
}

static void tell(const char *key, const json_t *is, const json_t *wanted, void *state,
    void (*differs)(void *state, const struct expectation *expectation))
{
	struct buf found = {0}, asked = {0};

	if (is != NULL)
		json_write(&found, is);
	else
		buf_text(&found, "absent");
	json_write(&asked, wanted);
	differs(state, &(struct expectation){key, {found.at, found.len}, {asked.at, asked.len}});
	buf_free(&found);
	buf_free(&asked);
}

enum status expect_each(struct span expect, struct span route, struct span score, void *state,
    void (*differs)(void *state, const struct expectation *expectation), struct fault *fault)
{
	json_t *expected = NULL, *routed = NULL, *scored = NULL, *wanted;
	enum status status = json_read(expect, &expected, fault);
	const char *key;

	if (status == STATUS_OK)
		status = json_read(route, &routed, fault);
	if (status == STATUS_OK)
		status = json_read(score, &scored, fault);
	if (status == STATUS_OK)
		json_object_foreach(expected, key, wanted) {
			const char *name = name_in_post(key);
			json_t *is = find(routed, scored, name);

			if (!meets(is, wanted))
				tell(name, is, wanted, state, differs);
			json_decref(is);
		}
	json_decref(expected);
	json_decref(routed);
	json_decref(scored);
	return status;
}
