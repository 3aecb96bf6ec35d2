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

# Cases, alerts, events and posts of an invented afternoon.
AFTERNOON() {
	cat "$CASES/report/sla.in"
}

@test "--since and --until take a time, a day or a span, and count what is outside" {
	for day in 20 21 22; do
		echo '{"text":"a","created_at":"2026-11-'$day'T11:00:00Z"}'
	done >feed
	echo '{"text":"undated"}' >>feed
	outside() {
		crisis-report -f json "$@" feed >json
		sums json
		jq -c '[.lines.posts.count, .lines.left_out.outside]' json
	}
	[ "$(outside)" = '[4,0]' ]
	[ "$(outside --since 2026-11-21)" = '[2,2]' ]
	[ "$(outside --since 24h)" = '[1,3]' ]
	[ "$(outside --since 2026-11-21 --until 2026-11-22)" = '[1,3]' ]
	[ "$(outside --until 2026-11-21T11:00:00Z)" = '[1,3]' ]
	[ "$(outside --until 2026-11-21T11:00:01Z)" = '[2,2]' ]
	run crisis-report --since yesterday feed
	assert_failure 2
	assert_output --partial "--since: 'yesterday' is no time"
	run crisis-report --since 2026-11-22 --until 2026-11-22 feed
	assert_failure 2
}

@test "--where is the plan's language, jq included" {
	{
		echo '{"text":"The heater caught fire and burned my hand","platform":"x","likes":200}'
		echo '{"text":"Thank you, lovely service","platform":"x"}'
	} | crisis-score >feed
	echo '{"text":"no score"}' >>feed
	left() {
		crisis-report -f json --where "$1" feed >json
		sums json
		jq -c '[.lines.posts.count, .lines.left_out.unasked]' json
	}
	[ "$(left 'label: negative')" = '[1,2]' ]
	[ "$(left '{not: {label: negative}}')" = '[1,2]' ]
	[ "$(left 'jq: .likes > 100')" = '[1,2]' ]
	[ "$(left '{any: [{label: negative}, {label: positive}]}')" = '[2,1]' ]
	[ "$(left '{}')" = '[2,1]' ]
	for bad in 'topic: unheard-of' 'lable: negative' 'jq: .likes >' 'jq: "input"' '[1' ; do
		run crisis-report --where "$bad" feed
		assert_failure 2
		assert_output --partial "crisis-report: --where"
	done
}

@test "--by makes rows that add up to all posts" {
	crisis-report -f json --by platform,label,hour "$CASES/report/storm.in" >json 2>/dev/null || true
	sums json
	jq -e '([.by.rows[].posts.count] | add) == .lines.posts.count' json
	jq -e '([.by.rows[].negative.count] | add) == ([.sentiment.rows[]?, .sentiment] |
		[.. | objects | select(has("negative")) | .negative.count?] | max)' json
	for i in $(seq 2500); do echo '{"text":"a","platform":"p'"$i"'"}'; done >many
	crisis-report -f json --by platform many |
		jq -e '(.by.rows | length) == 2001 and ([.by.rows[].posts.count] | add) == 2500'
	run crisis-report --by colour many
	assert_failure 2
	assert_output --partial "'colour' is none of topic, platform"
}

# Splits all lines over four files by chance, counts each apart, and joins them in two orders.
merged() {
	local seed=$1 kind=$2
	shift 2
	rm -f part.*
	awk -v seed="$seed" 'BEGIN { srand(seed) } { print > ("part." int(4 * rand())) }' all
	for part in part.?; do
		crisis-report "$kind" --partial "$@" "$part" >"$part.state" 2>/dev/null || true
	done
	crisis-report "$kind" "$@" -f json all >whole 2>/dev/null || true
	ls part.?.state | xargs cat | crisis-report "$kind" --merge -f json >up
	ls -r part.?.state | xargs cat | crisis-report "$kind" --merge -f json >down
	cmp whole up && cmp whole down
}

@test "parts merge into the report of one run, whichever the split and the order" {
	for kind in summary sla review brief handover; do
		for seed in 1 2; do
			crisis-drill make outage --seed "$seed" --size 300 --start 2026-11-01T00:00:00Z |
				crisis-score | crisis-route >all
			cat "$CASES"/report/*.in >>all
			AFTERNOON >>all
			merged "$seed" "$kind" --drills --by topic,hour --top 7
			merged "$seed" "$kind" --since 2026-11-10
		done
	done
}

@test "a state that is damaged, foreign or of another kind of count is refused whole" {
	STORM | crisis-report --partial >one 2>/dev/null || true
	STORM | crisis-report --partial --by platform >other 2>/dev/null || true
	for change in 's/"v":2/"v":3/' 's/"state":"../"state":"/' 's/"check":"./"check":"x/' \
		's/","check/00&/' 's/","check/g&/' 's/report-state/report/'; do
		sed "$change" one >bad
		run ! cmp -s one bad
		run --separate-stderr crisis-report --merge one bad
		assert_failure 2
		assert_output ""
		[[ $stderr == *bad:1* ]]
	done
	run --separate-stderr crisis-report --merge one other
	assert_failure 2
	[[ $stderr == *"another --now"* ]]
	run --separate-stderr crisis-report --merge other one
	assert_failure 2
	STORM >posts
	run crisis-report --merge posts
	assert_failure 2
}

# A case is in one state, and each clock of a case that is to be answered comes to one end.
case_sums() {
	jq -e '
		(.states // {} | [.[].count] | add // 0) == .cases.cases.count and
		(.cases | .wanted.count + .watched.count == .cases.count) and
		.cases.wanted.count as $wanted |
		([.clocks // {} | .[] | objects | .met + .late + .missed + .running + .not_due == $wanted and
			.met_share.of == .met + .late + .missed and .met_share.count == .met] | all) and
		([.teams, .by_severity | select(. != null) | [.rows[].cases.count] | add == $wanted] | all) and
		(.clocks as $clocks | [.teams, .by_severity | select(. != null) | .rows |
			([.[].acknowledge.count] | add) == $clocks.acknowledge.met and
			([.[].answer.of] | add) == $clocks.answer.met_share.of] | all)' "$1" >/dev/null
}

@test "cases: states, clocks, teams and severities add up to all of them" {
	for lines in 12 20 30 40 54; do
		AFTERNOON | head -n "$lines" | crisis-report sla -f json >json
		case_sums json || { cat json; return 1; }
		AFTERNOON | tail -n "$lines" | crisis-report sla -f json >json
		case_sums json || { cat json; return 1; }
	done
}

@test "a case is one, however many lines tell of it, in whichever order" {
	AFTERNOON | crisis-report sla -f json >once
	{ AFTERNOON; AFTERNOON; } | sort -R --random-source=/dev/zero | crisis-report sla -f json >twice
	cmp once twice
	AFTERNOON | grep '"type":"case"' | crisis-report sla -f json | jq -e '.cases.cases.count == 8'
	AFTERNOON | grep '"type":"event"' | crisis-report sla -f json >events
	AFTERNOON | grep -v '"type"' | crisis-report sla -f json | jq -e '.cases.cases.count == 8'
	jq -e --slurpfile once once '.clocks == $once[0].clocks and .took == $once[0].took' events
}

@test "clocks: met at the second, open past it missed, standing still neither" {
	clock() {
		printf '%s\n' '{"type":"event","seq":1,"number":"C-2026-000001","at":"2026-11-22T10:00:00Z","actor":"a","verb":"open","body":{"answer":true,"severity":3,"team":"t","posted_at":"2026-11-22T10:00:00Z","acknowledge_by":"2026-11-22T11:00:00Z"},"private":{}}' "$@" |
			crisis-report sla -f json | jq -c '.clocks.acknowledge | [.met, .late, .missed, .running, .not_due]'
	}
	step() {
		echo '{"type":"event","seq":'$1',"number":"C-2026-000001","at":"'$2'","actor":"a","verb":"'$3'","body":{},"private":{}}'
	}
	[ "$(clock)" = '[0,0,1,0,0]' ]
	[ "$(CRISIS_NOW=2026-11-22T11:00:00Z clock)" = '[0,0,0,1,0]' ]
	[ "$(CRISIS_NOW=2026-11-22T11:00:01Z clock)" = '[0,0,1,0,0]' ]
	[ "$(clock "$(step 2 2026-11-22T11:00:00Z acknowledge)")" = '[1,0,0,0,0]' ]
	[ "$(clock "$(step 2 2026-11-22T11:00:01Z acknowledge)")" = '[0,1,0,0,0]' ]
	[ "$(clock "$(step 3 2026-11-22T11:30:00Z acknowledge)" "$(step 2 2026-11-22T10:30:00Z answer)")" = '[1,0,0,0,0]' ]
	[ "$(clock "$(step 2 2026-11-22T10:30:00Z wait)")" = '[0,0,0,1,0]' ]
	[ "$(clock "$(step 2 2026-11-22T10:30:00Z close)")" = '[0,0,0,0,1]' ]
	[ "$(clock "$(step 2 2026-11-22T10:30:00Z watch)")" = '[0,0,0,0,0]' ]
}

@test "a review: outcomes, states, phases and promises add up" {
	for lines in 12 20 30 40 54; do
		AFTERNOON | tail -n "$lines" | crisis-report review -f json >json
		jq -e '
			(.answered.outcomes // {} | [.[] | objects | .count] | add // 0) as $sum |
			(.answered.response_rate.of // 0) == $sum and
			([.phases // {} | .[] | objects | .posts.count] | add // 0) ==
				(if .phases then .lines.posts.count - .lines.undated.count else 0 end) and
			([.promises // {} | .[] | objects | select(has("made")) |
				.made == .kept.of + .open and .kept.of == .kept.count + .broken] | all) and
			([.rules.rows // [] | .[].cases] | add // 0) as $ruled |
			($ruled == 0 or $ruled == .cases.cases.count)' json || { cat json; return 1; }
	done
}

@test "compare: two times of one feed, or two files; nothing else has --against" {
	AFTERNOON >feed
	crisis-report compare -f json --since 2026-11-22T11:10:00Z \
		--against 2026-11-22T11:00:00Z..2026-11-22T11:10:00Z feed >json
	jq -e '.posts.posts | .now == 6 and .against == 5 and .change == 1' json
	crisis-report -f json --until 2026-11-22T11:10:00Z feed >other
	jq -e --slurpfile other other '.posts.posts.now == 6 and $other[0].lines.posts.count == 6' json
	AFTERNOON | head -n 4 >small
	crisis-report compare -f json --against small feed >files
	jq -e '.posts.posts | .now == 12 and .against == 4' files
	jq -e '.lines.read.count == 54' files
	crisis-report compare -f json --against small <feed | cmp files -
	for bad in "summary --against small" compare "compare --against 2026..now" \
		"compare --against small --merge" "compare --against a..b"; do
		# shellcheck disable=SC2086 # words
		run crisis-report $bad feed
		assert_failure 2
	done
}

@test "--follow: in a pipe plain reports, the last of all lines; the end is the report of one run" {
	{ STORM | head -n 5; sleep 2.5; STORM | tail -n +6; } |
		crisis-report --follow --every 1s >shown 2>/dev/null || true
	run ! grep -q $'\033' shown
	[ "$(grep -c '^CRISIS SUMMARY' shown)" -ge 2 ]
	STORM | crisis-report >whole 2>/dev/null || true
	tail -n "$(wc -l <whole)" shown | diff whole -
	{ STORM | head -n 5; sleep 2.5; STORM | tail -n +6; } |
		crisis-report --follow --every 1s -f json 2>/dev/null >lines || true
	jq -s -e 'length >= 2 and (.[-1].lines.read.count >= .[0].lines.read.count)' lines
	run crisis-report --follow --partial
	assert_failure 2
}

@test "--follow: on a terminal in place of the last one" {
	needs_terminal
	STORM | grep -v 'cut of' >feed
	TERM=xterm NO_COLOR=1 script -qec "stty cols 80; { head -n 5 feed; sleep 2.5; tail -n +6 feed; } |
		crisis-report --follow --every 1s" /dev/null </dev/null >shown
	[ "$(grep -c $'\033\[H\033\[J' shown)" -ge 2 ]
	TERM=xterm NO_COLOR=1 script -qec "stty cols 80; crisis-report feed" /dev/null </dev/null | tr -d '\r' >whole
	tail -n "$(wc -l <whole)" shown | tr -d '\r' | sed 's/\x1b\[[0-9;]*[mHJ]//g' | diff whole -
}

@test "a brief and a handover say what is open, and a digest what runs" {
	AFTERNOON >feed
	run crisis-report brief feed
	assert_output --partial "product and batch: H2, batch 0814 (1 case)"
	assert_output --partial "what happened (1 of 7 cases)"
	assert_output --partial "next statement, as promised 2026-11-22 12:01"
	assert_output --partial "Planned posts are held until 2026-11-22 17:10: safety first"
	run crisis-report handover feed
	assert_output --partial "C-2026-000001 high, answered · safety · ben · injury · update in 1m"
	run crisis-report handover --now 2026-11-22T13:00:00Z feed
	assert_output --partial "update late by 59m"
	run crisis-report digest feed
	assert_output --partial "0 episodes run, 1 over; 2 alert lines read"
	head -n 13 feed | crisis-report digest -f json |
		jq -e '.running.rows == [.running.rows[] | select(.level == "alert" and .key == "topic:safety")]'
}

@test "the review of a drill says what went wrong, in numbers that are the lines'" {
	crisis-report review --drills --now 2026-11-26T00:00:00Z -f json \
		"$CASES/report/drill-review.in" >json
	jq -s -c '[.[] | select(.type == "event" and .verb == "answer") | .number] | unique | length' \
		"$CASES/report/drill-review.in" >answered
	jq -e --slurpfile answered answered '.answered.outcomes.answered.count == $answered[0]' json
	jq -s -c '[.[] | select(.number)] | map(.number) | unique | length' \
		"$CASES/report/drill-review.in" >cases
	jq -e --slurpfile cases cases '.cases.cases.count == $cases[0]' json
	jq -e '[.advice.advice[]] | any(test("seen nobody")) and any(test("Route repost let 4"))' json
	crisis-report review --now 2026-11-26T00:00:00Z -f json "$CASES/report/drill-review.in" |
		jq -e '.cases.cases.count == 0 and .lines.posts.count == 0'
}

@test "nothing of a case, an alert or a grade reaches the terminal unmasked" {
	local evil='a\u001b[31mb\u202ec\u0007'
	{
		echo '{"type":"case","number":"C-'"$evil"'","state":"new","team":"'"$evil"'","owner":"'"$evil"'","topic":"'"$evil"'","severity":"high","posts":1,"posted_at":"2026-11-22T09:00:00Z","opened_at":"2026-11-22T09:00:00Z","due":[{"clock":"answer","at":"2026-11-22T10:00:00Z"}],"missing":["'"$evil"'"]}'
		echo '{"type":"event","seq":1,"number":"C-'"$evil"'","at":"2026-11-22T09:30:00Z","actor":"'"$evil"'","verb":"answer","body":{"update_by":"2026-11-22T10:00:00Z"},"private":{"text":"'"$evil"'"}}'
		echo '{"type":"alert","id":"'"$evil"'","key":"'"$evil"'","level":"crisis","kind":"'"$evil"'","at":"2026-11-22T09:05:00Z","since":"2026-11-22T09:00:00Z","why":"'"$evil"'"}'
		echo '{"type":"grade","score":50,"parts":[{"name":"'"$evil"'","got":1,"of":2,"advice":"'"$evil"'"}]}'
	} >hostile
	for kind in sla brief handover digest timeline review; do
		crisis-report "$kind" hostile >out
		[ -s out ]
		! LC_ALL=C grep -q -P '[\x00-\x09\x0b-\x1f\x7f]|\xe2\x80[\xa8-\xaf]' out || { echo "$kind"; cat -v out; return 1; }
	done
	crisis-report review hostile | grep -q 'a.*b.*c'
}

@test "a review shows the grade of a drill, each part with what it is of" {
	echo '{"type":"grade","score":61.5,"pass":70,"passed":false,"parts":[{"name":"detected","state":"measured","got":1,"of":2,"weight":10,"reached":false,"advice":"look sooner"}]}' |
		crisis-report review -f json |
		jq -e '.grade | .score.value == 61.5 and .pass.count == 70 and
			(.parts | tostring | test("look sooner"))'
}

@test "where nothing could be read there is no report that says that nothing happened" {
	for format in text json; do
		run --separate-stderr -2 crisis-report -f $format nowhere
		assert_output ''
		assert_equal "$stderr" 'crisis-report: cannot open nowhere: No such file or directory'
	done
}

@test "what was watched and then asked for counts alike by the list and by the export of the ledger" {
	post() { # post ID AUTHOR SEVERITY STANCE ANSWER
		printf '{"id":"%s","platform":"x","author_id":"%s","text":"t","created_at":"2026-11-22T09:%s:00Z","route":{"team":"%s","stance":"%s","severity":"%s","priority":"P3",%s}}\n' \
			"$1" "$2" "$1" "$([ "$5" = yes ] && echo care || echo comms)" "$4" "$3" \
			"$([ "$5" = yes ] && echo '"answer":true,"answer_by":"2026-11-22T11:00:00Z"' || echo '"answer":false,"reason":"watched"')"
	}
	export CRISIS_NOW=2026-11-22T12:00:00Z CRISIS_BY=ana CRISIS_LEDGER=$PWD/watched.db
	{
		post 10 ana low rager no; post 11 bo low unhappy yes; post 12 cy low troll no
		post 13 ana low unhappy yes; post 14 bo high troll no
	} | crisis-case sync >out
	crisis-case export >exported
	crisis-case list >listed
	crisis-report sla listed >from_list
	grep -q '^3 cases: 2 to be answered, 1 watched or merged; 2 open' from_list
	crisis-report sla exported | diff from_list -
	tac exported | crisis-report sla | diff from_list -
	split -n l/3 --filter='crisis-report sla --partial' exported | crisis-report sla --merge | diff from_list -
}
