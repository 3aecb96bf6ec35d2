# crisis-score: stance, severity and topic against a reviewed suite of posts of our own
# (tests/cases/score/review): every other post is held out of tuning. tests/bench/review.sh
# prints the figures; what is asked here is a little below what was measured.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
}

# at_least WHAT CLASS RECALL [PRECISION]: of the figures in the file table.
at_least() {
	awk -v what="$1" -v class="$2" -v recall="$3" -v precision="${4-0}" '
		$1 == what && $2 == class { found = 1; print; low = $4 < recall || ($5 != "-" && $5 < precision) }
		END { exit !found || low }' table
}

review() {
	bash "$ROOT/tests/bench/review.sh" "$CASES/score/review/$1.jsonl" >table
	at_least severity critical 0.95 0.7
	at_least severity high 0.85 0.75
	at_least severity medium 0.7 0.75
	at_least severity low 0.93 0.9
	at_least severity all 0.9
	for stance in unhappy question news misguided spam; do at_least stance "$stance" 0.8 0.65; done
	for stance in rager praise; do at_least stance "$stance" 0.7 0.65; done
	at_least stance troll 0.6 0.8
	for stance in valid-criticism balanced; do at_least stance "$stance" 0.6 0.55; done
	at_least stance all 0.8
	at_least topic all 0.88
}

@test "the suite: 400 posts, every stance and severity, twelve topics, in halves that share no post" {
	cat "$CASES"/score/review/{dev,held}.jsonl >posts
	[ "$(wc -l <posts)" -ge 400 ]
	assert_equal "$(jq -r .text posts | sort | uniq -d)" ''
	assert_equal "$(jq -r .expect.stance posts | sort -u | wc -l)" 10
	assert_equal "$(jq -r .expect.severity posts | sort -u | wc -l)" 4
	[ "$(jq -r '.expect.topic // empty' posts | sort -u | wc -l)" -ge 12 ]
}

@test "agreement on the half that rules were tuned on" {
	review dev
}

@test "agreement on the half that was held out" {
	review held
}

# 260 posts by somebody who knew neither the rules nor the lists nor what the model was trained on,
# a quarter of each severity, many grave ones in plain words and many harmless ones in grave words.
# Nothing was tuned on them. By lists of words alone 3 % of the critical ones were found.
@test "severity of posts by somebody else, never tuned on" {
	bash "$ROOT/tests/bench/review.sh" "$CASES/score/review/fresh.jsonl" >table
	at_least severity critical 0.72 0.7
	at_least severity high 0.55 0.55
	at_least severity medium 0.55 0.6
	at_least severity low 0.78 0.68
	at_least severity all 0.68
	crisis-score --model none "$CASES/score/review/fresh.jsonl" | jq -s '[.[] |
		select(.expect.severity == "critical" and .score.severity == "critical")] | length < 6' >few
	assert_equal "$(cat few)" true
}

@test "what the model reads of harm is named, and passes over jokes" {
	printf '{"text":"he went under and nobody in your pool saw it, they worked on him for an hour"}\n' >post
	run -0 jq -er '.score | .severity, ([.why[] | select(.what | startswith("reads as"))] | length > 0)' \
		<(crisis-score post)
	assert_output $'critical\ntrue'
	printf '{"text":"parody account: he went under and nobody in your pool saw it, they worked on him for an hour"}\n' >post
	run -0 jq -er '[.score.why[] | select(.what | startswith("reads as"))] | length' <(crisis-score post)
	assert_output 0
}

# What nobody has labels for in public: 74 posts for fear and calm among other emotions, and 50
# for requests. Fear and calm are not relied on; these are the figures that the manual gives.
@test "fear and calm are never sure; a request is one where it is said to be" {
	crisis-score "$CASES/score/review/heads.jsonl" >scored
	run -0 jq -c 'select((.score.emotion.label | IN("fear", "calm")) and (.score.sure | index("emotion"))) | .text' scored
	refute_output
	run -0 jq -es '[.[] | select(.expect.request != null) | {truth: .expect.request, said: (.score.request >= 0.5)}] |
		([.[] | select(.truth and .said)] | length) as $hits |
		[.[] | select(.said)] | length as $said | $hits >= 6 and $hits >= 0.9 * $said' scored
}
