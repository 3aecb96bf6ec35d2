#!/usr/bin/env bash
# How right the guard of crisis-reply is: its findings on labelled texts, as precision and recall
# of each rule in each file of texts. EXAMPLES are files with the columns rules (those that are
# broken, with commas, or -), near, stage (or -), severity, platform and text; --wrong lists what
# was missed or found wrongly. Exits with 1 where a rule is below LEAST.
#
# examples.tsv and dev.tsv are what the rules were written with, held-out.tsv what they were
# measured on, fresh.tsv what was written last, in other voices.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
EXAMPLES=${EXAMPLES:-$(echo "$HERE"/../cases/guard/*.tsv)}
export PATH=$BUILD:$PATH LC_ALL=C.UTF-8

found() {
	tail -n +2 "$1" | jq -cR 'split("\t") |
		{id: .[0], platform: .[4], text: "", score: {severity: .[3], topics: []},
		reply: ({text: .[5]} + if .[2] == "-" then {} else {stage: .[2]} end)}' |
		crisis-reply --check 2>/dev/null |
		jq -r '[.id, ([.reply.findings[].name] | unique | join(",") | if . == "" then "-" else . end), .reply.text] | @tsv'
}

status=0
for examples in $EXAMPLES; do
	# crisis-reply exits with 1 where it finds errors.
	rows=$(found "$examples" || :)
	if [ "${1-}" = --wrong ]; then
		awk -F'\t' 'function sorted(list,   at, n, i, k, swap) {
				n = split(list, at, ",")
				for (i = 2; i <= n; i++) for (k = i; k > 1 && at[k] < at[k - 1]; k--) {
					swap = at[k]; at[k] = at[k - 1]; at[k - 1] = swap }
				list = at[1]
				for (i = 2; i <= n; i++) list = list "," at[i]
				return list }
			sorted($1) != $2 { print "wanted " $1 ", found " $2 ": " $3 }' <<<"$rows"
	fi
	awk -F'\t' -v least="${LEAST:-0.9}" -v split_name="$(basename "$examples" .tsv)" '
		{ texts++; n = split($1, wanted, ","); m = split($2, got, ","); delete is; delete has
		  for (i = 1; i <= n; i++) is[wanted[i]]; for (i = 1; i <= m; i++) has[got[i]]
		  for (r in is) if (r != "-") { all[r]++; if (r in has) hit[r]++ }
		  for (r in has) if (r != "-") { said[r]++ }
		  if ($1 == "-") { good++; clean += $2 == "-" } }
		END {
			printf "%-18s %6s %9s %7s\n", split_name, "bad", "precision", "recall"
			for (r in all) {
				precision = said[r] ? hit[r] / said[r] : 0; recall = hit[r] / all[r]
				low += precision < least || recall < least
				printf "%-18s %6d %9.2f %7.2f\n", r, all[r], precision, recall | "sort"
			}
			close("sort")
			printf "%d texts; of %d good ones %d are clean\n\n", texts, good, clean
			exit low > 0
		}' <<<"$rows" || status=1
done
exit "$status"
