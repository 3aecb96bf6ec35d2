#!/usr/bin/env bats
# The formats of crisis-report: golden documents of a storm, a drill and hostile posts, and what
# the readers of each format make of them.

bats_require_minimum_version 1.5.0

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR"
	export CRISIS_NOW=2026-11-22T12:00:00Z
	FOLDER=$CASES/report_formats
}

FORMATS="html markdown csv prometheus slack teams mail"

# report FORMAT [ARGUMENT...]: of standard input; rejected lines are no matter here.
report() {
	crisis-report --to them@example.org -f "$@" 2>/dev/null || [ $? = 1 ]
}

# Adding a feed or a format needs no code: GOLDEN=write makes what is compared with.
@test "golden documents in every format" {
	local feed format golden failed=0
	cp "$CASES/report/storm.in" "$FOLDER"/*.in .
	cp storm.in drill.in
	for feed in storm drill hostile; do
		for format in $FORMATS; do
			golden=$FOLDER/$feed.$format
			report "$format" $([ $feed != drill ] || echo --drills) <"$feed.in" >out
			[ "${GOLDEN-}" != write ] || cp out "$golden"
			diff -u "$golden" out >difference || { echo "$feed.$format"; head -40 difference; failed=1; }
		done
	done
	return $failed
}

@test "HTML is well-formed, links to http alone and knows its own style" {
	local feed
	for feed in "$CASES"/report/*.in "$FOLDER"/*.in; do
		report html --drills <"$feed" >page
		xmllint --noout --nonet page
		run ! grep -E '<script|<link|<iframe|<object| style=| on[a-z]+="|url\(' page
		run bash -c "grep -oE '(href|src)=\"[^\"]*\"' page | grep -vE '^href=\"(#[a-z_]+|https?://[^\"]*)\"\$'"
		refute_output
	done
	sed -n '/^<style>/,/<\/style>$/p' page | sed '1s/<style>//; $s/<\/style>//' | head -c -1 >style
	grep -qF "style-src 'sha256-$(printf "$(sha256sum style | cut -c-64 | sed 's/../\\x&/g')" |
		base64)'" page
}

@test "a chart of HTML says in words and as a table what it shows" {
	report html <"$CASES/report/storm.in" >page
	grep -q '<desc id="c1-large-d">posts per 15 minutes, UTC; peak of 3 from 09:30' page
	grep -q '<caption>Volume per' page
	run bash -c "xmllint --nonet --xpath 'sum(//*[local-name()=\"details\"]//*[local-name()=\"tr\"]/*[local-name()=\"td\"][1])' page"
	assert_output 13
}

# strings COUNT: feeds of so many strings that once broke something, as every word of a post; and
# for each one of the same shape with harmless words. A line is a file, a tab and a post.
strings() {
	jq -r --argjson count "$1" '
		def post($word; $i): {id: "\($i)", platform: $word, author_handle: $word, text: $word,
			created_at: "2026-11-22T11:00:00Z", score: {label: "negative", severity: "high",
			urgency: 50, topics: [$word], stance: $word}, route: {rule: "r", team: $word,
			answer: false, reason: $word}};
		. as $all | range(0; length; $count) as $from | $all[$from:$from + $count] |
		[.[] | @json "\(.)" | fromjson] as $words |
		($words | map(@base64[0:128])) as $keys |
		range($words | length) as $i |
		"made/\($from).feed\t\(post($words[$i]; $i))",
		"meant/\($from).feed\t\(post(if $words[$i] == "" then "" else
			"word\($keys | index([$keys[$i]]))" end; $i))"'
}

# shape FORMAT: what a document is made of, without its words.
shape() {
	case $1 in
	html) grep -oE '</?[a-zA-Z][a-zA-Z0-9]*| (id|class|scope|role)="[^"]*"' ;;
	markdown) sed -E 's/\\[[:punct:]]//g; s/[^]|`*_[<>#~!&$@{}\\]//g' ;;
	csv) sqlite3 :memory: -cmd '.mode csv' -cmd '.import /dev/stdin r' \
		"SELECT section, id, \"column\", unit, variant FROM r WHERE \"column\" <> 'author_handle'" ;;
	slack | teams) jq -c 'walk(if type == "string" then "" else . end)' ;;
	prometheus) sed -E 's/"([^"\\]|\\.)*"/""/g; /_authors /d' ;; # an estimate
	mail) grep -aoE '^(To|From|Subject|Date|MIME-Version|Content-[A-Za-z-]+):|^--=_crisis' ;;
	text) : ;; # its words are wrapped
	esac
}

# sound FORMAT FILE...: each reads as one of its format.
sound() {
	local format=$1 file
	shift
	case $format in
	text) run ! grep -qP '[\x00-\x09\x0b-\x1f\x7f-\x9f\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]' "$@" ;;
	mail) for file in "$@"; do
			[[ $(crisis-ingest -f mail "$file" | jq -r .title) == "Crisis summary"* ]] || return 1
		done ;;
	html) xmllint --noout --nonet "$@" ;;
	csv) run ! grep -qE $'^[^"s].*\r$|(^|,)"[-=+@]' "$@" ;;
	prometheus) run ! grep -vhE '^(# (HELP|TYPE) crisis_[a-z0-9_]+ .*|crisis_[a-z0-9_]+(\{[a-z_]+="([^"\\]|\\.)*"(,[a-z_]+="([^"\\]|\\.)*")*\})? -?[0-9.]+)$' "$@" ;;
	slack) jq -se 'all(.[]; (.blocks | length <= 50) and
		all(.blocks[]; (.fields // [] | length <= 10)) and
		([.. | objects | select(.type? == "plain_text" or .type? == "mrkdwn" or .type? == "text") |
			.text | length <= 3000] | all) and
		([.. | objects | select(.type? == "header") | .text.text | length <= 150] | all) and
		([.text, (.. | objects | select(.type? == "mrkdwn") | .text) |
			test("<|>|&(?!(amp|lt|gt);)") | not] | all))' "$@" >/dev/null ;;
	teams) [ "$(wc -c "$@" | sort -n | tail -n 2 | awk '{ print $1; exit }')" -le 28672 ] &&
		jq -se 'all(.[]; .attachments[0].content | .type == "AdaptiveCard" and
		([.. | objects | select(.type? == "TextBlock") | .text |
			test("^[A-Za-z0-9 :,-]+$")] | all))' "$@" >/dev/null ;;
	esac
}

@test "hostile posts and long feeds keep to the limits of every format" {
	local format feed
	cp "$CASES/report/storm.in" "$FOLDER/hostile.in" .
	cp storm.in drill.in
	for i in $(seq 40); do sed "s/melted/melted $(printf 'very %.0s' $(seq 300))/" storm.in; done >long.in
	for feed in storm hostile long; do
		for format in $FORMATS; do
			report "$format" --top 300 <$feed.in >"$feed.$format"
			sound "$format" "$feed.$format" || { echo "$feed.$format"; return 1; }
		done
	done
	jq -e '[.. | objects | .text? | strings | test("Cut to fit")] | any' long.slack
	jq -e '[.. | objects | .text? | strings | test("Left out, to fit")] | any' long.teams
}

# Several of the strings at a time: as many as a table shows to people.
@test "no string that once broke something changes more than its own cell" {
	local feed format name
	needs_shared conformance/hostile/blns.json
	mkdir made meant
	strings 7 <"$SHARED/conformance/hostile/blns.json" | awk -F'\t' '{ print $2 >$1 }'
	[ "$(ls made meant | grep -c feed)" = 148 ]
	for feed in made/*.feed meant/*.feed; do
		for format in $FORMATS text; do
			report "$format" --top 7 <"$feed" >"${feed%.feed}.$format"
		done
	done
	for format in $FORMATS text; do
		sound "$format" made/*."$format" || { echo "$format"; return 1; }
		diff <(cat made/*."$format" | shape "$format") <(cat meant/*."$format" | shape "$format")
	done
}

@test "CSV comes back from sqlite3 and Miller as it went" {
	report csv <"$FOLDER/hostile.in" >made
	report json <"$FOLDER/hostile.in" >json
	sqlite3 :memory: -cmd '.mode csv' -cmd '.import made r' \
		"SELECT value FROM r WHERE section = 'top' AND \"column\" = 'text'" >/dev/null
	sqlite3 :memory: -json -cmd '.mode csv' -cmd '.import made r' -cmd '.mode json' \
		"SELECT name, CAST(count AS INTEGER) AS count FROM r
			WHERE section = 'topics' AND \"column\" = 'posts'" >topics
	jq -e --slurpfile report json 'length == 7 and ([.[].count] | add) ==
		([$report[0].topics.rows[].posts.count] | add) and
		any(.[]; .name == "a\\\"b c") and any(.[]; .name == "'"'"'-2+3")' topics
	command -v mlr >/dev/null || skip "no Miller here"
	mlr --icsv --ojson cat made | jq -c 'map([.[] | tostring])' >miller
	sqlite3 :memory: -cmd '.mode csv' -cmd '.import made r' -cmd '.mode json' 'SELECT * FROM r' |
		jq -c 'map([.[] | tostring])' | cmp - miller
}

@test "metrics pass promtool, and none is of a drill" {
	report prometheus --drills <"$CASES/report/storm.in" >made
	run cat made
	assert_output "# DRILL: posts of a drill are counted, and are no metrics."
	command -v promtool >/dev/null || skip "no promtool here"
	report prometheus <"$FOLDER/hostile.in" | promtool check metrics
	report prometheus <"$CASES/report/storm.in" | promtool check metrics
}

@test "a name of ours that a stranger takes makes no metric twice" {
	for name in '(unknown)' '' 'x'; do
		echo '{"text":"a","platform":"'"$name"'"}'
	done | report prometheus >made
	run bash -c "grep -o '^crisis_[^ ]*' made | sort | uniq -d"
	refute_output
	grep -q '^crisis_platforms_posts{name="(unknown)",again="2"} 1$' made
}

@test "a mail is read as it was meant, and is the same for the same report" {
	crisis-report -f mail --to 'Krisenstab Größe <a@b.example>' --from 'Desk <c@d.example>' \
		--subject $'Überblick 漢字 \u202e of a storm that takes more than one line of a head' \
		<"$FOLDER/hostile.in" >mail
	run awk 'length > 76' mail
	refute_output
	run -0 grep -c "^--=_crisis_" mail
	assert_output 3
	grep -q '^Content-Type: text/html; charset=utf-8$' mail
	crisis-ingest -f mail mail >post 2>complaints || { cat complaints; skip "built without mail"; }
	run -0 jq -r '.title, .author_name, .author_id, .created_at' post
	assert_output - <<-END
		Überblick 漢字 � of a storm that takes more than one line of a head
		Desk
		c@d.example
		2026-11-22T12:00:00Z
	END
	crisis-report --width 76 <"$FOLDER/hostile.in" | sed 's/ *$//' >text
	jq -r .text post | diff - text
}

@test "a mail needs an address, and no option adds a line to its head" {
	run -2 crisis-report -f mail </dev/null
	assert_output --partial "needs --to"
	run -2 crisis-report -f mail --to $'a@b.example\nBcc: c@d.example' </dev/null
	assert_output --partial "not one line"
	run -2 crisis-report -f mail --to a@b.example --subject $'x\r\n\r\nbody' </dev/null
}

@test "the command beside a figure lists as many lines as the figure says" {
	local asked count command listed
	grep -v 'cut of' "$CASES/report/storm.in" >feed
	for asked in '' '--drills' '--since 2026-11-22T10:00:00Z' \
		'review --until 2026-11-22T11:10:00Z' \
		'--drills --since 2026-11-22T09:30:00Z --until 2026-11-22T11:00:00Z'; do
		crisis-report -f json $asked feed >json
		listed=0
		while IFS=$'\t' read -r count command; do
			assert_equal "$asked: $command: $(bash -o pipefail -c "$command" <feed | wc -l)" \
				"$asked: $command: $count"
			listed=$((listed + 1))
		done < <(jq -r '.. | objects | select(.command? // "" | startswith("jq")) |
			select(.count? != null) | "\(.count)\t\(.command)"' json)
		[[ $asked == review* ]] || [ $listed -ge 12 ]
		[ $listed -ge 3 ]
	done
	run -0 crisis-report --commands feed
	assert_line --partial "BEHIND THE FIGURES"
	run -0 crisis-report feed
	refute_line --partial "BEHIND THE FIGURES"
}

@test "no object of a report in JSON has a member twice" {
	local case kind
	for case in "$CASES"/report/*.in; do
		for kind in summary brief sla timeline review digest handover; do
			report json <"$case" >made "$kind"
			jq -ce . made >parsed
			cmp <(grep -o '"[a-z_]*":' made | sort) <(grep -o '"[a-z_]*":' parsed | sort)
		done
	done
}

@test "the page of 20,000 posts is small enough to mail" {
	crisis-drill make recall --size 20000 --start 2026-11-01T00:00:00Z | crisis-score |
		crisis-route >feed
	report html --drills --top 20 --by topic,platform <feed >page
	[ "$(wc -c <page)" -lt 300000 ]
	xmllint --noout --nonet page
}
