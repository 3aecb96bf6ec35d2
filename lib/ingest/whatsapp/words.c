#include "ingest/whatsapp/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "ingest/whatsapp/stamp.h"

enum { LONGEST = 120 }; /* of what is put in place of a message */

static bool ends_with(struct span text, const char *end)
{
	size_t len = strlen(end);

	return text.len >= len && strncasecmp(text.at + text.len - len, end, len) == 0;
}

static bool starts_with(struct span text, const char *start)
{
	size_t len = strlen(start);

	return text.len >= len && strncasecmp(text.at, start, len) == 0;
}

static bool holds(struct span text, const char *words)
{
	for (; text.len > 0; text.at++, text.len--)
		if (starts_with(text, words))
			return true;
	return false;
}

/* Without white space and marks at both ends. */
static struct span trim(struct span text)
{
	size_t n = stamp_marks(text);

	while (text.len > 0 && (n > 0 || isspace((unsigned char)*text.at))) {
		n = n > 0 ? n : 1;
		text = (struct span){text.at + n, text.len - n};
		n = stamp_marks(text);
	}
	for (;;) {
		if (text.len > 0 && isspace((unsigned char)text.at[text.len - 1]))
			text.len--;
		else if (text.len >= 3 && memcmp(text.at + text.len - 3, "\xE2\x80\x8E", 3) == 0)
			text.len -= 3;
		else
			return text;
	}
}

bool whatsapp_deleted(struct span text)
{
	static const char *const words[] = {"This message was deleted", "You deleted this message",
	    "Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht",
	    "Se eliminó este mensaje", "Eliminaste este mensaje", "Este mensaje fue eliminado",
	    "Mensagem apagada", "Esta mensagem foi apagada", "Essa mensagem foi apagada",
	    "Você apagou esta mensagem", "Apagaste esta mensagem", "Ce message a été supprimé",
	    "Vous avez supprimé ce message", "Questo messaggio è stato eliminato",
	    "Hai eliminato questo messaggio", "Dit bericht is verwijderd",
	    "U hebt dit bericht verwijderd", "Je hebt dit bericht verwijderd",
	    "Данное сообщение удалено",
	    "Вы удалили данное сообщение", "Сообщение удалено",
	    "Bu mesaj silindi", "Bu mesajı sildiniz", "Ta wiadomość została usunięta",
	    "Wiadomość usunięta", "Pesan ini telah dihapus", "Anda menghapus pesan ini",
	    "Detta meddelande raderades", "Denne besked blev slettet", "Tämä viesti poistettiin",
	    "このメッセージは削除されました", "此訊息已刪除", "此消息已删除",
	    "您已删除此消息", "삭제된 메시지입니다",
	    "تم حذف هذه الرسالة",
	    "यह मैसेज डिलीट किया गया"};

	text = trim(text);
	if (text.len > LONGEST)
		return false;
	if (ends_with(text, "."))
		text.len--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text.len == strlen(words[i]) && starts_with(text, words[i]))
			return true;
	return false;
}

bool whatsapp_notice(struct span text)
{
	static const char *const starts[] = {"Messages and calls are end-to-end encrypted",
	    "Messages to this chat and calls are now secured with end-to-end encryption",
	    "Messages to this group are now secured with end-to-end encryption",
	    "Messages you send to this chat and calls are now secured with end-to-end encryption",
	    "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt",
	    "Los mensajes y las llamadas están cifrados de extremo a extremo",
	    "Los mensajes y llamadas están cifrados de extremo a extremo",
	    "Les messages et les appels sont chiffrés de bout en bout",
	    "I messaggi e le chiamate sono crittografati end-to-end",
	    "As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta",
	    "As mensagens e chamadas são encriptadas de ponta a ponta",
	    "Berichten en oproepen worden end-to-end versleuteld",
	    "Сообщения и звонки защищены сквозным шифрованием",
	    "Mesajlar ve aramalar uçtan uca şifrelidir"};

	text = trim(text);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (starts_with(text, starts[i]))
			return true;
	return false;
}

/* Where the last "<words>" of the text begins, with a mark before it; SIZE_MAX: nowhere. */
static size_t last_bracket(struct span text, size_t *marks)
{
	size_t at = text.len;

	*marks = 0;
	if (text.len == 0 || text.at[text.len - 1] != '>')
		return SIZE_MAX;
	while (at > 0 && text.len - at < LONGEST && text.at[at - 1] != '<')
		at--;
	if (at == 0 || text.at[at - 1] != '<')
		return SIZE_MAX;
	at--;
	if (at >= 3 && memcmp(text.at + at - 3, "\xE2\x80\x8E", 3) == 0)
		*marks = 3;
	return at - *marks;
}

struct span whatsapp_unedited(struct span text)
{
	static const char *const words[] = {"<This message was edited>",
	    "<Diese Nachricht wurde bearbeitet.>", "<Se editó este mensaje.>", "<Mensagem editada>",
	    "<Esta mensagem foi editada>", "<Ce message a été modifié>",
	    "<Questo messaggio è stato modificato>", "<Dit bericht is bewerkt>",
	    "<Bu mesaj düzenlendi>", "<Данное сообщение изменено>",
	    "<Edytowano tę wiadomość>",
	    "<Pesan ini diedit>"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ends_with(text, words[i]))
			return trim((struct span){text.at, text.len - strlen(words[i])});
	return text;
}

/* Media -------------------------------------------------------------------------------- */

static const char *mark_of_file(struct span name)
{
	static const struct {
		const char *end, *mark;
	} ends[] = {{".jpg", "image"}, {".jpeg", "image"}, {".png", "image"}, {".webp", "image"},
	    {".gif", "image"}, {".heic", "image"}, {".mp4", "video"}, {".mov", "video"},
	    {".3gp", "video"}, {".opus", "audio"}, {".m4a", "audio"}, {".mp3", "audio"},
	    {".aac", "audio"}, {".ogg", "audio"}};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(name, ends[i].end))
			return ends[i].mark;
	return "file";
}

static void add_file(struct sink *sink, struct span name)
{
	post_list_add(&sink->post.media,
	    sink_format(sink, "%s:%.*s", mark_of_file(name), (int)name.len, name.at));
}

/* The words for pictures and films, as they begin. */
static const char *mark_of_words(struct span text)
{
	static const struct {
		const char *start, *mark;
	} starts[] = {{"image", "image:"}, {"Bild", "image:"}, {"imag", "image:"},
	    {"immagine", "image:"}, {"afbeelding", "image:"}, {"görüntü", "image:"},
	    {"изображение", "image:"}, {"obraz", "image:"}, {"foto", "image:"},
	    {"图片", "image:"}, {"圖片", "image:"}, {"画像", "image:"}, {"이미지", "image:"},
	    {"sticker", "image:"}, {"figurinha", "image:"}, {"GIF", "image:"},
	    {"video", "video:"}, {"vídeo", "video:"}, {"vidéo", "video:"}, {"видео", "video:"},
	    {"wideo", "video:"}, {"视频", "video:"}, {"影片", "video:"}, {"動画", "video:"},
	    {"동영상", "video:"}, {"audio", "audio:"}, {"áudio", "audio:"}, {"ses ", "audio:"},
	    {"аудио", "audio:"}, {"dźwięk", "audio:"}, {"音频", "audio:"}, {"voice", "audio:"},
	    {"Sprachnachricht", "audio:"}};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (starts_with(text, starts[i].start))
			return starts[i].mark;
	return "media:";
}

/* "image omitted", as iOS has it: short, and it ends like that. */
static bool is_omitted(struct span text)
{
	static const char *const ends[] = {" omitted", " weggelassen", " omitida", " omitido",
	    " ocultada", " ocultado", " absente", " absent", " omis", " omise", " omessa",
	    " omesso", " weggelaten", " dahil edilmedi", " опущено",
	    " пропущено", " pominięto",
	    " pominięty", " utelämnad", " utelämnat", " udeladt", " utelatt", " jätettiin pois",
	    "已忽略", "已略去", "含まれていません", " tidak disertakan"};

	if (text.len > LONGEST || memchr(text.at, '\n', text.len) != NULL)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(text, ends[i]))
			return true;
	return false;
}

/* "<Media omitted>" in any language: brackets around words that are no tag and no address. */
static bool is_bracketed(struct span text)
{
	bool words = false;

	if (text.len < 4 || text.len > LONGEST || *text.at != '<' || text.at[text.len - 1] != '>')
		return false;
	for (size_t i = 1; i + 1 < text.len; i++) {
		if (strchr("<>/=@\n", text.at[i]) != NULL)
			return false;
		words |= text.at[i] == ' ' || (text.at[i] & 0x80) != 0;
	}
	return words;
}

/* "<attached: NAME.jpg>" at the end: the name; at NULL where it is not that. */
static struct span attached(struct span text, size_t *start)
{
	size_t marks;
	const char *colon;
	struct span inside;

	*start = last_bracket(text, &marks);
	if (*start == SIZE_MAX)
		return (struct span){0};
	inside = (struct span){text.at + *start + marks + 1, text.len - *start - marks - 2};
	colon = memchr(inside.at, ':', inside.len);
	if (colon == NULL || memchr(inside.at, '\n', inside.len) != NULL)
		return (struct span){0};
	inside = trim((struct span){colon + 1, (size_t)(inside.at + inside.len - colon) - 1});
	return memchr(inside.at, '.', inside.len) != NULL ? inside : (struct span){0};
}

/* "NAME.jpg (file attached)", as Android has it, in the first line. */
static struct span attached_first(struct span line)
{
	static const char *const words[] = {"(file attached)", "(Datei angehängt)",
	    "(archivo adjunto)", "(arquivo anexado)", "(ficheiro anexado)", "(fichier joint)",
	    "(file allegato)", "(bestand bijgevoegd)", "(файл добавлен)", "(dosya ekli)",
	    "(plik dołączony)", "(załączono plik)", "(bifogad fil)", "(file terlampir)"};

	line = trim(line);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ends_with(line, words[i]) && line.len > strlen(words[i]) + 3)
			return trim((struct span){line.at, line.len - strlen(words[i])});
	if (line.len > 12 && line.at[3] == '-' && holds(line, "-WA") && ends_with(line, ")")) {
		const char *end = memchr(line.at, ' ', line.len);

		if (end != NULL && end[1] == '(')
			return (struct span){line.at, (size_t)(end - line.at)};
	}
	return (struct span){0};
}

struct span whatsapp_media(struct sink *sink, struct span text)
{
	const char *end = text.len > 0 ? memchr(text.at, '\n', text.len) : NULL;
	size_t first = end != NULL ? (size_t)(end - text.at) : text.len, start;
	struct span whole = trim(text), name;

	if (whole.len == 0)
		return text;
	name = attached(whole, &start);
	if (name.len > 0) {
		add_file(sink, name);
		return trim((struct span){whole.at, start});
	}
	name = attached_first((struct span){text.at, first});
	if (name.len > 0) {
		add_file(sink, name);
		return trim((struct span){text.at + first, text.len - first});
	}
	if (!is_bracketed(whole) && !is_omitted(whole))
		return text;
	if (*whole.at == '<')
		whole = trim((struct span){whole.at + 1, whole.len - 2});
	post_list_add(&sink->post.media, span_of(mark_of_words(whole)));
	return span_of("");
}
