/*
 * The formats: one small file each, one row in the list. To add one, write
 * lib/ingest/platform/NAME.c with a struct format, declare it here, add it to the list in
 * format_list.c, and add a case (tests/cases/ingest).
 *
 * A format says by content whether a value is its own (key order never matters), and turns it
 * into posts in the sink. Values are borrowed. An array is not given to a format: its items
 * are, one by one.
 */
#ifndef INGEST_FORMAT_H
#define INGEST_FORMAT_H

#include <jansson.h>
#include <stdbool.h>

#include "base/span.h"
#include "base/status.h"
#include "ingest/sink.h"

struct format {
	const char *name; /* of -f; -f also takes the part before a dash, for all that share it */
	const char *mark; /* what it is known by, for --explain */
	bool (*fits)(const json_t *value); /* NULL, as convert: it is no JSON */
	/* STATUS_REJECTED, with a fault, where the value is a service's complaint. */
	enum status (*convert)(struct sink *sink, const json_t *value, struct fault *fault);
};

static inline bool format_fits(const struct format *format, const json_t *value)
{
	return format->fits != NULL && format->fits(value);
}

extern const struct format format_x_v2, format_x_v1, format_x_v1_other, format_x_archive;
extern const struct format format_x_gnip, format_x_scrape;
extern const struct format format_mastodon, format_mastodon_sse;
extern const struct format format_bluesky, format_bluesky_record;
extern const struct format format_reddit;
extern const struct format format_youtube, format_youtube_live;
extern const struct format format_facebook, format_facebook_hook;
extern const struct format format_instagram, format_instagram_hook, format_instagram_site;
extern const struct format format_threads;
extern const struct format format_tiktok;
extern const struct format format_linkedin, format_linkedin_site;
extern const struct format format_ytdlp, format_youtube_line;
extern const struct format format_pushshift;
extern const struct format format_hackernews, format_hackernews_search;
extern const struct format format_weibo;
extern const struct format format_tumblr;
extern const struct format format_x_web, format_snscrape;
extern const struct format format_zeeschuimer;
extern const struct format format_activitypub;
extern const struct format format_jetstream;
extern const struct format format_jsonfeed;
extern const struct format format_feed;
extern const struct format format_mail;
extern const struct format format_lemmy;
extern const struct format format_stackexchange;
extern const struct format format_discord;
extern const struct format format_telegram, format_telegram_bot;
extern const struct format format_slack;
extern const struct format format_mattermost;
extern const struct format format_rocketchat;
extern const struct format format_messenger, format_meta_download;
extern const struct format format_discourse;
extern const struct format format_zendesk;
extern const struct format format_intercom;
extern const struct format format_chatwoot;
extern const struct format format_appstore;
extern const struct format format_googleplay;
extern const struct format format_google;
extern const struct format format_trustpilot;
extern const struct format format_yelp;
extern const struct format format_steam;
extern const struct format format_zammad;
extern const struct format format_freescout;
extern const struct format format_whatsapp;
extern const struct format format_post;
extern const struct format format_barren;

enum { FORMATS = 96 }; /* room for them */

/* The list in the order of trial, specific shapes before loose ones; a NULL ends it. */
extern const struct format *const formats[FORMATS];

/* True for the format's name, the part of it before a dash, and NULL, which is any. */
bool format_is_wanted(const struct format *format, const char *wanted);

/* A post as crisis-ingest itself writes it: its line passes unchanged. */
bool format_is_post(const json_t *value);

#endif
