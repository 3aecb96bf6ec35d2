#!/usr/bin/env bats
# The whole job through the binaries: crisis-ingest | crisis-score | crisis-route |
# crisis-reply | crisis-report.

load helper

POST='{"v":1,"id":"9007199254740993","platform":"x","created_at":"2026-11-22T10:00:00Z",'
POST+='"text":"@acme charged my card twice and nobody answers, I want my money back",'
POST+='"lang":"en","author_handle":"someone"}'

export CRISIS_NOW=2026-11-22T12:00:00Z

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	unset CRISIS_PLAN
}

# The four that write lines, and all five, as bash -c takes them.
LINES='crisis-ingest | crisis-score | crisis-route | crisis-reply'
CHAIN='crisis-score | crisis-route | crisis-reply'

DEMO="{ crisis-ingest '$SAMPLES'/*.json*; crisis-ingest -p shop '$SAMPLES'/*.csv; } | $CHAIN"

# demo FILE: the demo's posts through the four that write lines, run once for all tests.
demo() {
	local file=$BATS_FILE_TMPDIR/demo.jsonl
	[ -s "$file" ] || bash -o pipefail -c "$DEMO" >"$file" 2>"$file.err" ||
		{ cat "$file.err"; return 1; }
	cp "$file" "$1"
}

@test "the issue's line: the same bytes and one member more" {
	line='{"id":"9007199254740993","n":1.10,"x":{"b":1,"a":2},"text":"hi","platform":"x","v":1}'
	run -0 crisis-score <<<"$line"
	assert_equal "${output:0:$((${#line} - 1))}" "${line%\}}"
	run -0 jq -c 'keys_unsorted' <<<"$output"
	assert_output '["id","n","x","text","platform","v","score"]'
}

@test "the draft is out before the input ends" {
	(
		echo "$POST"
		sleep 5
		echo over >ended
	) | bash -o pipefail -c "$LINES | tee drafts | crisis-report >report" 3>&- &
	for _ in {1..40}; do
		[ -s drafts ] && break
		sleep 0.1
	done
	[ ! -e ended ]
	run -0 jq -e '.reply.text // .reply.blocked' drafts
	[ ! -s report ]
	wait $!
	[ -e ended ] && [ -s report ]
}

@test "members that nobody knows survive every filter byte for byte" {
	line=${POST%\}}',"n":1.10,"big":123456789012345678901234567890,"e":"caf\u00e9 \/ \ud83d\ude00",'
	line+='"x": {"b":1,  "a":[ 2,-0.0,1E+2 ]},"nothing":null,"\u006bey":true}'
	run -0 bash -o pipefail -c "$CHAIN" <<<"$line"
	assert_equal "${output:0:$((${#line} - 1))}" "${line%\}}"
	run -0 jq -c 'keys_unsorted[-3:]' <<<"$output"
	assert_output '["score","route","reply"]'
}

@test "a post in the canonical form enters and loses nothing that it had" {
	line=${POST%\}}',"author_followers":12,"tags":["fail"],"x":{"b":1,"a":2}}'
	run -0 bash -o pipefail -c "$LINES" <<<"$line"
	jq -es '.[0] == (.[1] | del(.score, .route, .reply))' <<<"$line"$'\n'"$output"
}

@test "alerts and other typed lines pass untouched" {
	cat >typed <<-'END'
		{"type":"alert","id":"a1","key":"volume","level":"watch","at":"2026-11-22T09:00:00Z","why":"x"}
		{"type":"something-new","n": 1.10}
		{"type":"brief","deep":{"a":[{"b":"c"}]}}
	END
	run -0 bash -o pipefail -c "$CHAIN" <typed
	assert_output "$(cat typed)"
	run -0 crisis-report typed
}

@test "the chain run twice is the chain run once" {
	demo once
	run -0 bash -o pipefail -c "$CHAIN <once >twice && cmp once twice"
}

@test "the same input, options and clock give the same bytes" {
	demo once
	bash -o pipefail -c "$DEMO" >again 2>complaints
	cmp once again
	crisis-report once >report.1
	crisis-report again >report.2
	cmp report.1 report.2
}

@test "a bad line is refused by the first filter that meets it, and the rest goes on" {
	{
		echo "$POST"
		echo '{"id":"2","platform":"x","text":"cut in the mid'
		echo "${POST/9007199254740993/3}"
	} >feed
	run bash -c "crisis-score feed --rejects r.score 2>e.score | crisis-route --rejects r.route 2>e.route |
		crisis-reply --rejects r.reply 2>e.reply | tee out | crisis-report >report 2>e.report
		echo \"\${PIPESTATUS[@]}\""
	assert_output "1 0 0 0 0"
	run -0 jq -r .id out
	assert_output "9007199254740993"$'\n'"3"
	assert_equal "$(cat r.score)" "$(sed -n 2p feed)"
	grep -q '^crisis-score: feed:2: ' e.score
	[ ! -s e.route ] && [ ! -s e.reply ] && [ ! -s e.report ]
	[ ! -s r.route ] && [ ! -s r.reply ]
}

@test "a bad line is refused at the door when it comes by the door" {
	{
		echo "$POST"
		echo '{"id":"2","platform":"x","text":"cut in the mid'
		echo "${POST/9007199254740993/3}"
	} >feed
	run bash -c "crisis-ingest feed 2>e.ingest | crisis-score 2>e.score | crisis-route 2>e.route |
		crisis-reply 2>e.reply | tee out | crisis-report >report 2>e.report
		echo \"\${PIPESTATUS[@]}\""
	assert_output "1 0 0 0 0 0"
	run -0 jq -r .id out
	assert_output "9007199254740993"$'\n'"3"
	grep -q '^crisis-ingest: feed:2: ' e.ingest
	[ ! -s e.score ] && [ ! -s e.route ] && [ ! -s e.reply ] && [ ! -s e.report ]
}

# What the demo's files hold, counted by their own shapes; a removed comment is no post.
held() {
	{
		jq '.data | length' "$SAMPLES/x.jsonl"
		jq 'length' "$SAMPLES/mastodon.json"
		jq '.posts | length' "$SAMPLES/bluesky.json"
		jq '[.. | objects | select(.kind? == "t1" or .kind? == "t3") |
			select(.data.body != "[removed]")] | length' "$SAMPLES/reddit.json"
		jq '[.items[] | .snippet.topLevelComment, .replies.comments[]?] | length' "$SAMPLES/youtube.json"
		grep -c '^R-' "$SAMPLES/reviews.csv"
	} | jq -s add
}

@test "the demo's numbers reconcile: in the files, ingested, drafted, reported" {
	demo posts
	assert_equal "$(held)" 141
	assert_equal "$(wc -l <posts)" 141
	crisis-report --format json posts >report.json
	run -0 jq -r '"\(.lines.read.count) \(.lines.posts.count + ([.lines.left_out[]] | add))"' report.json
	assert_output "141 141"
}

@test "every post of the demo is known by platform and id, inside the 36 hours" {
	demo posts
	run -0 jq -es '(map([.platform, .id]) | unique | length) == length' posts
	run -0 jq -es 'all(.[]; .created_at >= "2026-11-21T06:00:00Z" and
		.created_at <= "2026-11-22T12:00:00Z")' posts
	run -0 jq -rs 'group_by(.platform) | .[] | "\(.[0].platform) \(length)"' posts
	assert_output - <<-END
		bluesky 22
		mastodon 21
		reddit 17
		shop 16
		x 49
		youtube 16
	END
}

@test "every post of the demo has a score and a route by name" {
	demo posts
	run -0 jq -es 'all(.[]; (.score.label | IN("negative", "neutral", "positive")) and
		(.score.severity | IN("low", "medium", "high", "critical")) and
		(.score.why | type == "array") and (.score.factors | length == 5) and
		(.route.rule | length > 0) and (.route.team | length > 0) and
		(.route.priority | test("^P[1-4]$")) and (.route.answer | type == "boolean"))' posts
}

@test "every post to be answered has a draft that fits, or the reason why not" {
	demo posts
	run -0 jq -es '[.[] | select(.route.answer)] | length > 20 and
		all(.[]; if .reply.text then .reply.length <= .reply.limit and (.reply.text | length > 0)
			and .reply.blocked == null else .reply.blocked | length > 0 end)' posts
	run -0 jq -es 'any(.[]; .reply.text | values | test("[{}]")) | not' posts
	run -0 jq -es '[.[] | select(.platform == "x") | .reply.length // 0] | max <= 280' posts
}

@test "what is not to be answered has no draft, and a reason" {
	demo posts
	run -0 jq -es '[.[] | select(.route.answer | not)] | length > 20 and
		all(.[]; .reply.text == null and (.reply.blocked | length > 0) and
			(.route.reason | length > 0))' posts
}

@test "trolls, rants, praise, spam, reposts and our own posts get no draft" {
	demo posts
	silent() {
		run -0 jq -es "[.[] | select($1)] | length >= $2 and
			all(.[]; (.route.answer | not) and .reply.text == null)" posts
	}
	silent '.route.stance == "troll"' 1
	silent '.route.stance == "rager" and (.route.severity | IN("low", "medium"))' 1
	silent '.route.stance == "praise"' 5
	silent '.author_handle | IN("zonked_zed", "grumpygasket", "rustbucket77")' 3
	silent '.author_handle | IN("snarkdepartment", "panoptikum@satire.example")' 2
	silent '.author_handle | IN("dealrocket24", "CRYPTOKITCHENQUEEN")' 2
	silent '.kind == "repost"' 4
	silent '.author_handle | IN("acme", "acmecare", "acme.example")' 10
}

# found TEXT FILTER: the one post of the demo whose text holds TEXT fits the jq FILTER.
found() {
	jq -c --arg text "$1" 'select(.kind != "repost" and (.text | contains($text)))' posts >one
	[ "$(wc -l <one)" = 1 ] || { echo "$1: $(wc -l <one) posts"; return 1; }
	jq -e "$2" one >/dev/null || { echo "$1: not $2"; jq -c '{score, route, reply}' one; return 1; }
}

@test "the posts that matter most reach the right people" {
	demo posts
	found 'my 6 year old stood next to me' '.route.team == "safety" and .route.priority == "P1"
		and (.route.severity | IN("high", "critical")) and .reply.stage == "holding"'
	found 'I have a burn on two fingers' '.route.team == "safety" and .reply.text'
	found 'Boiling water on my leg, ambulance' '.route.team == "safety" and .route.priority == "P1"'
	found 'is this data leak real' '.route.team == "security" and .route.priority == "P1"'
	found 'That is discrimination' '.route.priority == "P1" and (.route.severity | IN("high", "critical"))'
	found 'why did you charge my card TWICE' '.route.team == "billing" and .reply.stage == "offline"'
	found 'me han cobrado dos veces' '.reply.lang == "es"'
	found 'ich habe mir die Hand verbrannt' '.route.team == "safety" and .reply.lang == "de"'
	found 'ACME ROBBED ME' '.score.label == "negative" and .score.sentiment < -0.4'
	found 'hand mixer has survived' '.score.label == "positive" and .route.stance == "praise"'
	found 'It is a kettle. It boils water.' '.route.answer == false'
}

@test "jq, Miller and SQLite read the lines as they are" {
	demo posts
	run -0 jq -r 'select(.route.priority == "P1") | [.created_at, .route.team, .id] | @tsv' posts
	[ "${#lines[@]}" -gt 5 ]
	if command -v mlr >/dev/null; then
		run -0 bash -o pipefail -c "mlr --ijsonl --ojson count-distinct -f platform posts | jq 'map(.count) | add'"
		assert_output 141
	fi
	if command -v sqlite3 >/dev/null; then
		run -0 sqlite3 :memory: "CREATE TABLE line(j);" ".mode ascii" '.separator "\t" "\n"' \
			".import posts line" \
			"SELECT count(*), count(json_extract(j, '\$.route.team')) FROM line;"
		assert_output "141"$'\t'"141"
	fi
	command -v mlr >/dev/null && command -v sqlite3 >/dev/null || skip "no Miller or no SQLite here"
}

@test "cron's bare environment is enough" {
	echo "$POST" >feed
	env -i CRISIS_NOW="$CRISIS_NOW" "$BASH" -o pipefail -c "cd / && '$BIN/crisis-ingest' '$PWD/feed' |
		'$BIN/crisis-score' | '$BIN/crisis-route' | '$BIN/crisis-reply' | tee '$PWD/bare' |
		'$BIN/crisis-report' >'$PWD/report'" 2>complaints </dev/null
	[ ! -s complaints ]
	[ -s report ]
	bash -o pipefail -c "$LINES" <feed | cmp - bare
}

@test "make demo's script shows drafts and the report, and leaves nothing behind" {
	mkdir tmp
	run -0 env TMPDIR="$PWD/tmp" BIN="$BIN" sh "$SAMPLES/demo.sh"
	assert_output --partial 'crisis-ingest tests/demo/*.json*'
	assert_output --partial 'Acme'
	assert_output --partial 'man'
	assert_equal "$(ls -A tmp)" ""
	refute_output --regexp $'[\x01-\x08\x0b-\x1f\x7f]'
}

@test "make demo's script fails when a step fails" {
	mkdir bin
	for tool in ingest score route reply report; do
		ln -s "$BIN/crisis-$tool" "bin/crisis-$tool"
	done
	ln -sf /bin/false bin/crisis-route
	run env BIN="$PWD/bin" sh "$SAMPLES/demo.sh"
	[ "$status" -ne 0 ]
}
