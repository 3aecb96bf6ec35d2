#include "ingest/lang.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Names that occur: in exports of Meltwater, Brandwatch and Talkwalker, and in Steam's API. */
static const struct {
	const char *name, *tag;
} names[] = {
    {"arabic", "ar"}, {"bengali", "bn"}, {"brazilian", "pt-BR"}, {"bulgarian", "bg"},
    {"catalan", "ca"}, {"chinese", "zh"}, {"croatian", "hr"}, {"czech", "cs"},
    {"danish", "da"}, {"dutch", "nl"}, {"english", "en"}, {"estonian", "et"},
    {"filipino", "fil"}, {"finnish", "fi"}, {"french", "fr"}, {"german", "de"},
    {"greek", "el"}, {"hebrew", "he"}, {"hindi", "hi"}, {"hungarian", "hu"},
    {"indonesian", "id"}, {"italian", "it"}, {"japanese", "ja"}, {"korean", "ko"},
    {"koreana", "ko"}, {"latam", "es-419"}, {"latvian", "lv"}, {"lithuanian", "lt"},
    {"malay", "ms"}, {"norwegian", "no"}, {"persian", "fa"}, {"polish", "pl"},
    {"portuguese", "pt"}, {"romanian", "ro"}, {"russian", "ru"}, {"schinese", "zh-CN"},
    {"serbian", "sr"}, {"slovak", "sk"}, {"slovenian", "sl"}, {"spanish", "es"},
    {"swedish", "sv"}, {"tagalog", "tl"}, {"tamil", "ta"}, {"tchinese", "zh-TW"},
    {"thai", "th"}, {"turkish", "tr"}, {"ukrainian", "uk"}, {"urdu", "ur"},
    {"vietnamese", "vi"},
};

/* Two or three letters, and perhaps more behind a hyphen or an underscore. */
static bool is_tag(struct span text)
{
	size_t letters = 0;

	while (letters < text.len && isalpha((unsigned char)text.at[letters]))
		letters++;
	if (letters < 2 || letters > 3 || text.len > 35)
		return false;
	for (size_t i = letters; i < text.len; i++)
		if (!isalnum((unsigned char)text.at[i]) && text.at[i] != '-' && text.at[i] != '_')
			return false;
	return letters == text.len || !isalnum((unsigned char)text.at[letters]);
}

struct span lang_tag(struct sink *sink, struct span name)
{
	char *tag;

	if (name.len == 0)
		return (struct span){0};
	if (is_tag(name)) {
		if (memchr(name.at, '_', name.len) == NULL)
			return name;
		tag = arena_copy(&sink->arena, name.at, name.len);
		for (size_t i = 0; i < name.len; i++)
			tag[i] = tag[i] == '_' ? '-' : tag[i];
		return (struct span){tag, name.len};
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == name.len &&
		    strncasecmp(names[i].name, name.at, name.len) == 0)
			return span_of(names[i].tag);
	return (struct span){0};
}
