#include "plan/calendar_lines.h"

#include <string.h>
#include <strings.h>

bool calendar_is(struct span text, const char *word)
{
	return text.len == strlen(word) && strncasecmp(text.at, word, text.len) == 0;
}

bool calendar_next(struct calendar_lines *lines, struct span *line)
{
	buf_reset(&lines->unfolded);
	if (lines->text.len == 0)
		return false;
	lines->line = lines->next_line;
	do {
		struct span part = span_cut(&lines->text, '\n');

		lines->next_line++;
		if (lines->unfolded.len > 0)
			part = (struct span){part.at + 1, part.len - 1};
		if (part.len > 0 && part.at[part.len - 1] == '\r')
			part.len--;
		buf_add(&lines->unfolded, part.at, part.len);
	} while (lines->unfolded.len > 0 && lines->text.len > 0 &&
	    (*lines->text.at == ' ' || *lines->text.at == '\t'));
	*line = (struct span){lines->unfolded.at, lines->unfolded.len};
	return true;
}

/* The value begins behind the first colon that is not in quotes. */
struct calendar_property calendar_property(struct span line)
{
	struct calendar_property property = {line, {"", 0}, {"", 0}};
	bool quoted = false;
	size_t name = line.len;

	for (size_t i = 0; i < line.len; i++) {
		if (line.at[i] == '"')
			quoted = !quoted;
		if (quoted || (line.at[i] != ';' && line.at[i] != ':'))
			continue;
		if (name == line.len)
			name = i;
		if (line.at[i] != ':')
			continue;
		property.parameters = (struct span){line.at + name, i - name};
		property.value = (struct span){line.at + i + 1, line.len - i - 1};
		break;
	}
	property.name.len = name;
	return property;
}
