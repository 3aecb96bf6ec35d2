# crisis-score: what carries sentiment and what does not, the evidence, and the bytes.

bats_require_minimum_version 1.5.0

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
}

# judge TEXT MEMBER FILTER: one post, and what jq makes of its score.
judge() {
	jq -cn --arg text "$1" "{id: \"1\", platform: \"x\", text: \$text} + {${2-}}" |
		crisis-score | jq -c ".score | ${3-.label}"
}

@test "golden cases" {
	golden "$CASES/score" crisis-score
}

@test "one member more, and every other byte as it was" {
	line='{"id":"9007199254740993","n":1.10,"x":{"b":1,"a":2},"text":"hi","platform":"x","v":1}'
	run -0 crisis-score <<<"$line"
	assert_output --partial "${line%\}},\"score\":{"
	assert_equal "$(jq -c 'keys_unsorted|length' <<<"$output")" 7
}

@test "scoring twice gives the same bytes as once" {
	cat "$CASES"/score/{valence,brand,facts,severity,stance}.in >posts
	crisis-score posts >once
	crisis-score once >twice
	cmp once twice
}

@test "the rows for sentiment sum to the raw score, and sentiment is its squash" {
	cat "$CASES"/score/{valence,brand,facts,severity,stance}.in >posts
	run -0 bash -o pipefail -c 'crisis-score posts | jq -c ".score |
		([.why[] | select(.to == \"sentiment\") | .adds] | add // 0) as \$raw |
		(\$raw / (\$raw * \$raw + 15 | sqrt) - .sentiment | fabs) | select(. > 0.0006)"'
	refute_output
}

@test "the factors sum to five and the rows for severity" {
	cat "$CASES"/score/{valence,brand,facts,severity,stance}.in >posts
	run -0 bash -o pipefail -c 'crisis-score posts | jq -c "select((.score |
		([.factors[]] | add) - 5 - ([.why[] | select(.to == \"severity\") | .adds] | add // 0))
		!= 0) | .text"'
	refute_output
}

@test "every topic and every stance has a row" {
	cat "$CASES"/score/{severity,stance,facts}.in >posts
	run -0 bash -o pipefail -c 'crisis-score posts | jq -c "select(
		(.score.topics | sort) != ([.score.why[].to | select(startswith(\"topic \"))[6:]] | sort) or
		([.score.why[] | select(.to == \"stance\")] | length) != 1) | .text"'
	refute_output
}

@test "evidence is bounded, the rest is one row" {
	run -0 judge "$(printf 'bad awful %.0s' {1..100})" '' '[.why[] | select(.to == "sentiment")] | length'
	assert_output 7
}

@test "an empty text is 0 and neutral, not negative" {
	for text in '' ' ' '.' '@someone' 'https://t.example/x'; do
		assert_equal "$(judge "$text" '' '[.label, .sentiment]')" '["neutral",0]'
	done
}

# sentiment_of BRAND TEXT
sentiment_of() {
	printf 'brand: {name: "%s", handles: [x%s]}\n' "$1" "${1// /}" >brand.yaml
	jq -cn --arg text "$2" '{id: "1", platform: "x", text: $text}' |
		crisis-score --plan brand.yaml | jq -c .score.sentiment
}

@test "the brand's own name carries no sentiment, whatever it means" {
	for brand in United Love "Best Buy" Awful Hope "Terrible Pizza" Target; do
		handle=${brand// /}
		assert_equal "$(sentiment_of "$brand" "$brand #$handle @$handle $brand's")" 0
		assert_equal "$(sentiment_of "$brand" "the kettle from $brand is good")" \
			"$(sentiment_of Acme 'the kettle from Acme is good')"
		assert_equal "$(sentiment_of "$brand" "@$handle not good")" \
			"$(sentiment_of Acme '@Acme not good')"
	done
}

@test "handles and links do not change a label" {
	for text in 'this is great' 'this is awful' 'it is a kettle'; do
		plain=$(judge "$text" '' .sentiment)
		assert_equal "$(judge "@hate_love $text" '' .sentiment)" "$plain"
		assert_equal "$(judge "$text https://awful.example/great?love=1" '' .sentiment)" "$plain"
	done
}

@test "negation turns, degree strengthens, in order" {
	run -0 judge 'not good'
	assert_output '"negative"'
	values=$(for text in 'very bad' 'bad' 'slightly bad' 'not bad' 'good' 'very good' 'very good!'; do
		judge "the kettle is $text" '' .sentiment
	done)
	assert_equal "$(sort -g <<<"$values")" "$values"
}

@test "a pattern that gives up counts as a match and says so" {
	printf '%s\n' 'teams: {care: {}}' 'topics:' '  slow: {patterns: ["/^(a+)+$/"]}' 'routes:' \
		'  - {name: rest, team: care}' >slow.yaml
	printf '{"id":"1","text":"%s!"}\n' "$(printf 'a%.0s' {1..60})" >post
	run -0 bash -o pipefail -c 'crisis-score --plan slow.yaml post | jq -c ".score | .topics, [.why[] |
		select(.to == \"topic slow\").what]"'
	assert_line --index 0 '["slow"]'
	assert_line --index 1 --partial 'taken for a match, since it gave up: '
}

@test "praise is not severe, and irony about a grave topic is not passed over" {
	run -0 judge 'love how fast my parcel came, thank you' '' '[.severity, .topics]'
	assert_output '["low",["delivery"]]'
	run -0 judge 'great, awesome, thanks for the data breach' '' '[.severity, .stance]'
	assert_output '["high","valid-criticism"]'
}

@test "the brand's own posts are low, balanced and not urgent" {
	for own in '"author_handle":"Acme"' '"author_handle":"@acme"' '"author_staff":true'; do
		run -0 judge 'we are sorry for the terrible data breach' "$own" '[.severity, .stance, .urgency]'
		assert_output '["low","balanced",0]'
	done
	run -0 judge 'terrible data breach' '"author_handle":"acme@evil.example"' .severity
	assert_output '"high"'
}

@test "reposts and drills are scored as any post" {
	plain=$(judge 'awful app' '' .)
	assert_equal "$(judge 'awful app' '"drill":true' .)" "$plain"
	assert_equal "$(judge 'awful app' '"repost_of":"7","kind":"repost"' .)" "$plain"
}

@test "reach is absent where nothing is known, and grows with what is" {
	run -0 judge bad '' 'has("reach")'
	assert_output false
	values=$(for facts in '"author_followers":0' '"likes":3' '"author_followers":5000' \
		'"author_followers":5000,"reposts":900' '"views":10000000'; do
		judge bad "$facts" .reach
	done)
	assert_equal "$(sort -g <<<"$values")" "$values"
	assert_equal "$(tail -n 1 <<<"$values")" 1
}

@test "urgency puts severity first, whatever the reach" {
	low=$(judge 'terrible' '"author_followers":90000' .urgency)
	high=$(judge 'is my data leaked online?' '' .urgency)
	[ "$low" -lt "$high" ]
}

@test "--explain masks what strangers wrote" {
	printf '{"id":"\\u001b[31m1","platform":"x","text":"aw\\u001bful bad\\u202e \\u0007"}\n' >post
	run -0 crisis-score --explain post
	refute_output --regexp $'[\x01-\x08\x0b-\x1f]'
	assert_line --regexp 'bad +sentiment$'
}

@test "--print-words is a list that gives the same judgements" {
	cat "$CASES"/score/{valence,stance}.in >posts
	crisis-score --print-words >words.tsv
	crisis-score --words words.tsv posts >ours
	crisis-score posts >builtin
	cmp ours builtin
}

@test "a word list that cannot be used is named with its line" {
	printf '# mine\ngood\t1\nbad\n' >words.tsv
	run -2 crisis-score --words words.tsv /dev/null
	assert_output --partial 'crisis-score: words.tsv:3: '
	printf 'good\t1\tlovely\n' >words.tsv
	run -2 crisis-score --words words.tsv /dev/null
	assert_output --partial "words.tsv:1: 'lovely' is not a kind of word"
	printf '!\t1\n' >words.tsv
	run -2 crisis-score --words words.tsv /dev/null
	assert_output --partial 'words.tsv:1: there is no word'
	run -2 crisis-score --words none.tsv /dev/null
	assert_output --partial 'none.tsv'
}

@test "development figures hold: tweets and airline posts" {
	needs_shared data/tweets/dev/sentiment.tsv
	for set in tweets airline; do
		tail -n +2 "$SHARED/data/$set/dev/sentiment.tsv" |
			jq -cR 'split("\t") | {id: .[0], text: .[-1]}' | crisis-score |
			jq -r '[.id, .score.label] | @tsv' |
			awk -v set=$set '{ n[$1]++; right[$1] += $1 == $2 }
				END { for (l in n) sum += right[l] / n[l]; print set, sum / 3; exit sum / 3 < 0.62 }'
	done
}

@test "hostile patterns on hostile text are taken for matches, said so, and soon over" {
  {
    printf 'topics:\n'
    for n in {1..60}; do
      printf '  t%d: {patterns: ["/(a|aa)+[bc]{%d}$/", "/(?=a*+b)a{%d}/"]}\n' "$n" "$n" "$n"
    done
    printf 'teams: {care: {}}\nroutes: [{name: all, team: care}]\n'
  } >plan.yaml
  for size in 280 5000 60000 500000; do
    printf '{"id":"%d","platform":"x","text":"%s"}\n' "$size" "$(head -c "$size" /dev/zero | tr '\0' a)"
  done >feed
  run timeout 60 crisis-score --plan plan.yaml feed
  assert_success
  assert_line --index 0 --partial 'taken for a match, since it gave up: /(a|aa)+[bc]{1}$/'
  assert_line --index 3 --partial '"topics":["t1",'
}

@test "the language is the platform's word, or else the text's" {
	run -0 judge 'the kettle is on the table' '"lang":"fr"' .lang
	assert_output '"fr"'
	while IFS='|' read -r lang text; do
		assert_equal "$lang $(judge "$text" '' .lang)" "$lang \"$lang\""
	done <<-'END'
		en|I am still waiting for my parcel and nobody answers
		de|Ich warte immer noch auf mein Paket und niemand antwortet
		fr|J'attends toujours mon colis et personne ne répond
		es|Sigo esperando mi paquete y nadie contesta
		pt|Ainda estou à espera da minha encomenda e ninguém responde
		it|Sto ancora aspettando il mio pacco e nessuno risponde
		ru|Я всё ещё жду посылку, и никто не отвечает
		uk|Я досі чекаю на посилку, і ніхто не відповідає
		ja|まだ荷物が届きません
		ko|아직도 소포를 기다리고 있어요
		el|Περιμένω ακόμα το δέμα μου
	END
	run -0 judge '😡 @acme' '' .lang
	assert_output null
}

@test "a name or a brand that the plan does not know may be any other" {
	for text in '%s helped me, thank you so much' 'why does %s never answer my mails' \
		'I talked to %s about the kettle' 'The new phone by %s is awful'; do
		# shellcheck disable=SC2059
		plain=$(judge "$(printf "$text" Maria)" '' '[.label, .sentiment, .complaint]')
		for name in John Priya Wolfgang Zanzibarco 'Anna Schmidt'; do
			# shellcheck disable=SC2059
			assert_equal "$(judge "$(printf "$text" "$name")" '' \
				'[.label, .sentiment, .complaint]')" "$plain"
		done
	done
}

@test "an emotion and requests are found where they are plain" {
	run -0 judge 'could you please send me the manual?' '' '.request > 0.5'
	assert_output true
	run -0 judge 'this is fucking ridiculous, I am furious' '' .emotion.label
	assert_output '"anger"'
}
