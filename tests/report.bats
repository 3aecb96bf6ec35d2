#!/usr/bin/env bats
# crisis-report: figures that add up, plain and masked text, bounded memory.

bats_require_minimum_version 1.5.0

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR"
	export CRISIS_NOW=2026-11-22T12:00:00Z
}

STORM() {
	cat "$CASES/report/storm.in"
}

@test "golden cases" {
	golden "$CASES/report" crisis-report
}

@test "no input is a report of 0 posts" {
	run crisis-report </dev/null
	assert_success
	assert_line "0 posts"
}

@test "the kind may be named first; a file of that name is ./summary" {
	STORM >summary
	crisis-report ./summary >a 2>/dev/null || true
	crisis-report summary ./summary >b 2>/dev/null || true
	crisis-report summary <summary >c 2>/dev/null || true
	cmp a b
	cmp a c
	run crisis-report unheard-of
	assert_failure 2
	assert_output --partial "unheard-of"
}

@test "an unknown format is wrong use" {
	run crisis-report --format yaml
	assert_failure 2
	assert_output --partial "none of text"
}

# Every way in which the parts of a report must make its whole.
sums() {
	jq -e '
		def rows(x): [x.rows[]?.posts.count] | add // 0;
		def group(x; $whole): rows(x) == $whole and ([x.rows[]?.posts | .of == $whole] | all);
		def whole($id): .[$id].count == ([to_entries[] | select(.key != $id and
			(.value.share? or .value.of? == 0)) | .value.count] | add // 0);
		.lines.posts.count as $posts |
		(.lines.read.count == $posts + ([.lines.left_out[]] | add)) and
		(([.alerts.rows[]?.count] | add // 0) == .lines.left_out.alerts) and
		([.volume.buckets[]?.posts] | add // 0) + (.lines.undated.count) == $posts and
		([.volume.buckets[]?.negative] | add // 0) <= (.sentiment.negative.count // 0) and
		(.sentiment == null or (.sentiment | .labeled.of == $posts and whole("labeled") and
			.net.numerator == .positive.count - .negative.count and
			.net.denominator == .labeled.count)) and
		(.severity == null or (.severity | .rated.of == $posts and whole("rated"))) and
		([.due // {} | .[] | .of == .late + .within_hour + .later] | all) and
		group(.platforms; $posts) and
		(.teams == null or (.answer.routed.count as $routed | group(.teams; $routed))) and
		(.answer == null or ((.answer | whole("routed")) and
			rows(.watched) == .answer.watch_only.count)) and
		(.drafts == null or ((.drafts | whole("replied")) and
			rows(.stages) == .drafts.made.count)) and
		([.. | objects | select(.of? and .of > 0 and .share?) |
			(.share - .count / .of) | fabs < 0.0001] | all)' "$1" >/dev/null
}

@test "the parts add up to the whole, in every case and for every part of a feed" {
	local case lines
	for case in "$CASES"/report/*.in; do
		for lines in 1 2 3 5 8 13 100; do
			head -n "$lines" "$case" >part
			crisis-report -f json part >json 2>/dev/null || true
			sums json || { echo "$case, $lines lines"; cat json; return 1; }
			crisis-report -f json --drills part >json 2>/dev/null || true
			sums json || { echo "$case, $lines lines, drills"; cat json; return 1; }
		done
	done
}

@test "with more names than are kept apart the rows still add up" {
	for i in $(seq 400); do
		echo '{"text":"a","platform":"p'"$i"'","score":{"label":"negative","topics":["t'"$i"'"]},"route":{"team":"t'"$i"'","answer":false,"reason":"r'"$i"'"}}'
	done >many
	crisis-report -f json many >json
	sums json
	run jq -c '.platforms.rows | [length, .[-1].name, .[-1].posts.count]' json
	assert_output '[257,null,144]'
	run crisis-report many
	assert_line --regexp 'over 249 more .* 393 +98.2%'
}

@test "days without a post, absurd dates and years do not break the volume" {
	for when in 0000-01-01T00:00:00Z 9999-12-31T23:59:59Z 1969-12-31T23:59:59Z; do
		echo '{"text":"a","created_at":"'$when'"}'
	done >odd
	for minute in $(seq 10 59); do
		echo '{"text":"a","created_at":"2026-11-22T09:'"$minute"':00Z"}'
	done >>odd
	crisis-report -f json odd >json
	sums json
	run jq .volume.seconds json
	assert_output 60
	run crisis-report --width 60 odd
	assert_success
	assert_line --partial 'posts per'
}

@test "late, due within the hour and later meet at the second" {
	clock() {
		printf '{"text":"a","route":{"team":"t","answer":true,"answer_by":"%s"}}\n' "$1" |
			crisis-report -f json | jq -c '[.due.answer | .late, .within_hour, .later]'
	}
	[ "$(clock 2026-11-22T11:59:59Z)" = '[1,0,0]' ]
	[ "$(clock 2026-11-22T12:00:00Z)" = '[0,1,0]' ]
	[ "$(clock 2026-11-22T13:00:00Z)" = '[0,1,0]' ]
	[ "$(clock 2026-11-22T13:00:01Z)" = '[0,0,1]' ]
}

@test "a rejected line adds to no figure, whichever member is wrong" {
	echo '{"text":"a","platform":"x","score":{"label":"negative","topics":[1]}}' >bad
	echo '{"text":"a","platform":"x","score":{"label":"negative"},"route":{"answer":1}}' >>bad
	echo '{"text":"a","platform":"x","score":{"severity":"high"},"id":7}' >>bad
	run crisis-report -f json --rejects rejects bad
	assert_failure 1
	cmp bad rejects
	run bash -c "crisis-report -f json bad 2>/dev/null | jq -c '[.lines.posts.count, .platforms, .lines.left_out.rejected]'"
	assert_output '[0,null,3]'
}

@test "--strict prints the whole or nothing" {
	STORM >feed
	echo '{"text":' >>feed
	run --separate-stderr crisis-report --strict feed
	assert_failure 1
	assert_output ""
}

@test "a file that cannot be read is named, the others are reported" {
	echo '{"text":"a"}' >one
	run --separate-stderr crisis-report missing one
	assert_failure 2
	assert_line --partial "1 post"
	[[ $stderr == *missing* ]]
}

@test "a full disk is a failure" {
	run bash -c 'echo "{\"text\":\"a\"}" | crisis-report >/dev/full'
	assert_failure 2
	assert_output --partial "cannot write standard output"
}

@test "no line is wider than asked, from 40 columns to 200" {
	for width in $(seq 40 7 200); do
		crisis-report --width "$width" "$CASES/report/storm.in" >out 2>/dev/null || true
		[ "$(wc -L <out)" -le "$width" ] || { echo "$width"; cat out; return 1; }
	done
}

@test "nothing of a post reaches the terminal unmasked" {
	crisis-report <"$CASES/report/hostile.in" >out 2>/dev/null || true
	! LC_ALL=C grep -q -P '[\x00-\x09\x0b-\x1f\x7f]|\xe2\x80[\xa8-\xaf]' out
}

@test "color and the window's width on a terminal only, and NO_COLOR is heard" {
	needs_terminal
	STORM | grep -v 'cut of' >feed
	crisis-report feed >plain
	run ! grep -q $'\033' plain
	TERM=xterm script -qec "stty cols 100; crisis-report feed" /dev/null </dev/null | tr -d '\r' >shown
	grep -q $'\033\\[1m' shown
	sed 's/\x1b\[[0-9;]*m//g; s/ *$//' shown >bare
	crisis-report --width 100 feed | diff - bare
	NO_COLOR=1 TERM=xterm script -qec "stty cols 80; crisis-report feed" /dev/null </dev/null |
		tr -d '\r' | diff plain -
	COLUMNS=100 crisis-report feed | diff - bare
}

@test "memory does not grow with posts" {
	[ -x /usr/bin/time ] || skip "no /usr/bin/time here"
	[[ $BIN != */asan ]] || skip "sanitizers keep freed memory"
	most() {
		STORM | grep -v 'cut of' >feed
		for i in $(seq "$1"); do cat feed; done >big
		# shellcheck disable=SC2069 # only what time says is wanted
		/usr/bin/time -f %M crisis-report big 2>&1 >/dev/null
	}
	local few many
	few=$(most 50)
	many=$(most 2000)
	[ $((many - few)) -lt 300 ]
}
