#include "ingest/known.h"

#include <ctype.h>
#include <string.h>

/*
 * From: Brandwatch, Meltwater, Talkwalker, Brand24, Mention, Sprout Social, Hootsuite,
 * CrowdTangle, Facepager, YouTube Data Tools, 4CAT, twarc-csv, Social Feed Manager, TAGS,
 * DMI-TCAT, the support-tweet and airline sets, the monthly reports of Google Play's console,
 * scrapers of reviews, Yelp, Reddit's dumps; and the words of a few languages that people name
 * the columns of their own tables by.
 */
const struct known known_columns[] = {
    {"full text|hit sentence|tweet text|original tweet|full_text|tweet_full_text|text|"
     "raw content|review text|review body|review content|comment text|comment message|"
     "complaint text|consumer complaint narrative|complaint what happened|message text|"
     "post text|message|post message|status message|ticket description|selftext|body|content|"
     "mention content|post content|tweet|caption|post|"
     "review|comment|complaint|feedback|description|texte|texto|testo|tekst|nachricht|beitrag|"
     "kommentar|inhalt|rezension|commentaire|avis|mensaje|comentario|reseña|mensagem|"
     "comentário|messaggio|commento|recensione|bericht|reactie|本文|投稿内容|内容|コメント|"
     "текст|сообщение|отзыв|내용|댓글",
        FILL_TEXT, FILL_AT(text), false, NULL},
    {"body", FILL_TEXT, FILL_AT(text), true, "reddit"},
    {"opening text", FILL_TEXT, FILL_AT(text), true, NULL},
    {"snippet|content snippet", FILL_TEXT, FILL_AT(text), true, NULL},
    {"summary", FILL_TEXT, FILL_AT(title), false, "shop"},
    {"title|headline|heading|review title|review headline|subject|ticket subject|title snippet|"
     "titel|betreff|titre|título|titulo|titolo|タイトル|заголовок|제목",
        FILL_TEXT, FILL_AT(title), false, NULL},
    {"object_id", FILL_ID, FILL_AT(id), false, "facepager"},
    {"tweet id|id_str|comment id|status id|twitter_id|resource id|review id|post id|"
     "message id|mention id|recommendation id|complaint id|ticket id",
        FILL_ID, FILL_AT(id), false, NULL},
    {"document id", FILL_ID, FILL_AT(id), true, NULL},
    {"id|_id|unique id", FILL_ID, FILL_AT(id), false, "!facepager"},
    {"created_at|tweet_created|tweet created at|tweet at|review created|"
     "review created (utc)|comment published|status published|review submit millis since epoch|"
     "review submit date and time|post created|created_time|published at|created_utc|"
     "unix timestamp|timestamp|published|date|datetime|date (gmt)|date (utc)|date and time|"
     "published date|publish date|post date|posted at|posted|created date|created on|created|"
     "submitted at|date submitted|date received|review date|timestamp created|time created|at|"
     "time|datum|fecha|data|fecha de publicación|date de publication|erstellt am|日付|日時|"
     "投稿日時|дата|날짜",
        FILL_TIME, FILL_AT(created_at), false, NULL},
    {"review last update millis since epoch|edited_at|edited", FILL_TIME, FILL_AT(edited_at),
        false, NULL},
    {"__twarc.retrieved_at|collected_at|retrieved_at|retrieved on|scraped at|timestamp collected",
        FILL_TIME, FILL_AT(collected_at), false, NULL},
    {"user name|author name", FILL_TEXT, FILL_AT(author_name), false, "googleplay"},
    {"facebook id", FILL_ID, FILL_AT(author_id), false, NULL},
    {"author_id|user_id|x author id|twitter author id|from.id|from_user_id|from_user_id_str|"
     "author channel id|author.id|review consumer user id|network author id|author.steamid|"
     "customer id",
        FILL_ID, FILL_AT(author_id), false, NULL},
    {"author.username|user screen name|screen name|from_user|from user name|author handle|"
     "author username|extra author attributes short name|handle|username|influencer|author|from|"
     "user|profile|account|autor|auteur|autore|verfasser|usuario|usuário|utente|投稿者|автор|"
     "작성자",
        FILL_TEXT, FILL_AT(author_handle), false, NULL},
    {"author.name|author name|full name|from user real name|user real name|display name|"
     "user name|from.name|page name|extra author attributes name|author full name|author_full|"
     "nickname|review username|comment author|profile name|sender name|sender|customer name|"
     "requester|reviewer name|"
     "reviewer nickname|reviewer|author title|name",
        FILL_TEXT, FILL_AT(author_name), false, NULL},
    {"author url|author channel url|author profile url|profile url", FILL_TEXT,
        FILL_AT(author_url), false, NULL},
    {"author.public_metrics.followers_count|x followers|twitter followers|user followers count|"
     "from user follower count|author followers|followers count|followers at posting|followers|"
     "user followers",
        FILL_COUNT, FILL_AT(author_followers), false, NULL},
    {"author.verified|user verified|from user verified|x verified|twitter verified|verified",
        FILL_FLAG, FILL_AT(author_verified), false, NULL},
    {"tweet_url|status_url|tweet permalink|post permalink|permalink url|permalink|review link|"
     "review url|post url|post link|message url|ticket url|mention url|tiktok url|url|link|uri",
        FILL_TEXT, FILL_AT(url), false, NULL},
    {"lang|language|language code|reviewer language|review language|language guess|sprache|langue|"
     "idioma|lingua|taal|言語|язык",
        FILL_TEXT, FILL_AT(lang), false, NULL},
    {"referenced_tweets.replied_to.id|in_response_to_tweet_id|in_reply_to_status_id_str|"
     "in_reply_to_status_id|in_reply_to_id|is reply to|x reply to|twitter reply to|reply to id",
        FILL_ID, FILL_AT(in_reply_to), false, NULL},
    {"parent_id|parent comment id", FILL_ID, FILL_AT(in_reply_to), false, "!facepager"},
    {"referenced_tweets.retweeted.id|retweeted_status_id|retweet id|retweeted id|x retweet of|"
     "x repost of|twitter retweet of",
        FILL_ID, FILL_AT(repost_of), false, NULL},
    {"referenced_tweets.quoted.id|quoted_status_id|quoted_status_id_str|quoted id|x quote of",
        FILL_ID, FILL_AT(quote_of), false, NULL},
    {"conversation_id|thread id|link_id|video id", FILL_ID, FILL_AT(conversation_id), false,
        NULL},
    {"status id", FILL_ID, FILL_AT(conversation_id), false, "facebook"},
    {"score", FILL_COUNT, FILL_AT(likes), false, "reddit"},
    {"public_metrics.like_count|favorite count|favourite count|like count|likes count|"
     "thumbs up count|thumbs up|votes helpful|helpful votes|comment likes|likes|reactions|"
     "num likes|x likes|facebook likes|instagram likes|useful|votes up|upvotes",
        FILL_COUNT, FILL_AT(likes), false, NULL},
    {"public_metrics.retweet_count|retweet count|retweets|reposts|x reposts|x retweets|"
     "twitter retweets|share count|shares|facebook shares",
        FILL_COUNT, FILL_AT(reposts), false, NULL},
    {"public_metrics.quote_count|quote count|quotes", FILL_COUNT, FILL_AT(quotes), false, NULL},
    {"public_metrics.reply_count|reply count|replies|x replies|twitter replies|comment count|"
     "comments count|num comments|comments|facebook comments|instagram comments",
        FILL_COUNT, FILL_AT(replies), false, NULL},
    {"public_metrics.impression_count|impression count|view count|views|plays|impressions",
        FILL_COUNT, FILL_AT(views), false, NULL},
    {"star rating|review rating|review stars|rating|stars|bewertung|calificación|valutazione|avaliação",
        FILL_RATING, FILL_AT(rating), false, NULL},
    {"score", FILL_RATING, FILL_AT(rating), false, "googleplay"},
    {"score", FILL_RATING, FILL_AT(rating), false, "shop"},
    {"tweet location|geo.full_name|place name|location name|location|user location", FILL_TEXT,
        FILL_AT(place), false, NULL},
    {"hashtags|hashtag", FILL_LIST, FILL_AT(tags), false, NULL},
    {"mentioned authors|mentions|mentioned users", FILL_LIST, FILL_AT(mentions), false, NULL},
    {"expanded urls|urls|links", FILL_LIST, FILL_AT(links), false, NULL},
    {"media urls|media|image urls|images", FILL_LIST, FILL_AT(media), false, NULL},
    {"query name|input name|search name|subreddit|app name|package name|app id|inbox|"
     "business id",
        FILL_TEXT, FILL_AT(source), false, NULL},
    {NULL, 0, 0, false, NULL},
};

const struct known_role known_roles[] = {
    {"time|hour|time of day|uhrzeit|hora|heure|ora", ROLE_CLOCK},
    {"inbound", ROLE_INBOUND},
    {"sent by|published by", ROLE_SENDER},
    {"platform|network|social network|content source name|content source|page type|source type|"
     "media type|domain|host url|source|source name|query type|channel",
        ROLE_NETWORK},
    {"thread entry type|engagement type|tweet type|post type|message type|content type|"
     "mention type|entry type|type|object type",
        ROLE_TYPE},
    {"is retweet|is repost", ROLE_REPOST},
    {"is reply", ROLE_REPLY},
    {"retweet or quote id", ROLE_REFERENCE},
    {"reply content|reply text|developer reply text|developer response|company reply|"
     "owner answer|response from owner text|review reply",
        ROLE_ANSWER},
    {"replied at|reply date|company reply date|company reply date (utc)|"
     "developer reply millis since epoch|developer reply date and time|"
     "owner answer timestamp datetime utc|response from owner date",
        ROLE_ANSWERED},
    {"latitude|lat", ROLE_LATITUDE},
    {"longitude|lng|lon|long", ROLE_LONGITUDE},
    {NULL, 0},
};

const struct known_sign known_signs[] = {
    {"hit sentence", "meltwater", NULL},
    {"query name|resource id", "brandwatch", NULL},
    {"tweet_id", "x", "x"},
    {"twitter_id", "x", "x"},
    {"tweet text", "x", "x"},
    {"public_metrics.retweet_count", "x", "x"},
    {"user_screen_name|tweet_url", "x", "x"},
    {"from_user|status_url", "x", "x"},
    {"from_user_name|retweet_count", "x", "x"},
    {"object_id|query_status", "facepager", NULL},
    {"facebook id", "facebook", "facebook"},
    {"comment id|status id|comment message", "facebook", "facebook"},
    {"status id|status message|num reactions", "facebook", "facebook"},
    {"authorchannelid|text", "youtube", "youtube"},
    {"is reply to|like count", "youtube", "youtube"},
    {"package name|star rating", "googleplay", "googleplay"},
    {"recommended|votes helpful|review", "steam", "steam"},
    {"ticket description", "ticket", NULL},
    {"ticket id|subject|description", "ticket", NULL},
    {"review id|thumbs up count", "googleplay", "googleplay"},
    {"review id|score", "googleplay", "googleplay"},
    {"reviewer nickname|territory", "appstore", "appstore"},
    {"developer response|is edited|review", "appstore", "appstore"},
    {"review consumer user id|review stars", "trustpilot", "trustpilot"},
    {"author id|author|attachments|reactions", "discord", "discord"},
    {"original tweet|tweet at", "x", "x"},
    {"profile name|score|summary", "shop", NULL},
    {"business id|stars", "yelp", "yelp"},
    {"recommendation id", "steam", "steam"},
    {"subreddit", "reddit", "reddit"},
    {NULL, NULL, NULL},
};

/* The members that -m can fill, by the post's own keys. */
const struct fill_row known_members[] = {
    {"id", FILL_ID, FILL_AT(id)},
    {"platform", FILL_TEXT, FILL_AT(platform)},
    {"kind", FILL_TEXT, FILL_AT(kind)},
    {"op", FILL_TEXT, FILL_AT(op)},
    {"url", FILL_TEXT, FILL_AT(url)},
    {"created_at", FILL_TIME, FILL_AT(created_at)},
    {"edited_at", FILL_TIME, FILL_AT(edited_at)},
    {"collected_at", FILL_TIME, FILL_AT(collected_at)},
    {"text", FILL_TEXT, FILL_AT(text)},
    {"title", FILL_TEXT, FILL_AT(title)},
    {"lang", FILL_TEXT, FILL_AT(lang)},
    {"author_id", FILL_ID, FILL_AT(author_id)},
    {"author_handle", FILL_TEXT, FILL_AT(author_handle)},
    {"author_name", FILL_TEXT, FILL_AT(author_name)},
    {"author_url", FILL_TEXT, FILL_AT(author_url)},
    {"author_followers", FILL_COUNT, FILL_AT(author_followers)},
    {"author_verified", FILL_FLAG, FILL_AT(author_verified)},
    {"author_bot", FILL_FLAG, FILL_AT(author_bot)},
    {"author_staff", FILL_FLAG, FILL_AT(author_staff)},
    {"in_reply_to", FILL_ID, FILL_AT(in_reply_to)},
    {"conversation_id", FILL_ID, FILL_AT(conversation_id)},
    {"repost_of", FILL_ID, FILL_AT(repost_of)},
    {"quote_of", FILL_ID, FILL_AT(quote_of)},
    {"reposted_by", FILL_TEXT, FILL_AT(reposted_by)},
    {"likes", FILL_COUNT, FILL_AT(likes)},
    {"reposts", FILL_COUNT, FILL_AT(reposts)},
    {"quotes", FILL_COUNT, FILL_AT(quotes)},
    {"replies", FILL_COUNT, FILL_AT(replies)},
    {"views", FILL_COUNT, FILL_AT(views)},
    {"rating", FILL_RATING, FILL_AT(rating)},
    {"tags", FILL_LIST, FILL_AT(tags)},
    {"mentions", FILL_LIST, FILL_AT(mentions)},
    {"links", FILL_LIST, FILL_AT(links)},
    {"media", FILL_LIST, FILL_AT(media)},
    {"place", FILL_TEXT, FILL_AT(place)},
    {"source", FILL_TEXT, FILL_AT(source)},
    {NULL, 0, 0},
};

/* Letters and digits of ASCII count, and all bytes of other characters. */
static bool counts(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

bool known_same(struct span field, const char *name)
{
	size_t i = 0;
	bool any = false;

	for (; *name != '\0' && *name != '|'; name++) {
		if (!counts(*name))
			continue;
		while (i < field.len && !counts(field.at[i]))
			i++;
		if (i == field.len ||
		    tolower((unsigned char)field.at[i++]) != tolower((unsigned char)*name))
			return false;
		any = true;
	}
	while (i < field.len && !counts(field.at[i]))
		i++;
	return any && i == field.len;
}

const char *known_next(const char *names)
{
	const char *sign = strchr(names, '|');

	return sign != NULL ? sign + 1 : NULL;
}
