# crisis-train: models that are the same each time, that learn, and that are refused when broken.

setup() {
	load helper
	cd "$BATS_TEST_TMPDIR" || return
}

# labelled N: rows about soles that come off, and others that fit.
labelled() {
	printf 'label\ttext\n'
	for ((n = 0; n < $1; n++)); do
		printf 'complaint\tthe sole of pair %d came off in the wash\n' "$n"
		printf 'praise\tpair %d fits like a glove on the lawn\n' "$n"
	done
}

p_of() {
	printf '{"text":"%s"}\n' "$1" | crisis-score "${@:3}" | jq ".score.$2"
}

@test "a team's labels change its head and leave the others as they were" {
	labelled 40 >shoes.tsv
	run -0 crisis-train complaint=shoes.tsv --output team.model
	assert_line --index 0 --regexp '^complaint on own0: [0-9]+ rows, macro-recall 100\.0'
	text='the sole came off in the wash'
	before=$(p_of "$text" complaint) after=$(p_of "$text" complaint --model team.model)
	jq -en "$after > $before and $after > 0.8"
	assert_equal "$(p_of "$text" p --model team.model)" "$(p_of "$text" p)"
	assert_equal "$(p_of "$text" offensive --model team.model)" "$(p_of "$text" offensive)"
}

@test "the same files and seed give the same bytes, from TSV as from JSON lines" {
	labelled 20 >a.tsv
	tail -n +2 a.tsv | jq -cR 'split("\t") | {label: .[0], text: .[1]}' >a.jsonl
	crisis-train complaint=a.tsv --dev complaint=a.tsv -o one.model >report
	crisis-train complaint=a.tsv --dev complaint=a.tsv -o two.model | cmp - report
	crisis-train complaint=a.jsonl --dev complaint=a.tsv -o three.model
	cmp one.model two.model
	cmp one.model three.model
}

@test "the built-in model is one, and so is what is built upon another" {
	labelled 10 >a.tsv
	crisis-train irony=a.tsv --dev irony=a.tsv -o one.model 2>errors || status=$?
	assert_equal "${status-0}" 2
	assert_equal "$(cat errors)" 'crisis-train: irony: a label has no example'
	crisis-train complaint=a.tsv -o one.model >/dev/null
	run -0 crisis-train --base one.model complaint=a.tsv -o two.model
}

@test "a model that is cut short, damaged, foreign or of another version is refused" {
	labelled 10 >a.tsv
	crisis-train complaint=a.tsv -o whole.model >/dev/null
	size=$(wc -c <whole.model)
	for cut in 0 1 20 300 5000 $((size / 2)) $((size - 1)); do
		head -c "$cut" whole.model >cut.model
		run -2 crisis-score --model cut.model /dev/null
		assert_output --regexp '^crisis-score: cut.model:(1:)? '
	done
	(cat whole.model; printf x) >long.model
	run -2 crisis-score --model long.model /dev/null
	assert_output --partial 'cut short, or too long'
	(head -c $((size - 100)) whole.model; printf 'x%.0s' {1..100}) >damaged.model
	run -2 crisis-score --model damaged.model /dev/null
	assert_output --partial 'the file is damaged'
	sed '1s/crisis-model 2/crisis-model 9/' whole.model >other.model
	run -2 crisis-score --model other.model /dev/null
	assert_output --partial 'a model of another version'
	run -2 crisis-score --model a.tsv /dev/null
	assert_output --partial 'this is no model'
	run -2 crisis-score --model none.model /dev/null
	assert_output --partial 'none.model'
}

@test "what cannot be learned from is named" {
	run -2 crisis-train
	assert_output --partial 'nothing to learn from'
	run -2 crisis-train lovely=a.tsv
	assert_output --partial "'lovely=a.tsv' is not a task of the model"
	run -2 crisis-train complaint=none.tsv
	assert_output --partial 'none.tsv'
	printf 'a\tb\nc\td\n' >a.tsv
	run -2 crisis-train complaint=a.tsv
	assert_output --partial 'a.tsv:1: no columns label and text'
	printf 'label\ttext\nc\n' >a.tsv
	run -2 crisis-train complaint=a.tsv
	assert_output --partial 'a.tsv:2: a row needs a label and a text'
	printf '{"label":"x"}\n' >a.jsonl
	run -2 crisis-train complaint=a.jsonl
	assert_output --partial 'a.jsonl:1: no label and text here'
	printf 'source a a.tsv\nfrom a\n' >recipe
	run -2 crisis-train --recipe recipe
	assert_output --partial "recipe:2: before the first task: 'from'"
}

@test "a recipe makes a model of its own" {
	labelled 30 >a.tsv
	printf '%s\n' 'features 12 0.5' 'source a a.tsv' 'task help praise complaint' 'from a' \
		'task complaint praise complaint' 'from a 0%-50%' 'uses help' 'dev a 50%-100%' >recipe
	run -0 crisis-train --recipe recipe --output small.model
	assert_line --index 0 --partial 'macro-recall 100.0'
	[ "$(wc -c <small.model)" -lt 300000 ]
	bad=$(p_of 'the sole came off in the wash' complaint --model small.model)
	jq -en "$bad > $(p_of 'fits like a glove' complaint --model small.model)"
	assert_equal "$(p_of 'the sole came off' irony --model small.model)" null
}

@test "the recipe of the built-in model is printed" {
	run -0 crisis-train --print-recipe
	assert_output --partial 'task sentiment negative neutral positive'
}

@test "a label that is no plain word is refused, since labels become keys of JSON" {
	labelled 10 | sed 's/praise/x"y/' >a.tsv
	printf '%s\n' 'features 12 0.5' 'source a a.tsv' 'task emotion x"y complaint' 'from a' >recipe
	crisis-train --recipe recipe --output odd.model
	printf '%s\n' 'features 12 0.5' 'source a a.tsv' 'task emotion complaint x"y' 'from a' >recipe
	crisis-train --recipe recipe --output odd.model
	run -2 crisis-score --model odd.model /dev/null
	assert_output --partial 'this lane is not expected'
}
