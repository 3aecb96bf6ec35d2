# crisis-ingest: formats by golden cases, framing, complaints, and what real exports hold.

load helper

setup() {
	tweet='{"id":"1","text":"hi","author_id":"9"}'
	cd "$BATS_TEST_TMPDIR" || return
}

# counts FOLDER FILE=NUMBER...: each sample gives that many posts, and no status above 1.
counts() {
	local folder=$1 pair status got failed=0
	needs_shared "payloads/$folder"
	shift
	for pair; do
		status=0
		got=$(crisis-ingest "$SHARED/payloads/$folder/${pair%=*}" 2>complaints | wc -l) || status=$?
		if [ "$got" != "${pair##*=}" ] || [ "$status" -gt 1 ]; then
			echo "$folder/${pair%=*}: $got posts, status $status, not ${pair##*=}"
			cat complaints
			failed=1
		fi
	done
	return $failed
}

@test "golden cases" {
	golden "$CASES/ingest" crisis-ingest
}

@test "a file cut into single bytes gives the same posts" {
	for case in mastodon x-v1 reddit youtube csv-monitor; do
		while IFS= read -r -n 1 -d '' byte || [ -n "$byte" ]; do
			printf '%s' "$byte"
		done <"$CASES/ingest/$case.in" | crisis-ingest >out
		diff "$CASES/ingest/$case.out" out
	done
}

@test "values are told apart in every layout" {
	for layout in "$tweet$tweet" "$tweet $tweet" "[$tweet,$tweet]" "[$tweet][$tweet]" \
		"$tweet,$tweet" "[[$tweet,$tweet]]"; do
		run bash -c "printf '%s' '$layout' | crisis-ingest"
		assert_success
		assert_equal "${#lines[@]}" 2
	done
}

@test "a post comes out before more input is waited for" {
	(
		printf '[%s' "$tweet"
		sleep 5
		printf ']'
	) | crisis-ingest | {
		SECONDS=0
		read -r _
		[ "$SECONDS" -lt 3 ]
	}
}

@test "what is not data is refused in a sentence" {
	printf '\037\213\010\0' >a.gz
	printf 'PK\003\004' >b.zip
	printf '\n<!DOCTYPE html><html><body>Log in</body></html>' >c.json
	printf '\377\376\0\0{\0\0\0' >d.csv
	printf 'one line\nof prose\n' >e.txt
	printf '%s\n' "$tweet" >f.json
	run crisis-ingest a.gz b.zip c.json d.csv e.txt f.json
	assert_failure 2
	assert_line --partial 'a.gz: is compressed: use zcat'
	assert_line --partial 'b.zip: is a zip archive: use unzip -p'
	assert_line --partial 'c.json: is a web page'
	assert_line --partial 'd.csv: is UTF-32: use iconv'
	assert_line --partial 'e.txt: is in no known format'
	assert_line --partial '"text":"hi"'
}

@test "nothing is a silent success" {
	run crisis-ingest /dev/null
	assert_success
	assert_output 'crisis-ingest: /dev/null: is empty'
	run bash -c 'echo "[]" | crisis-ingest'
	assert_success
	assert_output 'crisis-ingest: standard input: holds no posts'
}

@test "a service's complaint is named and fails" {
	for answer in '{"errors":[{"message":"Rate limit exceeded","code":88}]}' \
		'{"error":{"code":403,"message":"Rate limit exceeded"}}' \
		'{"error":"Rate limit exceeded"}' '{"message":"Rate limit exceeded","code":0}' \
		'{"title":"Too Many Requests","detail":"Rate limit exceeded","status":429}'; do
		run bash -c "echo '$answer' | crisis-ingest"
		assert_failure 1
		assert_line --partial "not posts, but a service's complaint: Rate limit exceeded"
	done
}

@test "what holds no posts says what it holds" {
	run bash -c 'echo "{\"data\":[{\"id\":\"1\",\"username\":\"a\"}],\"includes\":{}}" | crisis-ingest'
	assert_success
	assert_output --partial 'holds a user account or a list of them'
	run bash -c 'echo "{\"data\":[{\"start\":\"x\",\"tweet_count\":3}],\"meta\":{\"total_tweet_count\":3}}" | crisis-ingest'
	assert_success
	assert_output --partial 'holds counts of posts'
	run bash -c 'echo "{\"delete\":{\"status\":{\"id_str\":\"1\"}}}" | crisis-ingest'
	assert_success
	assert_output --partial '1 deletion left out'
}

@test "more pages and missing replies are said once" {
	local page='{"data":['$tweet'],"includes":{},"meta":{"next_token":"x"}}'
	run bash -c "echo '$page$page' | crisis-ingest"
	assert_success
	assert_equal "${#lines[@]}" 3
	assert_line --partial 'a next page is named and was not given'
	run bash -c "echo '$page${page/,\"meta\":*/\}}' | crisis-ingest"
	refute_line --partial 'next page'
	run bash -c "echo '$page{\"kind\":\"Listing\",\"data\":{\"children\":[],\"after\":\"t3_x\"}}' | crisis-ingest"
	assert_line --partial '2 answers name a next page'
	run bash -c "echo '{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"more\",\"data\":{\"count\":125,\"children\":[\"a\"]}}],\"after\":null}}' | crisis-ingest"
	assert_success
	assert_line --partial '125 replies are named or counted here'
}

@test "rejected records are kept byte for byte" {
	run crisis-ingest --rejects kept "$CASES/ingest/cut.in"
	assert_failure 1
	printf '{"id":"2","te\n{"id":\n"}],"tail":1}\nnot JSON {at all}\n{"foo":"bar"}\n{"id":"8","text":"cu\n' >wanted
	diff wanted kept
}

@test "--strict stops at the first rejected record" {
	run crisis-ingest --strict "$CASES/ingest/cut.in"
	assert_failure 1
	assert_line --partial 'stopped at the first'
	refute_line --partial third
}

@test "wrong characters are repaired and counted" {
	run bash -c "printf '{\"id\":\"1\",\"author_id\":99999999999999999999,\"text\":\"a\\\\ud83d\\\\u0000b\\xff\"}' | crisis-ingest"
	assert_success
	assert_line --partial '3 wrong characters replaced or dropped'
	assert_line --partial '"text":"a�b�"'
	assert_line --partial '"author_id":"99999999999999999999"'
}

@test "--explain tells the guess, why and how many" {
	printf '%s\n' "$tweet" >a
	printf 'text,date\nx,2026-11-22\n' >b
	run crisis-ingest --explain a b /dev/null
	assert_success
	assert_line --partial 'a: x-v2 (a tweet with author_id'
	assert_line 'b: csv (a header with a column of text), 1 post'
	assert_line '/dev/null: in no known format, 0 posts'
}

@test "-f, -p and -s win over the content" {
	run bash -c "echo '$tweet' | crisis-ingest -f x -p forum -s night"
	assert_success
	assert_output --partial '"platform":"forum"'
	assert_output --partial '"source":"night"'
	run bash -c "echo '$tweet' | crisis-ingest -f mastodon"
	refute_output --partial '"text"'
	run bash -c "echo '$tweet' | crisis-ingest -f nosuch"
	assert_failure 2
}

@test "mappings are checked" {
	run bash -c "echo a,b | crisis-ingest -m txt=a"
	assert_failure 2
	assert_output "crisis-ingest: 'txt' is no key of a post"
	run bash -c "printf 'a,b\n1,2\n' | crisis-ingest -m text=c"
	assert_failure 2
	assert_output --partial "there is no column 'c'"
}

@test "a preamble is passed over and ruined ids are told" {
	printf 'Report for Acme\nFrom,To\n\ntweet_id,name,text,tweet_created\n5.70306E+17,ana,hm,2/24/2015 11:35\n' >table
	run crisis-ingest table
	assert_success
	assert_line --partial '2 lines before the header left out'
	assert_line --partial '1 id was rounded by a spreadsheet'
	assert_line --partial '"id_made":true'
	assert_line --partial '"created_at":"2015-02-24T11:35:00Z"'
}

@test "a nesting too deep is rejected, and the rest goes on" {
	{
		printf '{"a":%.0s' {1..2100}
		echo
		echo "$tweet"
	} >deep
	run crisis-ingest deep
	assert_failure 1
	assert_line --partial 'nested too deep'
	assert_line --partial '"text":"hi"'
}

@test "a full disk is status 2" {
	[ -e /dev/full ] || skip 'no /dev/full'
	run bash -c "echo '$tweet' | crisis-ingest >/dev/full"
	assert_failure 2
}

@test "real exports: X" {
	counts x_v2_twarc cashtags.jsonl=1 cotweet.jsonl=1 counts.jsonl=0 edited_before.jsonl=1 \
		mentions_tweet.jsonl=1 quoted_edit.jsonl=1 two_tweets.jsonl=1 verified_type.jsonl=1
	counts x_v2_api home_timeline.json=98
	counts x_v2_split data_1402939532849319939.json=25 users_1402939532849319939.json=0
	counts x_v1 extended_tweet_in_compat_mode.json=1 extended_tweet_in_extended_mode.json=1 \
		premium_search_url.json=4 search.json=3 searchtweets.json=15 statuses.json=20 \
		track_streaming.json=2 user_tweets.json=5
	counts x_archive tweets.js=120
}

@test "real exports: Mastodon, Bluesky" {
	counts mastodon_rest account_statuses.json=20 context.json=59 quote_post.json=1 \
		timeline_hashtag.json=5
	counts mastodon_stream_jsonl mastodonsocial.json=48
	counts bluesky_xrpc getPostThread.json=4 getTimeline.json=25 searchPosts.json=1 \
		thread_view_post_with_embed_media.json=1
}

@test "real exports: Reddit, YouTube, tables" {
	counts reddit_listing deleted_comment.json=0 graw_subreddit.json=27 \
		parent_from_replies.json=100 submission_with_comments.json=3 subreddit_new.json=100
	counts youtube_api comment_threads_by_video_paged_1.json=5 comment_threads_multi.json=2 \
		comments_by_parent_paged_1.json=2
	counts csv airline_tweets.csv=300 meltwater_readme.csv=1
}
