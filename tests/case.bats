#!/usr/bin/env bats
# crisis-case: the ledger of cases. What is promised is kept, what was done stays as it was.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export CRISIS_LEDGER=$PWD/ledger.db CRISIS_NOW=2026-11-22T12:00:00Z CRISIS_BY=ana
}

teardown() {
	! mountpoint -q disk 2>/dev/null || umount disk
}

# routed ID AUTHOR CONVERSATION [ROUTE [MORE]]: a routed post; members given in ROUTE and MORE.
routed() {
	local route='"team":"care","priority":"P3","severity":"medium","answer":true,"stance":"unhappy"'
	route+=',"acknowledge_by":"2026-11-22T13:00:00Z","answer_by":"2026-11-22T16:00:00Z"'
	route+=',"resolve_by":"2026-11-25T12:00:00Z","checklist":["order","address"]'
	route+=',"escalate":[{"at":"2026-11-22T14:00:00Z","to":"team lead"}]'
	printf '{"v":1,"id":"%s","platform":"x","author_id":"%s","conversation_id":"%s"%s,"text":"It broke, %s","created_at":"2026-11-22T11:50:00Z","score":{"topics":["quality"]},"route":{%s%s}}\n' \
		"$1" "$2" "$3" "${5-}" "$1" "$route" "${4-}"
}

# feed COUNT [FIRST]: that many posts, each with an author and a conversation of its own.
feed() {
	local n
	for ((n = ${2:-1}; n < ${2:-1} + $1; n++)); do
		routed "$n" "a$n" "c$n"
	done
}

# numbers: the cases' numbers in lines of posts or cases.
numbers() {
	jq -r '(.case // .).number // "none"' | xargs
}

# assert_sound [LEDGER]: verify finds nothing.
assert_sound() {
	run -0 crisis-case verify -l "${1:-$CRISIS_LEDGER}"
}

# synced ARGUMENT...: sync with a ledger of its own.
synced() {
	rm -f golden.db*
	crisis-case sync -l golden.db "$@"
}

@test "golden cases" {
	golden "$CASES/case" synced
}

@test "a routed post opens a case, with the clocks of its route" {
	run -0 crisis-case sync <<<"$(routed 1 a c)"
	assert_equal "$(jq -c '.case | [.number, .state, .team, .topic, .severity, .posts]' <<<"$output")" \
		'["C-2026-000001","new","care","quality","medium",1]'
	assert_equal "$(jq -c '.case.due | map([.clock, .at])' <<<"$output")" \
		'[["acknowledge","2026-11-22T13:00:00Z"],["answer","2026-11-22T16:00:00Z"],["resolve","2026-11-25T12:00:00Z"]]'
	assert_equal "$(jq -c '[.case.posted_at, .case.opened_at, .case.missing]' <<<"$output")" \
		'["2026-11-22T11:50:00Z","2026-11-22T12:00:00Z",["order","address"]]'
	assert_equal "$(jq -c 'del(.case)' <<<"$output")" "$(routed 1 a c | jq -c .)"
}

@test "the same feed twice changes nothing" {
	feed 5 >posts
	crisis-case sync posts >first
	crisis-case export >before
	crisis-case sync --now 2026-11-23T12:00:00Z posts posts >second
	crisis-case export >after
	cmp before after
	diff <(cat first first) second
	assert_sound
}

@test "posts of one conversation, author or cluster have one case" {
	{
		routed 1 a c1
		routed 2 b c1
		routed 3 a c3
		routed 4 d c4 '' ',"cluster":{"id":"k1","size":5}'
		routed 5 e c5 '' ',"cluster":{"id":"k1","size":6}'
		routed 6 f c6 '' ',"in_reply_to":"5"'
		routed 7 g c7
	} >posts
	run -0 crisis-case sync posts
	assert_equal "$(numbers <<<"$output")" \
		'C-2026-000001 C-2026-000001 C-2026-000001 C-2026-000002 C-2026-000002 C-2026-000002 C-2026-000003'
	assert_equal "$(crisis-case list | jq -c .posts | xargs)" '3 3 1'
	assert_sound
}

@test "an author's new trouble is a new case once the old one is over, and a conversation goes on" {
	routed 1 a c1 | crisis-case sync >out
	crisis-case close C-2026-000001 >out
	assert_equal "$(routed 2 a c2 | crisis-case sync | numbers)" C-2026-000002
	routed 3 b c1 | crisis-case sync >out
	assert_equal "$(jq -c '[.case.number, .case.state, .case.closed_at]' out)" \
		'["C-2026-000001","reopened","2026-11-22T12:00:00Z"]'
	assert_sound
}

@test "edits, rulings and deletions are events, each once" {
	routed 1 a c >posts
	routed 1 a c | sed 's/It broke/It broke and burned/' >>posts
	routed 1 a c ',"severity":"high","acknowledge_by":"2026-11-22T12:10:00Z"' >>posts
	echo '{"v":1,"id":"1","platform":"x","kind":"delete","op":"delete"}' >>posts
	crisis-case sync posts posts >out
	assert_equal "$(sqlite3 ledger.db 'SELECT verb FROM events' | xargs)" 'open edit reroute delete'
	assert_equal "$(tail -n 1 out | jq -c '[.case.severity, .case.posts, .case.due[0].at]')" \
		'["high",1,"2026-11-22T12:10:00Z"]'
	assert_sound
}

@test "posts of a drill have cases of their own" {
	{
		routed 1 a c
		routed 1 a c '' ',"drill":true'
		routed 2 a c '' ',"drill":true'
	} >posts
	run -0 crisis-case sync posts
	assert_equal "$(numbers <<<"$output")" 'C-2026-000001 D-2026-000001 D-2026-000001'
	assert_equal "$(crisis-case list | numbers)" C-2026-000001
	assert_equal "$(crisis-case list --drill | numbers)" D-2026-000001
	run -1 crisis-case merge --into C-2026-000001 D-2026-000001
	assert_output --partial 'never merged'
	run -1 crisis-case due --drill -q --now 2026-11-22T15:00:00Z
	assert_sound
}

@test "a decision not to answer is on record where the plan says so" {
	{
		routed 1 a c1 ',"answer":false,"stance":"troll","reason":"a troll"'
		routed 2 b c2 ',"answer":false,"stance":"praise","reason":"praise"'
	} >posts
	run -0 crisis-case sync posts
	assert_equal "$(numbers <<<"$output")" 'C-2026-000001 none'
	assert_equal "$(crisis-case list | jq -c '[.state, .reason, .due]')" '["watched","a troll",[]]'
	routed 3 d c1 | crisis-case sync >out
	assert_equal "$(jq -c '[.case.number, .case.state, .case.due[0].clock]' out)" \
		'["C-2026-000001","new","acknowledge"]'
	assert_sound
}

@test "what is no routed post passes as it is" {
	{
		echo '{"type":"alert","id":"a"}'
		echo '{"v":1,"id":"1","platform":"x","text":"not routed"}'
		echo '{"v":1,"text":"no id","route":{"answer":true}}'
	} >posts
	crisis-case sync posts >out
	diff posts out
	run -1 --separate-stderr crisis-case sync <<<$'{"v":1,\n{"v":1,"id":"1","platform":"x","text":"a","route":{"answer":"yes"}}'
	refute_output
	assert_equal "${#stderr_lines[@]}" 3
}

@test "verbs: cases from operands or standard input; who, when and why; lines out" {
	feed 3 | crisis-case sync >posts
	run -0 crisis-case acknowledge --by bo --at 2026-11-22T11:55:00Z -n seen <posts
	assert_equal "$(jq -c '[.number, .state, .acknowledged_at]' <<<"$output" | head -n 1)" \
		'["C-2026-000001","acknowledged","2026-11-22T11:55:00Z"]'
	assert_equal "$(crisis-case note -n x C-2026-000003 C-2026-000001 | numbers)" 'C-2026-000003 C-2026-000001'
	assert_equal "$(printf 'C-2026-000002\n\n{"number":"C-2026-000001"}\n' | crisis-case note | numbers)" \
		'C-2026-000002 C-2026-000001'
	assert_equal "$(sqlite3 ledger.db "SELECT actor, at - entered, note FROM events WHERE verb = 'acknowledge' LIMIT 1")" \
		'bo|-300|seen'
	run -1 --separate-stderr crisis-case note C-2026-000001 C-2026-000009 nine
	assert_equal "$(numbers <<<"$output")" C-2026-000001
	assert_line --index 0 --partial '"number"'
	assert_equal "${stderr_lines[0]}" "crisis-case: 'nine' is no number of a case (C-2026-000123)"
	assert_equal "${stderr_lines[1]}" 'crisis-case: C-2026-000009: there is no case C-2026-000009'
	assert_sound
}

@test "a slip in --at is refused: what is still to come, and what was before the post" {
	posted=2026-11-22T09:00:00Z
	routed 1 a c '' | jq -c ".created_at = \"$posted\"" | crisis-case sync >posts
	run -2 crisis-case acknowledge --by bo --at 2027-11-22T12:00:00Z C-2026-000001
	assert_output 'crisis-case: --at: that is still to come'
	run -1 crisis-case acknowledge --by bo --at 2025-11-22T12:00:00Z C-2026-000001
	assert_output "crisis-case: C-2026-000001: --at is before its first post, of $posted"
	run -0 crisis-case acknowledge --by bo --at "$posted" C-2026-000001
	assert_equal "$(jq -r .acknowledged_at <<<"$output")" "$posted"
}

@test "show: what a person reads, whole, in words, within the width" {
	routed 1 a c '' ',"url":"https://x.example/1"' |
		jq -c '.text = "It broke on the first morning, and nobody in your shop would look at it, though I have the receipt." | .route.checklist = ["order", "where it is"] | .route.acknowledge_by = "2026-11-22T13:00:00Z"' |
		crisis-case sync >out
	COLUMNS=60 run -0 crisis-case show C-2026-000001
	assert_line '  to establish  order, where it is'
	assert_line --regexp '^  due acknowledge 2026-11-22 13:00:00, in '
	assert_line --partial 'https://x.example/1'
	assert_equal "$(tr -s ' \n' '  ' <<<"$output" | grep -c 'nobody in your shop would look at it, though I have the receipt.')" 1
	assert_equal "$(awk 'length > 60' <<<"$output")" ''
	# A line's reply is of the verbs that say something, and not of a fact.
	jq -c '.reply = {text: "We are on it.", stage: "acknowledge"}' out | crisis-case fact 'order=A1, blue' >facts
	run -0 crisis-case show C-2026-000001
	assert_line --regexp '^ {21}order = A1, blue$'
	refute_output --partial 'We are on it'
}

@test "verbs that lack something say what" {
	routed 1 a c | crisis-case sync >out
	crisis-case export >before
	try() {
		run -2 crisis-case "$@" C-2026-000001
		assert_output --partial "$wanted"
	}
	wanted='which text?' try answer
	wanted='for which reason?' try watch
	wanted='which remedy?' try solve
	wanted='to whom?' try assign
	wanted='into which case?' try merge
	wanted='which rating? 1 to 5' try rate 6
	wanted='which fact? KEY=VALUE' try fact
	wanted='what is approved?' try approve --role 'team lead'
	wanted='in which role?' try approve --text x
	wanted='--rating' try close --rating 3 || :
	wanted='--remedy is no option of close' try close --remedy refund
	wanted="--next-update: 'soon' is neither" try note --next-update soon
	CRISIS_BY='' wanted='who did it? --by NAME' try close
	run -2 crisis-case
	run -2 crisis-case frobnicate
	assert_line "crisis-case: 'frobnicate' is no verb"
	crisis-case export >after
	cmp before after
}

@test "a milestone's first time stands, and a clock set back does not reorder history" {
	routed 1 a c | crisis-case sync >out
	crisis-case acknowledge C-2026-000001 >out
	crisis-case acknowledge --now 2026-11-22T13:00:00Z C-2026-000001 >out
	crisis-case answer --stage holding -t a --now 2026-11-20T00:00:00Z C-2026-000001 >out
	crisis-case answer --stage update -t b --now 2026-11-23T00:00:00Z C-2026-000001 >out
	assert_equal "$(jq -c '[.acknowledged_at, .answered_at, .state]' out)" \
		'["2026-11-22T12:00:00Z","2026-11-20T00:00:00Z","answered"]'
	assert_equal "$(sqlite3 ledger.db 'SELECT verb FROM events ORDER BY seq' | xargs)" \
		'open acknowledge acknowledge answer answer'
	assert_sound
}

@test "an acknowledgement that expires comes back, unless there is an answer" {
	routed 1 a c ',"acknowledge_expires":1800' | crisis-case sync >out
	crisis-case acknowledge C-2026-000001 >out
	run -0 crisis-case due --now 2026-11-22T12:29:00Z
	assert_equal "$(jq -c '[.clock, .status, .left]' <<<"$output")" '["acknowledge","risk",60]'
	run -1 crisis-case due --now 2026-11-22T12:31:00Z
	assert_equal "$(jq -c '[.clock, .status, .late]' <<<"$output")" '["acknowledge","breached",60]'
	crisis-case answer --stage update -t 'on its way' C-2026-000001 >out
	run -0 crisis-case due --now 2026-11-22T12:31:00Z
	refute_output
	assert_sound
}

@test "while it waits for the customer the clocks stand, then go on with what is left, in the team's hours" {
	cat >crisis.yaml <<-END
		teams:
		  care: {hours: {mon-fri: 09:00-17:00}}
		targets:
		  medium: {acknowledge: 1h, answer: 4h, resolve: 8h, clock: hours}
		routes: [{name: all, team: care}]
	END
	# Friday 15:00: four working hours end on Monday at 11:00.
	routed 1 a c ',"answer_by":"2026-11-23T11:00:00Z"' | crisis-case sync --now 2026-11-20T15:00:00Z >out
	crisis-case acknowledge --now 2026-11-20T15:10:00Z C-2026-000001 >out
	crisis-case wait --now 2026-11-20T16:00:00Z C-2026-000001 >out
	assert_equal "$(jq -c '[.waiting_since, .due]' out)" '["2026-11-20T16:00:00Z",[]]'
	run -0 crisis-case due --now 2026-12-20T16:00:00Z
	refute_output
	# Three hours are left: from Tuesday 15:00 to Wednesday 10:00.
	crisis-case resume --now 2026-11-24T15:00:00Z C-2026-000001 >out
	assert_equal "$(jq -c '.due[0] | [.clock, .at]' out)" '["answer","2026-11-25T10:00:00Z"]'
	crisis-case wait --now 2026-11-24T16:00:00Z C-2026-000001 >out
	routed 2 b c | crisis-case sync --now 2026-11-25T09:30:00Z >out
	assert_equal "$(jq -c '.case | [.waiting_since, .due[0].at]' out)" '[null,"2026-11-25T11:30:00Z"]'
	assert_sound
}

@test "due: worst first, one line a clock, with the step of escalation that has come" {
	{
		routed 1 a c1
		routed 2 b c2 ',"severity":"critical","answer_by":"2026-11-22T12:30:00Z"'
		routed 3 d c3 ',"acknowledge_by":"2026-11-22T12:59:59Z"'
	} | crisis-case sync >out
	run -0 crisis-case due --now 2026-11-22T12:00:00Z --within 30m
	assert_equal "$(jq -c '[.number, .clock, .status]' <<<"$output")" '["C-2026-000002","answer","risk"]'
	run -0 crisis-case due --now 2026-11-22T12:30:00Z --within 0s
	assert_equal "$(jq -c '[.clock, .status, .left]' <<<"$output")" '["answer","risk",0]'
	run -1 crisis-case due --now 2026-11-22T14:00:00Z
	assert_equal "$(jq -r '[.number[-1:], .clock, .status, .late // .left, .escalate] | join(" ")' <<<"$output")" \
"2 answer breached 5400 team lead
2 acknowledge breached 3600 team lead
3 acknowledge breached 3601 team lead
1 acknowledge breached 3600 team lead"
	run -1 crisis-case due --now 2026-11-22T14:00:00Z --most 1
	assert_equal "${#lines[@]}" 1
	run -1 crisis-case due -q --now 2026-11-22T14:00:00Z
	refute_output
	run -0 crisis-case due -q --now 2026-11-22T14:00:00Z --team billing
	run -1 crisis-case due --digest --now 2026-11-22T14:00:00Z
	assert_line --index 0 '4 breached, 0 at risk within 1h00m'
	assert_line --index 1 'Breached'
	assert_line --index 2 '  C-2026-000002  critical  answer       late 1h30m     care, escalate to team lead'
	run -0 crisis-case due --digest
	refute_output --partial Breached
}

@test "the gate: hold, go, status, check" {
	run -0 crisis-case gate check --channel x
	run -0 crisis-case gate hold -n 'the heater' --until 2h --allow status-page --allow x
	assert_output '{"type":"gate","gate":"hold","since":"2026-11-22T12:00:00Z","by":"ana","reason":"the heater","until":"2026-11-22T14:00:00Z","allow":["status-page","x"]}'
	run -1 crisis-case gate check --channel mastodon
	refute_output
	run -0 crisis-case gate check --channel x
	run -0 crisis-case gate check --channel mastodon --now 2026-11-22T14:00:00Z
	run -0 crisis-case gate status --now 2026-11-22T14:00:00Z
	assert_output '{"type":"gate","gate":"go"}'
	run -0 crisis-case gate go
	run -0 crisis-case gate check --channel mastodon
	run -2 crisis-case gate hold
	assert_output --partial 'for which reason?'
	run -2 crisis-case gate check
	assert_output --partial 'which channel?'
	assert_sound
}

@test "export and import: the same bytes, and cases go on where they were" {
	feed 20 | crisis-case sync >posts
	head -n 5 posts | crisis-case acknowledge -n '"quoted" and \ back' >out
	crisis-case gate hold -n x >out
	crisis-case export >exported
	crisis-case import -l copy.db exported
	crisis-case export -l copy.db >again
	cmp exported again
	assert_sound copy.db
	crisis-case sync -l copy.db <<<"$(feed 20)" | diff - <(crisis-case sync <<<"$(feed 20)")
	crisis-case export -l copy.db | cmp - exported
	run -2 crisis-case import -l copy.db exported
	assert_output --partial 'the ledger has cases already'
}

@test "import takes all or nothing" {
	feed 3 | crisis-case sync >posts
	crisis-case export | sed '2s/It broke/It broke!/' >changed
	run -2 crisis-case import -l copy.db changed
	assert_output --partial 'changed:2: event 2 is not what was written: its hash differs'
	assert_line 'crisis-case: nothing was imported'
	run -0 crisis-case list -l copy.db
	refute_output
}

@test "verify names a changed byte in any event, row or clock" {
	feed 3 | crisis-case sync >posts
	crisis-case acknowledge C-2026-000002 >out
	assert_sound
	try() {
		cp ledger.db changed.db
		sqlite3 changed.db "$1"
		run -1 crisis-case verify -l changed.db
		assert_output --partial "$2"
	}
	sqlite3 ledger.db 'PRAGMA wal_checkpoint(TRUNCATE)' >out
	for seq in 1 2 3 4; do
		for column in private body actor verb; do
			try "UPDATE case_events SET $column = CAST(substr($column, 1, length($column) - 2) || 'x' || substr($column, -1) AS TEXT) WHERE seq = $seq" "event $seq ("
		done
		for column in at entered; do
			try "UPDATE case_events SET $column = $column + 1 WHERE seq = $seq" "event $seq ("
		done
	done
	try 'DELETE FROM case_events WHERE seq = 2' 'event 3 ('
	try "UPDATE case_events SET private = '' WHERE seq = 2" 'event 2 ('
	try "UPDATE case_rows SET team = 'x' WHERE id % 10 = 2" 'C-2026-000002: what the ledger has of it does not follow'
	try 'UPDATE case_due SET at = at + 1' 'the clocks of case_due'
	try 'DELETE FROM case_events WHERE seq = 4; UPDATE case_rows SET last_event = 2 WHERE id % 10 = 2' \
		'C-2026-000002: what the ledger has'
}

@test "purge takes what is personal from what is over, and keeps the counts" {
	feed 3 | crisis-case sync >posts
	crisis-case close -n 'called Ana Diaz' C-2026-000001 C-2026-000002 >out
	run -0 crisis-case purge --older-than 1y
	assert_output '{"type":"purged","before":"2025-11-22T12:00:00Z","cases":0,"events":0}'
	run -0 crisis-case purge --older-than 1y --now 2028-01-01T00:00:00Z
	assert_output '{"type":"purged","before":"2027-01-01T00:00:00Z","cases":2,"events":4}'
	assert_sound
	assert_equal "$(sqlite3 ledger.db "SELECT count(*) FROM events WHERE private LIKE '%Diaz%' OR private LIKE '%broke, 1%'")" 0
	assert_equal "$(crisis-case list | jq -r .state | xargs)" 'closed closed new'
	sqlite3 ledger.db 'PRAGMA wal_checkpoint(TRUNCATE)' >out
	run -1 grep -c 'Diaz' ledger.db
	run -0 crisis-case show C-2026-000001
	assert_output --partial '(purged)'
	crisis-case export >exported
	crisis-case import -l copy.db exported
	crisis-case export -l copy.db | cmp - exported
	assert_sound copy.db
	assert_equal "$(feed 1 | crisis-case sync --now 2028-01-01T00:00:00Z | numbers)" C-2028-000001
	run -0 crisis-case purge --older-than 1y --now 2028-01-01T00:00:00Z
	assert_output --partial '"cases":0,"events":0'
	assert_sound
}

@test "show masks what strangers wrote" {
	routed 1 a c '' ',"author_handle":"\u001b[31mevil"' | sed 's/It broke/It \\u202e\\u001b]0;x\\u0007broke/' |
		crisis-case sync >out
	run -0 crisis-case show C-2026-000001
	assert_output --partial 'C-2026-000001  new  medium  P3  1 post'
	assert_equal "$(tr -d '\n' <<<"$output" | LC_ALL=C grep -c '[[:cntrl:]]')" 0
	refute_output --partial $'\u202e'
	run -0 crisis-case show --json C-2026-000001
	assert_equal "$(jq -r .type <<<"$output" | xargs)" 'case event'
}

@test "the whole life of a case: the ten practices through the binaries" {
	case=C-2026-000001
	printf '{"v":1,"id":"7","platform":"x","text":"Your heater burned my hand, we are at the hospital","created_at":"2026-11-22T11:58:00Z","author_id":"42","author_handle":"eva","conversation_id":"7"}\n' >post
	# 1 and 4: judged, and on a clock at once.
	crisis-score post | crisis-route | crisis-case sync >synced
	run -0 jq -c '[.case.number, .case.team, .case.severity, .case.due[0]]' synced
	assert_output "[\"$case\",\"safety\",\"high\",{\"clock\":\"acknowledge\",\"at\":\"2026-11-22T12:13:00Z\"}]"
	# 9: who does not act in time is told, and so is whoever comes next.
	run -1 crisis-case due --now 2026-11-22T12:20:00Z
	assert_output --partial '"status":"breached"'
	crisis-case assign --to bo --due 15m $case >out
	# 2: the public acknowledgement, with the time of the next word.
	crisis-case acknowledge --now 2026-11-22T12:10:00Z --next-update 20m $case >out
	run -1 crisis-case due --now 2026-11-22T12:31:00Z
	assert_equal "$(jq -r '.clock' <<<"$output" | head -n 1)" update
	# 3: taken offline, and their turn.
	crisis-case offline --now 2026-11-22T12:15:00Z --channel phone --reference T-1 $case >out
	crisis-case wait --now 2026-11-22T12:15:00Z $case >out
	crisis-case resume --now 2026-11-22T12:25:00Z $case >out
	# 5: the facts, and only then an answer, approved by somebody else, as it is.
	jq -r '.missing[]' out >facts
	while read -r fact; do
		crisis-case fact --now 2026-11-22T12:26:00Z "$fact=known" $case >out
	done <facts
	run -1 crisis-case fact 'colour=red' $case
	assert_output --partial 'is not on its checklist'
	assert_equal "$(jq -c '[.state, .missing]' out)" '["investigating",null]'
	text='Eva, we are sorry: a seal failed. All heaters of that batch are called back.'
	run -1 crisis-case answer -t "$text" $case
	assert_output --partial 'needs 1 approval of exactly this text by others than its author, and has 0'
	crisis-case draft -t "$text" $case >out
	run -1 crisis-case approve --role 'team lead' -t "$text" $case
	assert_output --partial 'nobody approves their own draft'
	crisis-case approve --by kim --role 'team lead' -t "$text" $case >out
	run -1 crisis-case answer -t "$text " $case
	run -0 crisis-case answer --now 2026-11-22T12:30:00Z -t "$text" --link https://x.example/8 $case
	assert_equal "$(jq -c '[.state, .answered_at]' <<<"$output")" '["answered","2026-11-22T12:30:00Z"]'
	# 6: a remedy, within authority or approved.
	run -1 crisis-case solve --role agent --remedy refund --amount 80 $case
	assert_output "crisis-case: $case: refund at 80 is above what agent may promise: team lead may approve it"
	run -1 crisis-case approve --by kim --role agent --remedy refund --amount 80 $case
	crisis-case approve --by kim --role 'team lead' --remedy refund --amount 80 $case >out
	run -1 crisis-case solve --role agent --remedy refund --amount 90 $case
	run -0 crisis-case solve --role agent --remedy refund --amount 80 $case
	run -2 crisis-case solve --remedy gold $case
	assert_output --partial "no remedy 'gold'"
	# 7: the follow-up comes due; a bad rating opens the case again, a good one does not.
	crisis-case resolve --now 2026-11-23T12:00:00Z $case >out
	assert_equal "$(jq -c '.due' out)" '[{"clock":"follow-up","at":"2026-11-30T12:00:00Z"}]'
	run -1 crisis-case due -q --now 2026-12-01T00:00:00Z
	crisis-case follow-up --done --now 2026-11-30T10:00:00Z $case >out
	crisis-case rate 2 --now 2026-11-30T10:01:00Z $case >out
	assert_equal "$(jq -c '[.state, .rating, .due[0].clock]' out)" '["reopened",2,"acknowledge"]'
	crisis-case resolve --now 2026-12-01T10:00:00Z $case >out
	crisis-case follow-up --now 2026-12-01T10:00:00Z --due 1d $case >out
	assert_equal "$(jq -r '.due[0].at' out)" 2026-12-02T10:00:00Z
	crisis-case follow-up --done --now 2026-12-02T10:00:00Z $case >out
	crisis-case rate 5 --now 2026-12-02T10:01:00Z $case >out
	assert_equal "$(jq -c '[.state, .rating, .followed_up_at]' out)" '["followed up",5,"2026-11-30T10:00:00Z"]'
	crisis-case close --now 2026-12-03T10:00:00Z $case >out
	# 8 and 10: what happened can be read and checked, and a drill never mixes with it.
	run -0 crisis-case show $case
	assert_line --partial "$case  closed  high"
	assert_output --partial 'approve, kim'
	assert_output --partial 'Your heater burned my hand'
	jq -c 'del(.score, .route, .case) + {drill: true}' synced | crisis-score | crisis-route |
		crisis-case sync | jq -r .case.number >number
	assert_equal "$(cat number)" D-2026-000001
	assert_equal "$(crisis-case list | wc -l)" 1
	run -0 crisis-case due -q --now 2027-01-01T00:00:00Z
	assert_sound
}

@test "facts come before an answer and a remedy, but not before a holding text; who knows better says why" {
	routed 1 a c | crisis-case sync >out
	run -1 crisis-case answer -t 'It was the cable.' C-2026-000001
	assert_output 'crisis-case: C-2026-000001: its facts come first, and are not established: order, address (--force with --note, or --stage for what does not rest on them)'
	run -1 crisis-case answer --stage respond -t 'It was the cable.' C-2026-000001
	run -1 crisis-case solve --remedy apology --role agent C-2026-000001
	assert_output --partial 'its facts come first'
	run -0 crisis-case answer --stage holding -t 'We look into it.' --next-update 20m C-2026-000001
	crisis-case fact order=7 C-2026-000001 >out
	run -1 crisis-case answer -t 'It was the cable.' C-2026-000001
	assert_output --partial 'are not established: address ('
	run -2 crisis-case answer --force -t 'It was the cable.' C-2026-000001
	assert_output --partial 'for which reason? --note TEXT'
	run -0 crisis-case answer --force -n 'a lawyer said so' -t 'It was the cable.' C-2026-000001
	assert_equal "$(sqlite3 ledger.db "SELECT note, json_extract(body, '\$.forced') FROM events WHERE verb = 'answer'" | xargs)" \
		'| a lawyer said so|1'
	crisis-case fact address=x C-2026-000001 >out
	run -0 crisis-case solve --remedy apology --role agent C-2026-000001
	run -2 crisis-case answer --stage apology -t x C-2026-000001
	assert_output --partial "--stage: 'apology' is none of acknowledge ... closing"
	assert_sound
}

@test "a remedy is for the cases that the plan offers it to, or approved, or forced for a reason" {
	# The built-in plan offers a refund from medium on, or to who is worth 500; an apology to all.
	local low=C-2026-000001 medium=C-2026-000002
	{ routed 1 a c | jq -c '.route.severity = "low" | del(.route.checklist)'
		routed 2 b c2 | jq -c '.route.severity = "medium" | del(.route.checklist)'
		routed 3 d c3 | jq -c '.route.severity = "low" | del(.route.checklist) | .customer_value = 500'
		routed 4 e c4 | jq -c '.route.severity = "low" | del(.route.checklist) | .customer_value = 499'
	} | crisis-case sync >posts
	solve() { crisis-case solve --by bo --role agent --amount 20 "$@"; }
	run -1 solve --remedy refund $low
	assert_output "crisis-case: $low: the plan offers refund to graver cases or worthier customers: somebody else, agent or above, may approve it (or --force with --note)"
	run -0 solve --remedy apology $low
	run -0 solve --remedy refund $medium
	run -0 --separate-stderr solve --remedy refund <<<"$(sed -n 3p posts)"
	run -1 solve --remedy refund <<<"$(sed -n 4p posts)"
	assert_output --partial 'C-2026-000004: the plan offers refund'
	# One's own approval is none, nor one of another amount.
	crisis-case approve --by bo --role 'team lead' --remedy refund --amount 20 $low >out
	crisis-case approve --by kim --role 'team lead' --remedy refund --amount 30 $low >out
	run -1 solve --remedy refund $low
	crisis-case approve --by kim --role 'team lead' --remedy refund --amount 20 $low >out
	run -0 solve --remedy refund $low
	# Force needs a reason, and lifts no authority.
	run -2 solve --remedy refund --force C-2026-000004
	run -1 crisis-case solve --by bo --role agent --remedy refund --amount 80 --force --note 'as promised' C-2026-000004
	assert_output --partial 'is above what agent may promise'
	run -0 solve --remedy refund --force --note 'a mistake of ours' C-2026-000004
	assert_sound
}

@test "a line's reply says what was drafted, approved and answered; approvals and variants travel with the case" {
	{ routed 1 a c; routed 2 b c2; } | crisis-case sync >posts
	jq -c '.reply = {stage: "holding", text: "We look, \(.author_id).", template: "holding/en", variant: 2}' posts >drafts
	crisis-case draft --by bo <drafts >out
	run -1 crisis-case approve --by bo --role lead <drafts
	assert_output --partial 'nobody approves their own draft'
	crisis-case approve --by kim --role lead <drafts >out
	assert_equal "$(jq -c '[.approvals, .variants]' out | head -n 1)" \
		"[[{\"sha256\":\"$(printf 'We look, a.' | sha256sum | cut -d ' ' -f 1)\",\"by\":\"kim\",\"role\":\"lead\",\"at\":\"2026-11-22T12:00:00Z\"}],null]"
	crisis-case answer --by li <drafts >out
	assert_equal "$(jq -c '[.state, .variants, (.approvals | length)]' out | tail -n 1)" '["answered",["holding/en/2"],1]'
	# sync brings both to the next post of the case; a new case has neither.
	assert_equal "$({ routed 3 a c; routed 4 d c4; } | crisis-case sync | jq -c '.case | [.variants, .approvals[0].by]')" \
		$'[["holding/en/2"],"kim"]\n[null,null]'
	assert_equal "$(crisis-case show --json C-2026-000002 | head -n 1 | jq -c .variants)" '["holding/en/2"]'
	# So does the list, in which they are those of show.
	crisis-case list >listed
	jq -r .number listed | crisis-case show --json | jq -c 'select(.type == "case")' | cmp - listed
	assert_equal "$(jq -c '[.approvals[0].by, .variants]' listed | sort -u)" $'["kim",["holding/en/2"]]\n[null,null]'
	# Who drafts a text after approving it has approved their own.
	crisis-case draft --by kim <drafts >out
	assert_equal "$(jq -c .approvals out | head -n 1)" '[]'
	# Lines without a reply need --text.
	run -1 crisis-case answer <posts
	assert_line 'crisis-case: C-2026-000001: its line has no text of a reply'
	assert_sound
}

@test "an approval is for one text, one case and two persons where the plan says so" {
	routed 1 a c ',"severity":"critical"' | crisis-case sync >out
	routed 2 b c2 ',"severity":"critical"' | crisis-case sync >out
	for fact in order=7 address=x; do
		crisis-case fact $fact C-2026-000001 C-2026-000002 >out
	done
	crisis-case draft --by bo -t text C-2026-000001 >out
	crisis-case approve --by kim --role lead -t text C-2026-000001 >out
	crisis-case approve --by kim --role lead -t text C-2026-000001 >out
	run -1 crisis-case answer -t text C-2026-000001
	assert_output --partial 'and has 1'
	crisis-case approve --by li --role head -t text C-2026-000001 >out
	run -1 crisis-case answer -t text C-2026-000002
	run -1 crisis-case answer -t text. C-2026-000001
	assert_output --partial 'and has 0'
	run -0 crisis-case answer --by bo -t text C-2026-000001
	assert_equal "$(sqlite3 ledger.db "SELECT json_extract(body, '\$.sha256') FROM events WHERE verb = 'answer'")" \
		"$(printf text | sha256sum | cut -d ' ' -f 1)"
	cat >crisis.yaml <<-END
		contacts: {kim: {role: agent, team: care, mail: kim@acme.example}}
	END
	run -2 crisis-case approve --by kim --role 'crisis lead' -t text C-2026-000002
	assert_output --partial 'the plan has kim as agent, not as crisis lead'
	assert_sound
}

@test "merged: the posts go on in the other case, and so do those that come later" {
	feed 2 | crisis-case sync >out
	run -1 crisis-case merge --into C-2026-000002 C-2026-000002
	run -0 crisis-case merge --into C-2026-000002 C-2026-000001
	assert_equal "$(jq -c '[.state, .merged_into, .due]' <<<"$output")" '["merged","C-2026-000002",[]]'
	routed 3 a1 c1 | crisis-case sync >out
	assert_equal "$(jq -c '[.case.number, .case.posts]' out)" '["C-2026-000002",3]'
	assert_sound
}

@test "list: by state, team, topic, severity and time" {
	{
		routed 1 a c1
		routed 2 b c2 ',"team":"safety","severity":"high"'
	} | crisis-case sync >out
	routed 3 d c3 | crisis-case sync --now 2026-11-23T12:00:00Z >out
	crisis-case close C-2026-000001 >out
	assert_equal "$(crisis-case list --state closed | numbers)" C-2026-000001
	assert_equal "$(crisis-case list --team safety | numbers)" C-2026-000002
	assert_equal "$(crisis-case list --severity high --topic quality | numbers)" C-2026-000002
	assert_equal "$(crisis-case list --since 2026-11-23T00:00:00Z | numbers)" C-2026-000003
	assert_equal "$(crisis-case list --until 2026-11-23T00:00:00Z --most 1 | numbers)" C-2026-000001
	run -2 crisis-case list --state lost
	run -2 crisis-case list --severity huge
	assert_equal "$(crisis-case list | crisis-case note | wc -l)" 3
}

# What happens to machines --------------------------------------------------------------------

# slowly FILE: its lines, with a moment of silence after every hundred.
slowly() {
	local from
	for ((from = 1; from <= $(wc -l <"$1"); from += 100)); do
		sed -n "$from,$((from + 99))p" "$1"
	done
}

@test "writers at once: nothing lost, no word said, and all of it sound" {
	feed 40 | crisis-case sync >out
	CRISIS_BIN=$BIN bash "$ROOT/tests/bench/writers.sh" "$PWD" 3 2>complaints
	# To wait for one's turn is no error.
	run -1 grep -v 'waiting for the ledger' complaints
	refute_output
}

@test "killed at any moment: what was passed on is in the ledger" {
	CRISIS_BIN=$BIN run -0 bash "$ROOT/tests/bench/killed.sh" "$PWD" 8
	assert_output --regexp '^8 killed, [0-9]+ midway, nothing lost$'
}

@test "a ledger that stays locked is given up, after a word" {
	feed 1 | crisis-case sync >out
	(echo 'BEGIN IMMEDIATE;'; sleep 3) | sqlite3 ledger.db 3>&- &
	while sqlite3 ledger.db 'BEGIN IMMEDIATE' 2>/dev/null; do
		sleep 0.05
	done
	run -2 crisis-case note --wait 0 C-2026-000001
	assert_output --regexp '^crisis-case: another program has the ledger .*/ledger.db locked; waited 0 s \(--wait\)$'
	run -0 crisis-case list
	feed 2 | crisis-case sync >out 2>complaints
	assert_equal "$(numbers <out)" 'C-2026-000001 C-2026-000002'
	run cat complaints
	assert_output --regexp '^crisis-case: waiting for the ledger .*/ledger.db, which another program has locked$'
	wait
}

@test "a full disk is named, nothing is passed on that is not kept, and the ledger stays whole" {
	mkdir disk
	mount -t tmpfs -o size=1m none disk 2>/dev/null || skip 'no disk can be mounted here'
	feed 2000 >posts
	run -2 --separate-stderr crisis-case sync -l disk/ledger.db posts
	assert_regex "$stderr" '^crisis-case: ledger .*/disk/ledger.db: .*full$'
	printf '%s\n' "$output" >first
	mount -o remount,size=60m disk
	assert_sound disk/ledger.db
	crisis-case sync -l disk/ledger.db posts >again
	diff <(jq -c '.case.number // empty' first) <(head -n "$(jq -c '.case.number // empty' first | wc -l)" again | jq -c .case.number)
	assert_sound disk/ledger.db
}

@test "a standard output that cannot be written is named once" {
	feed 1 >posts
	run -2 bash -c 'crisis-case sync posts 2>&1 >/dev/full'
	assert_output 'crisis-case: cannot write standard output: No space left on device'
	run -2 bash -c 'crisis-case note C-2026-000001 2>&1 >/dev/full'
	assert_output 'crisis-case: cannot write standard output: No space left on device'
	run -2 bash -c 'crisis-case list 2>&1 >/dev/full'
	assert_output 'crisis-case: cannot write standard output: No space left on device'
}

@test "any call of the system that fails is told, and nothing is lost" {
	[[ $BIN != */asan ]] || skip 'the sanitizers come first'
	cc -shared -fPIC -o failing.so "$ROOT/tests/fault/failing.c" -ldl || skip 'no compiler here'
	feed 30 >posts
	for call in write pread pwrite fdatasync ftruncate; do
		for ((at = 1; at < 60; at++)); do
			rm -f ledger.db* mark
			feed 5 | crisis-case sync >before
			status=0
			FAIL_CALL=$call FAIL_AT=$at FAIL_MARK=9 LD_PRELOAD=./failing.so \
				crisis-case sync posts >out 2>complaints 9>mark || status=$?
			[ -s mark ] || break
			echo "$call $at: status $status, $(cat complaints)"
			if [ "$status" = 0 ]; then
				[ ! -s complaints ]
			else
				[ "$status" = 2 ] && [ "$(wc -l <complaints)" = 1 ]
			fi
			crisis-case verify >sound
			crisis-case export >exported
			for number in $(grep '}$' out | jq -r '.case.number // empty'); do
				grep -q "\"verb\":\"open\".*" exported
				grep -q "\"$number\"" exported
			done
		done
		[ "$at" -gt 1 ] || [ "$call" = ftruncate ]
	done
}
