#!/usr/bin/env bats
# Reviews: what real exports hold, and what the sources do to them. The shapes by themselves are
# golden cases (tests/cases/ingest: appstore, googleplay, google, trustpilot, yelp, steam).

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

@test "App Store feed: 50 reviews, no dates, a next page" {
	holds appstore_rss/jp_reviews.json 50
	assert_equal "$(post 6290024630)" '{"author_id":"638572168","author_name":"ヤミ。","author_url":"https://itunes.apple.com/jp/reviews/id638572168","id":"6290024630","kind":"review","likes":0,"platform":"appstore","rating":4,"rating_max":5,"source":"1404176564","title":"神アプリ"}'
	begins 6290024630 'とにかく周りの人皆んなが暖かく、'
	assert_equal "$(post 6285559638)" '{"author_id":"383116962","author_name":"たはわかなやみかやあちな","author_url":"https://itunes.apple.com/jp/reviews/id383116962","id":"6285559638","kind":"review","likes":0,"platform":"appstore","rating":2,"rating_max":5,"source":"1404176564","title":"ストーキング機能を消して…"}'
	begins 6285559638 $'とても楽しく配信させていただいております。\nですが、\n'
	run cat complaints
	assert_output --partial 'a next page is named and was not given'
}

@test "Google Play scraper: two reviews and the answer to one" {
	holds googleplay_scraper/reviews.json 3
	assert_equal "$(post 793226de-e6cf-439f-8ea8-ea6b1f6afc9e)" '{"author_name":"LiviaBrannock","created_at":"2021-03-25T15:52:53Z","id":"793226de-e6cf-439f-8ea8-ea6b1f6afc9e","kind":"review","likes":239,"platform":"googleplay","rating":5,"rating_max":5}'
	begins 793226de-e6cf-439f-8ea8-ea6b1f6afc9e 'The graphics are just the cutest, this game'
	assert_equal "$(post d12d8150-ea14-453a-8096-26851e557a9b)" '{"author_name":"MorganEllis","created_at":"2020-12-30T07:18:58Z","id":"d12d8150-ea14-453a-8096-26851e557a9b","kind":"review","likes":12,"platform":"googleplay","rating":5,"rating_max":5}'
	assert_equal "$(post d12d8150-ea14-453a-8096-26851e557a9b/answer)" '{"author_staff":true,"created_at":"2020-12-02T16:36:39Z","id":"d12d8150-ea14-453a-8096-26851e557a9b/answer","id_made":true,"in_reply_to":"d12d8150-ea14-453a-8096-26851e557a9b","kind":"comment","platform":"googleplay"}'
	begins d12d8150-ea14-453a-8096-26851e557a9b/answer 'Hi, please update the game'
}

@test "Google Business Profile and Yelp: a review each" {
	holds google_business/reviews.json 1
	assert_equal "$(post abc)" '{"author_name":"דנה","created_at":"2026-01-01T10:00:00Z","id":"abc","kind":"review","platform":"google","rating":5,"rating_max":5}'
	begins abc 'חוויה מדהימה'
	holds yelp_open/review.jsonl 1
	assert_equal "$(post KU_O5udG6zpxOg-VcAEodg)" '{"author_id":"mh_-eMZ6K5RLWhZyISBhwA","created_at":"2018-07-07T22:09:11Z","id":"KU_O5udG6zpxOg-VcAEodg","kind":"review","likes":0,"platform":"yelp","rating":3,"rating_max":5,"source":"XQfwVwDr-v0ZS3_CbbE5Xw","url":"https://www.yelp.com/biz/XQfwVwDr-v0ZS3_CbbE5Xw?hrid=KU_O5udG6zpxOg-VcAEodg"}'
	begins KU_O5udG6zpxOg-VcAEodg 'If you decide to eat here, just be aware'
}

@test "a page without reviews is no silent success" {
	for page in '{}' '{"reviews":[]}' '{"data":[],"links":{"self":"x"}}' \
		'{"feed":{"author":{"name":{"label":"iTunes Store"}}}}'; do
		run bash -c "echo '$page' | crisis-ingest"
		assert_success
		assert_output 'crisis-ingest: standard input: an answer without a post'
	done
}

@test "a deleted review is a tombstone where that is asked for" {
	local event='{"events":[{"eventName":"service-review-deleted","eventData":{"id":"65a0"}}]}'
	run bash -c "echo '$event' | crisis-ingest"
	assert_success
	assert_output --partial '1 deletion left out'
}
