/* Payment cards, bank accounts, and which of the numbers one is. */
#include "ingest/privacy/redact.h"

#include <ctype.h>
#include <string.h>

#include "ingest/privacy/redact_phone.h"
#include "ingest/privacy/redact_run.h"

/* What issuers' numbers start with, in four digits, by their length (the networks' public
 * ranges: Visa, Mastercard, American Express, Diners Club, Discover, JCB, UnionPay, Maestro,
 * Mir, Troy). */
static const struct {
	unsigned short least, most, from, to;
} issuers[] = {
    {13, 13, 4000, 4999},
    {14, 14, 3000, 3059},
    {14, 14, 3095, 3095},
    {14, 14, 3600, 3699},
    {14, 14, 3800, 3999},
    {15, 15, 3400, 3499},
    {15, 15, 3700, 3799},
    {16, 16, 2200, 2204},
    {16, 16, 2221, 2720},
    {16, 19, 3528, 3589},
    {16, 16, 4000, 4999},
    {19, 19, 4000, 4999},
    {16, 16, 5100, 5599},
    {13, 19, 5000, 5099},
    {13, 19, 5600, 5899},
    {13, 19, 6000, 6999},
    {16, 16, 9792, 9792},
};

static bool is_issued(const struct run_of_digits *run, size_t total)
{
	unsigned start = 0;

	for (size_t i = 0; i < 4; i++)
		start = start * 10 + run->digits[i];
	for (size_t i = 0; i < sizeof issuers / sizeof *issuers; i++)
		if (total >= issuers[i].least && total <= issuers[i].most &&
		    start >= issuers[i].from && start <= issuers[i].to)
			return true;
	return false;
}

/* The sum of the digits, every second one, from the last but one on, times by: Luhn's takes
 * the digits of a product apart, the bar codes' (GS1) does not. */
static unsigned check_sum(const struct run_of_digits *run, size_t total, unsigned by)
{
	unsigned sum = 0;

	for (size_t i = 0; i < total; i++) {
		unsigned digit = run->digits[i];

		if ((total - i) % 2 == 0) {
			digit *= by;
			if (by == 2 && digit > 9)
				digit -= 9;
		}
		sum += digit;
	}
	return sum;
}

/* Fours with a shorter last, as 4 4 4 4 or 4 4 4 4 3, or 4 6 5 and 4 6 4; or no groups. */
static bool is_card_shape(const struct run_of_digits *run, size_t count)
{
	const struct group *g = run->groups;

	for (size_t i = 1; i < count; i++)
		if ((g[i].sep != ' ' && g[i].sep != '-') || g[i].sep != g[1].sep)
			return false;
	if (count == 3 && g[0].n == 4 && g[1].n == 6 && (g[2].n == 4 || g[2].n == 5))
		return true;
	for (size_t i = 0; i + 1 < count; i++)
		if (g[i].n != 4)
			return false;
	return count == 1 || g[count - 1].n <= 4;
}

static size_t card_at(struct span text)
{
	struct run_of_digits run;

	if (*text.at == '(' || *text.at == '+' || !run_read(&run, text))
		return 0;
	for (size_t count = run.count; count > 0; count--) {
		size_t total = run_total(&run, count), end = run.groups[count - 1].end;

		if (total < 13 || total > 19 || !is_card_shape(&run, count) ||
		    !is_issued(&run, total) || check_sum(&run, total, 2) % 10 != 0)
			continue;
		if (total == 13 && count == 1 && check_sum(&run, total, 3) % 10 == 0)
			continue; /* a bar code */
		if (end == text.len || (!isalnum((unsigned char)text.at[end]) && text.at[end] != '_'))
			return end;
	}
	return 0;
}

/* Countries and the lengths of their account numbers (SWIFT, IBAN registry). */
static const char countries[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
    "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20"
    "LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29"
    "PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20"
    "YE30";

static size_t account_length(struct span text)
{
	size_t digits = text.len > 2 && text.at[2] == ' ' ? 3 : 2;
	char country[2];

	if (text.len < digits + 2)
		return 0;
	country[0] = (char)toupper((unsigned char)text.at[0]);
	country[1] = (char)toupper((unsigned char)text.at[1]);
	for (const char *at = countries; *at != '\0'; at += 4)
		if (memcmp(at, country, 2) == 0 && isdigit((unsigned char)text.at[digits]) &&
		    isdigit((unsigned char)text.at[digits + 1]))
			return (size_t)(at[2] - '0') * 10 + (size_t)(at[3] - '0');
	return 0;
}

/* Characters of an account number: a blank or dash may stand between any two. */
static size_t gather_account(struct span text, size_t wanted, char *account)
{
	size_t at = 0, n = 0;

	while (at < text.len && n < wanted) {
		unsigned char c = (unsigned char)text.at[at];

		if (isalnum(c)) {
			account[n++] = (char)toupper(c);
			at++;
			continue;
		}
		if (c == 0xC2 && at + 1 < text.len && (unsigned char)text.at[at + 1] == 0xA0)
			at++;
		else if (c != ' ' && c != '-')
			return 0;
		if (at + 1 == text.len || !isalnum((unsigned char)text.at[at + 1]))
			return 0;
		at++;
	}
	return n == wanted ? at : 0;
}

/* The remainder by 97, the first four characters moved to the end, letters from 10 on. Words
 * that happen to have it have few digits; accounts, at least half. */
static bool is_account(const char *account, size_t len)
{
	unsigned rest = 0;
	size_t digits = 0;

	for (size_t i = 0; i < len; i++) {
		char c = account[(i + 4) % len];

		digits += isdigit((unsigned char)c) != 0;
		if (isdigit((unsigned char)c))
			rest = (rest * 10 + (unsigned)(c - '0')) % 97;
		else
			rest = (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
	}
	return rest == 1 && digits * 2 >= len;
}

static size_t account_at(struct span text)
{
	char account[40];
	size_t wanted = account_length(text);
	size_t end = wanted > 0 ? gather_account(text, wanted, account) : 0;

	if (end == 0 || !is_account(account, wanted) ||
	    (end < text.len && (isalnum((unsigned char)text.at[end]) || text.at[end] == '_')))
		return 0;
	return end;
}

size_t redact_number(struct span before, struct span text, enum redacted *kind)
{
	unsigned value;
	size_t len;

	if (text.len < 6 || run_ends_in_word(before))
		return 0;
	*kind = REDACTED_IBAN;
	if (isalpha((unsigned char)*text.at))
		return account_at(text);
	if (*text.at != '+' && *text.at != '(' && run_digit(text, &value) == 0)
		return 0;
	*kind = REDACTED_CARD;
	len = card_at(text);
	if (len > 0)
		return len;
	*kind = REDACTED_PHONE;
	return redact_phone(before, text);
}
