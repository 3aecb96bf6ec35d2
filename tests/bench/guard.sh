#!/usr/bin/env bash
# How right the guard of crisis-reply is: its findings on labelled texts, as precision and recall
# of each rule. EXAMPLES is a file of texts with the columns rules (those that are broken, with
# commas, or -), near, stage (or -), severity, platform and text; --wrong lists what was missed or
# found wrongly. Exits with 1 where a rule is below LEAST.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
EXAMPLES=${EXAMPLES:-$HERE/../cases/guard/examples.tsv}
export PATH=$BUILD:$PATH LC_ALL=C.UTF-8

found() {
	tail -n +2 "$EXAMPLES" | jq -cR 'split("\t") |
		{id: .[0], platform: .[4], text: "", score: {severity: .[3], topics: []},
		reply: ({text: .[5]} + if .[2] == "-" then {} else {stage: .[2]} end)}' |
		crisis-reply --check 2>/dev/null |
		jq -r '[.id, ([.reply.findings[].name] | unique | join(",") | if . == "" then "-" else . end), .reply.text] | @tsv'
}

# crisis-reply exits with 1 where it finds errors.
rows=$(found || :)
if [ "${1-}" = --wrong ]; then
	awk -F'\t' '$1 != $2 { print "wanted " $1 ", found " $2 ": " $3 }' <<<"$rows"
fi
awk -F'\t' -v least="${LEAST:-0.9}" '
	{ texts++; n = split($1, wanted, ","); m = split($2, got, ","); delete is; delete has
	  for (i = 1; i <= n; i++) is[wanted[i]]; for (i = 1; i <= m; i++) has[got[i]]
	  for (r in is) if (r != "-") { all[r]++; if (r in has) hit[r]++ }
	  for (r in has) if (r != "-") { said[r]++ }
	  if ($1 == "-") { good++; clean += $2 == "-" } }
	END {
		printf "%-18s %6s %9s %7s\n", "rule", "bad", "precision", "recall"
		for (r in all) {
			precision = said[r] ? hit[r] / said[r] : 0; recall = hit[r] / all[r]
			low += precision < least || recall < least
			printf "%-18s %6d %9.2f %7.2f\n", r, all[r], precision, recall | "sort"
		}
		close("sort")
		printf "%d texts; of %d good ones %d are clean\n", texts, good, clean
		exit low > 0
	}' <<<"$rows"
