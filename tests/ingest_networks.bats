#!/usr/bin/env bats
# Networks whose answers are known well (X, Mastodon, Bluesky, Reddit, YouTube): of each sample two
# posts or more, with what was read in the payload itself by hand. How many posts they hold is in
# ingest.bats; what they say of replies and reposts is below.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# file, id, when, the author's handle (- where the payload does not tell), how the text begins
POSTS='
x_v2_twarc/cashtags.jsonl|1611077073803841538|2023-01-05T19:08:01Z|Trading22971312|Now available with every Trade Ideas sub
x_v2_twarc/cotweet.jsonl|1577318900085186562|2022-10-04T15:25:05Z|staringispolite|who need they cotwussy
x_v2_twarc/edited_before.jsonl|1576994746135764992|2022-10-03T17:57:01Z|wongmjane|i miss y’all so much
x_v2_twarc/quoted_edit.jsonl|1576995594388000768|2022-10-03T18:00:23Z|dappdavid99|@wongmjane Test
x_v2_twarc/mentions_tweet.jsonl|1589681856941002753|2022-11-07T18:11:04Z|BaldManGamer|Looking for gaming mutua
x_v2_twarc/two_tweets.jsonl|1394735776701816833|2021-05-18T19:24:56Z|LachiVeronica|#POIUYTREWQ
x_v2_twarc/verified_type.jsonl|1603823063690199040|2022-12-16T18:43:10Z|TwitterDev|Testing… Testing…
x_v2_api/home_timeline.json|1578466218075312129|2022-10-07T19:24:07Z|-|Swift Playgrounds is frustrating. Also,
x_v2_api/home_timeline.json|1578465888264589313|2022-10-07T19:22:48Z|-|@TwitterDev Well, this question took fli
x_v1/extended_tweet_in_compat_mode.json|782737772490600448|2016-10-03T00:23:22Z|notinourselves|has more details about these changes.
x_v1/extended_tweet_in_extended_mode.json|782737772490600448|2016-10-03T00:23:22Z|notinourselves|has more details about these changes.
x_v1/premium_search_url.json|928847027336646656|2017-11-10T04:49:23Z|hackugyo|@pubkugyo また省略されてますね
x_v1/premium_search_url.json|923108418931507202|2017-10-25T08:46:12Z|kikunantoka|なるほど / “Please expose id_str
x_v1/search.json|414075829182676992|2013-12-20T16:52:25Z|ItsFuckinOhSo|@Just_Reboot #FreeBandNames mono
x_v1/search.json|414073595372265472|2013-12-20T16:43:32Z|drod2169|The Dick Tonsils #FreeBandNames
x_v1/searchtweets.json|1149825924029980674|2019-07-12T23:40:37Z|tweepy_pie|Me, during the season 3 Stranger
x_v1/searchtweets.json|1149824717089574913|2019-07-12T23:35:49Z|tweepy_pie|we raise our slurpees to the
x_v1/statuses.json|244111636544225280|2012-09-07T16:35:24Z|mutgoff|Happy Birthday @imdane. Watch out for
x_v1/statuses.json|244111183165157376|2012-09-07T16:33:36Z|ironicsans|If you like good real-life stories
x_v1/user_tweets.json|320997982096990208|2013-04-07T20:34:17Z|tectonic|@christophe971 Cool project!
x_v1/user_tweets.json|320997936773349378|2013-04-07T20:34:06Z|tectonic|@christophe971 Fair enough.
x_archive/tweets.js|1582825767519809536|2022-10-19T20:07:25Z|-|@sharon000 @lorenzwalthert @krlmlr Does it work OK
x_archive/tweets.js|1580696888344707072|2022-10-13T23:08:00Z|-|Best way to go from #quartopub
mastodon_rest/account_statuses.json|114739545367952761|2025-06-24T17:35:19Z|schochastics|@petejones
mastodon_rest/account_statuses.json|114620457512351116|2025-06-03T16:49:43Z|schochastics|Super grateful to have received
mastodon_rest/context.json|109294767623508949|2022-11-06T03:36:44Z|austinkocher|The best way to keep this development going
mastodon_rest/context.json|109297452549435392|2022-11-06T14:59:33Z|austinkocher|It'"'"'s amazing to wake up this morning
mastodon_rest/timeline_hashtag.json|114870142263126875|2025-07-17T19:07:48Z|simonpcouch@rstats.me|After a month or so of not using
mastodon_rest/timeline_hashtag.json|114869631729644574|2025-07-17T16:57:57Z|useR_conf@mastodon.social|The conference is almost sold out
mastodon_stream_jsonl/mastodonsocial.json|109381959558229264|2022-11-21T13:10:48Z|linfavourite|其實廢台派要指教馬來西亞政治
mastodon_stream_jsonl/mastodonsocial.json|109381827277220624|2022-11-21T12:37:07Z|DanielLuecking@troet.cafe|Bloß gut, dass ich nicht im
mastodon_sse/user_local.sse|117024248092393661|2026-08-02T05:25:16Z|mastodonpy_test|it'"'"'s cool guy
bluesky_xrpc/getTimeline.json|at://did:plc:ngxec4j77gqya2niwerfdtze/app.bsky.feed.post/3lt4tsiatus2w|2025-07-04T08:40:06Z|nicholas-erskine.bsky.social|Eric Adams? The main who invented
bluesky_xrpc/getTimeline.json|at://did:plc:kzmukwaf72iwepygposicgt3/app.bsky.feed.post/3lt4tyb3ccc2e|2025-07-04T08:36:03Z|news-flows-fr.bsky.social|À la Villette, la Cité des enfants
bluesky_xrpc/searchPosts.json|at://did:plc:ntd53albt5ffa4rgervvgibd/app.bsky.feed.post/3lcmymlgxwa2t|2024-12-06T10:40:32Z|jbgruber.bsky.social|Have you heard about the #rstats package
bluesky_xrpc/getPostThread.json|at://did:plc:ntd53albt5ffa4rgervvgibd/app.bsky.feed.post/3kbi57u4sys2l|2023-10-11T13:28:13Z|jbgruber.bsky.social|Thanks to @benguinaudeau.bsky.social for
bluesky_xrpc/getPostThread.json|at://did:plc:ntd53albt5ffa4rgervvgibd/app.bsky.feed.post/3kbi56mwx5j2q|2023-10-11T13:27:33Z|jbgruber.bsky.social|The name {atr} comes from the fact that
bluesky_xrpc/thread_view_post_with_embed_media.json|at://did:plc:kvwvcn5iqfooopmyzvb4qzba/app.bsky.feed.post/3kaheyt6vpc22|2023-09-28T12:49:36Z|test.marshal.dev|
reddit_listing/graw_subreddit.json|t3_552rz1|2016-09-29T15:41:58Z|gsuberland|##### Overview
reddit_listing/graw_subreddit.json|t3_58o5ub|2016-10-21T16:33:40Z|kalak55|
reddit_listing/parent_from_replies.json|t1_deffs4v|2017-03-02T20:32:51Z|pythonprawtester|Oh look, a doggo!
reddit_listing/parent_from_replies.json|t1_defd6f0|2017-03-02T19:46:37Z|pythonprawtester|Oh look, a doggo!
reddit_listing/submission_with_comments.json|t3_2gmzqe|2014-09-17T06:34:31Z|bboe|PRAW client developers,
reddit_listing/submission_with_comments.json|t1_cklfmye|2014-09-18T01:51:52Z|paneer_burrito|Quick question: I remember reading about
reddit_listing/subreddit_new.json|t3_48fbm9|2016-03-01T08:37:38Z|RedHeadQc|
reddit_listing/subreddit_new.json|t3_48fbgl|2016-03-01T08:35:54Z|MentalGeezer|
youtube_api/comment_threads_by_video_paged_1.json|UgyZ1jqkHKYvi1-ruOZ4AaABAg|2019-11-26T15:51:44Z|-|Google.com
youtube_api/comment_threads_by_video_paged_1.json|Ugy4OzAuz5uJuFt3FH54AaABAg|2019-11-21T19:18:39Z|-|Please use CLS on your own search result
youtube_api/comment_threads_multi.json|UgxKREWxIgDrw8w2e_Z4AaABAg|2019-04-20T01:03:39Z|-|Super video !!!
youtube_api/comment_threads_multi.json|UgyrVQaFfEdvaSzstj14AaABAg|2019-04-04T04:14:44Z|-|super
youtube_api/comments_by_parent_paged_1.json|Ugw5zYU6n9pmIgAZWvN4AaABAg.91zT3cYb5B291za6voUoRh|2019-12-01T04:46:31Z|-|this is the third reply!
youtube_api/comments_by_parent_paged_1.json|Ugw5zYU6n9pmIgAZWvN4AaABAg.91zT3cYb5B291za5eJxzs1|2019-12-01T04:46:20Z|-|this is the second reply!
'

# fields FILE ID PATHS: of one post, as text.
fields() {
	crisis-ingest "$SHARED/payloads/$1" 2>/dev/null |
		jq -r --arg id "$2" "select(.id == \$id) | [$3] | map(. // \"-\") | join(\"|\")"
}

@test "two posts of every sample, by hand" {
	needs_shared payloads
	local file id when who begins failed=0 got
	while IFS='|' read -r file id when who begins; do
		[ -n "$file" ] || continue
		got=$(fields "$file" "$id" '.created_at, .author_handle, .text')
		case $got in
		"$when|$who|$begins"*) ;;
		*)
			echo "$file: $id: $got"
			failed=1
			;;
		esac
	done <<<"$POSTS"
	return $failed
}

@test "what posts answer, pass on and quote" {
	needs_shared payloads
	while IFS='|' read -r file id paths wanted; do
		assert_equal "$(fields "$file" "$id" "$paths")" "${wanted//,/|}"
	done <<-'END'
		x_v2_twarc/quoted_edit.jsonl|1576995594388000768|.kind, .quote_of, .in_reply_to|comment,1576994746135764992,1576994789110992896
		x_v2_twarc/mentions_tweet.jsonl|1589681856941002753|.kind, .repost_of|repost,1589671906718134272
		x_v2_twarc/two_tweets.jsonl|1394735776701816833|.kind, .repost_of|repost,1391677057810288641
		mastodon_rest/context.json|109294767623508949|.kind, .in_reply_to|comment,109294719267373593
		mastodon_rest/quote_post.json|117020582925004921|.author_handle, .quote_of|mastodonpy_test,117020582917124092
		bluesky_xrpc/getTimeline.json|at://did:plc:e3pl5vxcg7zhcaxu4bnrlvhv/app.bsky.feed.repost/3lt4tyie75i2b|.kind, .author_handle, .repost_of|repost,klauspforr.bsky.social,at://did:plc:4mrjgwrrbiuspxc5wo3nnspj/app.bsky.feed.post/3lt4t5epmvk2i
		bluesky_xrpc/getPostThread.json|at://did:plc:ntd53albt5ffa4rgervvgibd/app.bsky.feed.post/3kbi57u4sys2l|.in_reply_to|at://did:plc:ntd53albt5ffa4rgervvgibd/app.bsky.feed.post/3kbi56mwx5j2q
		reddit_listing/submission_with_comments.json|t1_cklhv0f|.kind, .in_reply_to, .conversation_id|comment,t1_cklfmye,t3_2gmzqe
		reddit_listing/graw_subreddit.json|t3_58o5ub|.kind, .conversation_id, .likes|post,t3_58o5ub,307
		youtube_api/comment_threads_by_video_paged_1.json|UgyZ1jqkHKYvi1-ruOZ4AaABAg|.author_id, .author_name, .conversation_id|UCzj-CjKYmGlZ7vTL-vOe57A,himani agarwal,F1UP7wRCPH8
		youtube_api/comments_by_parent_paged_1.json|Ugw5zYU6n9pmIgAZWvN4AaABAg.91zT3cYb5B291za6voUoRh|.author_name, .in_reply_to|kun liu,Ugw5zYU6n9pmIgAZWvN4AaABAg
	END
}
