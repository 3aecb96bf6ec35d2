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

FORMATS="html"

# report FORMAT [ARGUMENT...]: of standard input; rejected lines are no matter here.
report() {
	crisis-report -f "$@" 2>/dev/null || [ $? = 1 ]
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

# What strangers write changes no tag and no id of the page.
tags() {
	grep -oE '</?[a-zA-Z][a-zA-Z0-9]*| (id|class|scope|role)="[^"]*"'
}

@test "a chart of HTML says in words and as a table what it shows" {
	report html <"$CASES/report/storm.in" >page
	grep -q '<desc id="c1-large-d">posts per 15 minutes, UTC; peak of 3 from 09:30' page
	grep -q '<caption>Volume per' page
	run bash -c "xmllint --nonet --xpath 'sum(//*[local-name()=\"details\"]//*[local-name()=\"tr\"]/*[local-name()=\"td\"][1])' page"
	assert_output 13
}

# strings COUNT: feeds of so many strings that once broke something, as every word of a post;
# and beside each one of the same shape with harmless words.
strings() {
	jq -c --argjson count "$1" '
		def post($word; $i): {id: "\($i)", platform: $word, author_handle: $word, text: $word,
			created_at: "2026-11-22T11:00:00Z", score: {label: "negative", severity: "high",
			urgency: 50, topics: [$word], stance: $word}, route: {rule: "r", team: $word,
			answer: false, reason: $word}};
		. as $all | range(0; length; $count) as $from | $all[$from:$from + $count] |
		[.[] | @json "\(.)" | fromjson] as $words |
		($words | map(@base64[0:128])) as $keys |
		[range($words | length) as $i | post($words[$i]; $i)],
		[range($words | length) as $i | post(if $words[$i] == "" then "" else
			"word\($keys | index([$keys[$i]]))" end; $i)]'
}

@test "no string that once broke something changes more than its own cell" {
	local hostile harmless feeds=0
	needs_shared conformance/hostile/blns.json
	strings 7 <"$SHARED/conformance/hostile/blns.json" >feeds
	while read -r hostile && read -r harmless; do
		jq -c '.[]' <<<"$hostile" >hostile
		jq -c '.[]' <<<"$harmless" >harmless
		report html --top 7 <hostile >page
		xmllint --noout --nonet page
		cmp <(tags <page) <(report html --top 7 <harmless | tags)
		feeds=$((feeds + 1))
	done <feeds
	[ $feeds = 74 ]
}
