#!/usr/bin/env bats
# Social networks: what real answers hold, worked out by hand from the payloads, and what has no
# posts. The shapes by themselves are golden cases (tests/cases/ingest).

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# holds FILE NUMBER: so many posts, no complaint that fails, and their lines in posts.
holds() {
	needs_shared "payloads/$1"
	crisis-ingest "$SHARED/payloads/$1" >posts 2>complaints || fail "$(cat complaints)"
	assert_equal "$(wc -l <posts)" "$2"
}

# post ID: its line without its text, sorted keys.
post() {
	jq -cS --arg id "$1" 'select(.id == $id) | del(.v, .text)' posts
}

# begins ID TEXT: the post's text begins with that.
begins() {
	local text
	text=$(jq -r --arg id "$1" 'select(.id == $id) | .text' posts)
	[ "${text:0:${#2}}" = "$2" ] || fail "$1: $text"
}

says() {
	grep -qF "$1" complaints || fail "$(cat complaints)"
}

@test "Facebook comments without ids: they are in their addresses" {
	holds facebook_graph/comments_p1.json 10
	assert_equal "$(post 10158407835073553)" '{"conversation_id":"19292868552_10158407654328553","created_at":"2021-08-10T18:45:03Z","id":"10158407835073553","kind":"comment","likes":0,"platform":"facebook","replies":1,"url":"https://www.facebook.com/19292868552/posts/10158407654328553/?comment_id=10158407835073553"}'
	begins 10158407835073553 'Boa noite peço ajuda  Como'
	assert_equal "$(post 10158409984053553)" '{"conversation_id":"19292868552_10158407654328553","created_at":"2021-08-11T23:23:03Z","id":"10158409984053553","in_reply_to":"10158407903973553","kind":"comment","likes":0,"platform":"facebook","replies":0,"url":"https://www.facebook.com/19292868552/posts/10158407654328553/?comment_id=10158407903973553&reply_comment_id=10158409984053553"}'
	begins 10158409984053553 'Facebook for Developers they don’t respond 😞'
	says 'a next page is named and was not given'
}

@test "Facebook comments by their ids, and a feed of posts" {
	holds facebook_graph/comments_info.json 2
	assert_equal "$(post 10158371815748553_10158371930463553 | jq -r '.created_at, .likes')" $'2021-07-21T21:05:14Z\n0'
	begins 10158371815748553_10158372268858553 "Please what's happened with Facebook camera"
	holds facebook_graph/feeds_default_fields_p1.json 5
	assert_equal "$(post 19292868552_10158349356748553 | jq -c '[.kind, .created_at, .likes, .reposts, .replies, .mentions]')" '["post","2021-07-09T19:09:52Z",125,10,13,["Ninja Van Singapore","Messenger"]]'
	assert_equal "$(post 19292868552_10158333323653553 | jq -c '[.created_at, .likes, .url]')" '["2021-06-30T21:21:18Z",179,"https://www.facebook.com/19292868552/posts/10158333323653553/"]'
	begins 19292868552_10158333323653553 'After giving users the ability'
	says '117 replies are named or counted here'
}

@test "Facebook webhooks: added, edited, removed, liked" {
	holds facebook_webhook/feed-comment-add-211.json 1
	assert_equal "$(post 901097836652708_903438993085259)" '{"author_id":"1234567890321","author_name":"Tester","author_staff":true,"conversation_id":"1234567890321_901097836652708","created_at":"2015-12-03T09:30:03Z","id":"901097836652708_903438993085259","in_reply_to":"1234567890321_901097836652708","kind":"comment","platform":"facebook"}'
	begins 901097836652708_903438993085259 'and the next one'
	holds facebook_webhook/feed-comment-edited-25.json 1
	assert_equal "$(post 900728623356296_900744590021366 | jq -r '.op, .author_id, .author_name, .created_at')" $'update\n1234567890321\nTester\n2015-11-26T16:35:37Z'
	begins 900728623356296_900744590021366 "Let's see the Webhooks in action :D"
	holds facebook_webhook/feed-comment-remove-25.json 0
	says '1 deletion left out'
	holds facebook_webhook/feed-like-add-25.json 0
	says 'holds likes'
	run crisis-ingest --tombstones "$SHARED/payloads/facebook_webhook/feed-comment-remove-25.json"
	assert_output '{"v":1,"id":"905578656204626_905579239537901","platform":"facebook","kind":"delete","op":"delete","edited_at":"2016-01-06T19:06:22Z"}'
}

@test "Instagram comments, media and a webhook" {
	holds instagram_graph/comments_fields.json 2
	assert_equal "$(post 17892250648466172)" '{"author_handle":"ikroskun","created_at":"2020-02-24T09:15:16Z","id":"17892250648466172","kind":"comment","likes":1,"platform":"instagram"}'
	begins 17892250648466172 '@ikroskun  Hey, guys'
	assert_equal "$(post 17858154961981086 | jq -r .author_handle)" lixiangguodu123
	holds instagram_graph/comments_p1.json 2
	assert_equal "$(post 17874875428706419)" '{"created_at":"2020-06-01T10:16:39Z","id":"17874875428706419","kind":"comment","platform":"instagram"}'
	holds instagram_graph/hashtag_recent_medias_p1.json 5
	assert_equal "$(post 18088158883149835)" '{"id":"18088158883149835","kind":"post","likes":804,"platform":"instagram","replies":8}'
	holds instagram_graph/wh-comments-2021.json 1
	assert_equal "$(post 123456789)" '{"author_handle":"testuser","author_id":"1234536447","conversation_id":"76543987","created_at":"2018-02-23T15:21:47Z","id":"123456789","in_reply_to":"987654321","kind":"comment","platform":"instagram"}'
	begins 123456789 'This is an example.'
}

@test "Threads, TikTok, LinkedIn" {
	holds threads_api/threads_user_posts.json 2
	assert_equal "$(post 1002)" '{"author_handle":"threads-user","author_id":"3141592653","created_at":"2024-01-02T12:00:00Z","id":"1002","kind":"post","platform":"threads","url":"https://www.threads.net/@threads-user/post/def"}'
	begins 1001 'First post'
	holds threads_api/basic-media.json 1
	assert_equal "$(post 1234567 | jq -r '.author_handle, .created_at')" $'threadsapitestuser\n2023-10-17T05:42:03Z'
	holds tiktok_research/comments.json 1
	assert_equal "$(post 12345616934634134)" '{"conversation_id":"1234563451201523412","created_at":"2022-12-19T23:13:18Z","id":"12345616934634134","in_reply_to":"1234561201524010","kind":"comment","likes":50,"platform":"tiktok","replies":10}'
	begins 12345616934634134 'AWEEEEEE 🥰🥰🥰'
	says 'a next page is named'
	holds linkedin/comments.json 2
	assert_equal "$(post 6636062862760562688)" '{"author_id":"urn:li:person:A8xe03Qt10","conversation_id":"urn:li:activity:6631349431612559360","created_at":"2020-02-20T01:04:38Z","id":"6636062862760562688","kind":"comment","platform":"linkedin"}'
	assert_equal "$(post 6643206422739898368 | jq -r '.author_id, .in_reply_to, .created_at')" $'urn:li:organization:5637409\n6636062862760562688\n2020-03-10T18:10:35Z'
	begins 6643206422739898368 'A sample text comment'
}

@test "yt-dlp: a comment by the video's owner, its time estimated" {
	holds ytdlp/comments.info.json 1
	assert_equal "$(jq -cS 'del(.id, .text, .v)' posts)" '{"author_handle":"unbubble","author_id":"UCWKEY-aEu7gcv5ayIpgrnvg","author_name":"@unbubble","author_staff":true,"author_url":"https://www.youtube.com/@unbubble","author_verified":true,"created_at":"2023-01-18T00:00:00Z","id_made":true,"kind":"comment","likes":26,"platform":"youtube"}'
	says '1 time is an estimate'
}

@test "Reddit dumps: lines that start with a tab, times as numbers" {
	holds reddit_pushshift/comments_2016.ndjson 5
	assert_equal "$(post t1_d88zq3w)" '{"author_handle":"Emm1096","collected_at":"2016-11-04T02:06:36Z","conversation_id":"t3_55aife","created_at":"2016-10-01T00:00:00Z","id":"t1_d88zq3w","in_reply_to":"t1_d88zo95","kind":"comment","likes":1,"platform":"reddit","source":"pokemontrades","url":"https://www.reddit.com/r/pokemontrades/comments/55aife/_/d88zq3w/"}'
	begins t1_d88zq3w "good c: hopefully you're able"
	assert_equal "$(post t1_d88zq40 | jq -r '.author_handle, .in_reply_to')" $'LecheConCarnie\nt3_558x75'
	begins t1_d88zq40 $'Ordered a bottle.  I\'m hoping it\'s decent'
}

@test "Hacker News: items and hits" {
	holds hackernews_firebase/items.jsonl 6
	assert_equal "$(post 8863)" '{"author_handle":"dhouston","created_at":"2007-04-04T19:16:40Z","id":"8863","kind":"post","likes":111,"links":["http://www.getdropbox.com/u/2/screencast.html"],"platform":"hackernews","replies":71,"title":"My YC app: Dropbox - Throw away your USB drive","url":"https://news.ycombinator.com/item?id=8863"}'
	assert_equal "$(post 2921983 | jq -r '.kind, .author_handle, .in_reply_to, .created_at')" $'comment\nnorvig\n2921506\n2011-08-24T18:38:47Z'
	begins 2921983 $'Aw shucks, guys ... you make me blush with your compliments.\nTell you what, Ill'
	begins 121003 $'or HN: the Next Iteration\nI get the impression'
	holds hackernews_algolia/search.json 2
	assert_equal "$(post 49867000 | jq -r '.kind, .author_handle, .created_at, .likes')" $'comment\nhavu12\n2026-09-27T19:11:00Z\n4'
	begins 49867000 'I run VACUUM weekly, which'
}

@test "Weibo: a weekday that does not fit, Chinese time" {
	holds weibo/one_weibo.json 1
	assert_equal "$(post 11488058246)" '{"author_followers":1204,"author_handle":"zaku","author_id":"1404376560","author_name":"zaku","author_verified":false,"created_at":"2011-05-31T09:46:55Z","id":"11488058246","kind":"post","platform":"weibo","replies":9,"reposts":8,"url":"https://m.weibo.cn/detail/11488058246"}'
	begins 11488058246 '求关注。'
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
