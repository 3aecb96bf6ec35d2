#include "ingest/privacy/redact_cue.h"

#include <ctype.h>
#include <strings.h>

enum { WORDS_BACK = 3, LONGEST_WORD = 20, LONGEST_IN_BYTES = 4 * LONGEST_WORD };

/* Each stands between blanks. */
static const char phone_words[] =
    " tel telephone phone phones call calls calling mobile cell cellphone fax whatsapp "
    "whats sms text hotline helpline dial ring reach telefon telefonnummer telefono tlf handy "
    "handynummer mobil mobilnummer rufnummer ruf rufen anrufen ruckruf festnetz llame llama "
    "llamar llamen movil celular appelez appeler portable telefone cellulare chiamare gsm bel "
    "telefoon viber signal ";
static const char other_words[] =
    " order orders ticket tickets case ref reference invoice booking reservation tracking parcel "
    "shipment id ids serial sn imei model part sku item article asin isbn issn ean upc account "
    "acct customer contract policy claim confirmation pnr flight version build status tweet "
    "bestellung bestellnummer auftrag auftragsnummer rechnung rechnungsnummer sendung "
    "sendungsnummer kundennummer vertrag vertragsnummer vorgang vorgangsnummer aktenzeichen "
    "commande facture dossier pedido factura caso ordine fattura zaak bestelling usd eur euro "
    "gbp chf inr rs cad aud jpy ";

/* Words of scripts whose words have no blanks between them, and signs. */
static const char *const phone_ends[] = {"\u96fb\u8a71", "\u7535\u8bdd", "\u624b\u673a",
    "\u624b\u6a5f", "\u643a\u5e2f", "\u756a\u53f7", "\uc804\ud654", "\u0442\u0435\u043b",
    "\u0442\u0435\u043b\u0435\u0444\u043e\u043d", "t\u00e9l", "tel\u00e9fono", "m\u00f3vil",
    "t\u00e9l\u00e9phone", "r\u00fcckruf", "\u260e", "\u260e\ufe0f", "\U0001f4de",
    "\U0001f4f1"};

static bool is_among(const char *words, struct span word)
{
	char blanked[LONGEST_WORD + 3] = " ";

	if (word.len == 0 || word.len > LONGEST_WORD)
		return false;
	for (size_t i = 0; i < word.len; i++)
		blanked[i + 1] = (char)tolower((unsigned char)word.at[i]);
	blanked[word.len + 1] = ' ';
	blanked[word.len + 2] = '\0';
	return strstr(words, blanked) != NULL;
}

static bool ends_as_phone(struct span word)
{
	for (size_t i = 0; i < sizeof phone_ends / sizeof *phone_ends; i++) {
		size_t len = strlen(phone_ends[i]);

		if (word.len >= len &&
		    strncasecmp(word.at + word.len - len, phone_ends[i], len) == 0)
			return true;
	}
	return false;
}

/* What has been replaced stands in brackets and is no word. */
static enum cue cue_of(struct span word, bool replaced)
{
	if (replaced)
		return CUE_NONE;
	if (is_among(phone_words, word) || ends_as_phone(word))
		return CUE_PHONE;
	return is_among(other_words, word) ? CUE_OTHER : CUE_NONE;
}

static bool is_of_word(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80) != 0;
}

enum cue redact_cue(struct span before)
{
	size_t end = before.len;

	while (ends_with((struct span){before.at, end}, "\uff1a"))
		end -= strlen("\uff1a");
	for (int words = 0; words < WORDS_BACK; words++) {
		size_t gap = 0, start;
		enum cue cue;

		while (end > 0 && !is_of_word(before.at[end - 1]) && gap++ < LONGEST_WORD) {
			end--;
			if (strchr("\n!?;", before.at[end]) != NULL)
				return CUE_NONE;
		}
		start = end;
		while (start > 0 && is_of_word(before.at[start - 1]) && end - start <= LONGEST_IN_BYTES)
			start--;
		cue = cue_of((struct span){before.at + start, end - start},
		    start > 0 && before.at[start - 1] == '[');
		if (cue != CUE_NONE)
			return cue;
		end = start;
	}
	return CUE_NONE;
}
