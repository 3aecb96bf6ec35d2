#include "ingest/mail/mime.h"

#if !defined(CRISIS_GMIME)

enum status mime_new(struct mime **mime, struct fault *fault)
{
	*mime = NULL;
	return fault_set(fault, STATUS_USAGE, "is mail, and this was built without mail support");
}

void mime_free(struct mime *mime)
{
	(void)mime;
}

bool mime_open(struct mime *mime, struct span bytes)
{
	(void)mime;
	(void)bytes;
	return false;
}

const char *mime_header(const struct mime *mime, const char *name)
{
	(void)mime;
	(void)name;
	return NULL;
}

bool mime_has(const struct mime *mime, const char *start)
{
	(void)mime;
	(void)start;
	return false;
}

void mime_address(const struct mime *mime, const char *text, struct buf *address, struct buf *name)
{
	(void)mime;
	(void)text;
	(void)address;
	(void)name;
}

bool mime_text(const struct mime *mime, struct buf *body, const char **charset, bool *html)
{
	(void)mime;
	(void)body;
	(void)charset;
	(void)html;
	return false;
}

#else

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { DEEPEST = 32 };

struct mime {
	GMimeParserOptions *options;
	GMimeMessage *message; /* NULL: none */
};

enum status mime_new(struct mime **mime, struct fault *fault)
{
	const char *sets[] = {"utf-8", "windows-1252", NULL};

	(void)fault;
	g_mime_init(); /* for good: it cannot be started anew once it was shut down */
	*mime = mem_new(1, sizeof **mime);
	(*mime)->options = g_mime_parser_options_new();
	g_mime_parser_options_set_fallback_charsets((*mime)->options, sets);
	return STATUS_OK;
}

static void close_message(struct mime *mime)
{
	if (mime->message != NULL)
		g_object_unref(mime->message);
	mime->message = NULL;
}

void mime_free(struct mime *mime)
{
	if (mime == NULL)
		return;
	close_message(mime);
	g_mime_parser_options_free(mime->options);
	free(mime);
}

bool mime_open(struct mime *mime, struct span bytes)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.at, bytes.len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);

	close_message(mime);
	mime->message = g_mime_parser_construct_message(parser, mime->options);
	g_object_unref(parser);
	g_object_unref(stream);
	return mime->message != NULL;
}

static GMimeHeaderList *headers_of(const struct mime *mime)
{
	return g_mime_object_get_header_list(GMIME_OBJECT(mime->message));
}

/* Headers that tell of the content are with the part that it is. */
const char *mime_header(const struct mime *mime, const char *name)
{
	GMimeHeader *header = g_mime_header_list_get_header(headers_of(mime), name);
	GMimeObject *part = g_mime_message_get_mime_part(mime->message);

	if (header == NULL && part != NULL)
		header =
		    g_mime_header_list_get_header(g_mime_object_get_header_list(part), name);

	return header != NULL ? g_mime_header_get_raw_value(header) : NULL;
}

bool mime_has(const struct mime *mime, const char *start)
{
	GMimeHeaderList *headers = headers_of(mime);

	for (int i = 0; i < g_mime_header_list_get_count(headers); i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);

		if (strncasecmp(g_mime_header_get_name(header), start, strlen(start)) == 0)
			return true;
	}
	return false;
}

/* The first address that there is, in groups too. */
static InternetAddressMailbox *first_mailbox(InternetAddressList *list, int depth)
{
	for (int i = 0; list != NULL && i < internet_address_list_length(list); i++) {
		InternetAddress *address = internet_address_list_get_address(list, i);
		InternetAddressMailbox *found = NULL;

		if (INTERNET_ADDRESS_IS_MAILBOX(address))
			return INTERNET_ADDRESS_MAILBOX(address);
		if (depth < DEEPEST && INTERNET_ADDRESS_IS_GROUP(address))
			found = first_mailbox(
			    internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)),
			    depth + 1);
		if (found != NULL)
			return found;
	}
	return NULL;
}

void mime_address(const struct mime *mime, const char *text, struct buf *address, struct buf *name)
{
	InternetAddressList *list = internet_address_list_parse(mime->options, text);
	InternetAddressMailbox *mailbox = first_mailbox(list, 0);
	const char *found = NULL;

	if (mailbox != NULL)
		found = internet_address_mailbox_get_addr(mailbox);
	if (found != NULL)
		buf_text(address, found);
	if (mailbox != NULL)
		found = internet_address_get_name(INTERNET_ADDRESS(mailbox));
	if (found != NULL && mailbox != NULL)
		buf_text(name, found);
	if (list != NULL)
		g_object_unref(list);
}

/* The text ------------------------------------------------------------------------------- */

static bool is_type(GMimeObject *object, const char *type, const char *subtype)
{
	return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

static bool is_blank(const struct buf *text)
{
	size_t i = 0;

	while (i < text->len && strchr(" \t\r\n", text->at[i]) != NULL && text->at[i] != '\0')
		i++;
	return i == text->len;
}

/* Decodes a part's content; false where it is no text, an attachment, or empty. */
static bool take_text(GMimeObject *object, struct buf *body)
{
	GMimeDataWrapper *content;
	GMimeStream *stream;
	GByteArray *bytes;

	if (!GMIME_IS_PART(object) || !is_type(object, "text", "*") ||
	    g_mime_part_is_attachment(GMIME_PART(object)))
		return false;
	content = g_mime_part_get_content(GMIME_PART(object));
	if (content == NULL)
		return false;
	stream = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	buf_reset(body);
	if (bytes != NULL && bytes->len > 0)
		buf_add(body, (const char *)bytes->data, bytes->len);
	g_object_unref(stream);
	return !is_blank(body);
}

/*
 * The part that is the message's text, its content in body; NULL where there is none. Of
 * alternatives the plain one, of all else the first that holds something: lists add their
 * footers behind. A message that is attached is looked into where there is nothing else.
 */
static GMimeObject *find_text(GMimeObject *object, bool attached, int depth, struct buf *body)
{
	GMimeObject *found = NULL;
	bool choice = is_type(object, "multipart", "alternative");

	if (depth > DEEPEST)
		return NULL;
	if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
		GMimeObject *part = inner != NULL ? g_mime_message_get_mime_part(inner) : NULL;

		return attached && part != NULL ? find_text(part, true, depth + 1, body) : NULL;
	}
	if (!GMIME_IS_MULTIPART(object))
		return take_text(object, body) ? object : NULL;
	for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); i++) {
		GMimeObject *part = g_mime_multipart_get_part(GMIME_MULTIPART(object), i);
		GMimeObject *text = find_text(part, attached, depth + 1, body);

		if (text != NULL && (!choice || !is_type(text, "text", "html")))
			return text;
		found = found != NULL ? found : text;
	}
	/* What was decoded last need not be what was chosen. */
	return found != NULL && take_text(found, body) ? found : NULL;
}

bool mime_text(const struct mime *mime, struct buf *body, const char **charset, bool *html)
{
	GMimeObject *all = g_mime_message_get_mime_part(mime->message), *part = NULL;

	if (all != NULL)
		part = find_text(all, false, 0, body);
	if (all != NULL && part == NULL)
		part = find_text(all, true, 0, body);
	if (part == NULL)
		return false;
	*charset = g_mime_object_get_content_type_parameter(part, "charset");
	*html = is_type(part, "text", "html");
	return true;
}

#endif
