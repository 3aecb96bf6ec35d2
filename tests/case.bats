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
	run -0 crisis-case acknowledge --by bo --at 2026-11-22T12:05:00Z -n seen <posts
	assert_equal "$(jq -c '[.number, .state, .acknowledged_at]' <<<"$output" | head -n 1)" \
		'["C-2026-000001","acknowledged","2026-11-22T12:05:00Z"]'
	assert_equal "$(crisis-case note -n x C-2026-000003 C-2026-000001 | numbers)" 'C-2026-000003 C-2026-000001'
	assert_equal "$(printf 'C-2026-000002\n\n{"number":"C-2026-000001"}\n' | crisis-case note | numbers)" \
		'C-2026-000002 C-2026-000001'
	assert_equal "$(sqlite3 ledger.db "SELECT actor, at - entered, note FROM events WHERE verb = 'acknowledge' LIMIT 1")" \
		'bo|300|seen'
	run -1 --separate-stderr crisis-case note C-2026-000001 C-2026-000009 nine
	assert_equal "$(numbers <<<"$output")" C-2026-000001
	assert_line --index 0 --partial '"number"'
	assert_equal "${stderr_lines[0]}" "crisis-case: 'nine' is no number of a case (C-2026-000123)"
	assert_equal "${stderr_lines[1]}" 'crisis-case: C-2026-000009: there is no case C-2026-000009'
	assert_sound
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
	crisis-case answer -t a --now 2026-11-20T00:00:00Z C-2026-000001 >out
	crisis-case answer -t b --now 2026-11-23T00:00:00Z C-2026-000001 >out
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
	crisis-case answer -t 'on its way' C-2026-000001 >out
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
