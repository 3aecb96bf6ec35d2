#!/usr/bin/env bats
# Social networks: what real answers hold, worked out by hand from the payloads, and what has no
# posts. The shapes by themselves are golden cases (tests/cases/ingest).

load helper
load export

# post ID: its line without its text, sorted keys.
post() {
	jq -cS --arg id "$1" 'select(.id == $id) | del(.v, .text)' posts
}

@test "Facebook comments without ids: they are in their addresses" {
	holds facebook_graph/comments_p1.json 10
	says 'a next page is named and was not given'
}

@test "Facebook comments by their ids, and a feed of posts" {
	holds facebook_graph/comments_info.json 2
	holds facebook_graph/feeds_default_fields_p1.json 5
	says '117 replies are named or counted here'
}

@test "Facebook webhooks: added, edited, removed, liked" {
	holds facebook_webhook/feed-comment-add-211.json 1
	holds facebook_webhook/feed-comment-edited-25.json 1
	holds facebook_webhook/feed-comment-remove-25.json 0
	says '1 deletion left out'
	holds facebook_webhook/feed-like-add-25.json 0
	says 'holds likes'
	run crisis-ingest --tombstones "$SHARED/payloads/facebook_webhook/feed-comment-remove-25.json"
	assert_output '{"v":1,"id":"905578656204626_905579239537901","platform":"facebook","kind":"delete","op":"delete","edited_at":"2016-01-06T19:06:22Z"}'
}

@test "Instagram comments, media and a webhook" {
	holds instagram_graph/comments_fields.json 2
	holds instagram_graph/comments_p1.json 2
	holds instagram_graph/hashtag_recent_medias_p1.json 5
	holds instagram_graph/wh-comments-2021.json 1
}

@test "Threads, TikTok, LinkedIn" {
	holds threads_api/threads_user_posts.json 2
	holds threads_api/basic-media.json 1
	holds tiktok_research/comments.json 1
	says 'a next page is named'
	holds linkedin/comments.json 2
}

@test "yt-dlp: a comment by the video's owner, its time estimated" {
	holds ytdlp/comments.info.json 1
	says '1 time is an estimate'
}

@test "Reddit dumps: lines that start with a tab, times as numbers" {
	holds reddit_pushshift/comments_2016.ndjson 5
}

@test "Hacker News: items and hits" {
	holds hackernews_firebase/items.jsonl 6
	holds hackernews_algolia/search.json 2
}

@test "Weibo: a weekday that does not fit, Chinese time" {
	holds weibo/one_weibo.json 1
	says 'a next page is named'
}

@test "tweets and users in files of their own: -u joins them" {
	needs_shared payloads/x_v2_split
	data=$SHARED/payloads/x_v2_split/data_1402939532849319939.json
	users=$SHARED/payloads/x_v2_split/users_1402939532849319939.json
	crisis-ingest "$data" >posts
	assert_equal "$(jq -s 'map(select(.author_handle)) | length' posts)" 0
	crisis-ingest -u "$users" "$data" >posts
	assert_equal "$(wc -l <posts)" 25
	assert_equal "$(jq -s 'map(select(.author_handle and .author_name)) | length' posts)" 25
	first=$(jq -r '.[0].id' "$data")
	handle=$(jq -r --arg id "$(jq -r '.[0].author_id' "$data")" \
		'.users[] | select(.id == $id) | .username' "$users")
	assert_equal "$(post "$first" | jq -r '.author_handle, .url')" \
		"$handle"$'\n'"https://x.com/$handle/status/$first"
}

# one VALUE: what crisis-ingest says of it, in output.
one() {
	run crisis-ingest - <<<"$1"
}

@test "what holds no posts says so" {
	while IFS='|' read -r value words; do
		one "$value"
		assert_success
		assert_output --partial "$words"
		assert_equal "${#lines[@]}" 1
	done <<-'END'
		{"data":[{"id":"1"},{"id":"2"}],"paging":{}}|holds an id without a post
		{"data":[{"id":"1","name":"Ana"}],"paging":{}}|holds a user account
		{"data":[{"id":"1","name":"Ana","type":"LIKE"}]}|holds likes
		{"data":[{"name":"reach","period":"day","values":[{"value":3}],"id":"1/insights"}]}|holds counts
		{"12":{"id":"12","name":"Ana"},"13":{"id":"13","name":"Ben"}}|holds a user account
		{"id":"12"}|holds an id without a post
		{"data":[{"created_time":"2026-11-22T10:00:00+0000","name":"Cover","id":"5"}]}|holds videos
		{"business_discovery":{"username":"acme","id":"1"},"id":"2"}|holds a user account
		{"extractor":"youtube","id":"v","webpage_url":"https://y.example","comments":null}|holds videos
		{"extractor":"youtube","id":"v","comments":[]}|an answer without a post
		{"data":[],"paging":{}}|an answer without a post
		{"data":{},"error":{"code":"ok","message":"","log_id":"1"}}|an answer without a post
		{"elements":[],"paging":{"start":0,"count":10}}|an answer without a post
		{"hits":[],"nbHits":0,"nbPages":0,"page":0}|an answer without a post
		[8863,8864]|holds ids without posts (2)
		{"id":"pg","created":1173923446,"karma":155111,"submitted":[1]}|holds a user account
		{"id":"17","username":"acme","media_count":3,"followers_count":9}|holds a user account
		{"object":"page","entry":[{"id":"1","time":1,"messaging":[{"sender":{"id":"2"},"read":{}}]}]}|1 event in which nobody wrote anything
		{"_type":"snscrape.modules.twitter.User","username":"ana"}|holds a user account
	END
}

@test "what services complain of is no success" {
	while IFS='|' read -r value words; do
		one "$value"
		assert_failure 1
		assert_output --partial "a service's complaint: $words"
	done <<-'END'
		{"error":{"message":"(#10) Not allowed","type":"OAuthException","code":10}}|(#10) Not allowed
		{"data":{},"error":{"code":"rate_limit_exceeded","message":"Too many","log_id":"1"}}|Too many
		{"meta":{"status":401,"msg":"Unauthorized"},"response":[],"errors":[{"title":"Unauthorized"}]}|Unauthorized
		{"message":"Not enough permissions","status":403,"serviceErrorCode":100}|Not enough permissions
	END
	one '{"source_platform":"else.example","data":{"a":1}}'
	assert_failure 1
	assert_output --partial 'a record of else.example, in no known shape'
}

@test "types may drift: numbers as text, one in place of a list, null" {
	one '{"object":"page","entry":{"id":100,"time":"1795338845","changes":{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"7_8","post_id":null,"message":null,"photo":"https://i.example","from":null}}}}'
	assert_success
	assert_output '{"v":1,"id":"7_8","platform":"facebook","kind":"comment","created_at":"2026-11-22T09:14:05Z","text":"","media":["https://i.example"]}'
	one '{"data":{"comments":[{"id":"1","video_id":"2","text":null,"create_time":"1795338845","like_count":"3"}]},"error":{"code":"ok","log_id":"x"}}'
	assert_success
	assert_output --partial '"created_at":"2026-11-22T09:14:05Z","text":"","conversation_id":"2","likes":3'
	one '{"extractor":"youtube","id":"v","comments":[null,{"id":"a","text":"x","parent":null,"timestamp":null,"author":null}]}'
	assert_success
	assert_output --partial '"id":"a"'
}
