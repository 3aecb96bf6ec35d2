#!/usr/bin/env bats
# Real payloads through all five filters. They lie beside the repository in ../shared, which is
# not everywhere; without it these tests are skipped.
#
# The numbers were worked out from the payloads themselves, with jq, by what crisis-post(5) calls
# a post: a text of the primary tree. Reposts count, what is only quoted or boosted inside
# another post does not, and a removed comment is none.

load helper

# posts file                                             how the number comes about
PAYLOADS='
  1 x_v2_twarc/cashtags.jsonl                            .data
  1 x_v2_twarc/cotweet.jsonl                             .data; includes.tweets is context
  0 x_v2_twarc/counts.jsonl                              169 counts by the hour, no text
  1 x_v2_twarc/edited_before.jsonl                       .data; the later edit is only included
  1 x_v2_twarc/mentions_tweet.jsonl                      a retweet; its original is included
  1 x_v2_twarc/quoted_edit.jsonl                         a reply that quotes; both are included
  1 x_v2_twarc/two_tweets.jsonl                          a retweet and its original: one line
  1 x_v2_twarc/verified_type.jsonl                       .data holds one tweet beside the user
 98 x_v2_api/home_timeline.json                          .meta.result_count
 25 x_v2_split/data_1402939532849319939.json             a bare array
  0 x_v2_split/users_1402939532849319939.json            the includes alone
  1 x_v1/extended_tweet_in_compat_mode.json              one status
  1 x_v1/extended_tweet_in_extended_mode.json            one status
  4 x_v1/premium_search_url.json                         .results
  3 x_v1/search.json                                     .statuses
 15 x_v1/searchtweets.json                               .statuses
 20 x_v1/statuses.json                                   an array
  2 x_v1/track_streaming.json                            two lines, CRLF and a keep-alive
  5 x_v1/user_tweets.json                                an array
 20 mastodon_rest/account_statuses.json                  an array
 59 mastodon_rest/context.json                           .descendants; .ancestors is empty
  1 mastodon_rest/quote_post.json                        one status; the quoted one is context
  5 mastodon_rest/timeline_hashtag.json                  an array
 25 bluesky_xrpc/getTimeline.json                        18 posts, 7 reposts; 3 .reply are context
  1 bluesky_xrpc/searchPosts.json                        .posts
  4 bluesky_xrpc/getPostThread.json                      the post, two parents, one reply
  1 bluesky_xrpc/thread_view_post_with_embed_media.json  the post; its embed is context
  0 reddit_listing/deleted_comment.json                  [deleted]
 27 reddit_listing/graw_subreddit.json                   t3
100 reddit_listing/parent_from_replies.json              t1
  3 reddit_listing/submission_with_comments.json         one t3, two t1
100 reddit_listing/subreddit_new.json                    t3
  5 youtube_api/comment_threads_by_video_paged_1.json    items; no replies inside
  2 youtube_api/comment_threads_multi.json               items; no replies inside
  2 youtube_api/comments_by_parent_paged_1.json          items
  5 discord_dce/SV_5A_5M.json                            all Default; one comes twice
  6 telegram_export/DM_2A_7M.json                        type message; two of service are none
  3 telegram_botapi/getUpdates.json                      message, three times
  6 slack_export/enrique__2016-01-15.json                an array
 20 slack_export/enrique__2016-02-07.json                an array; bots speak in attachments
  0 slack_export/traveling-sailor__2016-01-16.json       joins
  0 slack_export/users.json                              users
  0 slack_export/channels.json                           channels
  5 mattermost/posts.json                                .order
  2 discourse/topic_1149.json                            .post_stream.posts
100 zendesk/tickets_page.json                            .tickets
  1 zendesk/ticket_audits.json                           one event of type Comment
  1 zendesk/comment_spec.json                            one comment
  2 intercom/conversation.json                           the first message, one part
  1 chatwoot/message_created.json                        one message
  5 whatsapp_txt/2A_5M.txt                               lines, all with a name
300 csv/airline_tweets.csv                               rows below the header
  1 csv/meltwater_readme.csv                             rows below the header
 50 appstore_rss/jp_reviews.json                         .feed.entry
  3 googleplay_scraper/reviews.json                      an array of 2, one with replyContent
  1 google_business/reviews.json                         .reviews
  1 yelp_open/review.jsonl                               one line
 20 feeds/TechCrunch.xml                                 item
 20 feeds/google_alerts_atom.xml                         entry
  2 feeds/feed_with_authors.rss.xml                      item
  1 feeds/iso-8859-1.rss                                 item
 20 feeds/json_feed.json                                 .items
'

# each COMMAND...: runs it for every payload with FILE, NAME and POSTS set, and fails with a
# word for each that failed.
each() {
	local failed=0 POSTS NAME FILE
	while read -r POSTS NAME _; do
		[ -n "$POSTS" ] || continue
		FILE=$SHARED/payloads/$NAME
		[ -e "$FILE" ] || { echo "$NAME: missing"; failed=1; continue; }
		"$@" || { echo "$NAME: failed"; failed=1; }
	done <<<"$PAYLOADS"
	return $failed
}

setup() {
	needs_shared payloads
	export CRISIS_NOW=2026-11-22T12:00:00Z
	cd "$BATS_TEST_TMPDIR" || return
}

ingests() {
	local status=0
	crisis-ingest "$FILE" >posts 2>complaints || status=$?
	if [ "$status" -gt 1 ]; then
		echo "$NAME: exit status $status: $(head -n 3 complaints)"
		return 1
	fi
	if [ "$(wc -l <posts)" != "$POSTS" ]; then
		echo "$NAME: $(wc -l <posts) posts, not $POSTS: $(head -n 3 complaints)"
		return 1
	fi
	if [ "$POSTS" = 0 ] && [ ! -s complaints ]; then
		echo "$NAME: no post and not a word why"
		return 1
	fi
}

@test "every payload gives as many posts as it holds" {
	each ingests
}

@test "every payload gives canonical posts: known types, no null, ids as text" {
	canonical() {
		crisis-ingest "$FILE" 2>/dev/null | jq -es '
			def text: type == "string";
			all(.[];
			    .v == 1 and (.id | text and length > 0) and (.platform | text)
			    and (.text | text)
			    and ([.created_at, .edited_at, .collected_at | values]
			        | all(test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$")))
			    and ([.[] | select(. == null or type == "object")] | length == 0)
			    and ([.likes, .reposts, .replies, .views | values] | all(type == "number"))
			    and ([.tags, .mentions, .links, .media | values | .[]] | all(text)))' >/dev/null
	}
	each canonical
}

@test "two posts of every payload, by all their members" {
	local file number id when digest post failed=0
	while IFS=$'\t' read -r file number id when digest; do
		case $file in '#'*) continue ;; esac
		post=$(crisis-ingest "$SHARED/payloads/$file" 2>/dev/null | sed -n "${number}p" |
			jq -cS 'del(.v)')
		[ "$(jq -r '.id + " " + (.created_at // "-")' <<<"$post")" = "$id $when" ] &&
			[ "$(sha256sum <<<"$post" | cut -c1-16)" = "$digest" ] ||
			{ echo "$file: post $number is not as it was: $post"; failed=1; }
	done <"$CASES/payloads.tsv"
	return $failed
}

@test "ids keep every digit" {
	digits() {
		local native=$1
		diff <(jq -r "$native" "$FILE" | sort) \
			<(crisis-ingest "$FILE" 2>/dev/null | jq -r .id | sort)
	}
	FILE=$SHARED/payloads/x_v2_api/home_timeline.json digits '.data[].id'
	FILE=$SHARED/payloads/x_v1/statuses.json digits '.[].id_str'
	FILE=$SHARED/payloads/mastodon_rest/context.json digits '.descendants[].id'
	FILE=$SHARED/payloads/reddit_listing/subreddit_new.json digits '.data.children[].data.name'
}

@test "every payload goes through all five filters" {
	through() {
		local statuses
		crisis-ingest "$FILE" 2>complaints | crisis-score 2>>complaints |
			crisis-route 2>>complaints | crisis-reply 2>>complaints |
			tee replied | crisis-report >report 2>>complaints
		statuses=("${PIPESTATUS[@]}")
		case "${statuses[*]}" in
		*[2-9]* | *1[0-9]*)
			echo "$NAME: exit statuses ${statuses[*]}: $(head -n 3 complaints)"
			return 1
			;;
		esac
		# Whatever the door let in, no later filter may refuse.
		[ "${statuses[*]:1}" = "0 0 0 0 0" ] || { echo "$NAME: ${statuses[*]}"; return 1; }
		[ "$(wc -l <replied)" = "$POSTS" ] || { echo "$NAME: $(wc -l <replied) lines"; return 1; }
		jq -es 'all(.[]; has("score") and has("route") and has("reply"))' replied >/dev/null
	}
	each through
}

@test "every payload at once: one run, every post" {
	local files=() sum=0
	collect() {
		files+=("$FILE")
		sum=$((sum + POSTS))
	}
	each collect
	run --separate-stderr crisis-ingest "${files[@]}"
	[ "$status" -le 1 ]
	assert_equal "${#lines[@]}" "$sum"
}
