#!/usr/bin/env bash
# How right crisis-score is: runs it over labelled posts that the built-in model did not learn
# from, as a user would, and prints a table. What VADER reaches on its own test parts is given
# beside it, from its published measurement on the same sets.
#
# SHARED is the folder of the labelled sets, MODEL a model instead of the built-in one.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
REVIEW=$(cd "$(dirname "$0")" && pwd)/review.sh
CASES=$(cd "$(dirname "$0")/../cases/score/review" && pwd)
SHARED=$(cd "${SHARED:-../shared/data}" && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export PATH=$BUILD:$PATH LC_ALL=C
options=()
[ -z "${MODEL-}" ] || options=(--model "$MODEL")

# measure NAME VADER: reads rows of the true label, the answer and its probability, with tabs.
measure() {
	sort -t $'\t' -k 3,3rn | awk -F'\t' -v name="$1" -v vader="$2" -v speed="${3-}" '
		function abs(x) { return x < 0 ? -x : x }
		{ all[$1]++; said[$2]++; right[$1] += $1 == $2; n++; hits += $1 == $2 }
		{ bin = int($3 * 10); if (bin > 9) bin = 9; p[bin] += $3; b[bin] += $1 == $2 }
		hits >= 0.9 * n { sure = n }
		END {
			for (label in all) {
				recall = right[label] / all[label]; classes++
				recalls += recall
				f1s += 2 * right[label] / (all[label] + said[label])
				each = each sprintf(" %s %.0f", label, 100 * recall)
			}
			for (bin in p) error += abs(p[bin] - b[bin])
			printf "%-18s %6d %7.1f %7.1f %7s %6.3f %6.0f %%  %s\n", name, n,
				100 * recalls / classes, 100 * f1s / classes, vader, error / n,
				100 * sure / n, each
		}'
}

# judged FILE COLUMN: its posts, scored, each behind the true label in that column.
judged() {
	tail -n +2 "$SHARED/$1" | jq -cR --argjson column "$2" --arg lang "${3-en}" \
		'split("\t") | {id: .[$column], text: .[-1], lang: $lang}' | crisis-score "${options[@]}"
}

sentiment='[.id, .score.label, (.score.p // {(.score.label): 1})[.score.label]] | @tsv'

# yes_no FILE HEAD YES [NO]: labels that are neither are passed over.
yes_no() {
	judged "$1" 0 | jq -r --arg head "$2" --arg yes "$3" '
		(.score[$head] // 0) as $p | [if (.id | test($yes)) then "yes" else "no" end,
		if $p >= 0.5 then "yes" else "no" end, ([$p, 1 - $p] | max)] | @tsv'
}

printf '%-18s %6s %7s %7s %7s %6s %8s  %s\n' task rows recall F1 VADER error 90%right 'recall of each'
judged tweets/dev/sentiment.tsv 0 | jq -r "$sentiment" | measure tweets 57.0
judged airline/dev/sentiment.tsv 0 | jq -r "$sentiment" | measure airline 54.9
judged brand_emotion/dev/brand.tsv 0 | jq -r "$sentiment" | measure brands 48.6
for lang in arabic:ar french:fr german:de hindi:hi italian:it portuguese:pt spanish:es; do
	[ "$lang" = none ] || tail -n +2 "$SHARED/multilingual/dev/sentiment.tsv" |
		awk -F'\t' -v lang="${lang%:*}" '$2 == lang' |
		jq -cR --arg lang "${lang#*:}" 'split("\t") | {id: .[0], text: .[-1], lang: $lang}' |
		crisis-score "${options[@]}" | jq -r "$sentiment" | measure "${lang%:*}" -
done
judged tweets/dev/emotion.tsv 0 |
	jq -r 'select(.score.emotion) | [.id, .score.emotion.label, .score.emotion.p[.score.emotion.label]] | @tsv' |
	measure emotion -
yes_no complaints/dev/complaint.tsv complaint '^complaint' | measure complaint -
yes_no tweets/dev/offensive.tsv offensive '^offensive' | measure offensive -
yes_no tweets/dev/irony.tsv irony '^irony' | measure irony -

echo
for half in dev held; do
	printf '%-9s %-16s %5s %7s %10s   (reviewed posts of our own: %s)\n' what class posts recall precision "$half"
	bash "$REVIEW" "$CASES/$half.jsonl"
	echo
done
echo 'recall and F1 are means over the labels; error is that of calibration; 90%right is the share of'
echo 'posts for which an answer can be given so that nine in ten are right.'
tail -q -n +2 "$SHARED"/{tweets,airline}/dev/sentiment.tsv | jq -cR 'split("\t") | {id: "1", text: .[-1]}' >"$WORK/posts"
for ((i = 0; i < 30; i++)); do cat "$WORK/posts"; done >"$WORK/many"

# Processors' time, for both, since other work may run here.
TIMEFORMAT=%U
seconds=$({ time crisis-score "${options[@]}" "$WORK/many" >"$WORK/out"; } 2>&1)
rate=$(awk -v posts="$(wc -l <"$WORK/many")" -v s="$seconds" 'BEGIN { printf "%d", posts / s }')
printf '%d posts/s a core, reading and writing JSON lines' "$rate"
for python in python3 /usr/bin/python3; do
	vader=$("$python" "$(dirname "$0")/vader.py" "$SHARED/lexicons/vader_lexicon.txt" \
		"$SHARED/tweets/dev/sentiment.tsv" 3 2>/dev/null) || continue
	awk -v rate="$rate" -v vader="$vader" \
		'BEGIN { printf "; %.1f times the %d of VADER'"'"'s loop (NLTK) without", rate / vader, vader }'
	break
done
echo
