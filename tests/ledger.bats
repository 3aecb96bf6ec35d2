#!/usr/bin/env bats
# The ledger, and crisis-ingest --new: each post once, none lost, whatever happens.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

teardown() {
	! mountpoint -q disk 2>/dev/null || umount disk
}

# feed COUNT [FIRST]: that many posts.
feed() {
	awk -v count="$1" -v first="${2:-1}" 'BEGIN { for (n = first; n < first + count; n++)
		printf "{\"v\":1,\"id\":\"%d\",\"platform\":\"x\",\"text\":\"It broke again, %d\"}\n", n, n }'
}

# slowly FILE: its lines, with a moment of silence after every hundred.
slowly() {
	local from
	for ((from = 1; from <= $(wc -l <"$1"); from += 100)); do
		sed -n "$from,$((from + 99))p" "$1"
	done
}

# fresh ARGUMENT...: crisis-ingest with the ledger of the test.
fresh() {
	crisis-ingest --new --ledger ledger.db "$@"
}

# assert_sound: the ledger is one, and whole.
assert_sound() {
	assert_equal "$(sqlite3 "${1:-ledger.db}" 'PRAGMA integrity_check')" ok
}

# assert_covers FEED OUTPUT...: every line of the feed is in one of the outputs.
assert_covers() {
	local feed=$1
	shift
	assert_equal "$(sort "$@" | comm -23 <(sort "$feed") - | wc -l)" 0
}

# needs_disk SIZE: a disk of that size at disk.
needs_disk() {
	mkdir disk
	mount -t tmpfs -o "size=$1" none disk 2>/dev/null || skip 'no disk can be mounted here'
}

@test "what was passed on does not pass again" {
	feed 5 >five
	fresh five >out
	diff five out
	run -0 --separate-stderr fresh five
	refute_output
	feed 7 | fresh >out
	diff <(feed 2 6) out
	run -0 fresh five five <<<''
	refute_output
}

@test "a feed that repeats itself passes once" {
	feed 3 >three
	cat three three | fresh three - three >out
	diff three out
}

@test "platforms have ids of their own, and posts of a drill are apart" {
	post='{"v":1,"id":"1","platform":"x","text":"a"}'
	run -0 fresh <<<"$post ${post/x/reddit} ${post/\}/,\"drill\":true\}} $post"
	assert_equal "${#lines[@]}" 3
	run -0 fresh -p forum <<<"$post"
	assert_equal "${#lines[@]}" 1
	run -0 sqlite3 ledger.db 'SELECT platform FROM seen ORDER BY platform'
	assert_output $'drill/x\nforum\nreddit\nx'
}

@test "an edit passes once for each time and wording" {
	post() {
		printf '{"v":1,"id":"1","platform":"x","text":"%s"%s}\n' "$@"
	}
	post a >posts
	post a ',"op":"update"' >>posts
	post b ',"op":"update"' >>posts
	post b ',"edited_at":"2026-11-22T10:00:00Z"' >>posts
	post c ',"edited_at":"2026-11-22T10:00:00Z"' >>posts
	post c ',"edited_at":"2026-11-22T11:00:00Z"' >>posts
	fresh posts >out
	diff posts out
	run -0 fresh posts
	refute_output
}

@test "an edit that comes first makes the post known" {
	printf '{"v":1,"id":"1","platform":"x","text":"b","op":"update"}\n' | fresh
	run -0 fresh <<<'{"v":1,"id":"1","platform":"x","text":"a"}'
	refute_output
}

@test "platforms' own edits and deletions" {
	toot='{"id":"1","created_at":"2026-11-22T10:00:00.000Z","visibility":"public","content":"<p>hi</p>"'
	toot+=',"uri":"https://social.example/users/a/statuses/1","account":{"id":"9","acct":"a"}'
	run -0 fresh <<<"$toot}"
	assert_output --partial '"text":"hi"'
	run -0 fresh <<<"$toot,\"edited_at\":\"2026-11-22T11:00:00.000Z\"}"
	assert_output --partial '"edited_at":"2026-11-22T11:00:00Z"'
	run -0 fresh <<<"$toot,\"edited_at\":\"2026-11-22T11:00:00.000Z\"}"
	refute_output
	deletion='{"delete":{"status":{"id":1,"id_str":"1","user_id_str":"9"}}}'
	run -0 fresh --tombstones <<<"$deletion"
	assert_output --partial '"op":"delete"'
	run -0 fresh --tombstones <<<"$deletion"
	refute_output
	run -0 fresh <<<'{"v":1,"id":"1","platform":"x","text":"later than its deletion"}'
	assert_output --partial later
}

@test "--explain remembers nothing, and without --new a ledger is not touched" {
	feed 3 >three
	run -0 fresh --explain three
	[ ! -e ledger.db ]
	run -0 crisis-ingest --ledger ledger.db three
	[ ! -e ledger.db ]
}

@test "a reader downstream that goes away is told apart from one that reads" {
	feed 20000 >feed
	fresh feed 2>complaints | head -n 1 >first || :
	fresh feed >rest
	assert_covers feed first rest
}

@test "a post comes out, and is remembered, before more input is waited for" {
	mkfifo pipe
	fresh <pipe >out 3>&- &
	exec 9>pipe
	feed 1 >&9
	for ((i = 0; i < 100; i++)); do
		[ ! -s out ] || [ "$(sqlite3 ledger.db 'SELECT count(*) FROM seen')" != 1 ] || break
		sleep 0.1
	done
	run -0 fresh <<<"$(feed 1)"
	refute_output
	diff <(feed 1) out
	exec 9>&-
	wait $!
}

@test "runs at the same time share the posts between them" {
	feed 6000 >feed
	for run in 1 2 3; do
		slowly feed | fresh >"out$run" 2>"complaints$run" 3>&- &
	done
	wait
	diff <(sort feed) <(sort out1 out2 out3)
	[ ! -s complaints1 ] && [ ! -s complaints2 ] && [ ! -s complaints3 ]
	assert_sound
}

@test "two runs may make the ledger at the same time" {
	for ((i = 0; i < 20; i++)); do
		feed 3 | fresh -l new$i.db >out1 2>complaints1 &
		feed 3 | fresh -l new$i.db >out2 2>complaints2 &
		wait
		cat complaints1 complaints2
		diff <(feed 3) <(sort out1 out2)
	done
}

# killed SECONDS: a run over a feed that comes slowly, killed after that time.
killed() {
	slowly feed >pipe 2>/dev/null 3>&- &
	crisis-ingest --new --ledger ledger.db <pipe >killed 3>&- &
	local tool=$!
	sleep "$1"
	kill -9 "$tool" 2>/dev/null || :
	wait "$tool" 2>/dev/null || :
	wait
}

# A machine that is busy starts slowly: it is tried, later and later, until enough kills fell midway.
@test "killed at any moment: nothing is lost" {
	local cut=0 i
	feed 3000 >feed
	mkfifo pipe
	for ((i = 0; i < 20 || (cut < 4 && i < 200); i++)); do
		rm -f ledger.db*
		killed "0.$(printf '%03d' $((RANDOM % (150 + 4 * i))))"
		fresh feed >rest
		grep '}$' killed >whole || :
		assert_covers feed whole rest
		assert_sound
		[ ! -s killed ] || [ ! -s rest ] || cut=$((cut + 1))
	done
	echo "$cut of $i were killed midway"
	[ "$cut" -ge 4 ]
}

@test "a full disk is named, and the ledger stays whole" {
	needs_disk 400k
	feed 20000 >feed
	run -2 --separate-stderr fresh --ledger disk/ledger.db feed
	assert_regex "$stderr" 'crisis-ingest: ledger .*/disk/ledger.db: .*full'
	grep '}$' <<<"$output" >first || :
	mount -o remount,size=40m disk
	assert_sound disk/ledger.db
	fresh --ledger disk/ledger.db feed >rest
	assert_covers feed first rest
}

@test "a folder that cannot be written is named" {
	needs_disk 1m
	feed 1 | fresh --ledger disk/ledger.db >out
	rm -f disk/ledger.db-*
	mount -o remount,ro disk
	run -2 --separate-stderr fresh --ledger disk/ledger.db <<<"$(feed 1)"
	refute_output
	assert_regex "$stderr" '^crisis-ingest: cannot open the ledger disk/ledger.db: Read-only file system$'
	run -2 --separate-stderr fresh --ledger disk/other.db <<<"$(feed 1)"
	assert_regex "$stderr" '^crisis-ingest: cannot open the ledger disk/other.db: '
}

@test "a standard output that cannot be written is named, and nothing is remembered" {
	run -2 bash -c "echo '$(feed 1)' | crisis-ingest --new --ledger ledger.db 2>&1 >/dev/full"
	assert_output 'crisis-ingest: cannot write standard output: No space left on device'
	feed 1 | fresh >out
	diff <(feed 1) out
}

# locked SECONDS: has another program hold the ledger for so long.
locked() {
	feed 1 | fresh >/dev/null
	(printf '.timeout 10000\nBEGIN IMMEDIATE;\n'; sleep "$1") | sqlite3 ledger.db 3>&- &
	while sqlite3 ledger.db 'BEGIN IMMEDIATE' 2>/dev/null; do
		sleep 0.05
	done
}

@test "a locked ledger is waited for" {
	locked 3
	feed 2 | fresh 2>complaints >out
	diff <(feed 1 2) out
	run cat complaints
	assert_output --regexp '^crisis-ingest: waiting for the ledger .*/ledger.db, which another program has locked$'
	wait
}

@test "a ledger that stays locked is given up" {
	locked 4
	run -2 fresh --wait 0 <<<"$(feed 2)"
	assert_output --regexp '^crisis-ingest: another program has the ledger .*/ledger.db locked; waited 0 s \(--wait\)$'
	run -2 fresh --wait 1 <<<"$(feed 2)"
	assert_line --index 0 --partial 'waiting for the ledger'
	assert_line --index 1 --partial 'waited 1 s'
	wait
	feed 2 | fresh >out
	diff <(feed 1 2) out
}

@test "what is no ledger is refused, and left as it is" {
	printf 'Dear diary,\n%1000s\n' '' >diary
	sqlite3 other.db 'CREATE TABLE seen(platform, id)'
	cp diary diary.kept
	cp other.db other.kept
	for file in diary other.db; do
		run -2 fresh -l "$file" <<<"$(feed 1)"
		assert_output "crisis-ingest: $PWD/$file is no ledger of crisis"
	done
	cmp diary diary.kept
	cmp other.db other.kept
	run -2 fresh -l . <<<"$(feed 1)"
	assert_output 'crisis-ingest: cannot open the ledger .: Is a directory'
	run -2 fresh -l none/ledger.db <<<"$(feed 1)"
	assert_output 'crisis-ingest: cannot open the ledger none/ledger.db: No such file or directory'
}

@test "a ledger of a newer version is refused, and left as it is" {
	feed 1 | fresh >out
	sqlite3 ledger.db 'PRAGMA user_version = 99'
	run -2 fresh <<<"$(feed 2)"
	assert_output --regexp '^crisis-ingest: the ledger .*/ledger.db was written by a newer crisis: its version is 99, and [0-9]+ the newest known here$'
	run -0 sqlite3 ledger.db 'PRAGMA user_version; SELECT count(*) FROM seen'
	assert_output $'99\n1'
}

@test "an empty file becomes a ledger, and a name that SQLite takes otherwise is a file" {
	: >empty
	feed 1 | fresh -l empty >out
	diff <(feed 1) out
	feed 1 | fresh -l :memory: >out
	[ -s :memory: ]
	run -0 fresh -l :memory: <<<"$(feed 1)"
	refute_output
}

@test "where the ledger lies" {
	feed 1 >one
	env -i XDG_STATE_HOME="$PWD/state" HOME="$PWD/home" "$BIN/crisis-ingest" --new one >out
	[ -s state/crisis/ledger.db ] && [ ! -e home ]
	env -i XDG_STATE_HOME=relative HOME="$PWD/home" "$BIN/crisis-ingest" --new one >out
	[ -s home/.local/state/crisis/ledger.db ] && [ ! -e relative ]
	assert_equal "$(stat -c %a home/.local/state/crisis home/.local/state/crisis/ledger.db | xargs)" '700 600'
	CRISIS_LEDGER=named.db run -0 crisis-ingest --new one
	[ -s named.db ]
	run -2 env -i "$BIN/crisis-ingest" --new one
	assert_output 'crisis-ingest: there is no place for ledger.db: neither XDG_STATE_HOME nor HOME is set'
}

@test "the ledger says what it is" {
	feed 2 | CRISIS_NOW=2026-11-22T12:00:00Z fresh >out
	run -0 sqlite3 ledger.db 'PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode; SELECT * FROM seen'
	assert_output $'1129466195\n7\nwal\nx|1||1795348800\nx|2||1795348800'
	assert_equal "$(head -c 15 ledger.db)" 'SQLite format 3'
}

@test "many posts, of which the older are put away" {
	[[ $BIN != */asan ]] || skip 'too long with sanitizers'
	feed 300000 >feed
	fresh feed >out
	cmp feed out
	run -0 sqlite3 ledger.db 'SELECT (SELECT count(*) FROM seen), (SELECT count(*) FROM seen_before) > 0'
	assert_output '300000|1'
	run -0 fresh feed
	refute_output
	assert_sound
}

@test "any call of the system that fails is told, and nothing is lost" {
	[[ $BIN != */asan ]] || skip 'the sanitizers come first'
	cc -shared -fPIC -o failing.so "$ROOT/tests/fault/failing.c" -ldl || skip 'no compiler here'
	feed 300 >feed
	for call in write pread pwrite fdatasync ftruncate; do
		for ((at = 1; at < 200; at++)); do
			rm -f ledger.db* mark
			feed 100 | fresh >before
			status=0
			slowly feed | FAIL_CALL=$call FAIL_AT=$at FAIL_MARK=9 LD_PRELOAD=./failing.so \
				fresh >out 2>complaints 9>mark || status=$?
			[ -s mark ] || break
			echo "$call $at: status $status, $(cat complaints)"
			if [ "$status" = 0 ]; then
				[ ! -s complaints ]
			else
				[ "$status" = 2 ] && [ "$(wc -l <complaints)" = 1 ]
			fi
			assert_sound
			fresh feed >rest
			grep '}$' out >whole || :
			assert_covers feed before whole rest
		done
		[ "$at" -gt 1 ] || [ "$call" = ftruncate ]
	done
}
