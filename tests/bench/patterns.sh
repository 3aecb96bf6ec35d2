#!/usr/bin/env bash
# What patterns and words cost: crisis-score over the same posts with plans of 10, 1,000 and
# 10,000 patterns over 50 topics, and of as many words. The ten are the same in all of them and
# match; of the rest every one has words that posts hold, but none matches, so that the output
# must be the same, byte for byte. The runs take turns; each figure is the median of RUNS, in
# seconds of processor time, which a busy machine changes less than time on the wall.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
POSTS=${BENCH_POSTS:-300000}
RUNS=${RUNS:-3}
WORK=$BUILD/bench/patterns
export LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z
mkdir -p "$WORK"
rm -f "$WORK"/*

"$BUILD/bench/posts" "$POSTS" >"$WORK/posts.jsonl"

# plan COUNT KIND: a plan of 50 topics with COUNT patterns or words.
plan() {
	head -n 2000 "$WORK/posts.jsonl" | jq -r '.text | ascii_downcase | scan("[a-z]{3,}")' | sort -u |
		awk -v count="$1" -v kind="$2" '
		{ known[NR] = $0 }
		function pick(n) { seed = (seed * 16807) % 2147483647; return seed % n }
		# A word of three syllables or four that no post holds.
		function made(  n, word) {
			word = ""
			for (n = 3 + pick(2); n > 0; n--)
				word = word substr("bdfgklmnprstvz", 1 + pick(14), 1) substr("aeiou", 1 + pick(5), 1)
			return word "q"
		}
		function pattern(  a, b, c, shape) {
			a = known[1 + pick(NR)]; b = made(); c = made(); shape = pick(7)
			if (shape == 0) return "/\\b(" a "|" b ")\\s+(my|the|our)\\s+(\\w+\\s+)?" c "s?\\b/i"
			if (shape == 1) return "/\\b" a "\\b.{0,30}\\b" b "\\b/i"
			if (shape == 2) return "/\\b" b "[- ]?" a "\\b/i"
			if (shape == 3) return a " (is|was) (not )?" b
			if (shape == 4) return "/#?" b "(fail|gate|" c ")?\\b/i"
			if (shape == 5) return "/\\b" a "\\s+(is|are|has been)\\s+(" b "|" c "|" made() ")\\b/i"
			return "/(?<![\\w@])" b "(e[rns]?|ing|ed)?\\W+" a "/i"
		}
		function item(i) {
			if (i < 10)
				return ten[i]
			return kind == "words" ? (pick(2) ? made() : known[1 + pick(NR)] " " made()) : pattern()
		}
		END {
			seed = 20261122
			split("refund~lawyer~my order~on hold~charger~crash(es|ed)?~terms|joke~parcel~" \
				"rude (and|or) \\w+~replacement", list, "~")
			for (i = 0; i < 10; i++)
				ten[i] = list[i + 1]
			print "topics:"
			for (topic = 0; topic < 50; topic++) {
				print "  topic" topic ":"
				print "    patterns:"
				if (topic >= 10)
					print "      - \"zz no such thing " topic "\""
				for (i = topic; i < (kind == "words" ? 10 : count); i += 50)
					print "      - \047" item(i) "\047"
				if (kind == "words" && count > 10) {
					print "    words:"
					for (i = topic + 50; i < count + 50; i += 50)
						print "      - \047" item(i) "\047"
				}
			}
			print "routes: [{name: all, team: care}]"
			print "teams: {care: {contact: here}}"
		}' >"$WORK/$2-$1.yaml"
}

names=()
for kind in patterns words; do
	for count in 10 1000 10000; do
		plan $count $kind
		names+=("$kind-$count")
	done
done

TIMEFORMAT='%U %S'
for ((run = 0; run < RUNS; run++)); do
	for name in "${names[@]}"; do
		{ time "$BUILD/crisis-score" --plan "$WORK/$name.yaml" "$WORK/posts.jsonl" \
			>"$WORK/$name.out" 2>&3; } 3>&2 2>>"$WORK/$name.seconds"
		{ time "$BUILD/crisis-score" --plan "$WORK/$name.yaml" </dev/null 2>&3; } 3>&2 \
			2>>"$WORK/$name.start"
		cmp "$WORK/$name.out" "$WORK/${name%-*}-10.out"
	done
done

median() { awk '{ print $1 + $2 }' "$1" | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'; }

echo "$POSTS posts, median of $RUNS runs, processor time; the same matches in all"
for name in "${names[@]}"; do
	awk -v name="$name" -v t="$(median "$WORK/$name.seconds")" -v s="$(median "$WORK/$name.start")" \
		-v base="$(median "$WORK/${name%-*}-10.seconds")" 'BEGIN {
		split(name, part, "-")
		printf "%6d %-8s %7.3f s, of it %.3f s to start: %.2f times the time of 10\n",
			part[2], part[1], t, s, t / base }'
done
rm -f "$WORK"/*.jsonl "$WORK"/*.out
