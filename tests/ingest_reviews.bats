#!/usr/bin/env bats
# Reviews: what real exports hold, and what the sources do to them. The shapes by themselves are
# golden cases (tests/cases/ingest: appstore, googleplay, google, trustpilot, yelp, steam).

load helper
load export

@test "App Store feed: 50 reviews, no dates, a next page" {
	holds appstore_rss/jp_reviews.json 50
	run cat complaints
	assert_output --partial 'a next page is named and was not given'
}

@test "Google Play scraper: two reviews and the answer to one" {
	holds googleplay_scraper/reviews.json 3
}

@test "Google Business Profile and Yelp: a review each" {
	holds google_business/reviews.json 1
	holds yelp_open/review.jsonl 1
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
