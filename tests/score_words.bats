# crisis-score: what words are worth to the brand of a plan, whatever they are to others.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
	printf 'words: {sick: 3, outage: -3, "drop of the year": 2, fire: 0}\n' >shoes.yaml
	printf 'language: en\n' >plain.yaml
}

# judge PLAN TEXT FILTER [LANG]
judge() {
	jq -cn --arg text "$2" --arg lang "${4-en}" '{id: "1", platform: "x", text: $text, lang: $lang}' |
		crisis-score --plan "$1" | jq -c ".score | $3"
}

@test "a word of the plan turns a judgement, and is named" {
	assert_equal "$(judge plain.yaml 'these sneakers are sick' .label)" '"negative"'
	assert_equal "$(judge shoes.yaml 'these sneakers are sick' .label)" '"positive"'
	assert_equal "$(judge shoes.yaml 'these sneakers are sick' '[.why[] | select(.what == "by the plan: sick").adds]')" '[3]'
	assert_equal "$(judge shoes.yaml 'the drop of the year' '[.why[] | select(.what | startswith("by the plan")).adds]')" '[2]'
}

@test "it is negated and strengthened as the list's words are, and counts in any language" {
	values=$(for text in 'not sick' 'slightly sick' 'sick' 'very sick'; do
		judge shoes.yaml "the shoe is $text" '[.why[] | select(.what | startswith("by the plan")).adds] | add'
	done)
	assert_equal "$(sort -g <<<"$values")" "$values"
	[ "$(sort -u <<<"$values" | wc -l)" -eq 4 ]
	assert_equal "$(judge shoes.yaml 'schon wieder outage' '[.why[] | select(.what == "by the plan: outage").adds]' de)" '[-3]'
}

@test "a word of 0 says nothing, and all rows still sum to the sentiment" {
	assert_equal "$(judge shoes.yaml 'those shoes are fire' '[.why[] | select(.what | test("fire"))]')" '[]'
	for text in 'these sneakers are sick' 'fire sale, then an outage :(' 'NOT sick but the drop of the year!!!'; do
		run -0 judge shoes.yaml "$text" '([.why[] | select(.to == "sentiment").adds] | add) as $raw |
			($raw / ($raw * $raw + 15 | sqrt) - .sentiment | fabs) < 0.001'
		assert_output true
	done
}

@test "the hash tells which words judged: the same for the same, another for others" {
	crisis-score --print-words >words.tsv
	plain=$(judge plain.yaml hello .words)
	[[ $plain =~ ^\"[0-9a-f]{16}\"$ ]]
	assert_equal "$(echo '{"text":"bye"}' | crisis-score --words words.tsv | jq .score.words)" "$plain"
	[ "$(judge shoes.yaml hello .words)" != "$plain" ]
	sed 's/sick: 3/sick: 2/' shoes.yaml >other.yaml
	[ "$(judge shoes.yaml hello .words)" != "$(judge other.yaml hello .words)" ]
	printf 'wobbly\t-2\n' >>words.tsv
	[ "$(echo '{"text":"bye"}' | crisis-score --words words.tsv | jq .score.words)" != "$plain" ]
}

@test "words that cannot be used are named" {
	printf 'words: {sick: 7}\n' >wrong.yaml
	run -2 crisis-score --plan wrong.yaml /dev/null
	assert_output --partial "wrong.yaml:1: column 15: a word's weight is a number from -5 to 5"
	printf 'words: {"!": 1}\n' >wrong.yaml
	run -2 crisis-score --plan wrong.yaml /dev/null
	assert_output --partial "words: no word in '!'"
}

@test "--signs: the built-in ones printed give the same; others judge otherwise, and the hash tells" {
	crisis-score --print-signs >signs.tsv
	printf '{"text":"%s"}\n' 'the heater caught fire beside our cub' 'great job losing my parcel' 'thank you so much' >posts
	crisis-score posts >plain
	sed 's/$/\r/' signs.tsv >dos.tsv
	crisis-score --signs signs.tsv posts | cmp - plain
	crisis-score --signs dos.tsv posts | jq -c 'del(.score.words)' | cmp - <(jq -c 'del(.score.words)' plain)
	printf 'child\tcub, cubs\n' >>signs.tsv
	crisis-score --signs signs.tsv posts >other
	assert_equal "$(jq -r .score.severity plain | head -n 1)" medium
	assert_equal "$(jq -r .score.severity other | head -n 1)" high
	[ "$(jq -r .score.words plain | head -n 1)" != "$(jq -r .score.words other | head -n 1)" ]
	# Without any, and beside a word list and words of the plan.
	run -0 bash -o pipefail -c 'crisis-score --signs /dev/null posts | jq -r "[.score.label, .score.stance] | join(\" \")"'
	assert_line --index 2 'positive praise'
	crisis-score --print-words >words.tsv
	crisis-score --words words.tsv --signs signs.tsv posts | cmp - other
	crisis-score --plan shoes.yaml --signs signs.tsv posts | jq -r .score.severity | head -n 1 >said
	assert_equal "$(cat said)" high
}

@test "signs that cannot be used are named, with their line" {
	printf '# ours\nchild\tcub\nbogus\tx\n' >s.tsv
	run -2 crisis-score --signs s.tsv /dev/null
	assert_output "crisis-score: s.tsv:3: 'bogus' is no kind of sign"
	printf 'child\n' >s.tsv
	run -2 crisis-score --signs s.tsv /dev/null
	assert_output 'crisis-score: s.tsv:1: a kind of sign, a tab, and words are wanted'
	printf 'child\tcub,,\n' >s.tsv
	run -2 crisis-score --signs s.tsv /dev/null
	assert_output 'crisis-score: s.tsv:1: there is no word between commas'
	printf 'child\t\377\n' >s.tsv
	run -2 crisis-score --signs s.tsv /dev/null
	assert_output 'crisis-score: s.tsv:1: this is not UTF-8'
	run -2 crisis-score --signs none.tsv /dev/null
	assert_output 'crisis-score: cannot open none.tsv: No such file or directory'
}
