/*
 * Writes what sources export, for measuring crisis-ingest: exports SHAPE COUNT [SEED]. The same
 * arguments give the same bytes. The members, their order, and how long and how deep all is, are
 * those of the real payloads: a status of X has 2 to 5 KB, a repost its original in it; one of
 * Mastodon has 2.5 to 4 KB.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "storm.h"

struct export {
	uint64_t state;
	size_t number; /* of the record */
	size_t middle; /* of its text */
	char text[STORM_TEXT];
};

static const char *const days[] = {"Sat", "Sun", "Mon"};

static void next_text(struct export *export)
{
	export->middle = below(&export->state, COUNT_OF(middles));
	storm_text(export->text, export->middle, &export->state);
}

static uint64_t id_of(size_t number)
{
	return UINT64_C(1790000000000000000) + number * 7919;
}

/* 40 posts a minute, over three days. */
static void clock_of(size_t number, size_t *day, size_t *hour, size_t *minute)
{
	*day = number / 57600 % 3;
	*hour = number / 2400 % 24;
	*minute = number / 40 % 60;
}

static void x_time(size_t number)
{
	size_t day, hour, minute;

	clock_of(number, &day, &hour, &minute);
	printf("%s Nov %zu %02zu:%02zu:%02zu +0000 2026", days[day], 21 + day, hour, minute,
	    number % 60);
}

/* The text outside JSON: its quotes as they are, or doubled. */
static void plain_text(const char *text, bool doubled)
{
	for (; *text != '\0'; text++) {
		if (*text == '\\')
			continue;
		if (*text == '"' && doubled)
			putchar('"');
		putchar(*text);
	}
}

/* X v1.1 ------------------------------------------------------------------------------------- */

static void x_user(struct export *export)
{
	size_t author = below(&export->state, 200000);

	printf("\"user\":{\"id\":%zu,\"id_str\":\"%zu\",\"name\":\"User %zu\",\"screen_name\":"
	       "\"user%zu\",\"location\":\"Somewhere, %zu\",\"description\":\"%s\",\"url\":"
	       "\"https:\\/\\/t.co\\/u%08zu\",\"entities\":{\"url\":{\"urls\":[{\"url\":\"https:\\/\\/"
	       "t.co\\/u%08zu\",\"expanded_url\":\"https:\\/\\/user%zu.example\",\"display_url\":"
	       "\"user%zu.example\",\"indices\":[0,23]}]},\"description\":{\"urls\":[]}},",
	    author, author, author, author, author % 90,
	    fillers[below(&export->state, COUNT_OF(fillers))], author, author, author, author);
	printf("\"protected\":false,\"followers_count\":%zu,\"friends_count\":%zu,\"listed_count\":%zu,",
	    heavy_tail(&export->state), heavy_tail(&export->state), below(&export->state, 30));
	printf("\"created_at\":\"Mon Apr 18 23:18:03 +0000 2011\",\"favourites_count\":%zu,"
	       "\"utc_offset\":null,\"time_zone\":null,\"geo_enabled\":true,\"verified\":false,"
	       "\"statuses_count\":%zu,\"lang\":null,\"contributors_enabled\":false,",
	    heavy_tail(&export->state), heavy_tail(&export->state));
	printf("\"is_translator\":false,\"is_translation_enabled\":false,"
	       "\"profile_background_color\":\"C0DEED\",\"profile_background_image_url\":"
	       "\"http:\\/\\/images.example\\/themes\\/theme1\\/bg.png\","
	       "\"profile_background_image_url_https\":"
	       "\"https:\\/\\/images.example\\/themes\\/theme1\\/bg.png\","
	       "\"profile_background_tile\":false,\"profile_image_url\":"
	       "\"http:\\/\\/images.example\\/profile_images\\/%" PRIu64 "\\/a_normal.jpg\","
	       "\"profile_image_url_https\":"
	       "\"https:\\/\\/images.example\\/profile_images\\/%" PRIu64 "\\/a_normal.jpg\","
	       "\"profile_banner_url\":\"https:\\/\\/images.example\\/profile_banners\\/%zu\\/147\",",
	    id_of(author), id_of(author), author);
	printf("\"profile_link_color\":\"1DA1F2\",\"profile_sidebar_border_color\":\"C0DEED\","
	       "\"profile_sidebar_fill_color\":\"DDEEF6\",\"profile_text_color\":\"333333\","
	       "\"profile_use_background_image\":true,\"has_extended_profile\":false,"
	       "\"default_profile\":true,\"default_profile_image\":false,\"following\":null,"
	       "\"follow_request_sent\":null,\"notifications\":null,\"translator_type\":\"none\"}");
}

static void x_media(const char *list, size_t number)
{
	printf("%s[{\"id\":%" PRIu64 ",\"id_str\":\"%" PRIu64 "\",\"indices\":[141,164],\"media_url\":"
	       "\"http:\\/\\/images.example\\/media\\/m%010zu.jpg\",\"media_url_https\":"
	       "\"https:\\/\\/images.example\\/media\\/m%010zu.jpg\",\"url\":"
	       "\"https:\\/\\/t.co\\/m%08zu\",\"display_url\":\"pic.example\\/m%08zu\","
	       "\"expanded_url\":\"https:\\/\\/x.example\\/user\\/status\\/%" PRIu64 "\\/photo\\/1\","
	       "\"type\":\"photo\",\"sizes\":{\"thumb\":{\"w\":150,\"h\":150,\"resize\":\"crop\"},"
	       "\"medium\":{\"w\":1024,\"h\":1024,\"resize\":\"fit\"},\"small\":{\"w\":680,\"h\":680,"
	       "\"resize\":\"fit\"},\"large\":{\"w\":1024,\"h\":1024,\"resize\":\"fit\"}}}]",
	    list, id_of(number), id_of(number), number, number, number, number, id_of(number));
}

static void x_entities(struct export *export)
{
	printf("\"entities\":{\"hashtags\":[");
	if (below(&export->state, 2) == 0)
		printf("{\"text\":\"acmefail\",\"indices\":[80,89]}");
	printf("],\"symbols\":[],\"user_mentions\":[{\"screen_name\":\"acme\",\"name\":\"Acme\","
	       "\"id\":4711,\"id_str\":\"4711\",\"indices\":[0,5]}],\"urls\":[");
	if (below(&export->state, 3) == 0)
		printf("{\"url\":\"https:\\/\\/t.co\\/a%08zu\",\"expanded_url\":"
		       "\"https:\\/\\/news.example\\/story\\/%zu\",\"display_url\":"
		       "\"news.example\\/story\\/%zu\",\"indices\":[90,113]}",
		    export->number, export->number, export->number);
	printf("]");
	if (export->number % 4 == 0) {
		x_media(",\"media\":", export->number);
		x_media("},\"extended_entities\":{\"media\":", export->number);
	}
	printf("},\"metadata\":{\"iso_language_code\":\"%s\",\"result_type\":\"recent\"},",
	    languages[export->middle]);
}

static void x_status(struct export *export, size_t number, bool original)
{
	printf("{\"created_at\":\"");
	x_time(number);
	next_text(export);
	printf("\",\"id\":%" PRIu64 ",\"id_str\":\"%" PRIu64 "\",\"full_text\":\"@acme %s &amp; more\","
	       "\"truncated\":false,\"display_text_range\":[0,%zu],",
	    id_of(number), id_of(number), export->text, strlen(export->text) + 17);
	x_entities(export);
	printf("\"source\":\"\\u003ca href=\\\"https:\\/\\/mobile.x.example\\\" rel=\\\"nofollow\\\""
	       "\\u003eX Web App\\u003c\\/a\\u003e\",\"in_reply_to_status_id\":null,"
	       "\"in_reply_to_status_id_str\":null,\"in_reply_to_user_id\":null,"
	       "\"in_reply_to_user_id_str\":null,\"in_reply_to_screen_name\":null,");
	x_user(export);
	printf(",\"geo\":null,\"coordinates\":null,\"place\":null,\"contributors\":null,");
	if (!original && number % 5 < 2) {
		printf("\"retweeted_status\":");
		x_status(export, number / 2, true);
		putchar(',');
	}
	printf("\"is_quote_status\":false,\"retweet_count\":%zu,\"favorite_count\":%zu,"
	       "\"favorited\":false,\"retweeted\":false,\"possibly_sensitive\":false,\"lang\":\"%s\"}",
	    heavy_tail(&export->state), heavy_tail(&export->state), languages[export->middle]);
}

static void x_line(struct export *export)
{
	x_status(export, export->number, false);
	putchar('\n');
}

/* Mastodon ----------------------------------------------------------------------------------- */

static void mastodon_time(const char *key, size_t number)
{
	size_t day, hour, minute;

	clock_of(number, &day, &hour, &minute);
	printf("\"%s\":\"2026-11-%02zuT%02zu:%02zu:%02zu.000Z\",", key, 21 + day, hour, minute,
	    number % 60);
}

static void mastodon_account(struct export *export)
{
	size_t author = below(&export->state, 200000), server = author % 40;

	printf("\"account\":{\"id\":\"%" PRIu64 "\",\"username\":\"user%zu\",\"acct\":"
	       "\"user%zu@s%zu.example\",\"display_name\":\"User %zu\",\"locked\":false,\"bot\":false,"
	       "\"discoverable\":true,\"indexable\":false,\"group\":false,",
	    id_of(author), author, author, server, author);
	printf("\"created_at\":\"2022-11-06T00:00:00.000Z\",\"note\":\"\\u003cp\\u003e%s "
	       "\\u003cbr\\u003e%s\\u003c/p\\u003e\",\"url\":\"https://s%zu.example/@user%zu\","
	       "\"uri\":\"https://s%zu.example/users/user%zu\",",
	    fillers[author % COUNT_OF(fillers)], endings[author % COUNT_OF(endings)], server, author,
	    server, author);
	for (size_t i = 0; i < 4; i++)
		printf("\"%s\":\"https://files.example/cache/accounts/%s/109/%03zu/284/original/"
		       "%016" PRIx64 ".jpg\",",
		    (const char *[]){"avatar", "avatar_static", "header", "header_static"}[i],
		    i < 2 ? "avatars" : "headers", author % 1000, id_of(author));
	printf("\"followers_count\":%zu,\"following_count\":%zu,\"statuses_count\":%zu,"
	       "\"last_status_at\":\"2026-11-21\",\"hide_collections\":false,\"emojis\":[],\"fields\":[",
	    heavy_tail(&export->state), heavy_tail(&export->state), heavy_tail(&export->state));
	printf("{\"name\":\"Web\",\"value\":\"\\u003ca href=\\\"https://user%zu.example\\\" "
	       "target=\\\"_blank\\\" rel=\\\"nofollow noopener me\\\"\\u003euser%zu.example"
	       "\\u003c/a\\u003e\",\"verified_at\":null},{\"name\":\"Pronouns\",\"value\":\"any\","
	       "\"verified_at\":null}]},",
	    author, author);
}

static void mastodon_content(struct export *export)
{
	next_text(export);
	printf("\"content\":\"\\u003cp\\u003e\\u003cspan class=\\\"h-card\\\"\\u003e\\u003ca href="
	       "\\\"https://s0.example/@acme\\\" class=\\\"u-url mention\\\"\\u003e@\\u003cspan"
	       "\\u003eacme\\u003c/span\\u003e\\u003c/a\\u003e\\u003c/span\\u003e %s \\u003ca href="
	       "\\\"https://s0.example/tags/acmefail\\\" class=\\\"mention hashtag\\\" "
	       "rel=\\\"tag\\\"\\u003e#\\u003cspan\\u003eacmefail\\u003c/span\\u003e\\u003c/a\\u003e",
	    export->text);
	if (export->number % 3 == 0)
		printf(" \\u003ca href=\\\"https://news.example/%zu\\\" rel=\\\"nofollow noopener\\\""
		       "\\u003e\\u003cspan class=\\\"invisible\\\"\\u003ehttps://\\u003c/span\\u003e"
		       "\\u003cspan class=\\\"\\\"\\u003enews.example/%zu\\u003c/span\\u003e\\u003c/a"
		       "\\u003e",
		    export->number, export->number);
	printf("\\u003c/p\\u003e\",\"filtered\":[],\"reblog\":null,\"application\":null,");
}

static void mastodon_media(size_t number)
{
	printf("\"media_attachments\":[");
	if (number % 4 == 0)
		printf("{\"id\":\"%" PRIu64 "\",\"type\":\"image\",\"url\":\"https://files.example/cache/"
		       "media_attachments/files/%016zu/original/a.png\",\"preview_url\":"
		       "\"https://files.example/cache/media_attachments/files/%016zu/small/a.png\","
		       "\"remote_url\":\"https://files.example/%016zu/original/a.png\","
		       "\"preview_remote_url\":null,\"text_url\":null,\"meta\":{\"original\":{\"width\":"
		       "1273,\"height\":687,\"size\":\"1273x687\",\"aspect\":1.8529839883551673},"
		       "\"small\":{\"width\":653,\"height\":352,\"size\":\"653x352\",\"aspect\":"
		       "1.8551136363636365}},\"description\":\"What the parcel looked like.\","
		       "\"blurhash\":\"U8RD1VV@^+-;~qIAM|x]_2aeNGj[\"}",
		    id_of(number), number, number, number);
	printf("],\"mentions\":[{\"id\":\"4711\",\"username\":\"acme\",\"url\":"
	       "\"https://s0.example/@acme\",\"acct\":\"acme@s0.example\"}],\"tags\":[{\"name\":"
	       "\"acmefail\",\"url\":\"https://s0.example/tags/acmefail\"}],\"emojis\":[],"
	       "\"card\":null,\"poll\":null}");
}

static void mastodon_status(struct export *export)
{
	size_t number = export->number, author = number % 200000;

	printf("{\"id\":\"%" PRIu64 "\",", id_of(number));
	mastodon_time("created_at", number);
	printf("\"in_reply_to_id\":null,\"in_reply_to_account_id\":null,\"sensitive\":false,"
	       "\"spoiler_text\":\"\",\"visibility\":\"public\",\"language\":\"en\",\"uri\":"
	       "\"https://s%zu.example/users/user%zu/statuses/%" PRIu64 "\",\"url\":"
	       "\"https://s%zu.example/@user%zu/%" PRIu64 "\",\"replies_count\":%zu,"
	       "\"reblogs_count\":%zu,\"favourites_count\":%zu,\"edited_at\":null,",
	    author % 40, author, id_of(number), author % 40, author, id_of(number),
	    below(&export->state, 12), below(&export->state, 30), heavy_tail(&export->state));
	mastodon_content(export);
	mastodon_account(export);
	mastodon_media(number);
}

static void mastodon_line(struct export *export)
{
	mastodon_status(export);
	putchar('\n');
}

static void mastodon_item(struct export *export)
{
	printf("%s", export->number == 0 ? "[" : ",\n");
	mastodon_status(export);
}

/* Tables and mail ---------------------------------------------------------------------------- */

/* The support-tweet sets: tweet_id, author_id, inbound and so on. */
static void tweets_row(struct export *export)
{
	size_t number = export->number;
	bool staff = number % 3 == 2;

	if (number == 0)
		puts("tweet_id,author_id,inbound,created_at,text,response_tweet_id,"
		     "in_response_to_tweet_id");
	printf("%zu,", number + 1);
	printf(staff ? "AcmeSupport,False," : "%zu,True,", 115000 + below(&export->state, 700000));
	x_time(number);
	next_text(export);
	printf(",\"@%s ", staff ? "115712" : "AcmeSupport");
	plain_text(export->text, true);
	printf(staff ? "\",,%zu\n" : "\",%zu,\n", staff ? number : number + 2);
}

/* A vendor's wide export, most columns of which are empty or of no use here. */
static void vendor_row(struct export *export)
{
	size_t number = export->number, author = below(&export->state, 200000), day, hour, minute;

	if (number == 0)
		puts("Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,"
		     "Country Code,Continent,Author,Full Name,Gender,Account Type,Added,Updated,Assignment,"
		     "Avatar,Category Details,Checked,City,Engagement Type,Full Text,Hashtags,Impact,"
		     "Impressions,Mentioned Authors,Reach (new),Resource Id,Thread Id,X Followers,"
		     "X Reposts,X Likes");
	clock_of(number, &day, &hour, &minute);
	printf("1999,Acme brand,2026-11-%zu %02zu:%02zu:%02zu.0,,,"
	       "https://x.example/user%zu/status/%" PRIu64 ",x.example,negative,twitter,%s,"
	       "USA,North America,user%zu,user%zu (User %zu),unknown,individual,"
	       "2026-11-22 06:00:00.0,2026-11-22 06:00:00.0,,"
	       "https://images.example/profile_images/%zu/a_normal.jpg,,false,,,",
	    21 + day, hour, minute, number % 60, author, id_of(number),
	    languages[number % COUNT_OF(languages)], author, author, author, author);
	next_text(export);
	printf("\"@acme ");
	plain_text(export->text, true);
	printf("\",\"#acme, #acmefail\",%zu.5,%zu,@acme,%zu,%" PRIu64 ",,%zu,%zu,%zu\n", number % 90,
	    heavy_tail(&export->state), heavy_tail(&export->state), id_of(number),
	    heavy_tail(&export->state), below(&export->state, 30), heavy_tail(&export->state));
}

static void mail(struct export *export)
{
	size_t number = export->number, author = below(&export->state, 200000), day, hour, minute;

	clock_of(number, &day, &hour, &minute);
	printf("From user%zu@mail.example %s Nov %zu %02zu:%02zu:%02zu 2026\n", author, days[day],
	    21 + day, hour, minute, number % 60);
	printf("Received: from mx%zu.mail.example by mx.acme.example; %s, %zu Nov 2026 %02zu:%02zu:%02zu "
	       "+0000\nMessage-ID: <%zu.%zu@mail.example>\nDate: %s, %zu Nov 2026 %02zu:%02zu:%02zu "
	       "+0000\nFrom: User %zu <user%zu@mail.example>\nTo: Support <support@acme.example>\n",
	    number % 9, days[day], 21 + day, hour, minute, number % 60, number, author, days[day],
	    21 + day, hour, minute, number % 60, author, author);
	next_text(export);
	printf("Subject: %s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
	       "Content-Transfer-Encoding: 8bit\n\nHello,\n\n",
	    openings[number % 6]);
	for (size_t i = 1 + below(&export->state, 4); i > 0; i--) {
		plain_text(export->text, false);
		puts("\n");
		next_text(export);
	}
	printf("Regards,\nUser %zu\n\n", author);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name, *end;
		void (*write)(struct export *export);
	} shapes[] = {{"x-v1", "", x_line}, {"mastodon", "", mastodon_line},
	    {"array", "]\n", mastodon_item}, {"tweets", "", tweets_row}, {"vendor", "", vendor_row},
	    {"mbox", "", mail}};
	struct export export = {.state = (argc > 3 ? strtoull(argv[3], NULL, 10) : 20261122) | 1};
	size_t shape = 0, count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;

	while (count > 0 && shape < COUNT_OF(shapes) && strcmp(shapes[shape].name, argv[1]) != 0)
		shape++;
	if (count == 0 || shape == COUNT_OF(shapes)) {
		fputs("usage: exports x-v1|mastodon|array|tweets|vendor|mbox COUNT [SEED]\n", stderr);
		return 2;
	}
	for (; export.number < count && ferror(stdout) == 0; export.number++)
		shapes[shape].write(&export);
	fputs(shapes[shape].end, stdout);
	return fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : 2;
}
