#!/usr/bin/env bats
# crisis-detect: alerts once, for what is out of its own ordinary, and for nothing else.

bats_require_minimum_version 1.5.0

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR"
	export CRISIS_NOW=2026-11-22T12:00:00Z
}

@test "golden cases" {
	golden "$CASES/detect" crisis-detect
}

# told CASE: kind and level of what began, and on which key.
told() {
	crisis-detect --window 1h <"$CASES/detect/$1.in" |
		jq -r 'select(.from == "none") | [.key, .level, .kind] | @tsv'
}

@test "a giveaway, a storm and a bad share are told apart" {
	run told giveaway
	assert_line $'all\twatch\tattention'
	refute_line --regexp 'alert|crisis'
	run told storm
	assert_line $'topic:delivery\tcrisis\tnegative'
	refute_line --regexp 'attention'
	run told share
	assert_line --regexp $'^all\t(alert|crisis)\t(share|negative)$'
	refute_line --regexp 'attention'
}

@test "one who writes sixty times makes no crisis" {
	run told one-voice
	assert_line $'all\talert\tnegative'
	run bash -c "crisis-detect --window 1h <'$CASES/detect/one-voice.in' | grep -c '\"level\":\"crisis\"'"
	assert_output 0
}

@test "drills are counted apart, and the brand's own posts and newer texts not at all" {
	run bash -c "crisis-detect --window 1h <'$CASES/detect/drill.in' | jq -s 'map(.drill) | unique | tostring'"
	assert_output '"[true]"'
	run -0 crisis-detect --window 1h "$CASES/detect/own.in"
	refute_output
}

@test "each episode has one id, begins once and is over once" {
	for case in "$CASES"/detect/{storm,share,giveaway}.in; do
		crisis-detect --window 1h <"$case" | jq -s -e '
			group_by(.id) | all(.[];
				(map(select(.from == "none")) | length) == 1 and
				(map(select(.level == "over")) | length) <= 1 and
				(map(.since) | unique | length) == 1)' >/dev/null
	done
}

@test "the order within the lateness does not matter, beyond it posts are counted as late" {
	crisis-detect --window 1h --lateness 2h <"$CASES/detect/storm.in" >sorted
	awk 'NR % 2 { held = $0; next } { print; print held } END { if (NR % 2) print held }' \
		"$CASES/detect/storm.in" | crisis-detect --window 1h --lateness 2h >swapped
	cmp sorted swapped
	run -0 --separate-stderr bash -c "tac '$CASES/detect/storm.in' | crisis-detect --window 1h"
	assert_regex "$stderr" '[0-9]+ came too late to be counted \(--lateness\)'
}

@test "--pass: each post as it came, behind the alerts it led to, and crisis-route hears of them" {
	crisis-detect --window 1h --pass "$CASES/detect/storm.in" >passed
	grep -v '"type":"alert"' passed | cmp - "$CASES/detect/storm.in"
	crisis-detect --window 1h "$CASES/detect/storm.in" >alone
	grep '"type":"alert"' passed | cmp - alone
	cat >plan.yaml <<-PLAN
		teams: {care: {}}
		topics:
		  delivery: {words: [late]}
		routes: [{name: all, team: care}]
		inhibit: [{by: {topic: delivery}}]
	PLAN
	jq -c 'if .text then .score += {severity: "low", stance: "unhappy"} else . end' passed |
		crisis-route --plan plan.yaml | jq -r 'select(.route.muted == "crisis") | .created_at' >muted
	run head -n 1 muted
	assert_output --partial 2026-11-21T07:
	run tail -n 1 muted
	assert_output --partial 2026-11-21T1
}

@test "--until closes what ends by then, and nothing later" {
	crisis-detect --window 1h "$CASES/detect/storm.in" >whole
	awk '/2026-11-21T07/ { exit } { print }' "$CASES/detect/storm.in" >early
	crisis-detect --window 1h --until 2026-11-21T06:59:59Z early >before
	[ ! -s before ]
	crisis-detect --window 1h --until 2026-11-21T07:00:00Z early >first
	[ -s first ]
	head -n "$(wc -l <first)" whole | cmp - first
}

@test "an alert says which texts were copied most, and whether by arrangement" {
	jq -c 'if .id | tonumber % 3 == 0 then .cluster = {id: "c-b", size: 1}
		elif .score.label == "negative" then .cluster = {id: "c-a", size: 5, coordinated: "possible"}
		else .cluster = {id: "c-c\(.id)", size: 2} end' "$CASES/detect/storm.in" >feed
	crisis-detect --window 1h feed >alerts
	run jq -r 'select(.key == "all" and .level == "crisis") | .clusters |
		length, .[0].id, .[0].coordinated, (map(.copies) | . == (sort | reverse))' alerts
	assert_output $'3\nc-a\npossible\ntrue'
	run jq -r 'select(.key == "all" and .level == "crisis") | .why' alerts
	assert_output --regexp '; [0-9]+ of [0-9]+ posts copy one text, perhaps by arrangement$'
	# The state has them as well.
	head -n 300 feed | crisis-detect --window 1h --ledger l.db >parts
	tail -n +301 feed | crisis-detect --window 1h --ledger l.db >>parts
	crisis-detect --window 1h --ledger l.db --until now </dev/null >>parts
	head -n "$(wc -l <alerts)" parts | cmp alerts
}

# steady FROM HOURS: ten posts an hour.
steady() {
	jq -nc --arg from "$1" --argjson hours "$2" 'range($hours * 10) |
		{text: "t", id: tostring, created_at: (($from | fromdate) + . * 360 | todate)}'
}

@test "--follow: while nothing comes the clock closes windows, and tells of the silence" {
	steady 2026-11-12T00:00:00Z 252 >steady # until 2026-11-22T12:00
	# Two seconds before three o'clock, and the input stays open for another twelve.
	local rules="--follow --window 1h --lateness 0s --now 2026-11-22T14:59:58Z"
	{ cat steady; sleep 12; touch ended; } | crisis-detect $rules >alerts &
	for i in $(seq 100); do
		[ ! -s alerts ] || break
		sleep 0.1
	done
	[ ! -e ended ]
	run jq -r '[.level, .kind, .at] | @tsv' alerts
	assert_output $'watch\tsilence\t2026-11-22T15:00:00Z'
	wait
	assert_equal "$(wc -l <alerts)" 1
	# Without the clock nobody would know.
	crisis-detect --window 1h --lateness 0s --now 2026-11-22T15:00:00Z steady >none
	[ ! -s none ]
}

@test "--follow: a burst is told at the end of its minute, and what comes behind it is late" {
	steady 2026-11-12T00:00:00Z 250 | jq -c '.score = {label: "neutral"}' >feed
	jq -nc 'range(60) | {text: "t", id: "b\(.)", author_id: tostring, score: {label: "negative"},
		created_at: "2026-11-22T10:00:30Z"}' >>feed
	{ cat feed; sleep 6; touch ended; head -n 1 feed | jq -c '.created_at = "2026-11-22T10:00:59Z"'; } |
		crisis-detect --follow --window 1m --lateness 1s --now 2026-11-22T10:00:59Z 2>errors >alerts &
	for i in $(seq 50); do
		[ ! -s alerts ] || break
		sleep 0.1
	done
	[ ! -e ended ]
	run jq -r '[.level, .at] | @tsv' alerts
	assert_output $'crisis\t2026-11-22T10:01:00Z'
	wait
	run cat errors
	assert_output --partial '1 came too late to be counted'
	run -2 crisis-detect --follow --until now
	assert_output --partial "one of them"
}

@test "--follow: a file ends, a backlog goes by its own time" {
	crisis-detect --window 1h "$CASES/detect/storm.in" >plain
	crisis-detect --window 1h --follow "$CASES/detect/storm.in" | cmp plain
	cat "$CASES/detect/storm.in" | crisis-detect --window 1h --follow | cmp plain
}

@test "a storm of keys is bounded, and said" {
	for i in $(seq 3000); do
		printf '{"text":"t","created_at":"2026-11-22T09:00:00Z","source":"s%s"}\n' "$i"
	done >many
	run -0 --separate-stderr crisis-detect --by source --keys 100 --explain many
	assert_equal "$stderr" "crisis-detect: too many keys: 2901 counts went to (others) (--keys)"
	assert_equal "$(jq -r .key <<<"$output" | sort -u | wc -l)" 101
	assert_equal "$(jq 'select(.key == "(others)") | .volume.observed' <<<"$output" |
		jq -s add)" 2901
}

@test "--explain adds up to the posts" {
	crisis-detect --window 1h --explain "$CASES/detect/storm.in" |
		jq -s 'map(select(.type == "bin" and .key == "all") | .volume.observed) | add' >sum
	assert_equal "$(cat sum)" "$(wc -l <"$CASES/detect/storm.in")"
}

@test "centuries between two posts, and times before 1970, take no time" {
	printf '{"text":"t","created_at":"%s"}\n' 0000-01-01T00:00:00Z 1969-12-31T23:59:59Z \
		2026-11-22T09:00:00Z >odd
	run -0 timeout 10 crisis-detect odd
	refute_output
}

@test "a series: a missing column is named, and more than an hour is no window" {
	run -2 crisis-detect --series <<<'a,b'
	assert_output --partial "no column is known for the time: name it by --time"
	run -2 crisis-detect --series --value c <<<'at,b'
	assert_output --partial "no column is called 'c'"
	run -1 crisis-detect --series --key k <<<$'at,value,k\n2026-11-18T00:00:00Z,5,\xff'
	assert_output --partial "standard input:2: the key is no text in UTF-8 of at most 200 bytes"
	run -1 bash -c "printf 'at,value,k\n2026-11-18T00:00:00Z,5,a\0b\n' | crisis-detect --series --key k"
	assert_output --partial "standard input:2: the key is no text in UTF-8"
	run -2 crisis-detect --window 2h
	assert_output --partial "--window"
	run -2 crisis-detect --window 7m
	run -2 crisis-detect --series --pass
	run -2 crisis-detect --by topic,,platform
}

@test "what the plan expects is no news; what is more than that, or angry, is" {
	plan() {
		cat >plan.yaml <<-PLAN
			teams: {care: {}}
			topics: {delivery: {words: [late]}, other: {words: [tea]}}
			routes: [{name: all, team: care}]
			expected: [{since: 2026-11-21 06:00, until: 2026-11-21 08:00, times: $1, topic: ${2-delivery}}]
		PLAN
	}
	plan 12
	run -0 crisis-detect --window 1h --plan plan.yaml "$CASES/detect/giveaway.in"
	refute_output
	run -0 crisis-detect --window 1h --plan plan.yaml "$CASES/detect/storm.in"
	assert_line --index 0 --partial '"level":"'
	plan 2
	run -0 crisis-detect --window 1h --plan plan.yaml "$CASES/detect/giveaway.in"
	assert_line --index 0 --partial '"kind":"attention"'
	plan 12 other
	run -0 crisis-detect --window 1h --plan plan.yaml "$CASES/detect/giveaway.in"
	assert_line --index 0 --partial '"key":"topic:delivery"'
	plan 0
	run -2 crisis-detect --plan plan.yaml /dev/null
	assert_output --partial "plan.yaml:4: "
}

# cut FEED SEED: the feed in pieces piece.00, ... at random places, of which some are empty.
cut_feed() {
	rm -f piece.*
	awk -v seed="$2" -v lines="$(wc -l <"$1")" '
		BEGIN {
			srand(seed)
			for (i = 0; i < 12; i++)
				cuts[int(rand() * lines)]++
			file = "piece.00"
			printf "" >file
		}
		NR in cuts {
			for (; cuts[NR] > 0; cuts[NR]--) {
				close(file)
				file = sprintf("piece.%02d", ++piece)
				printf "" >file
			}
		}
		{ print >file }' "$1"
}

@test "in steps, at once and in two halves: the same alerts" {
	local case seed piece
	for case in storm share giveaway one-voice drill; do
		feed=$CASES/detect/$case.in
		detect() { crisis-detect --window 1h --ledger "$@"; }
		rm -f ./*.db*
		{ detect one.db "$feed"; detect one.db --until now </dev/null; } >one
		{
			head -n 200 "$feed" | detect halves.db
			tail -n +201 "$feed" | detect halves.db
			detect halves.db --until now </dev/null
		} >halves
		cmp one halves
		for seed in 1 2 3 4; do
			rm -f steps.db*
			cut_feed "$feed" "$seed"
			{
				for piece in piece.*; do detect steps.db "$piece"; done
				detect steps.db --until now </dev/null
			} >steps
			cmp one steps || { echo "$case, seed $seed"; return 1; }
		done
	done
}

# strewn FEED SEED HOURS: the feed in the order in which it might arrive, each line so many hours
# late at most.
strewn() {
	jq -r '"\(.created_at | fromdate) \(.)"' "$1" | awk -v seed="$2" -v most="$3" '
		BEGIN { srand(seed) } { $1 += int(rand() * most * 3600); print }' | sort -sn |
		cut -d ' ' -f 2-
}

@test "in steps and at once, in any order of arrival, with what comes too late" {
	local seed piece hours lost
	for seed in 11 12 13 14 15 16; do
		hours=$((seed % 3 + 1)) # of which two are waited for
		strewn "$CASES/detect/storm.in" "$seed" "$hours" >feed
		detect() { crisis-detect --window 1h --lateness 2h --by topic,platform,lang --ledger "$@" 2>>said; }
		lost() { awk '/came too late/ { n += $2 } END { print n + 0 }' said; }
		rm -f ./*.db* said
		{ detect one.db feed; detect one.db --until now </dev/null; } >one
		[ -s one ]
		lost=$(lost)
		[ "$hours" != 3 ] || [ "$lost" -gt 0 ]
		rm -f said
		cut_feed feed "$seed"
		{
			for piece in piece.*; do detect steps.db "$piece"; done
			detect steps.db --until now </dev/null
		} >steps
		cmp one steps || fail "seed $seed"
		assert_equal "$(lost)" "$lost"
		# Within the lateness the order of arrival makes no difference at all.
		[ "$hours" -gt 2 ] || { cmp one first || [ ! -e first ]; } || fail "seed $seed: another order"
		[ "$hours" -gt 2 ] || cp one first
	done
}

@test "a million keys take the memory of a thousand, with a ledger as well" {
	[[ $BIN != */asan ]] || skip 'sanitizers take memory of their own'
	many() {
		awk 'BEGIN { for (i = 0; i < 1000000; i++)
			printf "{\"text\":\"t\",\"created_at\":\"2026-11-22T%02d:%02d:00Z\",\"source\":\"s%d\"}\n",
				i / 100000, i % 100000 / 1700, i }'
	}
	run -0 --separate-stderr bash -c "ulimit -v 262144; $(declare -f many); many |
		crisis-detect --by source --ledger l.db --until now | wc -l"
	assert_equal "$stderr" "crisis-detect: too many keys: 999001 counts went to (others) (--keys)"
	assert_equal "$(sqlite3 l.db 'SELECT count(*) FROM watched')" 1002
}

@test "a series in steps, and every row for itself" {
	head -n 1 "$CASES/detect/table.in" >head
	args="--series --time when --value n --key who --window 1h --ledger"
	crisis-detect $args one.db "$CASES/detect/table.in" >one 2>errors || [ $? = 1 ]
	grep -v -e many -e soon "$CASES/detect/table.in" | tail -n +2 | grep . >rows
	split -l 1 rows row.
	for row in row.*; do cat head "$row" | crisis-detect $args steps.db; done >steps
	cmp one steps
	[ -s one ]
}

# killed LINES FEED ARGS...: follows so many lines of the feed, adding to the file alerts, and is
# killed as it waits for more.
killed() {
	local lines=$1 feed=$2 pid last
	last=$(sed -n "$1p" "$2" | jq -r .created_at)
	shift 2
	mkfifo input
	crisis-detect --follow --window 1h --now "$last" "$@" <input >>alerts 2>>said &
	pid=$!
	exec 4>input
	head -n "$lines" "$feed" >&4
	sleep 2.5 # for what is due to be put down, on a busy machine as well
	kill -9 "$pid"
	exec 4>&-
	wait "$pid" || true
	rm input
}

@test "--follow with a ledger, killed at any moment: fed again, the same alerts, and none twice" {
	local feed=$CASES/detect/storm.in lines
	crisis-detect --window 1h "$feed" >whole
	lines=$(wc -l <"$feed")
	: >alerts
	for at in 3 5 7 9; do killed $((lines * at / 10)) "$feed" --ledger l.db; done
	# Before the end it told what was due by then.
	head -n "$(wc -l <alerts)" whole | cmp - alerts
	[ -s alerts ]
	crisis-detect --window 1h --ledger l.db --until 2027-01-01 "$feed" >>alerts 2>>said
	head -n "$(wc -l <whole)" alerts | cmp - whole
	run -0 cat said
	refute_output --partial 'l.db'
}

# With six hours of lateness, an alert is told while posts of the earlier run are not yet judged.
@test "--follow on what an earlier run left open, killed: nothing of it is lost" {
	local feed=$CASES/detect/storm.in late="--lateness 6h"
	crisis-detect --window 1h $late "$feed" >whole
	for at in 320 345 370; do
		rm -f l.db*
		head -n $at "$feed" | crisis-detect --window 1h $late --ledger l.db >alerts
		tail -n +$((at + 1)) "$feed" >rest
		killed 40 rest $late --ledger l.db
		crisis-detect --window 1h $late --ledger l.db --until 2027-01-01 rest >>alerts 2>>said
		sort -u alerts | cmp - <(sort whole)
	done
}

@test "--follow: a ledger that cannot be written is said once, and at the end fails the run" {
	local feed=$CASES/detect/storm.in
	crisis-detect --window 1h --ledger l.db /dev/null
	sqlite3 l.db "CREATE TRIGGER no BEFORE INSERT ON watched BEGIN SELECT RAISE(ABORT, 'no'); END"
	run -2 --separate-stderr crisis-detect --follow --window 1h --ledger l.db "$feed"
	assert_equal "$(wc -l <<<"$stderr")" 2
	crisis-detect --window 1h "$feed" >whole
	cmp - whole <<<"$output"
}

@test "what is remembered: by feed and options; broken, it is refused" {
	crisis-detect --window 1h --ledger l.db "$CASES/detect/storm.in" >first
	[ -s first ]
	run -0 --separate-stderr crisis-detect --window 1h --ledger l.db "$CASES/detect/storm.in"
	assert_regex "$stderr" 'came too late'
	run -0 crisis-detect --window 1h --ledger l.db --feed other "$CASES/detect/storm.in"
	assert_output "$(cat first)"
	sqlite3 l.db "UPDATE watched SET state = x'01' WHERE number = 1"
	run -2 crisis-detect --window 1h --ledger l.db /dev/null
	assert_output --partial "of another version of crisis-detect"
}

@test "a state with one byte that is another, or one that is missing, is refused" {
	local at number
	RANDOM=20261122
	crisis-detect --window 1h --ledger whole.db "$CASES/detect/storm.in" >first
	for number in 0 1; do
		size=$(sqlite3 whole.db "SELECT length(state) FROM watched WHERE number = $number")
		for at in 1 "$size" $((RANDOM % size + 1)) $((RANDOM % size + 1)) $((RANDOM % size + 1)); do
			cp whole.db l.db
			sqlite3 l.db "UPDATE watched SET state = CAST(substr(state, 1, $at - 1) ||
				CASE substr(state, $at, 1) WHEN x'55' THEN x'56' ELSE x'55' END ||
				substr(state, $at + 1) AS BLOB) WHERE number = $number"
			run -2 crisis-detect --window 1h --ledger l.db /dev/null
			assert_output --regexp 'is damaged|of another version'
		done
		cp whole.db l.db
		sqlite3 l.db "UPDATE watched SET state = substr(state, 1, length(state) - 1) WHERE number = $number"
		run -2 crisis-detect --window 1h --ledger l.db /dev/null
		assert_output --partial 'is damaged: name it anew (--feed)'
	done
	run -0 crisis-detect --window 1h --ledger whole.db /dev/null
}

@test "alerts that could not be written are due again" {
	[ -e /dev/full ] || skip "no /dev/full here"
	crisis-detect --window 1h --ledger whole.db "$CASES/detect/storm.in" >whole
	run -2 bash -c "crisis-detect --window 1h --ledger l.db '$CASES/detect/storm.in' >/dev/full"
	crisis-detect --window 1h --ledger l.db "$CASES/detect/storm.in" | cmp - whole
}

@test "a full device: status 2" {
	[ -e /dev/full ] || skip "no /dev/full here"
	run -2 bash -c "crisis-detect --window 1h '$CASES/detect/storm.in' >/dev/full"
	assert_output --partial "crisis-detect: cannot write standard output"
}

@test "made series: seldom a false alert, hardly a false watch, and no large burst is missed" {
	mkdir bench
	cc -std=c11 -D_DEFAULT_SOURCE -O2 -o bench/bursts "$ROOT/tests/bench/bursts.c" -lm
	BUILD=$PWD SERIES=40 SEED=5 SERIES_ONLY=1 run -0 bash "$ROOT/tests/bench/detect.sh"
	awk '/^burst (5|8|12|20)x/ && $4 + 0 != $6 + 0 { exit 1 }
		/^false/ { found = 1; exit !($3 <= 0.5 && $7 + 0 <= 1.5) } END { exit !found }' \
		<<<"$output" || fail "$output"
}

@test "the benchmark's development series: as good as it was" {
	needs_shared data/nab/nab_score.py
	command -v python3 >/dev/null || skip "no python3 here"
	run -0 bash "$ROOT/tests/bench/nab.sh" "$SHARED/data/nab" nab
	assert_output --regexp 'score [0-9.]+$'
	awk -v line="${lines[-1]}" 'BEGIN {
		match(line, /score [0-9.]+/); score = substr(line, RSTART + 6, RLENGTH - 6) + 0
		match(line, /\([0-9.]+ per/); false_alarms = substr(line, RSTART + 1, RLENGTH - 5) + 0
		exit !(score >= 82 && false_alarms <= 0.134 && false_alarms > 0) }'
}
