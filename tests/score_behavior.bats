# crisis-score: what must not change a judgement, and what must, over two thousand posts a check.
# The posts are made of sentences and fillers of our own. A label is sentiment, stance and severity
# together.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
	sentences >sentences
}

# @ stands for a person, # for a brand, % for a thing.
sentences() {
	cat <<-'END'
		@ helped me with my % today, thank you so much
		@ from # promised me a new % and I am still waiting
		talked to @ for an hour and nothing was solved
		does @ still work for #? I have a question about my %
		I bought a % from # and it is wonderful
		the % that # sold me broke after a week
		@ and I are going to the # store tomorrow
		why does # never answer when I ask about the %?
		honestly # has the worst % I have ever had
		shout out to @ at #, best service in town
		# opens a new store for the % next week
		@ says the % by # is fine, I think it is awful
		not happy with #, my % arrived in pieces
		my % from # works, nothing more to say
		I love my new %, well done #
		@ was rude to my mother about a %
		waiting for the % from # since monday
		good morning @, how is the % doing?
		# just lost a customer, the % is a joke
		could @ please call me back about the %
	END
}

# Names that are words as well, such as Hope or Will, are taken for the words.
PEOPLE='John Fatima Oskar Maria Priya Wolfgang Aisha Pedro Yuki Olga Kwame Ingrid Trump Obama Harry Justin Angela Sarah Mohammed Chen Nguyen Kowalski Anna_Schmidt Beyonce Zbigniew Michael Emma'
BRANDS='Acme United Delta Apple Target Shell Best_Buy Virgin Samsung Amazon Zorblat Love Hope Awful_Pizza Nike Boost Orange Visa Gap Dove Sprint Tide'
THINGS='kettle phone laptop chair lamp jacket bike printer'

# fill MARK WORDS: each line of sentences that has the mark, with each word; as JSON lines, and
# the number of its sentence and filling as id.
fill() {
	awk -v mark="$1" -v words="$2" -v things="$THINGS" -v people="${3-Maria}" -v brands="${4-Acme}" '
		function put(text, mark, word) { gsub("_", " ", word); gsub(mark, word, text); return text }
		BEGIN { n = split(words, word, " "); t = split(things, thing, " ") }
		index($0, mark) { for (k = 1; k <= t; k++) for (i = 1; i <= n; i++) {
			text = put(put(put(put($0, mark, word[i]), "%", thing[k]), "@", people), "#", brands)
			printf "{\"id\":\"%d.%d %d\",\"platform\":\"x\",\"text\":\"%s\"}\n", NR, k, i, text } }' sentences
}

# changed: reads labels behind ids of two words; says of how many the label is not that of the
# first filling, and of how many posts.
changed() {
	awk '{ if ($2 == 1) first[$1] = $3; else { n++; changed += $3 != first[$1] } } END { print changed + 0, n }'
}

labels() {
	crisis-score "$@" | jq -r '[.id, ([.score.label, .score.stance, .score.severity] | join("/"))] | @tsv'
}

@test "another person's name changes a label in under 1 % of 2,000 posts" {
	read -r changed all <<<"$(fill @ "$PEOPLE" | labels | changed)"
	echo "$changed of $all"
	[ "$all" -ge 2000 ]
	[ $((changed * 100)) -lt "$all" ]
}

@test "another brand, which the plan does not know, changes a label in under 1 %" {
	read -r changed all <<<"$(fill '#' 'Acme Zorblat Verkado Delta Samsung Toyota Netgear Lidl Vodafone Nike Sony Ryanair Siemens Tesco Bosch Ikea Adidas Vueling Renault' | labels | changed)"
	echo "$changed of $all"
	[ "$all" -ge 2000 ]
	[ $((changed * 100)) -lt "$all" ]
}

@test "another brand, as the plan's own, changes no label in 2,000 posts" {
	local i=0
	for brand in $BRANDS; do
		i=$((i + 1))
		printf 'brand: {name: "%s", handles: [x%s]}\n' "${brand//_/ }" "${brand//_/}" >plan.yaml
		fill '#' "$brand" | sed "s/ 1\",/ $i\",/" | labels --plan plan.yaml
	done >all
	read -r changed all <<<"$(changed <all)"
	echo "$changed of $all"
	[ "$all" -ge 2000 ]
	assert_equal "$changed" 0
}

@test "an added handle or link changes no label" {
	fill '%' "$THINGS" | labels >plain
	fill '%' "$THINGS" | jq -c '.text |= "@someone_great " + . + " https://t.example/love"' | labels >more
	[ "$(wc -l <plain)" -ge 1000 ]
	cmp plain more
}

@test "a typo in the very word that carries the feeling changes a label in under one post of four" {
	fill '%' "$THINGS" | labels | sed 's/[0-9]*\t/1\t/' >plain
	fill '%' "$THINGS" | sed 's/service/serivce/; s/wonderful/wonderfull/; s/waiting/waitng/; s/worst/worsst/; s/broke /brok /; s/awful/awfull/; s/happy/hapy/; s/thank/thnk/' |
		labels >typo
	changed=$(paste plain typo | awk -F'\t' '$2 != $4 { n++ } END { print n + 0 }')
	echo "$changed of $(wc -l <typo)"
	[ $((changed * 4)) -lt "$(wc -l <typo)" ]
}

# scores FORM WORD...: the sentiment of a sentence of that form with each word.
scores() {
	local form=$1
	shift
	for word in "$@"; do
		for thing in $THINGS; do
			# shellcheck disable=SC2059
			jq -cn --arg text "the $thing is $(printf "$form" "$word")" '{id: $text, text: $text}'
		done
	done | crisis-score | jq .score.sentiment
}

# share_lower: of pairs of numbers, how many per cent have the first below the second.
share_lower() {
	awk '{ n++; lower += $1 < $2 } END { printf "%d\n", 100 * lower / n }'
}

@test "negation turns good words, and a word of degree makes them stronger" {
	good=(good great nice wonderful helpful excellent useful reliable)
	bad=(bad awful terrible useless horrible)
	run share_lower < <(paste <(scores 'not %s' "${good[@]}") <(scores '%s' "${good[@]}"))
	assert_output 100
	run share_lower < <(paste <(scores '%s' "${good[@]}") <(scores 'very %s' "${good[@]}"))
	[ "$output" -ge 90 ]
	run share_lower < <(paste <(scores 'very %s' "${bad[@]}") <(scores '%s' "${bad[@]}"))
	echo "bad: $output"
	[ "$output" -ge 90 ]
}

# Texts of our own, a line each: complaints in words of praise, and praise that speaks of failings.
@test "praise of a failing is a complaint, praise of what was put right is not" {
	for kind in mocking earnest; do
		jq -cR '{id: ., text: .}' "$CASES/score/mockery/$kind" | crisis-score >"$kind"
	done
	rows='any(.score.why[]; .what | startswith("praise of a failing: "))'
	run jq -es "(map(select(.score.label == \"negative\")) | length) as \$hits | length as \$all |
		\$hits, \$all, \$hits >= 0.85 * \$all and all(.[] | select($rows); .score.label == \"negative\")" mocking
	assert_success
	run jq -es "map(select($rows).text) | ., length <= 1" earnest
	assert_success
	# What the rows add is the score, whatever the rule did.
	jq -c '([.score.why[] | select(.to == "sentiment").adds] | add) as $s |
		($s / ($s * $s + 15 | sqrt)) - .score.sentiment | fabs < 0.002' mocking >sums
	run sort -u sums
	assert_output true
}

@test "a rating above the most that there is counts as the most" {
	said() { printf '{"text":"it is a chair","rating":%s}\n' "$1" | crisis-score | jq -c .score; }
	assert_equal "$(said 50)" "$(said 5)"
	[ "$(said 4 | jq .sentiment)" != "$(said 5 | jq .sentiment)" ]
}

@test "praise of a failing: by the word list alone, against five stars, with a but, with a question" {
	label() { jq -cn --arg text "$1" '{text: $text}' | crisis-score "${@:2}" | jq -r .score.label; }
	assert_equal "$(label 'great job losing my parcel again' --model none)" negative
	assert_equal "$(label 'great job losing my parcel again, but it is here now and all is well, I love it' --model none)" positive
	run jq -c '.score.why | any(.what | startswith("praise of"))' <(
		printf '%s\n' '{"text":"Perfect, my last one crashed again","rating":5}' \
			'{"text":"thanks, it keeps crashing, which version should I use?"}' \
			'{"text":"Perfect, it crashed again","rating":1}' | crisis-score)
	assert_output $'false\nfalse\ntrue'
}

@test "a phrase that hides another does so whatever else begins with it" {
	run jq -r .score.severity <(printf '{"text":"they played black death metal and people loved it"}\n' | crisis-score)
	assert_output low
}
