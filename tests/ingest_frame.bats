# crisis-ingest: framing. Events, long lists in parts, lines, and memory.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tweet='{"id":"1","text":"hi","author_id":"9"}'
	toot='{"id":"5","uri":"u","content":"<p>hi</p>","account":{"id":"1","acct":"ana"}}'
}

# chat COUNT [SPACE]: an export of a chat with that many messages, and space before each.
chat() {
	local message=${2-}'{"id":%d,"type":"message","date":"2026-11-22T09:14:05","date_unixtime":'
	message+='"1795338845","from":"Ana","from_id":"user9","text":"[day] %d, {"}'
	printf '{"name":"Acme","type":"private_group","id":4711,%s"messages":[' "${2-}"
	seq "$1" | awk -v message="$message" '{ printf (NR > 1 ? "," : "") message, $1, $1 }'
	printf '%s]}' "${2-}"
}

@test "the sample of a stream of events" {
	needs_shared payloads/mastodon_sse/user_local.sse
	run crisis-ingest "$SHARED/payloads/mastodon_sse/user_local.sse"
	assert_success
	assert_output --partial '"id":"117024248092393661","platform":"mastodon"'
	assert_output --partial '"created_at":"2026-08-02T05:25:16Z","text":"it'"'"'s cool guy"'
	assert_output --partial '"author_handle":"mastodonpy_test"'
}

@test "an event comes out as soon as a blank line ends it" {
	mkfifo pipe
	crisis-ingest pipe >out &
	exec 5>pipe
	printf ':)\nevent: update\ndata: %s\n\nevent: update\n' "$toot" >&5
	for _ in {1..50}; do
		[ ! -s out ] || break
		sleep 0.1
	done
	run cat out
	assert_output --partial '"text":"hi"'
	exec 5>&-
	wait
}

@test "a file of events that grows is followed" {
	printf ':)\n' >stream
	tail -f -n +1 stream | crisis-ingest >out &
	for n in 1 2; do
		printf 'event: update\ndata: %s\n\n' "$toot" >>stream
		for _ in {1..80}; do
			[ "$(wc -l <out)" -lt "$n" ] || break
			sleep 0.1
		done
		[ "$(wc -l <out)" -eq "$n" ]
	done
	kill %1
}

@test "data alone, line by line, and streams without their blank lines" {
	printf 'data: %s\ndata: %s\n' "$toot" "$toot" >data
	run crisis-ingest data
	assert_success
	assert_equal "${#lines[@]}" 2
	printf 'event: update\r\ndata: %s\r\n' "$toot" >block
	cat block block block >stream
	run --separate-stderr crisis-ingest stream
	assert_success
	assert_equal "${#lines[@]}" 2
	[[ $stderr == *'the last event has no blank line behind it'* ]]
}

@test "an error in place of events is named" {
	printf ':)\n{"error":"The access token is invalid"}\n' >stream
	run crisis-ingest stream
	assert_failure 1
	assert_line --partial 'complaint: The access token is invalid'
}

@test "a rejected event is kept as it came" {
	printf ':)\nid: 1\nevent: update\ndata: {"id":\n\nevent: update\ndata: %s\n\n' "$toot" >stream
	run crisis-ingest --rejects kept stream
	assert_failure 1
	printf 'event: update\ndata: {"id":\n\n' >wanted
	diff wanted kept
	assert_line --partial '"text":"hi"'
}

@test "lines are values even where two share one" {
	printf '%s\n%s%s\r\n%s \n{"id":"2",\n"text":"b","author_id":"9"}\n%s' \
		"$tweet" "$tweet" "$tweet" "$tweet" "$tweet" >lines
	run crisis-ingest lines
	assert_success
	assert_equal "${#lines[@]}" 6
	printf '[\n%s,\n%s\n]\n' "$tweet" "$tweet" >lines
	run crisis-ingest lines
	assert_success
	assert_equal "${#lines[@]}" 2
}

@test "a broken line among lines is one rejected record" {
	printf '%s\n{"id":"2" "text":"b"}\n%s\n' "$tweet" "$tweet" >lines
	run crisis-ingest --rejects kept lines
	assert_failure 1
	assert_line 'crisis-ingest: 1 of 3 records rejected'
	assert_equal "$(cat kept)" '{"id":"2" "text":"b"}'
}

@test "an envelope in parts gives what it gives whole" {
	for line in '' $'\n ' $'\r\n\t'; do
		chat 200 "$line" >chat
		crisis-ingest chat >whole
		assert_equal "$(wc -l <whole)" 200
		for most in 1000 3000 9000; do
			run --separate-stderr crisis-ingest --max-record "$most" chat
			assert_success
			diff <(echo "$output") whole
			assert_equal "$stderr" ''
		done
	done
}

@test "lists inside of lists come in parts" {
	printf '{"about":"x","chats":{"about":"y","list":[%s,%s,%s]},"left_chats":{"list":[%s]}}' \
		"$(chat 120)" "$(chat 3)" "$(chat 120)" "$(chat 7)" >all
	crisis-ingest all >whole
	assert_equal "$(wc -l <whole)" 250
	run crisis-ingest --max-record 5000 all
	assert_success
	diff <(echo "$output") whole
}

@test "posts beside the long list are given once" {
	for n in 1 2 3; do ancestors+=${ancestors:+,}${toot/5/a$n}; done
	for n in {1..99}; do descendants+=${descendants:+,}${toot/5/d$n}; done
	for context in '{"ancestors":['$ancestors'],"descendants":['$descendants']}' \
		'{"descendants":['$descendants'],"ancestors":['$ancestors']}'; do
		echo "$context" >context
		crisis-ingest context | sort >whole
		assert_equal "$(wc -l <whole)" 102
		crisis-ingest --max-record 2000 context | sort >parts
		cmp parts whole
		run crisis-ingest --max-record 2000 --explain context
		assert_output --partial '102 posts'
	done
}

@test "what the envelope says is said once" {
	for n in {1..99}; do tweets+=${tweets:+,}${tweet/1/$n}; done
	echo '{"meta":{"next_token":"x"},"data":['"$tweets"']}' >first
	echo '{"data":['"$tweets"'],"meta":{"next_token":"x"}}' >last
	for file in first last; do
		run --separate-stderr crisis-ingest --max-record 1000 "$file"
		assert_success
		assert_equal "${#lines[@]}" 99
		[[ $stderr == *'a next page is named and was not given' ]]
	done
}

@test "what stands around a list is joined to all of its items" {
	for n in {1..99}; do tweets+=${tweets:+,}${tweet/1/$n}; done
	users='"includes":{"users":[{"id":"9","username":"ana"}]}'
	printf '%s' "{$users,\"data\":[$tweets]}" >before
	printf '%s' "{\"data\":[$tweets],$users}" >after
	for file in before after; do
		run --separate-stderr crisis-ingest --max-record 1000 "$file"
		assert_success
		assert_equal "$(grep -c '"author_handle":"ana"' <<<"$output")" 99
		assert_equal "$stderr" ''
	done
}

@test "what could not be joined is said" {
	for n in {1..99}; do tweets+=${tweets:+,}${tweet/1/$n}; done
	users='"includes":{"users":[{"id":"9","username":"ana"}]}'
	printf '%s' "{\"data\":[$tweets],$users}" >after
	run --separate-stderr bash -c '
		(head -c 2000 after; sleep 0.5; tail -c +2001 after) | crisis-ingest --max-record 1000'
	assert_success
	assert_equal "${#lines[@]}" 99
	[[ $stderr == *'what follows a list too long to be held was not joined to its posts' ]]
}

@test "an item that is wrong does not take others with it" {
	chat 100 $'\n ' >chat
	sed -i '50s/"user9"/user9/' chat
	run --separate-stderr crisis-ingest --rejects kept --max-record 4000 chat
	assert_failure 1
	assert_equal "${#lines[@]}" 99
	assert_equal "$(wc -l <kept)" 1
	chat 100 >chat
	sed -i 's/"date_unixtime":"1795338845","from":"Ana","from_id":"user9","text":"\[day\] 50, {"/"text":"\\q"/' chat
	run --separate-stderr crisis-ingest --rejects kept --max-record 4000 chat
	assert_failure 1
	assert_equal "${#lines[@]}" 99
	assert_equal "$(grep -c '\\q' kept)" 1
}

@test "a list that is cut is named" {
	chat 100 | head -c 9000 >chat
	run --separate-stderr crisis-ingest --max-record 4000 chat
	assert_failure 1
	assert_equal "${#lines[@]}" "$(grep -o '{"}' chat | wc -l)"
	[[ $stderr == *'it ends in the middle: cut?'* ]]
}

@test "memory does not grow with a list" {
	[[ $BIN != */asan ]] || skip 'sanitizers take memory of their own'
	(
		ulimit -v 98304
		chat 150000 | crisis-ingest | tail -n 1
	) >out
	run cat out
	assert_output --partial '"text":"[day] 150000, {"'
}
